"""What the list of data says in each column of a row."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from ropa import linked
from ropa.documents.inside.data_list_rows import Row, transfers
from ropa.documents.model import Cell, Said, Source
from ropa.documents.parts import facts
from ropa.documents.parts.storage import terms_of
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.registers.listing import Column, read_by, values
from ropa.documents.text import Text
from ropa.holdings import Plain


def _items(text: CoveredText, row: Row) -> Cell:
    if row.tracker:
        read = read_by(text, row.tracker) or (text.missing("read", (row.tracker.uid, "categories")),)
        named = text.speaker.name(row.tracker)
        return (text.mixed("tracker", named, tracker=named.text), *read)
    return tuple(text.item((one,)) for one in row.items)


def _access(text: CoveredText, row: Row) -> Cell:
    return _of_items(text, row, "access")


def _identifier(text: CoveredText, row: Row) -> Cell:
    """No gap where nobody has answered: the law's list of identifiers is known second hand only."""
    return values(text, row.items[0], "identifier") if row.items else ()


def _sources(text: CoveredText, row: Row) -> Cell:
    if row.tracker:
        automatic = text.speaker.code("sources", "automatic")
        return (text.speaker.text(automatic, "data_list.source", (row.tracker.uid, "categories")),)
    return _of_items(text, row, "sources")


def _of_items(text: CoveredText, row: Row, key: str) -> Cell:
    """A fact that all items of a row share."""
    if not row.items:
        return ()
    cell = values(text, row.items[0], key) or text.speaker.unanswered(row.items[0], key)
    others = tuple((one.uid, key) for one in row.items[1:])
    return tuple(replace(said, sources=(*said.sources, *others)) for said in cell)


def _purposes(text: CoveredText, row: Row) -> Cell:
    named = tuple(facts.purpose_text(text.speaker, one) for one in row.purposes)
    missing = (text.missing("purposes", _whose(row, "purpose")),)
    why = text.speaker.words(row.items[0], "necessity") if row.items else None
    return (*(named or missing), *((text.around("necessity", why, "why"),) if why else ()))


def _whose(row: Row, part: str) -> Source:
    """Where a part would be answered: in the activity of a row, or by naming the activity of its tracker."""
    return (row.activity.uid, part) if row.activity else (cast(Plain, row.tracker).uid, "activity")


def _bases(text: CoveredText, row: Row) -> Cell:
    """Bases that the law knows, each once, with their sources; and the purposes that have none."""
    found: dict[object, list[Said]] = {}
    missing = []
    for purpose in row.purposes:
        lawful = facts.lawful(text.speaker, purpose.of("basis"))
        for basis in lawful:
            source = text.speaker.words(basis, "source")
            lines = [*text.speaker.answer(basis), *((source,) if source else ())]
            found.setdefault((basis["code"], basis["source"]), lines)
        if not lawful:
            missing.append(_no_basis(text, purpose))
    return (*(said for lines in found.values() for said in lines), *missing)


def _no_basis(text: Text, purpose: Plain) -> Said:
    named = facts.purpose_text(text.speaker, purpose)
    what = text.words("gap_basis", purpose=named.text)
    return text.speaker.text(text.words("gap", what=what), "gap.basis", (purpose.uid, "basis"), gap=True)


def _methods(text: CoveredText, row: Row) -> Cell:
    if row.activity is None:
        return ()
    means = values(text, row.activity, "means") or (text.missing("means", (row.activity.uid, "means")),)
    return (*means, *(() if row.tracker else values(text, row.activity, "channels")))


def _systems(text: CoveredText, row: Row) -> Cell:
    """Each system, and below it where its data lie."""
    if row.activity is None:
        return ()
    lines: list[Said] = []
    for system in text.holdings.linked(row.activity, "systems"):
        place = (*(text.speaker.value(system, "country") or text.speaker.unanswered(system, "country")),)
        place += text.speaker.value(system, "city")
        lines.append(text.speaker.name(system))
        lines.append(text.speaker.around(", ".join(one.text for one in place), "system.place", *place))
    return tuple(lines) or text.speaker.unanswered(row.activity, "systems")


def _recipients(text: CoveredText, row: Row) -> Cell:
    lines: dict[str, Said] = {}
    for owner in (*row.disclosures, *row.trackers):
        if party := linked.party_of(text.holdings, owner):
            lines.setdefault(party.uid, _recipient(text, owner, party))
    if lines:
        return tuple(lines.values())
    if row.tracker:
        own = row.tracker["own"]
        return (
            text.say("not_passed", (row.tracker.uid, "own"))
            if own
            else text.missing("party", (row.tracker.uid, "party")),
        )
    activity = cast(Plain, row.activity)
    if activity.of("disclosure") or linked.answered_none(activity, "disclosure"):
        return (text.say("not_passed", (activity.uid, "none")),)
    return text.speaker.unanswered(activity, "none")


def _recipient(text: Text, owner: Plain, party: Plain) -> Said:
    named = text.speaker.name(party)
    shown = text.words("may", what=named.text) if owner["certainty"] == "may_take_place" else named.text
    sources = ((owner.uid, "party"), (owner.uid, "certainty"))
    return text.speaker.around(shown, "data_list.recipient", named, sources=sources)


def _abroad(text: CoveredText, row: Row) -> Cell:
    """Where the data go, each transfer with its grounds that the law knows; or that they do not."""
    lines: list[Said] = []
    for one in transfers(row, text.covered):
        lines.append(facts.countries(text.speaker, text.words, one, "data_list.abroad"))
        for ground in facts.lawful(text.speaker, one.transfer.of("transfer_ground")):
            lines += text.speaker.answer(ground)
    if lines:
        return tuple(lines)
    if row.activity is None:
        return (text.missing("abroad", _whose(row, "transfer")),)
    if linked.transfers(text.holdings, row.activity) or linked.answered_none(row.activity, "transfer"):
        return (text.say("not_abroad", (row.activity.uid, "none")),)
    return text.speaker.unanswered(row.activity, "none")


def _retention(text: CoveredText, row: Row) -> Cell:
    lines = tuple(line for one in row.retentions for line in terms_of(text, one))
    return lines or (text.missing("retention", _whose(row, "retention")),)


def _unit(text: CoveredText, row: Row) -> Cell:
    return values(text, row.activity, "department") if row.activity else ()


CELLS: tuple[Column[CoveredText, Row], ...] = (
    ("item", 3.2, _items),
    ("access", 1.7, _access),
    ("identifier", 1.5, _identifier),
    ("purposes", 2.8, _purposes),
    ("basis", 2.7, _bases),
    ("source", 1.7, _sources),
    ("method", 2.0, _methods),
    ("system", 2.0, _systems),
    ("recipients", 2.5, _recipients),
    ("abroad", 2.2, _abroad),
    ("retention", 3.0, _retention),
    ("unit", 1.6, _unit),
)
"""Columns of the list after the number of the row."""
