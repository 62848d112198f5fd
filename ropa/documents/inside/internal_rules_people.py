"""Parts of the rules on people: rights of subjects and terms of answers, blocking, who has what duties."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Block, Cell, Items, Paragraph, Said, Table
from ropa.documents.parts.promised import READ, term_of
from ropa.documents.parts.requisites import ALONE, sheet
from ropa.documents.parts.routes import details, reaching, way
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.parts.withdrawing import STOPS, in_time
from ropa.documents.text import Text
from ropa.law import law
from ropa.reference import Entry

_AGAINST_AUTOMATED = frozenset({"object", "human_review"})
"""Rights that are named only where an activity decides by automated processing alone."""
_TERMS = (
    ("T-ACCESS", "access"),
    ("T-RECTIFY", "rectification"),
    ("T-BLOCK", "block_restrict"),
    ("T-UNBLOCK", ""),
    ("T-DESTROY", "erasure"),
    ("T-DEPUBLISH", ""),
    ("T-WITHDRAW", "withdraw"),
    ("T-OBJECT-AUTO", "object"),
    ("T-NOTIFY-3P", ""),
)
"""Terms of the law with the right that each serves, under which an operator may have promised a shorter one."""


def rights(text: CoveredText) -> Iterator[Block]:
    """The rights of the law, how requests come in, and within what time each is met."""
    decides = _decides(text)
    known = law("kz").lists["rights"].values()
    yield Paragraph(text.say("rights"))
    yield Items(tuple(_right(text, one) for one in known if decides or one.code not in _AGAINST_AUTOMATED))
    ways = [(way(text, route), *details(text, route)) for route in reaching(text)]
    if ways:
        yield Paragraph(text.say("requests"))
        yield from {tuple(one.text for one in told): Items(told, led=True) for told in ways}.values()
    else:
        yield text.gap("requests", (text.operator.uid, "route"))
    yield Paragraph(text.say("received"))
    yield Paragraph(text.say("free", article=text.cite("25(2)(9)"), refusal=text.cite("25(2)(7)")))
    yield Paragraph(text.say("terms_of_answers"))
    header = tuple((text.say(f"col_{key}"),) for key in ("action", "term", "since", "norm"))
    rows = tuple(_term(text, code, right) for code, right in _TERMS if decides or right != "object")
    yield Table(header, rows, (3.2, 1.8, 3, 1.8))


def _decides(text: CoveredText) -> bool:
    return any(one["automated"] for one in text.covered.activities)


def _right(text: Text, entry: Entry) -> Said:
    return text.say("right", right=entry.names[text.language], article=text.cited(entry))


def _term(text: Text, code: str, right: str) -> tuple[Cell, ...]:
    """What is done, within what time, from when, by what norm; a number that was not read is no norm."""
    limit = law("kz").lists["deadlines"][code]
    speaker, language = text.speaker, text.language
    action = speaker.text(limit.names[language], f"term.{code}")
    own = term_of(text, right) if right else None
    promised = own if own and own.sources else None
    since = speaker.text(str(limit.more[f"trigger_{language}"]), f"since.{code}")
    if promised:
        length = speaker.text(promised.length, f"length.{code}", *promised.sources)
        return (action,), (length,), (since,), (text.say("term_own", *promised.sources),)
    if limit.more["grade"] not in READ:
        return (action,), (text.say("term_by_law"),), (), (speaker.text(text.cite("25(2)(6)"), f"norm.{code}"),)
    length = speaker.text(speaker.term(limit.more["number"], limit.more["unit"]), f"length.{code}")
    norm = speaker.text(text.cite(str(limit.more["article"])), f"norm.{code}")
    return (action,), (length,), (since,), (norm,)


def withdrawal(text: CoveredText) -> Iterator[Block]:
    """What follows when a consent is withdrawn, and when it cannot be."""
    yield Paragraph(text.say("withdrawal"))
    yield Paragraph(in_time(text, STOPS))
    yield Paragraph(text.say("no_withdrawal", article=text.cite("8(2)")))
    yield Paragraph(text.say("withdrawal_all"))


def blocking(text: CoveredText) -> Iterator[Block]:
    """How data are blocked on a request, and how the blocking ends."""
    yield Paragraph(text.say("block", article=text.cite("24(1)(3), 25(2)(8)")))
    yield Paragraph(text.say("block_how", article=text.cite("1(3)")))
    yield Paragraph(text.say("block_end", article=text.cite("25(2)(8)")))


_DUTIES = ("duty_control", "duty_inform", "duty_requests")
_MORE = ("more_records", "more_contact", "more_approve")
_EMPLOYEES = ("employee_purpose", "employee_secret", "employee_requests", "employee_report", "employee_return")
_FORBIDDEN = ("forbid_share", "forbid_copy", "forbid_open")


def duties(text: CoveredText) -> Iterator[Block]:
    """Of the responsible person, who is named, and of everyone with access."""
    yield from _responsible(text)
    yield Paragraph(text.say("responsible_duties", article=text.cite("25(3)")))
    yield _items(text, _DUTIES)
    yield Paragraph(text.say("responsible_more"))
    yield _items(text, _MORE)
    yield Paragraph(text.say("employees"))
    yield _items(text, _EMPLOYEES)
    yield Paragraph(text.say("forbidden"))
    yield _items(text, _FORBIDDEN)
    yield Paragraph(text.say("trained"))
    if every := text.answered("trained_every"):
        yield Paragraph(text.around("trained_every", every, "period"))


def _responsible(text: Text) -> Iterator[Block]:
    """Whoever is no legal entity need not appoint one."""
    operator = text.operator
    facts = {key: text.speaker.value(operator, f"responsible_{key}") for key in ("name", "position", "phone", "email")}
    if facts["name"]:
        order = ("order", _order(text))
        yield Paragraph(text.say("responsible"))
        yield sheet(text, (("name", facts["name"]), ("position", facts["position"]), order, *_contacts(facts)))
    elif operator["legal_form"] not in ALONE:
        yield text.gap("responsible_name", (operator.uid, "responsible_name"))


def _contacts(facts: dict[str, Cell]) -> tuple[tuple[str, Cell], ...]:
    return tuple((key, facts[key]) for key in ("phone", "email"))


def _order(text: Text) -> Cell:
    operator = text.operator
    number, day = operator["responsible_order"], operator["responsible_order_date"]
    sources = ((operator.uid, "responsible_order"), (operator.uid, "responsible_order_date"))
    if number and day:
        return (text.say("order", *sources, number=number, date=text.speaker.date(day)),)
    return (text.say("order_number", sources[0], number=number),) if number else ()


def _items(text: Text, clauses: tuple[str, ...]) -> Items:
    return Items(tuple(text.say(one) for one in clauses))
