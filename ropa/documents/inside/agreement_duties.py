"""What a party owes the operator under an agreement: clauses that every agreement has, and terms that were answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ropa.documents.inside.agreement_text import AgreementText
from ropa.documents.model import Block, Items, Paragraph, Said
from ropa.documents.parts.given import given_codes, source
from ropa.documents.parts.requisites import mail
from ropa.documents.parts.withdrawing import in_time

Part = Callable[[AgreementText], Iterable[Block]]

_CITED = {
    "measures": "22(1)",
    "recorded": "22(1)(5)",
    "protected_until": "22(2)",
    "breach_law": "25(2)(8)",
    "requests_act": "25(2)(8)",
    "returned": "18",
    "audit_authority": "25(2)(3-1)",
    "access_ends": "10(1)",
    "survives": "22(2)",
}
"""The article that a clause names; the others are the parties' own."""


def fixed(keys: tuple[str, ...]) -> Part:
    """A section of clauses that every agreement has."""

    def part(text: AgreementText) -> Iterator[Block]:
        return (Paragraph(_clause(text, key)) for key in keys)

    return part


def _clause(text: AgreementText, key: str) -> Said:
    article = _CITED.get(key)
    return text.say(key, article=text.cite(article)) if article else text.say(key)


def confidentiality(text: AgreementText) -> Iterator[Block]:
    """Who may see the data, and what the contract says of it."""
    yield from fixed(("confidential", "people", "confidential_after"))(text)
    if words := text.speaker.words(text.about, "confidentiality"):
        yield Paragraph(text.around("confidential_words", words, "text"))


def measures(text: AgreementText) -> Iterator[Block]:
    """How the data are protected."""
    yield from fixed(("measures",))(text)
    if listed := given_codes(text, "measures", "measures"):
        yield Paragraph(text.say("measures_listed"))
        yield Items(listed)
    yield from fixed(("recorded", "protected_until"))(text)


def breach(text: AgreementText) -> Iterator[Block]:
    """Within what time and what the operator is told of a breach."""
    hours = text.given.get("notice_hours")
    if hours is None:
        yield Paragraph(text.say("breach_day"))
    else:
        yield Paragraph(text.say("breach_hours", source(text, "notice_hours"), term=text.speaker.term(hours, "hour")))
    yield from fixed(("breach_law", "breach_content", "breach_help"))(text)
    yield from _contacts(text)


def _contacts(text: AgreementText) -> Iterator[Block]:
    operator = text.operator
    found = [
        said
        for key in ("responsible_name", "responsible_phone", "responsible_email")
        for said in text.speaker.value(operator, key)
    ]
    found = found or [said for key in (*mail(text), "phone") for said in text.speaker.value(operator, key)]
    if found:
        yield Paragraph(text.mixed("contact_operator", *found, contact=", ".join(one.text for one in found)))
    else:
        yield text.gap("contact_operator", (operator.uid, "responsible_name"))
    if there := text.speaker.words(text.about, "contact"):
        yield Paragraph(text.around("contact_party", there, "contact"))


def requests(text: AgreementText) -> Iterator[Block]:
    """What each side does when a subject writes, or takes a consent back."""
    yield from fixed(("requests", "requests_act"))(text)
    yield Paragraph(in_time(text, ("withdrawn", "withdrawn_own")))


def returning(text: AgreementText) -> Iterator[Block]:
    """What happens to the data at the end, and within what time."""
    yield from fixed(("returned",))(text)
    days = text.given.get("return_days")
    if days is None:
        yield text.gap("return_days", source(text, "return_days"))
    else:
        yield Paragraph(
            text.say("return_term", source(text, "return_days"), term=text.speaker.term(days, "working_day"))
        )
    yield from fixed(("return_act",))(text)


def term(text: AgreementText) -> Iterator[Block]:
    """How long the agreement and the duties of protection last."""
    yield from fixed(("term_from",))(text)
    for until in text.speaker.value(text.about, "valid_until"):
        yield Paragraph(text.around("term_until", until, "date"))
    yield from fixed(("access_ends", "survives"))(text)
