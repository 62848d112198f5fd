"""Numbers with units of time in three languages: "10 рабочих дней", "3 (үш) жыл", "within one month"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ropa.reading.result import Term
from ropa.reading.sentences import Sentence

_UNITS = (
    ("hour", re.compile(r"час(?:а|ов|ам)?|сағат\w*|hours?")),
    ("calendar_day", re.compile(r"д(?:ень|ня|ней|ням|нями|невн\w+)|сут(?:ок|ки)|күн\w*|days?")),
    ("week", re.compile(r"недел[ьяию]\w*|апта\w*|weeks?")),
    ("month", re.compile(r"месяц\w*|ай(?:ға|ды|дан|да|дың|лық|ы|ын|ына|ынан)?|months?")),
    ("year", re.compile(r"год(?:а|ов|у|ам|ичн\w+)?|лет(?:н\w+)?|жыл\w*|years?")),
)
_WORKING = re.compile(r"рабоч\w+|жұмыс|business|working")
_CALENDAR = re.compile(r"календарн\w+|күнтізбелік|calendar|consecutive")
_DIGITS = re.compile(r"(?:\d{1,3}-)?(\d{1,3})(?:-?(?:[тх]и?|ти|го|ми|ех|ых|й|ый|ой))?")
_JOINED = re.compile(r"(\d{1,3})[-]?(летн|дневн|месячн|годичн|year|month|day|жылдық|айлық|күндік)\w*")
_ENGLISH_JOINED = re.compile(r"([a-z]+)-(year|month|day)s?")
_OF_JOINED = {
    "летн": "year", "годичн": "year", "year": "year", "жылдық": "year", "месячн": "month", "month": "month",
    "айлық": "month", "дневн": "calendar_day", "day": "calendar_day", "күндік": "calendar_day",
}  # fmt: skip
_RUSSIAN = (
    (re.compile(r"од(?:ин|н(?:ого|ой|а|у|ому|им|о))"), 1), (re.compile(r"дв(?:а|е|ух|ум|умя)"), 2),
    (re.compile(r"тр(?:и|ех|ем|емя)"), 3), (re.compile(r"четыр(?:е|ех|ем|ьмя)"), 4), (re.compile(r"пят[ьи]ю?"), 5),
    (re.compile(r"шест[ьи]ю?"), 6), (re.compile(r"сем[ьи]ю?"), 7), (re.compile(r"вос(?:емь|ьми|емью)"), 8),
    (re.compile(r"девят[ьи]ю?"), 9), (re.compile(r"десят[ьи]ю?"), 10), (re.compile(r"одиннадцат[ьи]"), 11),
    (re.compile(r"двенадцат[ьи]"), 12), (re.compile(r"тринадцат[ьи]"), 13), (re.compile(r"четырнадцат[ьи]"), 14),
    (re.compile(r"пятнадцат[ьи]"), 15), (re.compile(r"шестнадцат[ьи]"), 16), (re.compile(r"семнадцат[ьи]"), 17),
    (re.compile(r"восемнадцат[ьи]"), 18), (re.compile(r"девятнадцат[ьи]"), 19), (re.compile(r"двадцат[ьи]"), 20),
    (re.compile(r"тридцат[ьи]"), 30), (re.compile(r"сорока?"), 40), (re.compile(r"пят(?:ьдесят|идесяти)"), 50),
    (re.compile(r"шест(?:ьдесят|идесяти)"), 60), (re.compile(r"сем(?:ьдесят|идесяти)"), 70),
    (re.compile(r"вос(?:емьдесят|ьмидесяти)"), 80), (re.compile(r"девяност[оа]"), 90), (re.compile(r"ст[оа]"), 100),
)  # fmt: skip
_OTHERS = {
    "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10,
    "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90, "жүз": 100,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905
_ANNIVERSARY = frozenset({"anniversary", "anniversaries"})
"""In English "the third anniversary" ends three years."""
_NUMBERLESS = frozenset({"течение", "течении", "within", "a", "an", "per", "ішінде", "каждый"})
"""Before a unit that stands without a number: "within a month" is one month."""
_MONTHS = {"year": 12, "month": 1}


@dataclass(frozen=True)
class Duration:
    """A term said in a sentence: at the words from `start` up to, not including, `end`."""

    term: Term
    start: int
    end: int

    @property
    def months(self) -> int | None:
        """In whole months; None for less than one and for working days."""
        if self.term.unit == "calendar_day":
            return self.term.number // 30 or None
        return self.term.number * _MONTHS.get(self.term.unit, 0) or None


def durations(sentence: Sentence) -> tuple[Duration, ...]:
    """Every term of a sentence, in order."""
    return tuple(_found(sentence.words))


def _found(words: Sequence[str]) -> Iterator[Duration]:
    at = 0
    while at < len(words):
        if half := _half(words[at]):
            yield Duration(half, at, at + 1)
        elif joined := _joined(words[at]):
            yield Duration(joined, at, at + 1)
        elif words[at] in _ORDINALS and at + 1 < len(words) and words[at + 1] in _ANNIVERSARY:
            yield Duration(Term(_ORDINALS.index(words[at]) + 1, "year"), at, at + 2)
        else:
            number, after = number_at(words, at)
            if number is not None:
                unit, end = _unit(words, _same_again(words, after, number))
                if unit:
                    yield Duration(_term(number, unit), at, end)
                    at = end
                    continue
            elif words[at] in _NUMBERLESS:
                unit, end = _unit(words, at + 1)
                if unit and not (end < len(words) and number_at(words, end)[0] is not None):
                    yield Duration(_term(1, unit), at + 1, end)
                    at = end
                    continue
        at += 1


def number_at(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """The number that begins at a word, in digits or in words, and the word after it."""
    if found := _DIGITS.fullmatch(words[at]):
        return int(found.group(1)), at + 1
    total, end = 0, at
    while end < len(words) and (value := _value(words[end])) and (not total or _adds(total, value)):
        total = total * value if value == 100 and total else total + value
        end += 1
    if end < len(words) and total == 0 and "-" in words[at]:
        values = [_value(part) for part in words[at].split("-")]
        if len(values) == 2 and values[0] and values[1]:
            return values[0] + values[1], at + 1
    return (total, end) if total else (None, at)


def _adds(total: int, value: int) -> bool:
    return (total % 100 >= 10 and total % 10 == 0 and value < 10) or (value == 100 and total < 10)


@lru_cache(maxsize=4096)
def _value(word: str) -> int | None:
    if word in _OTHERS:
        return _OTHERS[word]
    return next((value for pattern, value in _RUSSIAN if pattern.fullmatch(word)), None)


def _same_again(words: Sequence[str], at: int, number: int) -> int:
    """After the number once more in words or digits: "3 (three) years"."""
    if at < len(words):
        again, end = number_at(words, at)
        if again == number:
            return end
    return at


def _unit(words: Sequence[str], at: int) -> tuple[str, int]:
    """(unit, word after it) at a word, working or calendar days told apart."""
    kind = ""
    while at < len(words) and (_WORKING.fullmatch(words[at]) or _CALENDAR.fullmatch(words[at])):
        kind = "working_day" if _WORKING.fullmatch(words[at]) else "calendar_day"
        at += 1
    if at >= len(words):
        return "", at
    unit = _unit_of(words[at])
    if kind and unit != "calendar_day":
        return "", at
    return kind or unit, at + 1


@lru_cache(maxsize=4096)
def _unit_of(word: str) -> str:
    return next((unit for unit, pattern in _UNITS if pattern.fullmatch(word)), "")


def _term(number: int, unit: str) -> Term:
    return Term(number * 7, "calendar_day") if unit == "week" else Term(number, unit)


def _joined(word: str) -> Term | None:
    """Number and unit in one word: "3-летний", "five-year"."""
    if found := _JOINED.fullmatch(word):
        return Term(int(found.group(1)), _OF_JOINED[found.group(2)])
    if (found := _ENGLISH_JOINED.fullmatch(word)) and (value := _value(found.group(1))):
        return Term(value, _OF_JOINED[found.group(2)])
    for ending, unit in (("летн", "year"), ("дневн", "calendar_day"), ("месячн", "month")):
        stem, _, tail = word.partition(ending)
        if tail and (value := _value(stem)):
            return Term(value, unit)
    return None


def _half(word: str) -> Term | None:
    return Term(6, "month") if word in ("полгода", "полугода") else None
