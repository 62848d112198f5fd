"""What is due, a line each: of what sort it is, on what day, by what rule, and where it is seen to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ropa.deadlines import saying
from ropa.deadlines.terms import Due
from ropa.i18n import N_, Translator
from ropa.spoken import Spoken
from ropa.words import Words

SORTS: Mapping[str, str] = {
    "request": N_("Answer to a request"),
    "incident": N_("Notice of a breach"),
    "review": N_("Review of a record"),
    "contract": N_("End of a contract"),
    "consent": N_("End of the term of a consent"),
    "retention": N_("End of retention"),
}
"""Everything that has a day, and what it is called."""

_RULES: Mapping[str, str] = {
    "review": N_("date in the record"),
    "contract": N_("last day of the contract"),
    "consent": N_("last day in the journal"),
}
_WHY: Mapping[str, str] = {
    "review": N_("The record itself says when it is looked through again."),
    "access_review": N_("Twelve months after the last look at this access: a habit that Ropa keeps, no term of a law."),
    "contract": N_("The last day that the contract itself names. After it, see whether data still go to that party."),
    "consent": N_(
        "The journal names it as the last day of the consent (Art. 8(4)(3)); processing needs a basis after it."
    ),
    "retention": N_(
        "{term} after the end of the activity; then data are destroyed (Art. 12(2), 18(1)), unless a law keeps them."
    ),
}

OVERDUE, TODAY, SOON, LATER, UNKNOWN = "overdue", "today", "soon", "later", "unknown"
_SOON_DAYS = 7


@dataclass(frozen=True)
class DueLine:
    """`record` is the record in whose form it stands, `row` and `key` the fact in it that settles it.

    `due` is what the clock says of a request or an incident; `term` the number and unit of a retention.
    """

    sort: str
    operator: str
    record: str
    row: str
    kind: str
    key: str
    name: Words
    date: dt.date | None
    due: Due | None = None
    term: tuple[int, str] | None = None

    def standing(self, day: dt.date) -> str:
        """How its day stands to another: one of the five words."""
        if self.date is None:
            return UNKNOWN
        left = (self.date - day).days
        return OVERDUE if left < 0 else TODAY if not left else SOON if left <= _SOON_DAYS else LATER

    def rule(self, tr: Translator) -> str:
        """By what its day is known, in a line."""
        if self.due is not None:
            return saying.short(self.due, tr)
        if self.term is not None:
            return Spoken(tr.language).term(*self.term)
        return tr(N_("12 months from the last review")) if self.kind == "access" else tr(_RULES[self.sort])

    def brief(self, tr: Translator) -> tuple[str, ...]:
        """What stands beside the day of a request or an incident, a sentence each."""
        return saying.brief(self.due, tr) if self.due else ()

    def why(self, tr: Translator) -> tuple[str, ...]:
        """Everything that led to its day, a sentence each."""
        if self.due is not None:
            return saying.told(self.due, tr)
        term = Spoken(tr.language).term(*self.term) if self.term else ""
        said = _WHY["access_review" if self.kind == "access" else self.sort]
        verify = (tr(saying.VERIFY),) if self.term or self.kind == "access" else ()
        return (tr(said).format(term=term), *verify)
