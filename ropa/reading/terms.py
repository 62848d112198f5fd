"""How long data are kept, and within what time a person is answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ropa.reading.durations import Duration, durations
from ropa.reading.passages import Seen
from ropa.reading.result import Retention, Said, Term

_BEGINS = frozenset(
    "с со от после from after since following начало начиная starting running окончания басталуы".split()  # noqa: SIM905
)
_BEGINS_BEHIND = frozenset("бастап кейін соң басталу басталуы өткен".split())  # noqa: SIM905
_UNTIL = frozenset("до until till or или либо дейін".split())  # noqa: SIM905
_UNLESS = frozenset("unless если otherwise егер".split())  # noqa: SIM905
_UNLESS_BEHIND = frozenset("белгіленбесе көзделмесе етілмесе қоспағанда".split())  # noqa: SIM905
_GONE = re.compile(
    r"\b(?:удал|уничтож|стира|стёр|обезлич|delet|eras|destroy|purg|remov|anonymi|жой|өшір|иесізден)", re.IGNORECASE
)
_PASSED = re.compile(
    r"\b(?:истечени|прошестви|через|спустя|после|after|once|within|upon|өткен|соң|кейін|аяқтал)", re.IGNORECASE
)
_EVENTS_BEFORE = 5
_ANSWERS = (
    "ответ", "отвеч", "рассм", "обработ", "respon", "reply", "answer", "consider", "review", "жауап", "қарай", "қарал",
)  # fmt: skip
ASIDE = ("cookie", "куки", "сесси", "session", "токен", "token", "logs", "лог")
"""Of what a shorter term than that of the data is told beside it."""
_COUNTED_IN_DAYS = frozenset({"working_day", "calendar_day", "hour", "month"})


def retentions(seen: Sequence[Seen]) -> Iterator[Said]:
    """One value: the term told most, of the first such sentence; the events of all sentences about keeping."""
    telling = [one for one in seen if _tells_of_keeping(one)]
    if not telling:
        return
    months: Counter[int] = Counter()
    where: dict[int, Seen] = {}
    since: dict[str, None] = {}
    until: dict[str, None] = {}
    for one in telling:
        for term in _terms_of_keeping(one):
            if term.months:
                months[term.months] += 1
                where.setdefault(term.months, one)
        for code, begins in _events(one):
            (since if begins else until).setdefault(code)
    told = months.most_common(1)[0][0] if months else None
    chosen = where[told] if told else next((one for one in telling if any(_events(one))), telling[0])
    if told or since or until or chosen.section == "retention" or durations(chosen.sentence):
        value = Retention(chosen.text, told, tuple(since), tuple(one for one in until if one not in since))
        yield Said("retention", value, chosen.sentence.index, chosen.text)


def kept_terms(seen: Sequence[Seen]) -> Iterator[Said]:
    """Every term for which data are said to be kept, and every event that ends one."""
    for one in seen:
        if _tells_of_keeping(one):
            yield from (Said("kept", term.term, one.sentence.index, one.text) for term in _terms_of_keeping(one))
            yield from (Said("kept_until", code, one.sentence.index, one.text) for code, _ in _events(one))


def _tells_of_keeping(one: Seen) -> bool:
    """Whether it says how long data are kept, itself or in the list it belongs to."""
    if one.sentence.is_heading:
        return False
    if one.section in ("definitions", "minors", "changes", "rights") and not one.has("retention"):
        return False
    if one.has("authority_deadline") and not one.has("retention"):
        return False
    return one.under("retention") or one.section == "retention" or _ends_after_a_term(one)


def _ends_after_a_term(one: Seen) -> bool:
    """Whether data are said to be gone once a term has passed: "deleted after three years"."""
    terms = [term for term in durations(one.sentence) if term.months]
    return bool(terms) and _GONE.search(one.text) is not None and _PASSED.search(one.text) is not None


def _terms_of_keeping(one: Seen) -> Iterator[Duration]:
    if not one.has("retention") and one.has("answering_term"):
        return
    if any(word.startswith(ASIDE) for word in one.sentence.words):
        return
    yield from (term for term in durations(one.sentence) if term.months)


def _events(one: Seen) -> Iterator[tuple[str, bool]]:
    """(code, whether the term runs from it, and not until it)."""
    words = one.sentence.words
    counted = bool(durations(one.sentence))
    for hit in one.hits:
        if hit.catalogue != "retention_events":
            continue
        before = words[max(0, hit.start - _EVENTS_BEFORE) : hit.start + 1]
        behind = words[hit.start : hit.end + 2]
        if not _UNLESS.isdisjoint(before) or not _UNLESS_BEHIND.isdisjoint(behind):
            continue
        from_it = not _BEGINS.isdisjoint(before) or not _BEGINS_BEHIND.isdisjoint(behind)
        yield hit.code, counted and from_it and _UNTIL.isdisjoint(before[-4:])


def response_terms(seen: Sequence[Seen]) -> Iterator[Said]:
    """Terms within which the operator answers a person; that of answering before that of acting."""
    found: list[tuple[int, int, Said]] = []
    for one in seen:
        if one.has("authority_deadline") or one.section in (
            "definitions",
            "retention",
            "security",
            "minors",
            "changes",
        ):
            continue
        if not (one.under("answering_term") or one.section in ("rights", "contacts", "withdrawal")):
            continue
        for term in durations(one.sentence):
            if term.term.unit in _COUNTED_IN_DAYS:
                weight = 2 * any(word.startswith(_ANSWERS) for word in one.sentence.words) + one.has("answering_term")
                weight -= one.section == "withdrawal"
                found.append((-weight, one.sentence.index, _said(one, term.term)))
    yield from (said for *_, said in sorted(found, key=lambda each: each[:2]))


def _said(one: Seen, term: Term) -> Said:
    return Said("response_term", term, one.sentence.index, one.text)
