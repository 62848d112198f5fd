"""A finding in the reader's words, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ropa.i18n import N_, Translator

if TYPE_CHECKING:
    from ropa.rules.finding import Finding

ACCEPTED = "accepted"
"""The sign of a finding that was accepted, however grave."""

SEVERITIES: Mapping[str, tuple[str, str]] = {
    "error": (N_("Error"), N_("Errors")),
    "warning": (N_("Warning"), N_("Warnings")),
    "info": (N_("Note"), N_("Notes")),
}
"""How grave a finding is, the gravest first: in a word, and of several."""

SIGNS: Mapping[str, tuple[str, str]] = {
    "error": ("refused", "refusal"),
    "warning": ("warning", "warning"),
    "info": ("info", "info"),
    ACCEPTED: ("done", "muted"),
}
"""The picture of a finding and its colour."""

_WORDS: Mapping[str, str] = {
    "error": N_("Error, accepted"),
    "warning": N_("Warning, accepted"),
    "info": N_("Note, accepted"),
}


@dataclass(frozen=True)
class Told:
    """`record` is what the record is called in which the finding lies, `spot` names part and fact. `explained` is said
    when it is unfolded: lines, each with its colour. `accepted` is the uid of the acceptance that holds, or "".
    """

    finding: Finding
    sentence: str
    record: str
    spot: str
    cited: str
    explained: tuple[tuple[str, str], ...]
    accepted: str
    word: str

    @property
    def law(self) -> str:
        """The law that the rule is of."""
        return self.finding.law

    @property
    def rule(self) -> str:
        """The code of the rule in its law."""
        return self.finding.rule

    @property
    def severity(self) -> str:
        """One of SEVERITIES."""
        return self.finding.severity

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.finding.kind

    @property
    def root(self) -> str:
        """The record, by uid."""
        return self.finding.root

    @property
    def row(self) -> str:
        """It, or the part of it where the finding lies."""
        return self.finding.row

    @property
    def key(self) -> str:
        """The fact of the row, the kind of those of its parts that are meant, or "" for the row as a whole."""
        return self.finding.key

    @property
    def identity(self) -> str:
        """Tells it from others, whatever the values are that it speaks of."""
        return f"{self.law}/{self.rule}/{self.row}/{self.key}"

    @property
    def sign(self) -> str:
        """Which of SIGNS it wears."""
        return ACCEPTED if self.accepted else self.severity

    @property
    def explanation(self) -> str:
        """All that is said when it is unfolded."""
        return "\n".join(text for text, _ in self.explained)

    @property
    def whole(self) -> str:
        """All that is said of it."""
        return f"{self.word}: {self.sentence}\n{self.record}\n{self.explanation}"

    @property
    def below(self) -> str:
        """Where it lies in its record, and by which article."""
        return " · ".join(one for one in (self.spot, self.cited) if one)

    @property
    def place(self) -> str:
        """Where it lies, record and all, and by which article."""
        return " · ".join(one for one in (self.record, self.below) if one)


def word(severity: str, tr: Translator, *, accepted: bool) -> str:
    """How grave a finding is."""
    return tr(_WORDS[severity] if accepted else SEVERITIES[severity][0])


def counts_of(told: Iterable[Told]) -> tuple[tuple[str, int], ...]:
    """How many findings are open of each severity, the gravest first, and how many are accepted; none where none is."""
    times = Counter(one.sign for one in told)
    return tuple((sign, times[sign]) for sign in SIGNS if times[sign])


def by_topic(told: Iterable[Told]) -> tuple[tuple[str, int], ...]:
    """How many findings are open of each topic, the most first."""
    from ropa.rules.checking import topics

    of = topics()
    return tuple(Counter(of[one.law, one.rule] for one in told if not one.accepted).most_common())


def counted(told: Iterable[Told], tr: Translator) -> str:
    """The same in words."""
    return in_words(counts_of(told), tr)


def in_words(counts: Iterable[tuple[str, int]], tr: Translator) -> str:
    """So many findings of each sign."""
    said = {
        "error": lambda n: tr.count("{n} error", "{n} errors", n),
        "warning": lambda n: tr.count("{n} warning", "{n} warnings", n),
        "info": lambda n: tr.count("{n} note", "{n} notes", n),
        ACCEPTED: lambda n: tr.count("{n} accepted", "{n} accepted", n),
    }
    return " · ".join(said[sign](n) for sign, n in counts)


Badge = tuple[str, str]
"""What a record or an operator wears in a list: one of SIGNS, and the words for it."""


def badge_of(counts: Mapping[str, int], tr: Translator) -> Badge | None:
    """For so many findings of each severity that nobody accepted; notes alone wear none."""
    open_ones = [(one, counts[one]) for one in SEVERITIES if one != "info" and counts.get(one)]
    return (open_ones[0][0], in_words(open_ones, tr)) if open_ones else None


def badges_of(told: Iterable[Told], tr: Translator) -> dict[str, Badge]:
    """By uid, of the records in which something was found, and of the rows of them in which it lies."""
    times: dict[str, Counter[str]] = {}
    for one in told:
        if not one.accepted:
            for uid in {one.root, one.row}:
                times.setdefault(uid, Counter())[one.severity] += 1
    return {uid: badge for uid, counts in times.items() if (badge := badge_of(counts, tr)) is not None}
