"""The record of processing activities under the GDPR: Art. 30(1) of a controller, Art. 30(2) of a processor.

The letters are the law's own; a legal basis is no element of Art. 30 and is printed as recommended, after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ropa import linked
from ropa.documents.model import Block, Cell, Document, Heading, NewPage, Paragraph, Said, Table
from ropa.documents.parts import facts
from ropa.documents.registers.register import cover, distinct, standing, subject_groups
from ropa.documents.saying import Speaker
from ropa.documents.scope import Scope, answers
from ropa.documents.wording import Wording, wording
from ropa.holdings import Holdings, Plain
from ropa.i18n import translator
from ropa.law import law
from ropa.reference import EEA

Composer = Callable[[Speaker, Wording, Plain], Cell]


def compose(holdings: Holdings, language: str, scope: Scope) -> Document:
    """The record of one operator that answers the GDPR."""
    speaker, say = Speaker(holdings, translator(language)), wording("register", language)
    title = speaker.text(f"{speaker.code('documents', 'register')} ({law('gdpr').short(language)})", "register.title")
    operator = speaker.name(holdings.operator)
    blocks: list[Block] = [*cover(speaker, say, scope, "gdpr")]
    activities = [one for one in scope.activities(holdings) if answers(one, "gdpr")]
    if not activities:
        blocks.append(Paragraph(speaker.text(say("empty"), "register.empty")))
    for activity in activities:
        blocks += _sheet(speaker, say, activity)
    return Document(
        kind="register",
        languages=(language,),
        title=(title,),
        subtitle=(operator,),
        head=(operator.text, title.text),
        blocks=tuple(blocks),
    )


def _sheet(speaker: Speaker, say: Wording, activity: Plain) -> Iterator[Block]:
    roles = {one["code"] for one in activity.of("activity_role") if one["law"] == "gdpr"}
    roles |= (
        {one["code"] for one in speaker.holdings.operator.of("operator_law") if one["law"] == "gdpr"}
        if not roles
        else set()
    )
    forms = [("A30-2", "form_processor", PROCESSOR)] if "processor" in roles else []
    if roles != {"processor"}:
        forms.insert(0, ("A30-1", "form_controller", CONTROLLER))
    for prefix, heading, letters in forms:
        yield NewPage()
        yield Heading(speaker.name(activity, key="sheet", with_ref=True), 1)
        yield Heading(speaker.text(say(heading), f"gdpr.{heading}"), 2)
        rows: list[tuple[Cell, Cell]] = []
        for letter, composer in letters.items():
            entry = law("gdpr").lists["register_content"][f"{prefix}-{letter}"]
            label = say("letter", letter=letter, name=entry.names[speaker.language])
            cell = composer(speaker, say, activity) or speaker.unanswered(activity, f"{prefix}-{letter}")
            rows.append(((speaker.text(label, f"gdpr.{prefix}-{letter}"),), cell))
        bases = _bases(speaker, activity)
        if bases and prefix == "A30-1":
            rows.append(((speaker.text(say("recommended_basis"), "gdpr.basis"),), bases))
        yield Table((), (*rows, *standing(speaker, say, activity)), (1, 2))


def _who(speaker: Speaker, _: Wording, activity: Plain) -> Cell:
    operator = speaker.holdings.operator
    lines = list(speaker.value(operator, "name") or (speaker.name(operator),))
    mail = "data_email" if operator["data_email"] else "email"
    for key in ("address", mail, "phone", "representative", "dpo"):
        lines += speaker.value(operator, key)
    return (*lines, *speaker.value(activity, "joint_with"))


def _processor(speaker: Speaker, say: Wording, activity: Plain) -> Cell:
    return (*_who(speaker, say, activity), *speaker.value(activity, "on_instruction_of"))


def _purposes(speaker: Speaker, _: Wording, activity: Plain) -> Cell:
    return tuple(facts.purpose_text(speaker, one, "gdpr.purpose") for one in activity.of("purpose"))


def _subjects_and_data(speaker: Speaker, _: Wording, activity: Plain) -> Cell:
    groups = subject_groups(speaker, activity, "gdpr.group")
    return (*groups, *(facts.item_text(speaker, one, "gdpr.item") for one in activity.of("item")))


def _recipients(speaker: Speaker, say: Wording, activity: Plain) -> Cell:
    lines: list[Said] = []
    for owner in (*activity.of("disclosure"), *linked.trackers(speaker.holdings, activity)):
        if party := linked.party_of(speaker.holdings, owner):
            named = speaker.name(party)
            country = speaker.code("countries", party["country"]) if party["country"] else ""
            text = f"{named.text} ({country})" if country else named.text
            text = say("may", what=text) if owner["certainty"] == "may_take_place" else text
            lines.append(speaker.around(text, "gdpr.party", named, sources=((owner.uid, "party"),)))
    if not lines and linked.answered_none(activity, "disclosure"):
        lines.append(speaker.text(say("none_parties"), "gdpr.party", (activity.uid, "none")))
    return tuple(lines)


def _transfers(speaker: Speaker, say: Wording, activity: Plain) -> Cell:
    lines: list[Said] = []
    for abroad in linked.transfers(speaker.holdings, activity):
        if abroad.transfer["country"] in EEA:
            continue
        lines.append(facts.countries(speaker, say, abroad, "gdpr.transfer"))
        for ground in abroad.transfer.of("transfer_ground"):
            lines += speaker.answer(ground) if ground["law"] == "gdpr" else ()
        lines += speaker.value(abroad.transfer, "safeguards")
    if not lines and linked.answered_none(activity, "transfer"):
        lines.append(speaker.text(say("none_abroad"), "gdpr.transfer", (activity.uid, "none")))
    return tuple(lines)


def _time_limits(speaker: Speaker, say: Wording, activity: Plain) -> Cell:
    return tuple(facts.retention_lines(speaker, say, activity, "gdpr.retention"))


def _measures(speaker: Speaker, say: Wording, activity: Plain) -> Cell:
    lines = [*speaker.value(activity, "measures"), *speaker.value(activity, "measures_text")]
    for system in speaker.holdings.linked(activity, "systems"):
        measures = speaker.value(system, "measures")
        if measures:
            named = speaker.name(system)
            lines.append(speaker.around(say("where_measures", system=named.text), "gdpr.system", named))
            lines += measures
    return tuple(lines)


def _operations(speaker: Speaker, _: Wording, activity: Plain) -> Cell:
    return (speaker.name(activity), *speaker.value(activity, "operations"))


def _bases(speaker: Speaker, activity: Plain) -> Cell:
    bases = (one for purpose in activity.of("purpose") for one in purpose.of("basis") if one["law"] == "gdpr")
    return tuple(said for same in distinct(bases) for said in speaker.answer(same[0]))


CONTROLLER: dict[str, Composer] = {
    "a": _processor,
    "b": _purposes,
    "c": _subjects_and_data,
    "d": _recipients,
    "e": _transfers,
    "f": _time_limits,
    "g": _measures,
}
PROCESSOR: dict[str, Composer] = {"a": _processor, "b": _operations, "c": _transfers, "d": _measures}
