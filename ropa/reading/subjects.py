"""Whose data a text speaks of: groups of people named next to a word for data, or as the subjects themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ropa.reading.lexicon import Hit
from ropa.reading.passages import Seen
from ropa.reading.result import Said

_NOT_OF_OPERATOR = frozenset({"definitions", "rights", "withdrawal", "minors", "recipients"})
_DATA = ("данн", "сведени", "информаци", "дерек", "мәлімет", "ақпарат", "data", "information")
_SUBJECTS = ("субъект", "subject", "individual", "физическ")
_CONSENT = ("согласи", "consent", "келісім")
_GIVE = ("дает", "дано", "дают", "предоставл", "выража", "бер")
_OF = frozenset("of about by from о об обо от".split())  # noqa: SIM905
_BESIDE = frozenset("the our its his their all any some specific certain you наших всех своих ваших о об обо".split())  # noqa: SIM905
_LISTED = 4
"""Words from one group of a list to the next."""
_NEAR, _FAR = 3, 8
"""Words between, where the group stands bare ("данные пациентов") and behind "of" or "about"."""


def subject_groups(seen: Sequence[Seen]) -> Iterator[Said]:
    """Each group with every sentence that says that data are its own."""
    for one in seen:
        if one.section in _NOT_OF_OPERATOR:
            continue
        hits = list(one.of("subject_groups"))
        told = {hit for hit in hits if _has_data(one, hit) or _is_subject(one)}
        for before, after in (*pairwise(hits), *pairwise(reversed(hits))):  # "data of customers, staff and suppliers"
            if before in told and abs(after.start - before.start) <= _LISTED:
                told.add(after)
        yield from (Said("groups", hit.code, one.sentence.index, one.text) for hit in hits if hit in told)


def givers(seen: Sequence[Seen]) -> Iterator[Said]:
    """Groups that give consent: "consent is given by users of the site"."""
    for one in seen:
        for hit in one.of("subject_groups"):
            if one.section not in _NOT_OF_OPERATOR and _gives(one, hit):
                yield Said("groups", hit.code, one.sentence.index, one.text)


def _gives(one: Seen, hit: Hit) -> bool:
    words = one.sentence.words
    if one.sentence.language == "kk":
        behind = words[hit.end : hit.end + _NEAR]
        return any(word.startswith(_CONSENT) for word in behind) and any(word.startswith(_GIVE) for word in behind)
    if one.sentence.language == "ru":
        before = words[max(0, hit.start - _NEAR) : hit.start]
        given = any(word.startswith(_GIVE) for word in before)
        return given and any(word.startswith(_CONSENT) for word in words[: hit.start])
    return _leads(one, hit, _CONSENT, _FAR * 2, behind_of=True)


def _has_data(one: Seen, hit: Hit) -> bool:
    if one.sentence.language == "kk":
        behind = one.sentence.words[hit.end : hit.end + _NEAR]
        return any(word.startswith(_DATA) for word in behind) and not any(_apart(one, hit.end, hit.end + _NEAR))
    return _leads(one, hit, _DATA, _NEAR, behind_of=False) or _leads(one, hit, _DATA, _FAR, behind_of=True)


def _leads(one: Seen, hit: Hit, stems: tuple[str, ...], reach: int, *, behind_of: bool) -> bool:
    """Whether such a word stands before, with nothing apart between; `behind_of`: a word like "of" right before."""
    words, first = one.sentence.words, max(0, hit.start - reach)
    near = next((at for at in range(hit.start - 1, first - 1, -1) if words[at] not in _BESIDE), None)
    if behind_of and (near is None or words[near] not in _OF):
        return False
    found = next((at for at in range(hit.start - 1, first - 1, -1) if words[at].startswith(stems)), None)
    return found is not None and (stems is _CONSENT or not any(_apart(one, found + 1, hit.start + 1)))


def _apart(one: Seen, first: int, last: int) -> Iterator[bool]:
    return iter(one.sentence.apart[first:last])


def _is_subject(one: Seen) -> bool:
    """A line of a list of subjects: "Categories of subjects: customers; employees"."""
    lead = one.above
    return lead is not None and any(word.startswith(_SUBJECTS) for word in lead.sentence.words)
