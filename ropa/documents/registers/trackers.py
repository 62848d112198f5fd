"""The register of trackers and their cookies: whose they are, what they read, when they load, how to refuse them."""

from __future__ import annotations

from collections.abc import Iterator

from ropa import linked
from ropa.documents.asked import Question
from ropa.documents.model import Block, Cell, Document, Paragraph
from ropa.documents.registers.listing import (
    Column,
    kept,
    labelled,
    number,
    opening,
    purposes_of,
    read_by,
    table,
    values,
)
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain

QUESTIONS: tuple[Question, ...] = ()


def compose(text: Text) -> Document:
    """The register of one operator: all its trackers that are not archived."""
    blocks = (*opening(text, text.say("about")), *sections(text, _SECTIONS))
    return document(text, blocks, text.speaker.name(text.operator), landscape=True)


def _every(text: Text) -> tuple[Plain, ...]:
    return kept(text.holdings.all("tracker"))


def _trackers(text: Text) -> Iterator[Block]:
    source = (text.operator.uid, "none")
    if every := _every(text):
        yield table(text, _COLUMNS, every)
    elif linked.answered_none(text.operator, "tracker"):
        yield Paragraph(text.say("no_trackers", source))
    else:
        yield text.gap("trackers", source)


def _name(text: Text, tracker: Plain) -> Cell:
    return text.speaker.name(tracker), *labelled(text, tracker, "site")


def _whose(text: Text, tracker: Plain) -> Cell:
    """The party that gets data, or that there is none."""
    if party := text.holdings.find(tracker["party"]):
        return (text.speaker.name(party, with_ref=True), *values(text, party, "country"))
    if tracker["own"]:
        return (text.say("own", (tracker.uid, "own")),)
    return (text.missing("party", (tracker.uid, "party")),)


def _technology(text: Text, tracker: Plain) -> Cell:
    return values(text, tracker, "technology", "category")


def _purposes(text: Text, tracker: Plain) -> Cell:
    activity = text.holdings.find(tracker["activity"])
    return (*((text.speaker.name(activity, with_ref=True),) if activity else ()), *purposes_of(text, tracker))


def _does(text: Text, tracker: Plain) -> Cell:
    return values(text, tracker, "does")


def _data(text: Text, tracker: Plain) -> Cell:
    return read_by(text, tracker) or (text.missing("read", (tracker.uid, "categories")),)


def _masking(text: Text, tracker: Plain) -> Cell:
    return values(text, tracker, "masking", "masking_text")


def _loading(text: Text, tracker: Plain) -> Cell:
    return (*values(text, tracker, "certainty"), *labelled(text, tracker, "after_consent", "ways"))


def _refusing(text: Text, tracker: Plain) -> Cell:
    return values(text, tracker, "refusing", "policy_address")


def _abroad(text: Text, tracker: Plain) -> Cell:
    found = kept(tracker.of("transfer"))
    lines = []
    for one in found:
        country = values(text, one, "country") or text.speaker.unanswered(one, "country")
        shown = (*number(text, one), *country, *values(text, one, "certainty"))
        lines.append(text.speaker.around("; ".join(said.text for said in shown), "tracker.abroad", *shown))
    return tuple(lines)


_COLUMNS: tuple[Column[Text, Plain], ...] = (
    ("no", 0.9, number),
    ("name", 2.0, _name),
    ("whose", 1.9, _whose),
    ("technology", 1.7, _technology),
    ("purposes", 2.5, _purposes),
    ("does", 2.4, _does),
    ("read", 2.1, _data),
    ("masking", 2.0, _masking),
    ("loading", 2.2, _loading),
    ("refusing", 2.9, _refusing),
    ("abroad", 1.9, _abroad),
)


def _cookies(text: Text) -> Iterator[Block]:
    every = [cookie for tracker in _every(text) for cookie in tracker.of("cookie")]
    if every:
        yield table(text, _COOKIES, every)


def _set_by(text: Text, cookie: Plain) -> Cell:
    tracker = text.holdings.find(cookie.parent_uid)
    return (text.speaker.name(tracker, with_ref=True),) if tracker else ()


def _cookie(text: Text, cookie: Plain) -> Cell:
    return text.speaker.value(cookie, "name") or (text.missing("cookie", (cookie.uid, "name")),)


def _life(text: Text, cookie: Plain) -> Cell:
    session = (text.say("session", (cookie.uid, "session")),) if cookie["session"] else ()
    return (*session, *values(text, cookie, "number")) or (text.missing("life", (cookie.uid, "number")),)


_COOKIES: tuple[Column[Text, Plain], ...] = (
    ("set_by", 3.0, _set_by),
    ("cookie", 2.4, _cookie),
    ("life", 2.2, _life),
    ("does", 5.0, _does),
)

_SECTIONS = (("trackers", _trackers), ("cookies", _cookies))
