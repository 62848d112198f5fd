"""Copies brought up to date with what they were made of: what was chosen is taken over, the rest is kept for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from ropa.actions.bulk import wait_no_longer
from ropa.actions.copies import (
    COMING_ALONG,
    Sources,
    There,
    copied_fields,
    copied_value,
    insert_copies,
    linked,
    links,
    ordered,
    uids_of_copies,
)
from ropa.actions.copying_over import carry_along
from ropa.actions.creating import clear_none
from ropa.actions.following import Behind, behind
from ropa.actions.links import targets
from ropa.actions.merging import ADDED, CHANGED, NONE, REMOVED, Offer, name_of, stands_for
from ropa.actions.standing import bin as to_bin
from ropa.model import is_record
from ropa.store.facts import as_json, told_by
from ropa.store.history import newest_edit
from ropa.store.listing import refresh
from ropa.store.row import Row
from ropa.store.work import Work
from ropa.values import parts

Chosen = Mapping[str, Collection[tuple[str, str]]]
"""By copy what it takes over: (row of the source, key) of offers."""


def bring_up_to_date(work: Work, chosen: Chosen) -> int:
    """Let copies take over what was chosen for each, in one Edit an operator; how many offers were. All else that they
    are offered now is kept as it is: they are asked again only when it changes once more.
    """
    newest, sources = newest_edit(work.connection), Sources(work.connection)
    taken = {
        copy.uid: (copy, [one for one in copy.offers if (one.source, one.key) in chosen[copy.uid]])
        for copy in behind(work.connection, chosen)
    }
    work.expect(len(taken))
    for copy, offers in work.through(taken.values()):
        work.edit(copy.operator, copy.uid, copy.kind)
        _make_and_say(work, sources, copy, offers)
    if going := [one.row for _, offers in taken.values() for one in offers if one.sort == REMOVED]:
        refresh(work)  # what used them may have let them go just now
        to_bin(work, *going)
    for copy, offers in work.through(taken.values()):
        _say_none(work, sources, copy, offers)
        work.put(work.row(copy.uid), {"origin_edit": newest})
    return sum(len(offers) for _, offers in taken.values())


def _make_and_say(work: Work, sources: Sources, copy: Behind, offers: Sequence[Offer]) -> None:
    """Parts that come are made before facts link to them."""
    rows = {row.uid: row for row in sources.tree(copy.source)}
    added = {one: list(ordered(rows, rows[one.source])) for one in offers if one.sort == ADDED}
    changed = [one for one in offers if one.sort == CHANGED and one.key != NONE]
    here = _here(work, sources, copy, added, [(one, rows[one.source][name_of(one.key)]) for one in changed])
    for one, some in added.items():
        insert_copies(work, some, here, copy.operator, work.row(one.row))
        clear_none(work, {one.row: [one.kind]}, {})
    wanted: dict[str, dict[str, str | None]] = {}
    for one in changed:
        wanted.setdefault(one.row, {})[one.key] = _said(one, rows[one.source], here)
    _say(work, wanted)


def _say_none(work: Work, sources: Sources, copy: Behind, offers: Iterable[Offer]) -> None:
    """That there are none of some kinds, but for those of which there are some all the same."""
    for one in offers:
        if one.key == NONE:
            living = {line.kind for line in work.descendants(copy.uid) if work.row(line.uid)["binned"] is None}
            said = [kind for kind in sources.tree(copy.source)[0][NONE] or () if kind not in living]
            _say(work, {one.row: {NONE: as_json(said or None)}})


def _here(
    work: Work,
    sources: Sources,
    copy: Behind,
    added: Mapping[Offer, Sequence[Row]],
    changed: Iterable[tuple[Offer, Any]],
) -> dict[str, str]:
    """By uid of what the source has, or links to, what stands for it at the operator; what is not there comes along."""
    here = dict(copy.pairs)
    leads = {one for rows in added.values() for row in rows for _, one in links(row)}
    for offer, value in changed:
        leads.update(linked(copied_fields(offer.kind)[name_of(offer.key)], value))
    for offer, rows in added.items():
        here |= uids_of_copies(rows, _record(work, offer.row))
    there, along = There(work.connection, copy.operator), []
    for uid, line in targets(work.connection, leads - here.keys()).items():
        if line is not None and line.uid == line.root_uid and line.operator_uid and line.kind in COMING_ALONG:
            along.append(uid)
        elif found := stands_for(work.connection, there, uid):
            here[uid] = found
    return here | carry_along(work, sources, copy.operator, along, here)


def _record(work: Work, uid: str) -> str:
    """The record that a row is, or is a part of."""
    row = work.row(uid)
    while not is_record(row.kind) and row.parent_uid:
        row = work.row(row.parent_uid)
    return row.uid


def _said(offer: Offer, source: Row, here: Mapping[str, str]) -> str | None:
    known = copied_fields(offer.kind)[name_of(offer.key)]
    return as_json(parts(known, copied_value(known, source[known.key], here)).get(offer.key))


def _say(work: Work, wanted: Mapping[str, Mapping[str, str | None]]) -> None:
    ready: dict[str, tuple[Row, dict[str, Any]]] = {}
    for uid, facts in wanted.items():
        row = work.row(uid)
        values, _ = told_by(row.kind, row.values, facts)
        work.put(row, values)
        ready[uid] = row, values
    wait_no_longer(work, ready)
