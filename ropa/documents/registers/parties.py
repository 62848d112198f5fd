"""The register of parties: who they are, what is agreed with them, what is disclosed to them and on what ground.

A tracker of a party is a disclosure of technical data to it and stands among the disclosures. Ended disclosures stay,
with their dates: the register tells who got data at a given time.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa import linked
from ropa.documents.asked import Question
from ropa.documents.model import Block, Cell, Document, Items, Paragraph, Said
from ropa.documents.registers.listing import Column, kept, labelled, number, opening, table, values
from ropa.documents.registers.parties_given import DISCLOSED, given
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain

QUESTIONS: tuple[Question, ...] = ()
PARTS = ("engagements", "none", "related")


def compose(text: Text) -> Document:
    """The register of one operator; disclosures are those of the activities that the scope prints."""
    about = text.say("about", article=text.cite("22(1)(5)")) if "kz" in text.holdings.laws() else text.say("about_any")
    return document(
        text, (*opening(text, about), *sections(text, _SECTIONS)), text.speaker.name(text.operator), landscape=True
    )


def _every(text: Text) -> tuple[Plain, ...]:
    return tuple(sorted(kept(text.holdings.all("party")), key=lambda one: one["ref"]))


def _parties(text: Text) -> Iterator[Block]:
    every = _every(text)
    yield table(text, _WHO, every) if every else Paragraph(text.say("no_parties"))


def _name(text: Text, party: Plain) -> Cell:
    return text.speaker.name(party), *(labelled(text, party, "aliases") if party["aliases"] else ())


def _what(text: Text, party: Plain) -> Cell:
    return values(text, party, "nature", "kinds")


def _where(text: Text, party: Plain) -> Cell:
    return values(text, party, "country", "number")


def _contacts(text: Text, party: Plain) -> Cell:
    return (*values(text, party, "contacts", "site"), *labelled(text, party, "policy_address", "source", "as_of"))


def _locations(text: Text, party: Plain) -> Cell:
    """Each place of storage, and below it where and when it was learnt."""
    lines: list[Said] = []
    for place in party.of("location"):
        named = text.speaker.value(place, "country") or text.speaker.unanswered(place, "country")
        named += text.speaker.value(place, "city")
        lines.append(text.speaker.around(", ".join(one.text for one in named), "location", *named))
        lines += labelled(text, place, "source", "as_of")
    return tuple(lines)


_WHO: tuple[Column[Text, Plain], ...] = (
    ("no", 0.9, number),
    ("name", 3.2, _name),
    ("what", 2.6, _what),
    ("where", 2.0, _where),
    ("contacts", 4.2, _contacts),
    ("locations", 3.6, _locations),
)


def _engagements(text: Text) -> Iterator[Block]:
    made = kept(text.holdings.all("engagement"))
    yield table(text, _AGREED, made) if made else Paragraph(text.say("no_engagements"))


def _with(text: Text, engagement: Plain) -> Cell:
    party = text.holdings.find(engagement["party"])
    return (text.speaker.name(party, with_ref=True),) if party else text.speaker.unanswered(engagement, "party")


def _contract(text: Text, engagement: Plain) -> Cell:
    return (
        *values(text, engagement, "contract"),
        *labelled(text, engagement, "number", "date", "contract_status", "valid_until"),
    )


def _duties(text: Text, engagement: Plain) -> Cell:
    return labelled(text, engagement, "confidentiality", "instruction")


def _subcontractors(text: Text, engagement: Plain) -> Cell:
    return text.speaker.value(engagement, "subcontractors")


def _contact(text: Text, engagement: Plain) -> Cell:
    listed = text.speaker.words(engagement, "members_listed")
    return (*values(text, engagement, "contact"), *((text.around("members", listed, "where"),) if listed else ()))


_AGREED: tuple[Column[Text, Plain], ...] = (
    ("no", 0.9, number),
    ("recipient", 2.4, _with),
    ("contract", 3.0, _contract),
    ("duties", 4.0, _duties),
    ("subcontractors", 2.2, _subcontractors),
    ("contact", 2.6, _contact),
)


def _disclosures(text: Text) -> Iterator[Block]:
    every = given(text)
    yield table(text, DISCLOSED, every) if every else Paragraph(text.say("no_disclosures"))


def _none(text: Text) -> Iterator[Block]:
    """Activities that give nothing to anyone, and those of which nobody has said."""
    said = tuple(line for activity in text.scope.activities(text.holdings) for line in _standing(text, activity))
    if said:
        yield Items(said)


def _standing(text: Text, activity: Plain) -> Iterator[Said]:
    if linked.to_parties(text.holdings, activity):
        return
    named = text.speaker.name(activity, with_ref=True)
    if linked.answered_none(activity, "disclosure"):
        yield text.mixed("not_passed", named, sources=((activity.uid, "none"),), activity=named.text)
    else:
        what = text.words("gap_passed", activity=named.text)
        yield text.speaker.text(text.words("gap", what=what), "gap.passed", (activity.uid, "none"), gap=True)


def _related(text: Text) -> Iterator[Block]:
    """What a party has to do with the operator beside getting data: it hosts, instructs, decides jointly."""
    ties = [tie for party in _every(text) for tie in _ties(text, party)]
    if ties:
        yield table(text, _TIES, ties)


Tie = tuple[Plain, Said, Plain]
"""A party, what it does, and the system or activity in which it does it."""


def _ties(text: Text, party: Plain) -> Iterator[Tie]:
    for system in kept(text.holdings.linking("system", "host", (party.uid,))):
        yield party, text.say("hosts", (system.uid, "host")), system
    printed = {one.uid for one in text.scope.activities(text.holdings)}
    for key, clause in (("on_instruction_of", "instructs"), ("joint_with", "decides_jointly")):
        for activity in text.holdings.linking("activity", key, (party.uid,)):
            if activity.uid in printed:
                yield party, text.say(clause, (activity.uid, key)), activity


def _tied(text: Text, tie: Tie) -> Cell:
    return (text.speaker.name(tie[0], with_ref=True),)


def _tie(_: Text, tie: Tie) -> Cell:
    return (tie[1],)


def _record(text: Text, tie: Tie) -> Cell:
    return (text.speaker.name(tie[2], with_ref=True),)


_TIES: tuple[Column[Text, Tie], ...] = (("tied", 3.0, _tied), ("tie", 3.0, _tie), ("record", 4.0, _record))

_SECTIONS = (
    ("parties", _parties),
    ("engagements", _engagements),
    ("disclosures", _disclosures),
    ("none", _none),
    ("related", _related),
)
