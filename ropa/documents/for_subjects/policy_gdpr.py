"""The part of the policy for people to whom the GDPR applies: only where the operator answers that law."""

from __future__ import annotations

from collections.abc import Iterator

from ropa import linked
from ropa.covered import grouped
from ropa.documents.model import Block, Cell, Items, Paragraph, Said, Table
from ropa.documents.parts import facts
from ropa.documents.parts.recipients import transfer_table
from ropa.documents.parts.subjects import CoveredText, once
from ropa.documents.scope import answers
from ropa.holdings import Plain
from ropa.law import law

_GDPR = "gdpr"


def gdpr(text: CoveredText) -> Iterator[Block]:
    """For whom, who answers, bases, special data, rights, safeguards of transfers."""
    of_law = next((one for one in text.operator.of("operator_law") if one["law"] == _GDPR), None)
    if of_law is None:
        return
    whom = text.speaker.words(of_law, "for_whom")
    source = (of_law.uid, "law")
    name = law(_GDPR).name(text.language)
    yield Paragraph(text.around("gdpr_whom", whom, "whom") if whom else text.say("gdpr_all", source))
    yield Paragraph(text.say("gdpr_law", source, law=name))
    yield from _people(text)
    yield from _bases(text)
    yield from _special(text)
    yield from _rights(text)
    yield from _transfers(text)


def _people(text: CoveredText) -> Iterator[Block]:
    operator = text.operator
    representative = text.speaker.words(operator, "representative")
    if representative:
        yield Paragraph(text.around("gdpr_representative", representative, "who"))
    else:
        yield text.gap("representative", (operator.uid, "representative"))
    if dpo := text.speaker.words(operator, "dpo"):
        yield Paragraph(text.around("gdpr_dpo", dpo, "who"))


def _bases(text: CoveredText) -> Iterator[Block]:
    under = {one.uid for one in text.covered.activities if answers(one, _GDPR)}
    rows: dict[object, list[Plain]] = {}
    for same in grouped((one for one in text.covered.purposes if one.parent_uid in under), ("code", "text")):
        bases = _lawful(text, same)
        rows.setdefault(tuple((one["code"], one["source"]) for one in bases), []).extend(same)
    if rows:
        yield Paragraph(text.say("gdpr_bases"))
        header = ((text.say("col_purpose"),), (text.say("col_basis"),))
        yield Table(header, tuple(_row(text, tuple(some)) for some in rows.values()), (1, 1.4))


def _lawful(text: CoveredText, same: tuple[Plain, ...]) -> tuple[Plain, ...]:
    return tuple(basis for one in same for basis in facts.lawful(text.speaker, one.of("basis"), _GDPR))


def _row(text: CoveredText, some: tuple[Plain, ...]) -> tuple[Cell, ...]:
    lines: list[Said] = []
    for basis in _lawful(text, some):
        lines += text.speaker.answer(basis)
        if source := text.speaker.words(basis, "source"):
            lines.append(text.around("basis_source", source, "source"))
    named = tuple(text.purpose(same) for same in grouped(some, ("code", "text")))
    return named, once(lines) or (text.missing("basis", *((one.uid, "basis") for one in some)),)


def _special(text: CoveredText) -> Iterator[Block]:
    lines = []
    for item in (one for same in text.covered.items for one in same):
        for condition in facts.lawful(text.speaker, item.of("special_condition"), _GDPR):
            named, (known, *_) = facts.item_text(text.speaker, item), text.speaker.answer(condition)
            lines.append(text.mixed("gdpr_condition", named, known, item=named.text, condition=known.text))
    if lines:
        yield Paragraph(text.say("gdpr_special"))
        yield Items(tuple(lines))


def _rights(text: CoveredText) -> Iterator[Block]:
    decides = any(one["automated"] for one in text.covered.activities)
    entries = (one for one in law(_GDPR).lists["rights"].values() if decides or one.code != "human_review")
    yield Paragraph(text.say("gdpr_rights"))
    yield Items(
        tuple(
            text.say("gdpr_right", right=one.names[text.language], article=text.cited(one, _GDPR)) for one in entries
        ),
        numbered=True,
    )
    limit = law(_GDPR).lists["deadlines"]["A12-3"].more
    term = text.speaker.term(limit["number"], limit["unit"])
    yield Paragraph(text.say("gdpr_term", term=term, article=text.cite(str(limit["article"]), _GDPR)))
    yield Paragraph(text.say("gdpr_withdrawal"))


def _transfers(text: CoveredText) -> Iterator[Block]:
    grounded = [
        one
        for one in text.covered.abroad
        if one.transfer["safeguards"] or facts.lawful(text.speaker, one.transfer.of("transfer_ground"), _GDPR)
    ]
    if grounded:
        yield Paragraph(text.say("gdpr_safeguards"))
        yield transfer_table(text, grounded, _GDPR)
    silent = [one for one in text.covered.activities if not linked.answered_none(one, "transfer")]
    if without := [one.transfer for one in text.covered.abroad if one not in grounded]:
        yield text.gap("safeguards", *((one.uid, "safeguards") for one in without))
    elif silent and not text.covered.abroad:
        yield text.gap("safeguards", *((one.uid, "none") for one in silent))
