"""Taking the draft of an operator into the register: what a person chose of it, in one act."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ropa.actions.from_text.choosing import is_fact, with_needs
from ropa.actions.from_text.making import APART, EVERY, EVERY_ITEM
from ropa.actions.from_text.proposing import same_number
from ropa.actions.importing.accepting import make
from ropa.actions.importing.proposals import Proposal, Proposed
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.model import KINDS
from ropa.store.work import Work

_IN_ORDER = {kind: n for n, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Drafted:
    """The new operator, and how many records of each kind were made with it."""

    uid: str
    made: Mapping[str, int]


def draft_operator(work: Work, proposed: Proposed, chosen: Iterable[str], *, everywhere: bool = False) -> Drafted:
    """Create the operator with what was chosen; `everywhere`: what has no purpose in the text goes into each activity.
    Raises RopaError where an operator with its BIN is there already.
    """
    records = placed(proposed, chosen, everywhere=everywhere)
    operator = records[0]
    if same_number(work.connection, operator.values.get("bin")):
        raise RopaError(N_("An operator with the BIN {bin} is in the register already."), bin=operator.values["bin"])
    present = {one.uid: one.present for one in proposed.proposals if one.present}
    return Drafted(operator.uid, make(work, records, present, (*proposed.proposals, *records)))


def placed(proposed: Proposed, chosen: Iterable[str], *, everywhere: bool = False) -> list[Proposal]:
    """The records that come of it, the operator first: facts in their records, what is said of every activity in each
    of them, what is said of every item in those of which the text says nothing else.
    """
    (operator, *others) = proposed.proposals
    kept = with_needs(proposed, {*chosen, operator.uid}, drop=True)
    wanted = [operator, *(one for one in others if one.uid in kept)]
    if everywhere:
        wanted = _without_apart(wanted)
    facts: dict[str, dict[str, Any]] = {}
    for one in wanted:
        if is_fact(proposed, one) and one.parent:
            _merge(facts.setdefault(one.parent, {}), one.values)
    records = [one for one in wanted if not is_fact(proposed, one) and one.present is None]
    told = [one for one in records if one.parent == EVERY]
    parts = [one for one in records if one.parent in {each.uid for each in told}]
    plain = [one for one in records if one not in told and one not in parts]
    spread = [
        each
        for target in plain
        if target.kind in ("activity", "purpose")
        for each in _copies(target, told, parts, [one for one in plain if one.parent == target.uid])
    ]
    return sorted((_filled(one, facts) for one in (*plain, *spread)), key=lambda one: _IN_ORDER[one.kind])


def _without_apart(wanted: list[Proposal]) -> list[Proposal]:
    """What stands apart as said of every activity, where there is any other one."""
    apart = next((one for one in wanted if one.why == APART), None)
    if apart is None or sum(one.kind == "activity" and one.parent == apart.parent for one in wanted) == 1:
        return wanted
    return [replace(one, parent=EVERY) if one.parent == apart.uid else one for one in wanted if one is not apart]


def _filled(one: Proposal, facts: Mapping[str, dict[str, Any]]) -> Proposal:
    values = dict(one.values)
    _merge(values, facts.get(one.uid, {}))
    if one.kind == "activity":
        _merge(values, facts.get(EVERY, {}))
    if one.kind == "item":
        values = {**facts.get(EVERY_ITEM, {}), **values}
    return replace(one, values=values)


def _merge(values: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Lists grow, texts of one line stand one after the other, anything else is said once."""
    for key, value in more.items():
        before = values.get(key)
        if isinstance(value, tuple):
            values[key] = tuple(dict.fromkeys((*(before or ()), *value)))
        elif isinstance(before, str) and before != value:
            values[key] = f"{before}, {value}"
        else:
            values[key] = value


def _copies(
    target: Proposal, told: Iterable[Proposal], parts: Iterable[Proposal], there: Iterable[Proposal]
) -> Iterator[Proposal]:
    """What is said of every activity, or of a basis for every purpose, as it stands in this one; what it has already
    stays as it is.
    """
    instead: dict[str, str] = {}
    for one in told:
        if (target.kind == "purpose") != (one.kind == "basis"):
            continue
        same = next((each for each in there if each.kind == one.kind and each.values == one.values), None)
        instead[one.uid] = same.uid if same else uuid.uuid4().hex
        if same is None:
            yield replace(one, uid=instead[one.uid], parent=target.uid, values=_led(one.values, instead))
            for part in parts:
                if part.parent == one.uid:
                    yield replace(part, uid=uuid.uuid4().hex, parent=instead[one.uid])


def _led(values: Mapping[str, Any], instead: Mapping[str, str]) -> dict[str, Any]:
    """Facts whose links lead to the copies."""
    return {
        key: tuple(instead.get(each, each) for each in value) if isinstance(value, tuple) else value
        for key, value in values.items()
    }
