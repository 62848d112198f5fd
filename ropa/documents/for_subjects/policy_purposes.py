"""The part of the policy on purposes: each with its data, lawful bases and terms of storage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ropa import linked
from ropa.covered import APART, OPT_OUT, grouped
from ropa.documents.model import Block, Cell, Paragraph, Said, Table
from ropa.documents.parts import facts
from ropa.documents.parts.storage import distinct, lawful_terms, says, terms_of
from ropa.documents.parts.subjects import CoveredText, of, once
from ropa.holdings import Plain

Same = tuple[Plain, ...]


def purposes(text: CoveredText) -> Iterator[Block]:
    """Purposes with their data, lawful bases and terms of storage; those that agree in all of it share a row."""
    rows: dict[object, list[Plain]] = {}
    for same in grouped(text.covered.purposes, ("code", "text")):
        rows.setdefault(_agrees(text, same), []).extend(same)
    if not rows:
        yield text.gap("purposes", *of(text.covered.activities, "purpose"))
        return
    yield Paragraph(text.say("purposes", article=text.cite("7(8)")))
    header = tuple((text.say(one),) for one in ("col_purpose", "col_purpose_data", "col_basis", "col_kept"))
    yield Table(header, tuple(_row(text, tuple(some)) for some in rows.values()), (2, 2.5, 2.6, 2.9))


def _agrees(text: CoveredText, same: Same) -> object:
    """What purposes of one row have in common, whatever the language of the paper."""
    items = tuple((one["category"], one["text"]) for one in _items(text, same))
    lawful = tuple((one["code"], one["source"], one["covers"]) for one in _lawful(text, same))
    terms = tuple(says(one) for one in distinct(_terms(text, same)))
    apart = tuple(one.uid for one in same if one["consent_mode"] == OPT_OUT)
    return items, lawful, terms, apart, any(one["consent_mode"] == APART for one in same)


def _row(text: CoveredText, some: Same) -> tuple[Cell, ...]:
    lines = [text.purpose(same) for same in grouped(some, ("code", "text"))]
    if apart := [one for one in some if one["consent_mode"] == APART]:
        lines.append(text.say("purpose_apart", *((one.uid, "consent_mode") for one in apart)))
    return tuple(lines), _served_by(text, some), _bases(text, some), _kept(text, some)


def _activities(text: CoveredText, same: Same) -> Same:
    uids = {one.uid for one in same}
    return tuple(one for one in text.covered.activities if uids & {purpose.uid for purpose in one.of("purpose")})


def _serves(record: Plain, same: Same) -> bool:
    return not record["purposes"] or bool({one.uid for one in same} & set(record["purposes"]))


def _items(text: CoveredText, same: Same) -> Same:
    return tuple(
        item
        for activity in _activities(text, same)
        for item in linked.in_force(activity.of("item"), text.scope.day)
        if _serves(item, same)
    )


def _lawful(text: CoveredText, same: Same) -> Same:
    return tuple(basis for one in same for basis in facts.lawful(text.speaker, one.of("basis")))


def _terms(text: CoveredText, same: Same) -> Same:
    return tuple(one for one in lawful_terms(_activities(text, same)) if _serves(one, same))


def _served_by(text: CoveredText, same: Same) -> Cell:
    """The data for a purpose, each once, in one line."""
    items = _items(text, same)
    if not items:
        return (text.missing("data", *of(_activities(text, same), "item")),)
    said = [_in_short(text, one) for one, *_ in grouped(items, ("category", "text"))]
    line = "; ".join(one.text for one in said)
    return (text.speaker.around(line, "purpose.items", *said, sources=tuple(of(items, "category"))),)


def _in_short(text: CoveredText, item: Plain) -> Said:
    """A data item by the operator's words, else by its category; both stand in the list of data."""
    return text.speaker.words(item, "text") or facts.item_text(text.speaker, item, "purpose.item")


def _bases(text: CoveredText, same: Same) -> Cell:
    """What the law knows of the bases; a purpose that only claims others has none yet."""
    speaker = text.speaker
    lines: list[Said] = []
    for one, *others in grouped(_lawful(text, same), ("code", "source", "covers")):
        lines += [replace(said, sources=(*said.sources, *of(others, "code"))) for said in speaker.answer(one)]
        for key, clause, slot in (("source", "basis_source", "source"), ("covers", "basis_covers", "what")):
            if words := speaker.words(one, key):
                said = text.around(clause, words, slot)
                lines.append(replace(said, sources=(*said.sources, *of(others, key))))
    lines = list(once(lines))
    if not lines:
        lines.append(text.missing("basis", *of(same, "basis")))
    for one in (one for one in same if one["consent_mode"] == OPT_OUT):
        purpose = facts.purpose_text(speaker, one)
        wanted = text.words("gap", what=text.words("gap_opt_out", purpose=purpose.text))
        lines.append(speaker.text(wanted, "gap.opt_out", (one.uid, "consent_mode"), gap=True))
    return tuple(lines)


def _kept(text: CoveredText, same: Same) -> Cell:
    """The terms of storage for a purpose; where none is lawful, the one that the law has."""
    return once(_stored(text, same)) or (text.say("kept_by_law"),)


def _stored(text: CoveredText, same: Same) -> Iterator[Said]:
    for one in _terms(text, same):
        yield from terms_of(text, one)
        if source := text.speaker.words(one, "legal_source"):
            yield text.around("kept_source", source, "source")
