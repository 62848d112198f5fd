"""Single statements of a text: data abroad or not, how consent is withdrawn, what is said of minors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.reading.contacts import holds_email, holds_phone
from ropa.reading.parties import countries
from ropa.reading.passages import Seen
from ropa.reading.result import Said, Withdrawal

_CONDITIONAL = re.compile(
    r"\b(?:before commencing|must ensure|in case of|in the event|if\b|may only be|only (?:if|with|where|when)|prior to|"
    r"where required|without notif|without .{0,30}consent|whether\b|"
    r"до начала|обязан|убедит|в случае|если|только (?:при|с\b|в случа)|при наличии|может осуществляться только|"
    r"не допускается без|право\b|вправе знать|налич\w+ (?:или|либо) отсутств|без уведомл|без .{0,40}соглас|"
    r"кезде|кезінде|жағдайда|қана|ғана|егер|бұрын|міндетті|немесе болмау)",
    re.IGNORECASE,
)
_CONSENT = re.compile(r"соглас|consent|келісім", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"отозв|отзыв|withdraw|revo[ck]|қайтарып\s+ал|қайтару|кері\s+(?:қайтар|шақыр|ал)", re.IGNORECASE
)
_RIGHTS = re.compile(r"\b(?:прав|rights|құқық)", re.IGNORECASE)
_STATES_ITSELF = re.compile(r"\b(?:indicate|specify|укаж|указа|көрсет)", re.IGNORECASE)
"""What a request has to hold, which is no way of sending it."""
_EXERCISED = re.compile(
    r"\b(?:exercise|contact|write|send|request|submit|реализац|осуществлени|обра[тщ]|направ|напи[сш]|связ|"
    r"іске\s+асыру|жүзеге\s+асыру|жүгін|жолда|жібер|жаз)",
    re.IGNORECASE,
)
_OF_DATA = frozenset({"", "general", "cross_border", "recipients", "retention", "security", "data", "cookies"})
_GO_OR_LIE = re.compile(
    r"\b(?:transferred|stored|located|hosted|переда(?:ются|ваться|ём|ем)|хран(?:ятся|ится|им)|расположен|находятся|размещен|"
    r"орналас|сақтал|беріл)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_SILENT = frozenset({"definitions", "rights", "minors", "changes", "withdrawal"})
_MINORS = 2


def cross_border(seen: Sequence[Seen]) -> Iterator[Said]:
    """stated_no, or stated_yes, or nothing: a rule for the case that data go abroad states neither."""
    yes: list[Said] = []
    for one in seen:
        if one.section in _SILENT:
            continue
        if one.has("cross_border_denied") and not _CONDITIONAL.search(one.text):
            yield Said("cross_border", "stated_no", one.sentence.index, one.text)
        elif says_abroad(one):
            yes.append(Said("cross_border", "stated_yes", one.sentence.index, one.text))
    yield from yes


def says_abroad(one: Seen) -> bool:
    """Whether it says that data go, or lie, abroad: in these words, or by naming a country in the same breath."""
    if one.sentence.is_heading or _CONDITIONAL.search(one.text):
        return False
    if one.section in _OF_DATA and _GO_OR_LIE.search(one.text):
        bare = _IN_BRACKETS.sub(lambda found: " " * len(found.group()), one.text)
        for code, start, end in countries(one.sentence.language).find(one.sentence):
            place = one.sentence.spans[start][0]
            if code != "KZ" and not one.denied[start] and bare[place : one.sentence.spans[end - 1][1]].strip():
                return True
    hits = [hit for hit in one.hits if hit.catalogue == "cues" and hit.code == "cross_border"]
    return bool(hits) and not all(map(one.denies, hits))


def withdrawals(seen: Sequence[Seen]) -> Iterator[Said]:
    """One value: that consent can be withdrawn, with all the ways told; else those by which rights are exercised."""
    telling = [one for one in seen if _tells_of_withdrawal(one)]
    if not telling:
        return
    ways = _ways(telling) or _ways([one for one in seen if _tells_how_to_exercise(one)])
    best = max(telling, key=lambda one: len(_ways([one])))
    yield Said("withdrawal", Withdrawal(ways), best.sentence.index, best.text)


def ways_of_requests(seen: Sequence[Seen]) -> Iterator[Said]:
    """By which ways a person writes to the operator, each with its sentence: to withdraw consent ("withdraw"), to
    exercise rights ("exercise"), or one right ("rights", in the sentence that grants it).
    """
    telling = (("withdraw", _tells_of_withdrawal), ("exercise", _tells_how_to_exercise), ("rights", _grants))
    for field, tells in telling:
        for one in seen:
            if tells(one):
                yield from (Said(field, way, one.sentence.index, one.text) for way in _ways([one]))


def _grants(one: Seen) -> bool:
    return one.section not in ("definitions", "retention", "security") and any(one.of("rights"))


def _tells_how_to_exercise(one: Seen) -> bool:
    above = f"{one.above.text} " if one.above else ""
    if _STATES_ITSELF.search(one.text):
        return False
    if one.section == "rights":
        return _EXERCISED.search(above + one.text) is not None
    return one.section == "contacts" and _RIGHTS.search(above) is not None


def _ways(telling: Sequence[Seen]) -> tuple[str, ...]:
    via: dict[str, None] = {}
    for one in telling:
        via |= dict.fromkeys(hit.code for hit in one.of("withdrawal_ways"))
        if holds_email(one.text):
            via.setdefault("email")
        if holds_phone(one.text):
            via.setdefault("phone")
    return tuple(via)


def _tells_of_withdrawal(one: Seen) -> bool:
    """Whether it speaks of taking back consent, and not of unsubscribing or of cookies alone."""
    if one.sentence.is_heading or one.section in ("definitions", "retention", "security", "minors"):
        return False
    text = f"{one.above.text} {one.text}" if one.above else one.text
    return one.section == "withdrawal" or (_CONSENT.search(text) and _TAKEN_BACK.search(text)) is not None


def minors(seen: Sequence[Seen]) -> Iterator[Said]:
    """What is said of persons under age: the first sentences about it, as they stand."""
    telling = [
        one for one in seen if one.has("minors") and not one.sentence.is_heading and one.section != "definitions"
    ]
    inside = [one for one in telling if one.section == "minors"]
    chosen = (inside or telling)[:_MINORS]
    if chosen:
        text = " ".join(one.text for one in chosen)
        yield Said("minors", text, chosen[0].sentence.index, chosen[0].text)
