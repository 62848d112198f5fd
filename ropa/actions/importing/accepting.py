"""Taking proposals into the register: all of them, or those that a person chose, in one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ropa.actions.creating import Wanted, create_all
from ropa.actions.importing.proposals import Proposal, Proposed
from ropa.fields import Kind
from ropa.model import fields, parents
from ropa.store.work import Work


@dataclass(frozen=True)
class Taken:
    """How many records of each kind were made, and the uids of those that are rows of the table."""

    made: Mapping[str, int]
    rows: tuple[str, ...]


def import_table(work: Work, proposed: Proposed, uids: Iterable[str]) -> Taken:
    """Create what these proposals say, with their parts and what they link to. Links to what is left lead nowhere and
    are left too.
    """
    wanted = proposed.whole(uids)
    here = {one.uid: one.present for one in proposed.proposals if one.present}
    made = make(work, [one for one in proposed.proposals if one.uid in wanted], here, proposed.proposals)
    return Taken(made, tuple(one.uid for one in proposed.rows() if one.uid in wanted))


def make(
    work: Work, wanted: Iterable[Proposal], present: Mapping[str, str], among: Iterable[Proposal]
) -> Mapping[str, int]:
    """Create the records of proposals, and count them by kind. `present`: records that stand for proposals already;
    what is `among` the proposals, and neither wanted nor present, is not there.
    """
    wanted = tuple(wanted)
    here = {**present, **{one.uid: one.uid for one in wanted}}
    proposals = {one.uid for one in among}
    asked = []
    for one in wanted:
        above = here.get(one.parent, one.parent) if one.parent else None
        place = (above, None) if parents(one.kind) else (None, above)
        asked.append(Wanted(one.kind, one.uid, _facts(one, here, proposals), *place))
    create_all(work, asked)
    return Counter(one.kind for one in asked)


def _facts(one: Proposal, here: Mapping[str, str], proposals: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in one.values.items():
        kind = fields(one.kind)[key].kind
        if kind is Kind.LINK:
            found[key] = here.get(value) or (None if value in proposals else value)
        elif kind is Kind.LINKS:
            led = (here.get(uid) or ("" if uid in proposals else uid) for uid in value)
            found[key] = tuple(dict.fromkeys(uid for uid in led if uid))
        else:
            found[key] = value
    return found
