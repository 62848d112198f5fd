"""How a text says that consent is given: the way, the words at the box, the term, when it is asked again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.reading.durations import durations
from ropa.reading.passages import Seen
from ropa.reading.result import Said

_OF_OTHERS = frozenset(
    {"definitions", "rights", "withdrawal", "minors", "recipients", "cross_border", "changes", "retention"}
)
_CONSENT = re.compile(r"соглас|consent|келіс|\bagree", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"отозв|отзыв|withdraw|revo[ck]|қайтарып|кері\s+қайтар", re.IGNORECASE)
_PERMITTED = re.compile(r"\b(?:permitted|allowed|enabled|разрешен|включен|рұқсат)", re.IGNORECASE)
_BOX = re.compile(
    r"(?:\bbox|checkbox|галоч|флаж|отметк|чек-?бокс|окошк|белгі|құсбелгі|ұяшық)[^«\"“„.]{0,80}"
    r"[«\"“„](?P<label>[^»\"”“„]{5,400})[»\"”]",
    re.IGNORECASE,
)
_LABEL_FIRST = re.compile(r"[«\"“„](?P<label>[^»\"”“„]{5,400})[»\"”][^.]{0,40}(?:белгі|құсбелгі|ұяшық)", re.IGNORECASE)
_NOT_SENT = re.compile(
    r"\b(?:not allowed|not possible|impossible|cannot|can not|невозможн|не допускается|нельзя|недоступн|не отправ|"
    r"мүмкін емес|жіберілмейді|жіберуге болмайды|рұқсат етілмейді)",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|unless|без|если не)\b|(?:сыз|сіз|май|мей|мейінше|болмаса)(?!\w)", re.IGNORECASE)
_SENDING = re.compile(r"\b(?:submit|send|отправ|направлени|жібер)", re.IGNORECASE)
_VALID = re.compile(
    r"\b(?:valid|in force|effective|given for|granted for|действу|действительн|(?:дано|дается|предоставлено) на срок|"
    r"срок действия|жарамды|қолданылады|қолданыста)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"consent again|consent anew|new consent|again .{0,30}consent|re-?consent|"
    r"повторн\w+ .{0,20}соглас|соглас\w+ .{0,40}(?:повторно|заново|вновь)|(?:повторно|заново|вновь) .{0,40}соглас|"
    r"нов\w+ соглас|келісім\w* .{0,30}(?:қайта|жаңадан)|(?:қайта|жаңадан) .{0,30}келісім",
    re.IGNORECASE,
)
_UNLESS_NEW = re.compile(r"without .{0,30}consent|без .{0,30}соглас|келісімінсіз", re.IGNORECASE)


def ways_of_consent(seen: Sequence[Seen]) -> Iterator[Said]:
    """Each way with every sentence on consent that names it."""
    for one in seen:
        if one.section in _OF_OTHERS or one.sentence.is_heading or _TAKEN_BACK.search(one.text):
            continue
        if _CONSENT.search(one.text) or one.section == "bases" or _PERMITTED.search(one.text):
            yield from (Said("ways", hit.code, one.sentence.index, one.text) for hit in one.of("consent_ways"))


def labels_of_box(seen: Sequence[Seen]) -> Iterator[Said]:
    """The words beside the box, where they stand in quotes."""
    for one in seen:
        found = _BOX.search(one.text) or _LABEL_FIRST.search(one.text)
        if found and _CONSENT.search(found["label"]):
            yield Said("box_label", found["label"].strip(), one.sentence.index, one.text)


def not_sent_without(seen: Sequence[Seen]) -> Iterator[Said]:
    """Where nothing can be sent without the consent."""
    for one in seen:
        boxed = any(hit.catalogue == "consent_ways" and hit.code == "checkbox" for hit in one.hits)
        needs = boxed or _CONSENT.search(one.text)
        if needs and _NOT_SENT.search(one.text) and _WITHOUT.search(one.text) and _SENDING.search(one.text):
            yield Said("required", True, one.sentence.index, one.text)


def terms_of_consent(seen: Sequence[Seen]) -> Iterator[Said]:
    """For how long the consent itself is valid: a term, or events that end it."""
    for one in seen:
        if one.section in ("definitions", "rights") or not (_CONSENT.search(one.text) and _VALID.search(one.text)):
            continue
        yield from (Said("term", found.term, one.sentence.index, one.text) for found in durations(one.sentence))
        yield from (Said("term_events", hit.code, one.sentence.index, one.text) for hit in one.of("retention_events"))


def asked_again(seen: Sequence[Seen]) -> Iterator[Said]:
    """When consent is asked for anew."""
    for one in seen:
        if not one.sentence.is_heading and _AGAIN.search(one.text) and not _UNLESS_NEW.search(one.text):
            yield Said("asked_again", one.text, one.sentence.index, one.text)
