"""Dates in three languages, and the day from which a text applies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ropa.reading.passages import Seen
from ropa.reading.result import Said

_MONTHS = (
    "январ|янв|қаңтар|january|jan", "феврал|фев|ақпан|february|feb", "март|мар|наурыз|march|mar",
    "апрел|апр|сәуір|april|apr", "мая|май|мамыр|may", "июн|маусым|june|jun", "июл|шілде|july|jul",
    "август|авг|тамыз|august|aug", "сентябр|сен|қыркүйек|september|sept|sep", "октябр|окт|қазан|october|oct",
    "ноябр|ноя|қараша|november|nov", "декабр|дек|желтоқсан|december|dec",
)  # fmt: skip
_NUMBER = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split("|")}
_NAME = rf"(?P<month{{n}}>{'|'.join(sorted(_NUMBER, key=len, reverse=True))})[^\W\d]{{{{0,6}}}}\.?"
_YEAR = r"(?P<year{n}>20\d\d)"
_DAY = r"[«\"“]?(?P<day{n}>\d{{1,2}})[»\"”]?(?:st|nd|rd|th)?"
_DATE = re.compile(
    "|".join(
        [
            rf"{_DAY}\s+(?:of\s+)?{_NAME},?\s+{_YEAR}".format(n=1),
            rf"{_NAME}\s+{_DAY},?\s+{_YEAR}".format(n=2),
            rf"{_YEAR}\s*(?:жылғы|жылдың|жыл|ж\.)\s*{_DAY}\s+{_NAME}".format(n=3),
            r"(?<![\d.])(?P<day4>\d{1,2})[./](?P<month4>\d{1,2})[./](?P<year4>20\d\d)(?!\d)",
            r"(?<!\d)(?P<year5>20\d\d)-(?P<month5>\d{2})-(?P<day5>\d{2})(?!\d)",
        ]
    ),
    re.IGNORECASE,
)
_THIS_CENTURY = re.compile(r"20\d\d")
_OF_LAW = re.compile(r"закон|law\b|заң|приказ|order\b|бұйр|указ|кодекс|code\b|regulation|регламент|94-V", re.IGNORECASE)
_NEAR = 70
_EARLY = 6


def dates(text: str) -> Iterator[tuple[dt.date, int]]:
    """(date, its first character) for each date of a text that there is."""
    if _THIS_CENTURY.search(text) is None:
        return
    for found in _DATE.finditer(text):
        groups = {key[:-1]: value for key, value in found.groupdict().items() if value}
        month = groups["month"].casefold()
        try:
            day = dt.date(int(groups["year"]), _NUMBER.get(month) or int(month), int(groups["day"]))
        except ValueError:
            continue
        yield day, found.start()


def effective_dates(seen: Sequence[Seen]) -> Iterator[Said]:
    """Days from which the text says that it applies; the likeliest first."""
    found: list[tuple[int, int, Said]] = []
    for one in seen:
        for day, at in dates(one.text):
            before = one.text[max(0, at - _NEAR) : at]
            if _OF_LAW.search(before) and not one.has("effective"):
                continue
            alone = len(one.sentence.words) <= 8
            weight = 4 * one.has("effective") + 2 * (alone and one.sentence.index < _EARLY) + alone
            if one.has("effective") or (alone and (one.sentence.index < _EARLY or one.sentence.index > len(seen) - 4)):
                said = Said("effective_date", day.isoformat(), one.sentence.index, one.text)
                found.append((-weight, one.sentence.index, said))
    yield from (said for *_, said in sorted(found, key=lambda each: each[:2]))
