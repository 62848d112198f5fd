"""The agreement with a party that receives data: a paper per engagement.

Law 94-V has no role of a person who processes on instruction: such a party stays a third party, and what it owes the
operator rests on this agreement.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.inside.agreement_data import (
    abroad,
    actions,
    data,
    grounds,
    location,
    roles,
    subcontractors,
)
from ropa.documents.inside.agreement_duties import (
    Part,
    breach,
    confidentiality,
    fixed,
    measures,
    requests,
    returning,
    term,
)
from ropa.documents.inside.agreement_text import AgreementText, agreement_of
from ropa.documents.model import Block, Cell, Document, Heading, Paragraph, Said, Signature, Signer, Table
from ropa.documents.parts.given import given
from ropa.documents.parts.requisites import (
    HEAD,
    head_fact,
    numbered,
    operator_fact,
    operator_sheet,
    represented,
    sheet,
    under_kz,
)
from ropa.documents.scope import Scope
from ropa.documents.text import Text, document, sections
from ropa.holdings import Holdings, Plain
from ropa.law import law


def about(holdings: Holdings, scope: Scope) -> tuple[Plain, ...]:  # noqa: ARG001 (one of the ways to choose)
    """Every engagement that is not archived."""
    kept = (one for one in holdings.all("engagement") if one["status"] != "archived")
    return tuple(kept) if under_kz(holdings) else ()


def compose(plain: Text) -> Document:
    """The agreement of one engagement."""
    text = agreement_of(plain)
    return document(text, (numbered(text), *sections(text, _SECTIONS, clauses=True), *_signatures(text)))


def _parties(text: AgreementText) -> Iterator[Block]:
    position, name = (head_fact(text, key) for key in HEAD)
    acts_on = text.speaker.value(text.operator, "head_acts_on")
    yield Heading(text.say("side_operator"), 3)
    yield sheet(
        text,
        (
            ("name", operator_fact(text, "name")),
            ("bin", operator_fact(text, "bin")),
            ("represented", represented(text, position, name)),
            ("acts_on", acts_on),
        ),
    )
    yield Heading(text.say("side_party"), 3)
    yield sheet(text, _of_party(text))
    yield Paragraph(text.say("agreed"))


def _of_party(text: AgreementText) -> tuple[tuple[str, Cell], ...]:
    """The other side; of a category each member is named by hand."""
    party, speaker = text.party, text.speaker
    if party is None:
        return (("name", (text.missing("party", (text.about.uid, "party")),)),)
    acting = (*given(text, "party_position"), *given(text, "party_signer"))
    signer = represented(text, *acting) if len(acting) == 2 else acting
    number = speaker.value(party, "number")
    if party["nature"] == "category":
        return (("category", (speaker.name(party),)), ("member", (text.say("by_hand"),)), ("represented", signer))
    return (
        ("name", (speaker.name(party),)),
        ("party_number", number or (text.missing("party_number", (party.uid, "number")),)),
        ("represented", signer or (text.answer_or_gap("party_signer"),)),
        ("acts_on", given(text, "party_acts_on")),
    )


def _subject(text: AgreementText) -> Iterator[Block]:
    yield from fixed(("subject",))(text)
    yield Paragraph(text.say("terms", law=law("kz").name(text.language)))
    if contract := _main_contract(text):
        yield Paragraph(text.mixed("contract", *contract, contract=", ".join(one.text for one in contract)))
        yield Paragraph(text.say("prevails"))


def _main_contract(text: AgreementText) -> list[Said]:
    """Kind, number and date of the contract in connection with which data are passed."""
    speaker, engagement = text.speaker, text.about
    parts = list(speaker.value(engagement, "contract"))
    parts += [text.around("contract_number", one, "number") for one in speaker.value(engagement, "number")]
    return [*parts, *speaker.value(engagement, "date")]


def _requisites(text: AgreementText) -> Iterator[Block]:
    yield Heading(text.say("side_operator"), 3)
    own = operator_sheet(text, "name", "bin", "address", "email", "phone")
    bank = tuple(((text.say("col_bank"),), (said,)) for said in given(text, "bank"))
    yield Table((), (*own.rows, *bank), own.shares)
    yield Heading(text.say("side_party"), 3)
    party = text.party
    rows: tuple[tuple[str, Cell], ...] = ()
    if party is not None and party["nature"] != "category":
        rows = (
            ("name", (text.speaker.name(party),)),
            ("party_number", text.speaker.value(party, "number")),
            ("contacts", text.speaker.value(party, "contacts")),
        )
    more = given(text, "party_requisites") or (text.say("by_hand"),)
    yield sheet(text, (*rows, ("party_requisites", more)))


def _signatures(text: AgreementText) -> Iterator[Block]:
    position, name = (head_fact(text, key) for key in HEAD)
    yield Heading(text.say("signed_operator"), 3)
    yield Signer(position, name)
    yield Heading(text.say("signed_party"), 3)
    theirs, signer = text.answered("party_position"), text.answered("party_signer")
    if theirs and signer:
        yield Signer(theirs, signer)
    else:
        yield Signature((text.say("sign_by_hand"),))


_SECTIONS: tuple[tuple[str, Part], ...] = (
    ("parties", _parties),
    ("subject", _subject),
    ("roles", roles),
    ("data", data),
    ("grounds", grounds),
    ("actions", actions),
    ("location", location),
    ("abroad", abroad),
    ("subcontractors", subcontractors),
    ("confidentiality", confidentiality),
    ("measures", measures),
    ("breach", breach),
    ("requests", requests),
    ("return", returning),
    ("audit", fixed(("audit", "audit_authority"))),
    ("liability", fixed(("liability", "losses"))),
    ("term", term),
    ("final", fixed(("changes", "disputes", "copies"))),
    ("requisites", _requisites),
)
