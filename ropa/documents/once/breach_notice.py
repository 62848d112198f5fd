"""The notice to the authorised body of a security breach, with the subjects whom it has to reach in an annex."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Block, Cell, Document, Heading, NewPage, Paragraph, Said, Stamp, Table
from ropa.documents.parts.given import given, given_lines, source, wanted, wanted_codes
from ropa.documents.parts.requisites import head, numbered, operator_sheet, sheet
from ropa.documents.text import Text, document, sections

_ALONE = frozenset({"sole_trader", "individual"})
"""Legal forms that need not appoint a responsible person."""
_RESPONSIBLE = ("responsible_name", "responsible_position", "responsible_phone", "responsible_email")
_NEEDED = ("responsible_name", "responsible_phone")


def compose(text: Text) -> Document:
    """The notice of one breach."""
    return document(text, (*_head(text), *sections(text, _SECTIONS), head(text), *_annex(text)))


def _head(text: Text) -> Iterator[Block]:
    yield Stamp(given(text, "addressee") or (text.say("to"),))
    yield numbered(text)
    yield Paragraph(text.say("intro", article=text.cite("25(2)(8)")))


def _operator(text: Text) -> Iterator[Block]:
    yield operator_sheet(text, "name", "bin", "address", "email", "phone")


def _responsible(text: Text) -> Iterator[Block]:
    """Contacts of the responsible person, if there is one: whoever is no legal entity need not appoint any."""
    speaker, operator = text.speaker, text.operator
    rows = []
    for key in _RESPONSIBLE:
        cell = speaker.value(operator, key)
        if not cell and key in _NEEDED and operator["legal_form"] not in _ALONE:
            cell = (text.missing(key, (operator.uid, key)),)
        if cell:
            rows.append((speaker.label(text.field(operator, key)), cell))
    if rows:
        yield Table((), tuple(rows), (1, 2.6))


def _facts(text: Text) -> Iterator[Block]:
    detected = (*wanted(text, "detected_on"), *given(text, "detected_at"))
    rows = (
        ("detected_on", detected),
        ("occurred", given(text, "occurred")),
        ("happened", wanted(text, "happened")),
        ("consequences", given(text, "consequences")),
    )
    yield sheet(text, rows)


def _concerned(text: Text) -> Iterator[Block]:
    rows = (
        ("categories", wanted_codes(text, "categories", "data_categories")),
        ("groups", wanted_codes(text, "groups", "subject_groups")),
        ("count", given(text, "count")),
    )
    yield sheet(text, rows)


def _measures(text: Text) -> Iterator[Block]:
    yield sheet(text, (("measures", wanted(text, "measures")), ("planned", given(text, "planned"))))


def _notifying(text: Text) -> Iterator[Block]:
    lines = given_lines(text, "subjects")
    if lines:
        yield Paragraph(text.say("annexed", n=len(lines)))
        yield Paragraph(text.say("rules"))
    else:
        yield text.gap("subjects", source(text, "subjects"))


def _annex(text: Text) -> Iterator[Block]:
    """The subjects, a row each: what stands between semicolons, or between tabs where it was copied from a table."""
    lines = given_lines(text, "subjects")
    if not lines:
        return
    yield NewPage()
    yield Heading(text.say("annex"), 2)
    header = tuple((text.say(f"col_{key}"),) for key in ("n", "full_name", "iin", "mobile"))
    yield Table(header, tuple(_subject(text, n, line) for n, line in enumerate(lines, start=1)), (0.5, 3.4, 1.6, 1.8))


def _subject(text: Text, n: int, line: Said) -> tuple[Cell, ...]:
    parts = (one.strip() for one in line.text.replace("\t", ";").split(";"))
    name, iin, *others = (*parts, "")
    texts = (str(n), name, iin, "; ".join(one for one in others if one))
    return tuple((text.speaker.text(one, line.key, *line.sources),) if one else () for one in texts)


_SECTIONS = (
    ("operator", _operator),
    ("responsible", _responsible),
    ("facts", _facts),
    ("concerned", _concerned),
    ("measures", _measures),
    ("notifying", _notifying),
)
