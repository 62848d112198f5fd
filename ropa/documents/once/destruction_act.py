"""The act of destruction of personal data: of the activities that a person names, or of what they describe.

It says what was done and no more: destroyed only where a person answered so.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Block, Cell, Document, Heading, Items, Paragraph, Said, Signer, Stamp
from ropa.documents.parts.given import given, given_grounds, source, wanted, wanted_codes
from ropa.documents.parts.requisites import HEAD, head_fact, operator_fact, sheet
from ropa.documents.parts.storage import lawful_terms, terms_of
from ropa.documents.registers.listing import data_of
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain

MEMBERS = ("member_1", "member_2", "member_3")
DESTROYED = "destroy"


def compose(text: Text) -> Document:
    """The act, for the head to approve."""
    return document(text, (*_approval(text), *sections(text, _SECTIONS), *_end(text)))


def _approval(text: Text) -> Iterator[Block]:
    position, name = (head_fact(text, key) for key in HEAD)
    lines = text.say("approve"), position, name, text.say("approve_signed"), text.say("approve_dated")
    yield Stamp(lines, approves=True)
    day = text.answered("date")
    yield Paragraph(text.around("dated", day, "date") if day else text.say("undated"))


def _commission(text: Text) -> Iterator[Block]:
    name = operator_fact(text, "name")
    bins = operator_fact(text, "bin")
    numbers = (text.speaker.around(text.words("bin", bin=one.text), one.key, one) for one in bins)
    rows: tuple[tuple[str, Cell], ...] = (
        ("operator", (*name, *numbers)),
        ("commission", given(text, "commission")),
        ("chair", wanted(text, "chair")),
        ("members", _members(text)),
    )
    yield Paragraph(text.say("made"))
    yield sheet(text, rows)


def _members(text: Text) -> Cell:
    first, *others = MEMBERS
    return (text.answer_or_gap(first), *(said for one in others for said in given(text, one)))


def _activities(text: Text) -> tuple[Plain, ...]:
    """The activities that were named, in the order of their numbers."""
    found = (text.holdings.find(uid) for uid in text.given.get("activities") or ())
    return tuple(sorted((one for one in found if one and one.kind == "activity"), key=lambda one: one["ref"]))


def _ground(text: Text) -> Iterator[Block]:
    grounds = given_grounds(text, "grounds", "destruction_grounds")
    yield Items(grounds) if grounds else text.gap("grounds", source(text, "grounds"))


def _data(text: Text) -> Iterator[Block]:
    activities = _activities(text)
    for activity in activities:
        yield Heading(text.speaker.name(activity), 3)
        yield sheet(text, _of_activity(text, activity))
    if activities:
        yield Heading(text.say("amount"), 3)
    what = given(text, "what") if activities else wanted(text, "what")
    yield sheet(text, (("what", what), ("media", wanted(text, "media"))))


def _of_activity(text: Text, activity: Plain) -> tuple[tuple[str, Cell], ...]:
    """Whose data they are, which, how long they were to be kept as far as the law knows such a term, and where."""
    speaker, items = text.speaker, activity.of("item")
    codes = dict.fromkeys(code for one in items for code in one["groups"] or ())
    sources = tuple((one.uid, "groups") for one in items)
    groups = tuple(speaker.text(speaker.code("subject_groups", one), "groups", *sources) for one in codes)
    terms = tuple(line for retention in lawful_terms((activity,)) for line in terms_of(text, retention))
    return (
        ("groups", groups),
        ("items", data_of(text, items) or (text.missing("data", (activity.uid, "item")),)),
        ("terms", terms),
        ("systems", tuple(_system(text, one) for one in text.holdings.linked(activity, "systems"))),
    )


def _system(text: Text, system: Plain) -> Said:
    """A system and where its data lie."""
    name = text.speaker.name(system)
    places = [said for key in ("city", "country") for said in text.speaker.value(system, key)]
    return text.speaker.around(", ".join(one.text for one in (name, *places)), "system", name, *places)


def _done(text: Text) -> Iterator[Block]:
    rows = (
        ("done", wanted_codes(text, "done", "fates")),
        ("method", wanted(text, "method")),
        ("done_on", wanted(text, "done_on")),
        ("check", given(text, "check")),
    )
    yield sheet(text, rows)
    if text.given.get("done") == DESTROYED:
        yield Paragraph(text.say("gone", article=text.cite("1(6)")))


def _end(text: Text) -> Iterator[Block]:
    yield Signer(text.say("sign_chair"), text.answer_or_gap("chair"))
    for key in MEMBERS:
        if key == MEMBERS[0] or text.answered(key):
            yield Signer(text.say("sign_member"), text.answer_or_gap(key))


_SECTIONS = (("commission", _commission), ("ground", _ground), ("data", _data), ("done", _done))
