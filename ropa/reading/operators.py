"""Who the operator is: its name, its addresses, the law that the text is written under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.reading.companies import companies
from ropa.reading.passages import Seen
from ropa.reading.result import Said

_CALLED = re.compile(
    r"\((?:[^()]{0,60}\b)?(?:далее|hereinafter|бұдан\s+әрі|әрі\s+қарай)[^()]{0,60}?"
    r"(?:оператор|operator|компани|company|организаци|обществ|администраци|controller|исполнител|продав|серіктестік|қоғам|"
    r"ұйым|әкімшілік|товариществ|мы\b|we\b)"
    r"|\((?:the\s+)?[\"“«](?:company|operator|controller|компания|оператор)\b",
    re.IGNORECASE,
)
_OPERATOR_WORD = re.compile(
    r"\b(?:оператор|operator|владел[еь]|собственник|меншік иесі|controller|администрац|бұдан әрі|далее|hereinafter|"
    r"наименование|атауы|name\s*:|we\b|us\b|мы\b|біз\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:полное\s+|краткое\s+|full\s+|толық\s+)?(?:наименование(?:\s+оператора)?|"
    r"(?:оператор|владелец|собственник|администратор|компания)(?:\s+(?:(?:персональных\s)?данных|сервиса|сайта|базы))?(?:,\s+содержащ\w+\s+персональные\s+данные)?|"
    r"name(?:\s+of\s+the\s+operator)?|operator|company(?:\s+name)?|controller|"
    r"data\s+controller|owner|(?:оператордың\s+|толық\s+)?атауы|(?:дербес деректер(?:дің)?\s+)?операторы?|меншік иесі)"
    r"\s*[:—–]\s*(.{2,120})$",
    re.IGNORECASE,
)
_BIN = re.compile(r"\b(?:бин|бсн|bin|иин|жсн|iin)\b", re.IGNORECASE)
_GIVEN_TO = re.compile(r"\b(?:согласие|consent to|келісім\w{0,5})\s*$", re.IGNORECASE)
_CONSENTED = 9
"""Whom a consent is given to is the operator, whatever else its long first sentence speaks of."""
_NOUNS = frozenset(
    "компания компании компанией компанию company website сайт сайта организация организации корпорация".split()  # noqa: SIM905
)
_CAPITAL = re.compile(r"[«\"“]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9]")
_PASSING = ("passing_to_others", "third_parties")
_OF_OTHERS = frozenset({"recipients", "cross_border", "cookies"})
"""Sections in which companies are named as those who get data or set cookies."""
_LONGEST = 120
_LAWS = (
    ("KZ", re.compile(
        r"94-V\b|94-V[ \u00a0]?ЗРК|Қазақстан\s+Республикасы|закон\w*\s+(?:РК|Республики\s+Казахстан)"
        r"|(?:law|laws|legislation)\s+of\s+(?:the\s+)?(?:Republic\s+of\s+)?Kazakhstan|Kazakhstan\s+(?:Law|legislation)|ҚР\s+(?:Заң|заңнама)",
        re.IGNORECASE,
    )),
    ("RU", re.compile(r"152-ФЗ|законодательств\w*\s+(?:РФ|Российской\s+Федерации)", re.IGNORECASE)),
    ("EU", re.compile(r"\bGDPR\b(?![- ]complian)|2016/679")),
)  # fmt: skip


def names_of_operator(seen: Sequence[Seen]) -> Iterator[Said]:
    """The likeliest name first."""
    found = [
        (-weight, one.sentence.index, name, one)
        for one in seen
        for name, weight in _candidates(one, seen)
        if weight > 0
    ]
    for _, index, name, one in sorted(found, key=lambda each: each[:2]):
        yield Said("operator_name", name, index, one.text)


def _candidates(one: Seen, seen: Sequence[Seen]) -> Iterator[tuple[str, int]]:
    """(name, how much speaks for it) of one sentence."""
    if one.section == "definitions":
        return
    place = one.sentence.index
    beside = " ".join(each.text for each in seen[max(0, place - 1) : place + 2])
    weight = (
        3 * (_OPERATOR_WORD.search(one.text) is not None)
        + 2 * (_BIN.search(beside) is not None)
        + (place < 8)
        + 2 * (one.section in ("contacts", "general", ""))
        - 12 * (one.under(*_PASSING) or one.section in _OF_OTHERS)
    )
    if (label := _LABEL.match(one.text)) and not one.sentence.is_heading:
        written = next(iter(companies(label.group(1))), None)
        name = written.name if written else _plain(label.group(1))
        if name:
            yield name, weight + 6
            return
    for company in companies(one.text):
        if _GIVEN_TO.search(one.text[: company.start]):
            yield company.name, _CONSENTED
        called = _CALLED.match(one.text[company.end : company.end + _LONGEST].lstrip(" ,"))
        yield company.name, weight + 4 + 3 * (called is not None)
    for called in _CALLED.finditer(one.text):
        if name := _before(one.text[max(0, called.start() - _LONGEST) : called.start()]):
            yield name, weight + 3


def _plain(value: str) -> str:
    """What stands behind a label, up to a comma or bracket, where it is written as a name."""
    name = re.split(r"[,;(]|\s[—–]\s|\.\s", value)[0].strip(" .")
    return name if _CAPITAL.match(name) and len(name.split()) <= 8 else ""


def _before(text: str) -> str:
    """The capitalised words, or the quoted ones, that stand right before a bracket."""
    text = text.rstrip(" ,")
    if text.endswith(("»", "”", '"')):
        opened = max(text.rfind(mark, 0, len(text) - 1) for mark in '«“"')
        return text[opened:] if opened >= 0 else ""
    words = text.split()
    while words and words[-1].casefold().strip(",") in _NOUNS:
        words.pop()
    name: list[str] = []
    while words and _CAPITAL.match(words[-1]) and not words[-1].endswith((".", ":", ";", ")")):
        name.insert(0, words.pop())
    return " ".join(name).strip(" ,")


def laws(seen: Sequence[Seen]) -> Iterator[Said]:
    """The country whose law the text names: Kazakhstan's before others."""
    for country, _ in _LAWS:
        for one in seen:
            if country in laws_in(one.text):
                yield Said("country_law", country, one.sentence.index, one.text)
                break


def laws_in(text: str) -> tuple[str, ...]:
    """The countries whose law a sentence names."""
    return tuple(country for country, pattern in _LAWS if pattern.search(text))
