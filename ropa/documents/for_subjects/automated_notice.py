"""How decisions are made by automated processing alone, what follows from them, and how a subject objects (19-1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa import linked
from ropa.documents.asked import question
from ropa.documents.model import Block, Cell, Document, Heading, Items, Paragraph, Said
from ropa.documents.parts import facts
from ropa.documents.parts.promised import term_of
from ropa.documents.parts.requisites import mail, operator_sheet, sheet, under_kz
from ropa.documents.parts.routes import details, way
from ropa.documents.registers.listing import data_of
from ropa.documents.scope import Scope
from ropa.documents.text import Text, document, sections
from ropa.fields import Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.law import law

_AGAINST = ("object", "human_review")

QUESTIONS = (
    question(
        "consequences",
        N_("Consequences of automated decisions"),
        Kind.PROSE,
        about=N_(
            "What such decisions may lead to for a subject, where the activities do not say it. For example: "
            "the application is declined; a new one can be made after a month."
        ),
    ),
)


def about(holdings: Holdings, scope: Scope) -> Iterable[Plain]:
    """The operator, if any of its activities decides so."""
    return (holdings.operator,) if under_kz(holdings) and _deciding(holdings, scope) else ()


def _deciding(holdings: Holdings, scope: Scope) -> tuple[Plain, ...]:
    decide = (one for one in scope.activities(holdings) if one["automated"])
    return linked.in_force(decide, scope.day)


def compose(text: Text) -> Document:
    """The explanation for subjects."""
    return document(text, sections(text, _SECTIONS))


def _operator(text: Text) -> Iterator[Block]:
    yield operator_sheet(text, "name", "bin", "address", *mail(text), "phone")


def _what(text: Text) -> Iterator[Block]:
    deciding = _deciding(text.holdings, text.scope)
    yield Paragraph(text.say("what", *((one.uid, "automated") for one in deciding), article=text.cite("19-1")))
    yield Paragraph(text.say("allowed", article=text.cite("19-1")))


def _decisions(text: Text) -> Iterator[Block]:
    for activity in _deciding(text.holdings, text.scope):
        yield Heading(text.speaker.name(activity), 3)
        yield _decision(text, activity)
    if consequences := text.answered("consequences"):
        yield Paragraph(text.around("consequences", consequences, "text"))


def _decision(text: Text, activity: Plain) -> Block:
    speaker = text.speaker
    items, purposes = (linked.in_force(activity.of(kind), text.scope.day) for kind in ("item", "purpose"))
    codes = dict.fromkeys(code for one in items for code in one["groups"] or ())
    origin = tuple((one.uid, "groups") for one in items)
    groups = tuple(speaker.text(speaker.code("subject_groups", one), "groups", *origin) for one in codes)
    logic = speaker.words(activity, "automated_logic") or text.missing("logic", (activity.uid, "automated_logic"))
    rows: tuple[tuple[str, Cell], ...] = (
        ("purposes", tuple(facts.purpose_text(speaker, one) for one in purposes)),
        ("groups", groups),
        ("data", data_of(text, items)),
        ("basis", _basis(text, activity, purposes)),
        ("logic", (logic,)),
    )
    return sheet(text, rows)


def _basis(text: Text, activity: Plain, purposes: Iterable[Plain]) -> Cell:
    """On what such decisions rest: the subject's consent or a law, without what is only claimed."""
    found: dict[str, Said] = {}
    for purpose in purposes:
        for basis in facts.lawful(text.speaker, purpose.of("basis")):
            for said in text.speaker.answer(basis):
                found.setdefault(said.text, said)
    return tuple(found.values()) or (text.missing("basis", (activity.uid, "purpose")),)


def _objection(text: Text) -> Iterator[Block]:
    yield Paragraph(text.say("objection", article=text.cite("19-1")))
    ways = [one for one in text.routes() if set(_AGAINST) & set(one["rights"] or ())]
    if ways:
        yield Paragraph(text.say("ways"))
        yield from (Items((way(text, route), *details(text, route)), led=True) for route in ways)
    else:
        yield text.gap("objection")
    if term := term_of(text, _AGAINST[0]):
        yield Paragraph(text.say("term", *term.sources, term=term.length, article=text.cite("19-1(3)")))


def _remedies(text: Text) -> Iterator[Block]:
    yield Paragraph(text.say("remedies"))
    rights = law("kz").lists["rights"]
    names = ((code, rights[code]) for code in (*_AGAINST, "compensation"))
    yield Items(tuple(text.speaker.text(one.names[text.language], f"right.{code}") for code, one in names))
    yield Paragraph(text.say("complain", article=text.cite("30")))


_SECTIONS = (
    ("operator", _operator),
    ("what", _what),
    ("decisions", _decisions),
    ("objection", _objection),
    ("remedies", _remedies),
)
