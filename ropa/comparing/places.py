"""Countries in sentences: where data go or lie, and not what a law, a currency or a customer's home is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ropa.reading.parties import countries
from ropa.reading.passages import Seen

HOME = "KZ"
_CUES = ("passing_to_others", "third_parties", "cross_border", "in_kazakhstan_storage")
_SECTIONS = frozenset({"recipients", "cross_border", "cookies"})
_SILENT = frozenset({"definitions", "rights", "minors", "contacts"})
_GO_OR_LIE = re.compile(
    r"\b(?:transferr|sent\b|stor(?:ed|es|age)|kept\b|held\b|located|hosted|goes?\b|ends? up|server|data cent|"
    r"machines?\b|registered|based in|переда|храни|хранен|отправ|уход|попада|поступа|оказа|расположен|находят|размещ|"
    r"обрабатыва\w+ на|сервер|дата-центр|зарегистрирован|базиру|беріл|жібер|жөнел|сақтал|сақтау|орналас|дата-орталы|"
    r"түс|жат|тіркел)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:закон\w*|законодательств\w*|курс\w*|доллар\w*|гражданам?|граждан\w*|law|laws|legislation|dollar|currency|citizens|"
    r"заң\w*|валюта\w*|доллар\w*|азамат\w*)\s+(?:of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)


_OF_A_LAW = re.compile(r"GDPR|2016/679")
"""Where it is told to whom that law applies."""


def countries_in(one: Seen) -> Iterator[tuple[str, int, int]]:
    """(country, first word, word after the last), without what only qualifies a law or a currency."""
    for code, start, end in countries(one.sentence.language).find(one.sentence):
        if not _OTHERWISE.search(one.text[: one.sentence.spans[start][0]]):
            yield code, start, end


def country_named(one: Seen, code: str) -> bool:
    """Whether a sentence that names a country says that data go or lie there."""
    if _OF_A_LAW.search(one.text):
        return False
    if (one.sentence.is_heading and ":" not in one.text) or one.section in _SILENT:
        return False
    goes = _GO_OR_LIE.search(one.text) is not None
    if code == HOME:
        return goes or one.has("in_kazakhstan_storage")
    return goes or one.section in _SECTIONS or one.under(*_CUES)
