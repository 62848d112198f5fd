"""What is disclosed to the parties of a register: each disclosure of an activity, and each tracker of a party."""

from __future__ import annotations

from ropa.documents.model import Cell
from ropa.documents.registers.listing import Column, answers, data_of, kept, labelled, purposes_of, read_by, values
from ropa.documents.text import Text
from ropa.holdings import Plain


def given(text: Text) -> list[Plain]:
    """All that goes to parties, party by party: what activities disclose, then trackers; without a party at the end."""
    activities = text.scope.activities(text.holdings)
    owners = [one for activity in activities for one in kept(activity.of("disclosure"))]
    owners += [one for one in kept(text.holdings.all("tracker")) if not one["own"]]
    return sorted(owners, key=lambda one: _place(text, one))


def _place(text: Text, owner: Plain) -> tuple[bool, int]:
    party = text.holdings.find(owner["party"])
    return (False, party["ref"]) if party else (True, 0)


def _party(text: Text, owner: Plain) -> Cell:
    party = text.holdings.find(owner["party"])
    return (text.speaker.name(party, with_ref=True),) if party else (text.missing("party", (owner.uid, "party")),)


def _from(text: Text, owner: Plain) -> Cell:
    """The activity; of a tracker its own name too."""
    activity = text.holdings.find(owner.parent_uid if owner.kind == "disclosure" else owner["activity"])
    named = (text.speaker.name(activity, with_ref=True),) if activity else ()
    if owner.kind == "disclosure":
        return named
    tracker = text.speaker.name(owner, with_ref=True)
    return (*named, text.mixed("tracker", tracker, tracker=tracker.text))


def _data(text: Text, owner: Plain) -> Cell:
    if owner.kind == "tracker":
        return read_by(text, owner) or (text.missing("passed_data", (owner.uid, "categories")),)
    technical = (text.say("only_technical", (owner.uid, "technical_only")),) if owner["technical_only"] else ()
    named = (*data_of(text, text.holdings.linked(owner, "items")), *technical)
    return named or (text.missing("passed_data", (owner.uid, "items")),)


def _purposes(text: Text, owner: Plain) -> Cell:
    return (*purposes_of(text, owner), *values(text, owner, "does" if owner.kind == "tracker" else "note"))


def _conditions(text: Text, owner: Plain) -> Cell:
    if owner.kind == "tracker":
        return labelled(text, owner, "after_consent")
    flags = (("explicit_consent", "only_explicit"), ("instruction_only", "only_instruction"))
    return (
        *values(text, owner, "condition"),
        *(text.say(clause, (owner.uid, key)) for key, clause in flags if owner[key]),
    )


def _certainty(text: Text, owner: Plain) -> Cell:
    return values(text, owner, "certainty")


def _grounds(text: Text, owner: Plain) -> Cell:
    """On what ground; a tracker has none of its own: it rests on the bases of its purposes."""
    if owner.kind == "tracker":
        return ()
    return answers(text, owner, "disclosure_ground") or (text.missing("ground", (owner.uid, "disclosure_ground")),)


def _role(text: Text, owner: Plain) -> Cell:
    return answers(text, owner, "party_role") if owner.kind == "disclosure" else ()


def _when(text: Text, owner: Plain) -> Cell:
    return labelled(text, owner, "since", "until") if owner.kind == "disclosure" else ()


DISCLOSED: tuple[Column[Text, Plain], ...] = (
    ("recipient", 2.2, _party),
    ("from", 2.6, _from),
    ("data", 2.6, _data),
    ("purposes", 2.6, _purposes),
    ("conditions", 2.4, _conditions),
    ("certainty", 1.6, _certainty),
    ("ground", 2.6, _grounds),
    ("role", 1.6, _role),
    ("when", 1.6, _when),
)
"""The columns of what is disclosed."""
