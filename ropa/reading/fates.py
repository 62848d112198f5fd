"""What becomes of data when their term is over, and within what time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ropa.reading.durations import durations
from ropa.reading.passages import Seen
from ropa.reading.result import Said, Term
from ropa.reading.terms import ASIDE

_OF_OTHERS = frozenset({"definitions", "rights", "withdrawal", "minors", "contacts", "changes"})
_OVER = re.compile(
    r"\b(?:after|upon|once|when|until|following|no longer|on (?:expiry|expiration|withdrawal|achievement)|"
    r"истечени|прошестви|окончани|достижени|после|затем|по мере|отзыв|прекращени|"
    r"өткен|соң|кейін|аяқтал|біткен|жеткен|кері қайтар|қайтарып алынған|тоқтат)",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:within a reasonable (?:time|period)|without undue delay|promptly|"
    r"в разумн\w+ срок\w*|незамедлительно|ақылға қонымды мерзім\w*|дереу)\b",
    re.IGNORECASE,
)
_WITHIN = frozenset({"within", "in", "течение", "течении", "позднее", "than"})
_WITHIN_BEHIND = frozenset({"ішінде", "кешіктірмей"})
_DAYS = frozenset({"hour", "calendar_day", "working_day"})
_BEFORE = 3


@dataclass(frozen=True)
class Fate:
    """One action at the end; the time that it may take, as a term or in words."""

    code: str
    within: Term | None = None
    words: str = ""


def fates(seen: Sequence[Seen]) -> Iterator[Said]:
    """Each with the first sentence that says it of the end of keeping."""
    told: set[str] = set()
    for one in seen:
        if one.sentence.is_heading or one.section in _OF_OTHERS or not _speaks_of_the_end(one):
            continue
        if any(word.startswith(ASIDE) for word in one.sentence.words):
            continue
        for hit in one.of("fates"):
            if hit.code not in told:
                told.add(hit.code)
                soon = _SOON.search(one.text)
                fate = Fate(hit.code, _within(one), soon.group() if soon else "")
                yield Said("fates", fate, one.sentence.index, one.text)


def _speaks_of_the_end(one: Seen) -> bool:
    keeping = one.section == "retention" or one.under("retention") or any(durations(one.sentence))
    return keeping and _OVER.search(one.text) is not None


def _within(one: Seen) -> Term | None:
    """A time in days that is said as a limit, and not as the term of keeping."""
    words = one.sentence.words
    for found in durations(one.sentence):
        before = words[max(0, found.start - _BEFORE) : found.start + 1]
        limited = not _WITHIN.isdisjoint(before) or not _WITHIN_BEHIND.isdisjoint(words[found.end - 1 : found.end + 1])
        if found.term.unit in _DAYS and limited:
            return found.term
    return None
