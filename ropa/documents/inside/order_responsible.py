"""The order that appoints the person responsible for organising the processing of personal data (94-V Art. 25(2)(10)).

Only legal entities have to appoint one. Number and day of the order are facts of the operator; until they are known
they are written in by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ropa.documents.asked import question
from ropa.documents.model import Block, Cell, Document, Heading, Items, Paragraph, Table
from ropa.documents.parts.approval import day_or_blank, number_or_blank
from ropa.documents.parts.requisites import ALONE, head, sheet, under_kz
from ropa.documents.scope import Scope
from ropa.documents.text import Text, document
from ropa.fields import Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.law import law

QUESTIONS = (
    question(
        "city",
        N_("Place of the order"),
        Kind.WORDS,
        about=N_("The city or town in which the order is issued. For example: Almaty."),
    ),
    question(
        "substitute",
        N_("Who stands in for the responsible person"),
        Kind.WORDS,
        about=N_(
            "Position and name of the person who does these duties while the responsible person is absent. "
            "For example: lawyer Marat Askarovich Seitov."
        ),
    ),
    question(
        "control",
        N_("Who controls execution"),
        Kind.WORDS,
        about=N_(
            "Position and name of the person who sees that the order is carried out; without an answer the head who "
            "signs it does. For example: deputy director Aigul Bolatovna Ismailova."
        ),
    ),
    question(
        "repealed",
        N_("Order that ceases to have effect"),
        Kind.WORDS,
        about=N_(
            "Number, date and title of an earlier order of appointment that this one replaces. "
            "For example: No. 3/25 of 15 January 2025."
        ),
    ),
    question(
        "in_force_from",
        N_("Order in force from"),
        Kind.DATE,
        about=N_(
            "The day from which the order is in force; without an answer it is the day of signature. "
            "For example: 15 January 2026."
        ),
    ),
)

_WHO = (("name", "responsible_name"), ("position", "responsible_position"))
"""Who is appointed; an edition in which neither is known has no point that appoints."""

_DUTIES = ("duty_control", "duty_inform", "duty_requests")
_POWERS = ("power_ask", "power_demand", "power_propose")
_ROWS = 8
"""How many may sign that they know the order, on the paper itself."""


def of_legal_entities(holdings: Holdings, scope: Scope) -> Iterable[Plain]:  # noqa: ARG001 (one of the ways to choose)
    """An operator whose legal form nobody has answered may be one."""
    operator = holdings.operator
    return (operator,) if under_kz(holdings) and operator["legal_form"] not in ALONE else ()


def compose(text: Text) -> Document:
    """The order of one operator."""
    blocks = (*_opening(text), *_numbered(_clauses(text)), *_signing(text))
    return document(text, blocks, text.speaker.name(text.operator))


def _opening(text: Text) -> Iterator[Block]:
    operator = text.operator
    sources = [(operator.uid, key) for key in ("responsible_order", "responsible_order_date")]
    number = number_or_blank(text, operator["responsible_order"])
    date = day_or_blank(text, operator["responsible_order_date"])
    yield Paragraph(text.say("numbered", *sources, number=number, date=date))
    if city := text.answered("city"):
        yield Paragraph(text.around("city", city, "city"))
    cited = law("kz").cite("25(2)(10)", text.language)
    yield Paragraph(text.say("preamble", law=law("kz").name(text.language), article=cited))


def _numbered(clauses: Iterable[tuple[Block, ...]]) -> Iterator[Block]:
    """What is ordered, point by point; the first block of a point is its sentence."""
    for n, (first, *others) in enumerate(clauses, start=1):
        yield Paragraph(first.said, number=f"{n}.") if isinstance(first, Paragraph) else first
        yield from (replace(one, under=True) if isinstance(one, Items) else one for one in others)


def _clauses(text: Text) -> Iterator[tuple[Block, ...]]:
    if not text.scope.whole or any(text.speaker.value(text.operator, fact) for _, fact in _WHO):
        yield Paragraph(text.say("appoint")), _appointed(text)
    duties = Items(tuple(text.say(one) for one in _DUTIES))
    yield Paragraph(text.say("duties", article=text.cite("25(3)"))), duties
    yield Paragraph(text.say("more")), _more(text)
    yield Paragraph(text.say("powers")), Items(tuple(text.say(one) for one in _POWERS))
    substitute, repealed, control = (text.answered(key) for key in ("substitute", "repealed", "control"))
    if substitute:
        yield (Paragraph(text.around("substitute", substitute, "who")),)
    yield (Paragraph(text.say("employees")),)
    if repealed:
        yield (Paragraph(text.around("repealed", repealed, "order")),)
    yield (Paragraph(text.say("acquaint_both" if substitute else "acquaint")),)
    yield (Paragraph(text.around("control_other", control, "who") if control else text.say("control_self")),)
    day = text.answered("in_force_from")
    yield (Paragraph(text.around("in_force_day", day, "date") if day else text.say("in_force_signed")),)


def _appointed(text: Text) -> Table:
    """Who is appointed; at least one way to reach that person is wanted."""
    operator, speaker = text.operator, text.speaker
    who = ((key, speaker.value(operator, fact) or (text.missing(fact, (operator.uid, fact)),)) for key, fact in _WHO)
    contacts = [(key, speaker.value(operator, f"responsible_{key}")) for key in ("phone", "email")]
    if not any(cell for _, cell in contacts):
        sources = ((operator.uid, "responsible_phone"), (operator.uid, "responsible_email"))
        contacts = [("phone", (text.missing("contacts", *sources),))]
    return sheet(text, (*who, *contacts))


def _more(text: Text) -> Items:
    breach, journal = text.cite("25(2)(8)"), text.cite("22(1)(5)")
    return Items(
        (
            text.say("more_records"),
            text.say("more_journal", article=journal),
            text.say("more_terms", article=breach),
            text.say("more_breach", article=breach),
            text.say("more_authority"),
        )
    )


def _signing(text: Text) -> Iterator[Block]:
    if document_of := text.speaker.words(text.operator, "head_acts_on"):
        yield Paragraph(text.around("acts_on", document_of, "document"))
    yield head(text)
    yield Heading(text.say("h_acquainted"), 3)
    header = tuple((text.say(f"col_{key}"),) for key in ("n", "name", "position", "signature", "signed_on"))
    yield Table(header, tuple(_row(text, n) for n in range(1, _ROWS + 1)), (0.5, 3.2, 2.6, 1.8, 1.5))


def _row(text: Text, n: int) -> tuple[Cell, ...]:
    """Who signs: first the responsible person, whoever stands in, then rooms to be filled in by hand."""
    number = text.speaker.text(str(n), "order_responsible.n")
    operator, substitute = text.operator, text.answered("substitute")
    if n == 1:
        name, position = (text.speaker.value(operator, f"responsible_{key}") for key in ("name", "position"))
    else:
        name, position = ((substitute,) if n == 2 and substitute else ()), ()
    return (number,), name, position, (), ()
