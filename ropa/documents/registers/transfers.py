"""The register of cross-border transfers: what goes where, on what ground; and of which activities nothing does.

Ended transfers stay, with their dates. What the client claims and the law does not know is printed so marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa import linked
from ropa.documents.asked import Question
from ropa.documents.model import Block, Cell, Document, Items, Paragraph, Said
from ropa.documents.registers.listing import (
    Column,
    answers,
    data_of,
    kept,
    labelled,
    number,
    opening,
    read_by,
    table,
    values,
)
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain
from ropa.linked import Abroad

QUESTIONS: tuple[Question, ...] = ()
PARTS = ("rule",)


def compose(text: Text) -> Document:
    """The register of one operator; disclosures are those of the activities that the scope prints."""
    about = text.say("about", article=text.cite("22(1)(5)")) if "kz" in text.holdings.laws() else text.say("about_any")
    blocks = (*opening(text, about), *sections(text, _SECTIONS))
    return document(text, blocks, text.speaker.name(text.operator), landscape=True)


def _every(text: Text) -> tuple[Abroad, ...]:
    """Transfers of disclosures, of trackers, of systems."""
    activities = text.scope.activities(text.holdings)
    owners = [one for activity in activities for one in kept(activity.of("disclosure"))]
    owners += [one for kind in ("tracker", "system") for one in kept(text.holdings.all(kind))]
    return tuple(Abroad(transfer, owner) for owner in owners for transfer in kept(owner.of("transfer")))


def _transfers(text: Text) -> Iterator[Block]:
    every = _every(text)
    yield table(text, _COLUMNS, every) if every else Paragraph(text.say("no_transfers"))


def _number(text: Text, one: Abroad) -> Cell:
    return number(text, one.transfer)


def _activities(text: Text, owner: Plain) -> tuple[Plain, ...]:
    """The activities of which data go abroad; a system may serve several."""
    if owner.kind == "system":
        printed = text.scope.activities(text.holdings)
        return tuple(one for one in printed if owner.uid in (one["systems"] or ()))
    found = text.holdings.find(owner.parent_uid if owner.kind == "disclosure" else owner["activity"])
    return (found,) if found else ()


def _from(text: Text, one: Abroad) -> Cell:
    named = tuple(text.speaker.name(activity, with_ref=True) for activity in _activities(text, one.of))
    own = text.speaker.name(one.of, with_ref=True)
    match one.of.kind:
        case "tracker":
            return (text.mixed("tracker", own, tracker=own.text), *named)
        case "system":
            return (text.mixed("system", own, system=own.text), *named)
        case _:
            return named


def _data(text: Text, one: Abroad) -> Cell:
    match one.of.kind:
        case "tracker":
            return read_by(text, one.of) or (text.missing("abroad_data", (one.of.uid, "categories")),)
        case "system":
            serving = _activities(text, one.of)
            items = [item for activity in serving for item in kept(activity.of("item"))]
            return data_of(text, items) or (text.missing("abroad_data", *((one.uid, "item") for one in serving)),)
        case _:
            items = list(text.holdings.linked(one.of, "items"))
            technical = (text.say("only_technical", (one.of.uid, "technical_only")),)
            said = (*data_of(text, items), *(technical if one.of["technical_only"] else ()))
            return said or (text.missing("abroad_data", (one.of.uid, "items")),)


def _recipient(text: Text, one: Abroad) -> Cell:
    party = linked.party_of(text.holdings, one.of)
    key = "host" if one.of.kind == "system" else "party"
    return (text.speaker.name(party, with_ref=True),) if party else (text.missing("recipient", (one.of.uid, key)),)


def _country(text: Text, one: Abroad) -> Cell:
    country = values(text, one.transfer, "country") or text.speaker.unanswered(one.transfer, "country")
    return (*country, *values(text, one.transfer, "certainty"))


def _grounds(text: Text, one: Abroad) -> Cell:
    return answers(text, one.transfer, "transfer_ground") or (
        text.missing("abroad_ground", (one.transfer.uid, "transfer_ground")),
    )


def _assessment(text: Text, one: Abroad) -> Cell:
    return values(text, one.transfer, "assessment_date", "assessment")


def _consent(text: Text, one: Abroad) -> Cell:
    return values(text, one.transfer, "consent")


def _safeguards(text: Text, one: Abroad) -> Cell:
    return values(text, one.transfer, "safeguards")


def _when(text: Text, one: Abroad) -> Cell:
    return labelled(text, one.transfer, "since", "until")


_COLUMNS: tuple[Column[Text, Abroad], ...] = (
    ("no", 0.9, _number),
    ("from", 2.8, _from),
    ("data", 2.8, _data),
    ("recipient", 2.2, _recipient),
    ("state", 2.0, _country),
    ("ground", 3.2, _grounds),
    ("assessment", 2.4, _assessment),
    ("consent", 1.9, _consent),
    ("safeguards", 2.4, _safeguards),
    ("when", 1.6, _when),
)


def _by_activity(text: Text) -> Iterator[Block]:
    """Of each activity: which transfers it has, or that there are none, or that nobody has said."""
    said = tuple(_standing(text, activity) for activity in text.scope.activities(text.holdings))
    if said:
        yield Items(said)


def _standing(text: Text, activity: Plain) -> Said:
    named = text.speaker.name(activity, with_ref=True)
    own = [one.transfer for one in linked.transfers(text.holdings, activity) if one.transfer["status"] != "archived"]
    if own:
        numbers = ", ".join(one.ref for one in own)
        sources = tuple((one.uid, "ref") for one in own)
        return text.mixed("has_transfers", named, sources=sources, activity=named.text, numbers=numbers)
    if linked.answered_none(activity, "transfer"):
        return text.mixed("no_transfer", named, sources=((activity.uid, "none"),), activity=named.text)
    what = text.words("gap_abroad_of", activity=named.text)
    return text.speaker.text(text.words("gap", what=what), "gap.abroad_of", (activity.uid, "none"), gap=True)


def _rule(text: Text) -> Iterator[Block]:
    """The operator's own rule, as it words it."""
    if rule := text.speaker.words(text.operator, "transfer_rule"):
        yield Paragraph(rule)


_SECTIONS = (("transfers", _transfers), ("by_activity", _by_activity), ("rule", _rule))
