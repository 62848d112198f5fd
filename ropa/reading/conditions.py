"""The only case in which something is done, as a sentence states it: its clause of condition."""

from __future__ import annotations

import re

_CUES = {
    "en": r"only (?:if|when|where|with|in|upon|at|by|for|on|to the extent)\b|when\b|if\b|where\b|upon\b|in cases?\b|"
    r"subject to\b|provided that\b|at the request of\b",
    "ru": r"(?:только|исключительно|лишь) (?:при|с|в|по|если|когда|для|на основании)\b|если\b|когда\b|в случа\w+\b|"
    r"при условии\b|при (?:отправк|оформлени|подач|наличи|заказ|оплат|бронировани|обращени|направлени)\w*|"
    r"на основании\b|по (?:\w+ )?(?:запросу|требованию|решению)\b",
}
_CUE = {language: re.compile(rf"(?<!\w)(?:{cues})", re.IGNORECASE) for language, cues in _CUES.items()}
_KAZAKH = re.compile(
    r"^(?P<clause>.{3,}?\s(?:кезде|кезінде|жағдайда|жағдайларда|бойынша ғана|негізінде ғана))(?!\w)", re.IGNORECASE
)
_DASH = re.compile(r"\s[—–-]\s")
_MAIN = re.compile(
    r",\s+(?=(?:then|the|we|your|data|personal|these|they|мы|ваш\w*|данны\w+|персональн\w+|оператор\w*|компани\w+|такие|"
    r"они|эти)(?!\w))",
    re.IGNORECASE,
)


def condition(text: str, language: str) -> str:
    """The clause that says on what condition, or an empty text."""
    bare = text.strip().rstrip(".;")
    if language == "kk":
        found = _KAZAKH.match(bare)
        return found["clause"].strip() if found else ""
    cue = _CUE[language if language in _CUE else "ru"]
    for part in _DASH.split(bare):
        begins = cue.match(part)
        if begins and part != bare:
            return part.strip()
    met = cue.search(bare)
    if met is None:
        return ""
    if met.start() == 0:
        main = _MAIN.search(bare)
        return bare[: main.start()].strip() if main else ""
    return bare[met.start() :].strip()
