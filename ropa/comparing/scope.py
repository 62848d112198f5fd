"""For which paper a text is taken, and what of the register such a paper speaks of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ropa.covered import Covered, covered, everything
from ropa.holdings import Holdings, Plain
from ropa.reading.passages import Seen

POLICY, CONSENT, COOKIE_NOTICE = "policy", "consent", "cookie_notice"
_TITLE = 3
_TITLE_WORDS = 25
_TITLES = (
    (
        POLICY,
        re.compile(
            r"политик\w* конф|политик\w* обр|политик\w* в отн|положени|правил|privacy|policy|құпиялы\w* саясат|ереже",
            re.IGNORECASE,
        ),
    ),
    (CONSENT, re.compile(r"\bсогласи[ея]\b|\bconsent\b|келісім(?!д)", re.IGNORECASE)),
    (COOKIE_NOTICE, re.compile(r"cookie|куки", re.IGNORECASE)),
)
"""What the title of each kind of paper begins with."""


@dataclass(frozen=True)
class Scope:
    """A kind of paper, the consent form where it is the text of one, and the records that such a paper covers."""

    kind: str
    form: Plain | None
    covered: Covered


def kind_of(seen: Sequence[Seen]) -> str:
    """By the title of a text: a consent, a notice about cookies, else a policy."""
    title = " ".join(one.text for one in _titles(seen))
    found = [(word.start(), kind) for kind, words in _TITLES if (word := words.search(title))]
    return min(found)[1] if found else POLICY


def title_of(seen: Sequence[Seen]) -> Seen:
    """The sentence that says what kind of paper a text is, else its first."""
    kind = kind_of(seen)
    return next((one for one in _titles(seen) if dict(_TITLES)[kind].search(one.text)), seen[0])


def _titles(seen: Sequence[Seen]) -> list[Seen]:
    return [one for one in seen[:_TITLE] if len(one.sentence.words) <= _TITLE_WORDS]


def scopes(held: Holdings, kind: str, day: dt.date) -> tuple[Scope, ...]:
    """What such a paper may cover: of a consent each form, else all that the operator does."""
    active = tuple(one for one in held.all("activity") if one["status"] != "archived")
    forms = [one for one in held.all("consent") if one["status"] != "archived"]
    if kind == CONSENT and forms:
        return tuple(Scope(kind, form, covered(held, form, day)) for form in forms)
    return (Scope(kind, None, everything(held, active, day)),)
