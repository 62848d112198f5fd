"""An agreement with a party being composed, and what the register says goes to that party."""

from __future__ import annotations

from dataclasses import dataclass

from ropa import linked
from ropa.documents.text import Text
from ropa.holdings import Plain


@dataclass(frozen=True)
class AgreementText(Text):
    """`passed` are the disclosures to the party and its trackers, in the order of the activities."""

    party: Plain | None
    passed: tuple[Plain, ...]

    @property
    def transfers(self) -> tuple[linked.Abroad, ...]:
        """What goes abroad with it."""
        day = self.scope.day
        return tuple(linked.Abroad(one, of) for of in self.passed for one in linked.in_force(of.of("transfer"), day))

    def activity(self, passed: Plain) -> Plain | None:
        """The activity of a disclosure or a tracker."""
        return self.holdings.find(passed.parent_uid if passed.kind == "disclosure" else passed["activity"])


def agreement_of(text: Text) -> AgreementText:
    """The agreement of the engagement that a paper is about."""
    party = text.holdings.find(text.about["party"])
    every = (
        one
        for activity in linked.in_force(text.scope.activities(text.holdings), text.scope.day)
        for one in linked.to_parties(text.holdings, activity)
    )
    passed = (one for one in linked.in_force(every, text.scope.day) if party and one["party"] == party.uid)
    return AgreementText(**vars(text), party=party, passed=tuple({one.uid: one for one in passed}.values()))
