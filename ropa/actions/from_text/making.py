"""Proposals in the making: what a text says, gathered record by record, and what of it no fact can hold.

A proposal of the kind of its parent is no record of its own: its values are facts of that record. What the parent
EVERY has goes into every activity (a basis: into every purpose), what EVERY_ITEM has into every data item.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ropa.actions.importing.matching import Around
from ropa.actions.importing.proposals import Certainty, Proposal, Source, Trouble
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.reading.passages import Seen
from ropa.reading.result import Said
from ropa.reading.whole import Reading

EVERY = "every activity"
EVERY_ITEM = "every item"

LAWS = {"KZ": "kz", "EU": "gdpr"}

APART = N_("What the text ties to no purpose stands here.")
PLAIN = N_("The text says it in these words.")
AT_HOME = N_("Named in the section about it.")
ELSEWHERE = N_("Named, but not in a section about it.")
TIED = N_("Named in one sentence or list with the purpose.")
OF_ALL = N_("Said of all data, and not of single activities.")
OF_SOME = N_("Said of some of the data, and perhaps not of all.")
IN_THE_NAME = N_("Seen from the name.")
NO_FORM = N_("A name without a legal form: it may be only a brand.")
OF_A_KIND = N_("Only a kind of recipient: the text names nobody.")
KNOWN = N_("The text has the name alone; legal name and country come from Ropa's list of well-known parties.")
MAY_SERVE = N_("The text names several bases and does not say which purpose rests on which.")
ONLY_BASIS = N_("The only basis that the text names.")
OWN_WORDS = N_("A line of the list of purposes that is none of the known ones, in its own words.")
BY_SEAT = N_("The text says that data go abroad and does not say to whom; this party has its seat abroad.")
ONLY_GROUP = N_("The only group of people that the text names.")
WHOSE = N_("The text names several groups of people and does not say whose data which are.")
TIED_TO_DATA = N_("Named in one sentence, list or section with the data.")
OF_ITS_TEXT = N_("What the text of a consent speaks of, it covers.")
THE_WAY_ALONE = N_("The text says how consent is given; the form itself is not in it.")
OF_ROW = N_("It stands in the row of the tracker.")
OF_LIST = N_("Said of all trackers of the list.")
CONSENTED = N_("The text says so of such transfers.")
BY_WAY = N_("The text grants the right; this way is the one that it names for requests.")


@dataclass
class Making:
    """The proposals so far, each under its uid, and what is left."""

    reading: Reading
    around: Around
    made: dict[str, Proposal] = field(default_factory=dict)
    left: list[Trouble] = field(default_factory=list)

    def add(
        self, kind: str, parent: str | None, values: Mapping[str, Any], one: Seen | None, certainty: Certainty,
        why: str, present: str | None = None,
    ) -> str:  # fmt: skip
        """One more proposal, and its uid."""
        source = Source(str(one.sentence.index), one.text) if one else Source("", "")
        proposal = Proposal(uuid.uuid4().hex, kind, parent, values, source, certainty, present, (), why)
        self.made[proposal.uid] = proposal
        return proposal.uid

    def leave(self, one: Seen, refusal: RopaError) -> None:
        """What a sentence says and no fact can hold."""
        if all((each.place, str(each.refusal)) != (str(one.sentence.index), str(refusal)) for each in self.left):
            self.left.append(Trouble(str(one.sentence.index), "", refusal))

    def of(self, said: Said) -> Seen:
        """The sentence of what is said."""
        return self.reading.seen[said.sentence]

    def said(self, name: str) -> list[Said]:
        """All that the text says of a field, the likeliest first."""
        return [one for one in self.reading.said if one.field == name]

    def first(self, name: str) -> dict[Any, Said]:
        """Each value of a field with its likeliest sentence."""
        found: dict[Any, Said] = {}
        for one in self.said(name):
            found.setdefault(one.value, one)
        return found

    def named(self, said: Said, home: str) -> tuple[Certainty, str]:
        """How sure it is that a thing which is only named is meant: in its own section it is."""
        return (Certainty.CERTAIN, AT_HOME) if self.of(said).section == home else (Certainty.LIKELY, ELSEWHERE)


def words_of(one: Seen, text: str = "") -> dict[str, str]:
    """A text, or the whole sentence, in the language of the sentence."""
    return {one.sentence.language: text or one.text}


def laws_named(making: Making) -> dict[str, Said]:
    """The laws of the register that the text says it is written under, each with its sentence."""
    return {LAWS[code]: said for code, said in making.first("country_law").items() if code in LAWS}
