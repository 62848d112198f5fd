"""The list of persons with access to restricted-access data (rules of Order 179/НҚ), as of a day.

Whoever has access to public data only is left out; data of which nobody has said whether they are restricted count as
restricted.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.asked import question
from ropa.documents.model import Block, Cell, Document, Paragraph, Signer
from ropa.documents.parts import accessible
from ropa.documents.parts.approval import approval
from ropa.documents.parts.given import source
from ropa.documents.parts.requisites import head
from ropa.documents.registers.listing import Column, data_of, table, values
from ropa.documents.text import Text, document
from ropa.fields import Kind
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.linked import answered_none

QUESTIONS = (
    question(
        "order_number",
        N_("List of persons approved by order no."),
        Kind.LINE,
        about=N_(
            "The number of the order that approves this list; left open, it is written in by hand. For example: 18/26."
        ),
    ),
    question(
        "order_date",
        N_("List of persons approved on"),
        Kind.DATE,
        about=N_("The date of that order; left open, it is written in by hand. For example: 12 January 2026."),
    ),
)

Row = tuple[int, Plain]


def compose(text: Text) -> Document:
    """The list of one operator."""
    number, day = text.given.get("order_number"), text.given.get("order_date")
    answered = (source(text, key) for key in ("order_number", "order_date") if text.given.get(key))
    stamp = approval(text, number, day, *answered)
    blocks = (stamp, *_opening(text), *_people(text), _signer(text))
    return document(text, blocks, text.speaker.name(text.operator), landscape=True)


def _opening(text: Text) -> Iterator[Block]:
    yield Paragraph(text.say("as_of", date=text.speaker.date(text.scope.day)))
    yield Paragraph(text.say("about", article=text.cite("11(2)")))


def _people(text: Text) -> Iterator[Block]:
    held, scope = text.holdings, text.scope
    found = [one for one in accessible.accesses(held, scope) if not accessible.only_public(held, one, scope)]
    if found:
        yield table(text, _COLUMNS, enumerate(found, start=1))
    elif answered_none(text.operator, "access"):
        yield Paragraph(text.say("no_people", (text.operator.uid, "none")))
    else:
        yield text.gap("people", (text.operator.uid, "access"))


def _number(text: Text, row: Row) -> Cell:
    return (text.speaker.text(str(row[0]), "access_list.no", (row[1].uid, "ref")),)


def _position(text: Text, row: Row) -> Cell:
    """The position; where neither it nor a person is named, that is missing."""
    access = row[1]
    if access["position"] or access["person"]:
        return values(text, access, "position")
    return (text.missing("who", (access.uid, "position"), (access.uid, "person")),)


def _person(text: Text, row: Row) -> Cell:
    return values(text, row[1], "person")


def _systems(text: Text, row: Row) -> Cell:
    names = [text.speaker.name(one) for one in accessible.systems(text.holdings, row[1])]
    if names or row[1]["activities"]:
        return tuple(names)
    return (text.missing("where", (row[1].uid, "systems"), (row[1].uid, "activities")),)


def _activities(text: Text, row: Row) -> Cell:
    return tuple(text.speaker.name(one) for one in accessible.activities(text.holdings, row[1], text.scope))


def _data(text: Text, row: Row) -> Cell:
    lines = data_of(text, accessible.restricted(text.holdings, row[1], text.scope))
    return (text.speaker.around("; ".join(one.text for one in lines), "access_list.data", *lines),) if lines else ()


def _rights(text: Text, row: Row) -> Cell:
    return values(text, row[1], "rights")


def _order(text: Text, row: Row) -> Cell:
    access = row[1]
    number, day = access["order_number"], access["order_date"]
    if not number:
        return values(text, access, "order_date")
    sources = ((access.uid, "order_number"), (access.uid, "order_date"))
    if day:
        return (text.say("order", *sources, number=number, date=text.speaker.date(day)),)
    return (text.say("order_number", sources[0], number=number),)


def _nda(text: Text, row: Row) -> Cell:
    access = row[1]
    day = access["nda_date"]
    if day is None:
        return (text.missing("nda", (access.uid, "nda_date")),)
    return (text.say("nda_signed", (access.uid, "nda_date"), date=text.speaker.date(day)),)


def _period(text: Text, row: Row) -> Cell:
    access = row[1]
    ends = (("period_since", "since"), ("period_until", "until"))
    return tuple(
        text.say(clause, (access.uid, key), date=text.speaker.date(access[key])) for clause, key in ends if access[key]
    )


def _reviewed(text: Text, row: Row) -> Cell:
    return values(text, row[1], "reviewed")


_COLUMNS: tuple[Column[Text, Row], ...] = (
    ("no", 0.6, _number),
    ("position", 2.0, _position),
    ("person", 2.1, _person),
    ("systems", 2.1, _systems),
    ("activities", 2.2, _activities),
    ("data", 3.0, _data),
    ("rights", 2.0, _rights),
    ("order", 1.7, _order),
    ("nda", 1.8, _nda),
    ("period", 1.7, _period),
    ("reviewed", 1.5, _reviewed),
)


def _signer(text: Text) -> Signer:
    """The responsible person answers for the list; where nobody is named, the head."""
    operator, speaker = text.operator, text.speaker
    name = speaker.words(operator, "responsible_name")
    if name is None:
        return head(text)
    position = speaker.words(operator, "responsible_position")
    return Signer(position or text.say("responsible", (operator.uid, "responsible_position")), name)
