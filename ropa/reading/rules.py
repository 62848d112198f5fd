"""What an operator lays down: how changes are announced, when data may go abroad, what it never publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.reading.passages import Seen
from ropa.reading.result import Said

_ANNOUNCED = re.compile(
    r"\b(?:publish|posted?\b|posting|notice on|notif|inform|reflected in|опубликов|публик|размещ|уведом|сообщ|отраж|"
    r"жариялан|жариялай|орналастыр|хабарла)",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:chang|updat|amend|new version|измен|обновл|нов\w+ редакц|өзгер|жаңарт|жаңа нұсқа)", re.IGNORECASE
)
_MUST_FIRST = re.compile(
    r"\b(?:before commencing|must ensure|may only be|only (?:if|with|where)|without notif|without .{0,30}consent|"
    r"до начала|обязан|убедит|только (?:при|с\b|в случа)|может осуществляться только|без уведомл|без .{0,40}соглас|"
    r"бұрын|міндетті|ғана|хабарламай|келісімінсіз)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publish|опублик|публику|общедоступн\w* источник|открыт\w* источник|public(?:ly available)? source|"
    r"жариялан|жалпыға (?:бірдей )?қолжетімді|көпшілікке қолжетімді)",
    re.IGNORECASE,
)
_MOST = 3


def changes_announced(seen: Sequence[Seen]) -> Iterator[Said]:
    """How people learn of changes of the text: the sentences of its section on changes that say so."""
    telling = [
        one
        for one in seen
        if not one.sentence.is_heading
        and (one.section == "changes" or one.has("change_of_policy"))
        and _ANNOUNCED.search(one.text)
        and _CHANGES.search(one.text)
    ]
    yield from _together("changes_announced", telling)


def transfer_rules(seen: Sequence[Seen]) -> Iterator[Said]:
    """On what condition data may go abroad, said as a rule and not as a fact."""
    telling = [
        one
        for one in seen
        if not one.sentence.is_heading
        and one.section not in ("definitions", "rights", "bases", "withdrawal")
        and one.has("cross_border", "cross_border_denied")
        and _MUST_FIRST.search(one.text)
    ]
    yield from _together("transfer_rule", telling)


def never_published(seen: Sequence[Seen]) -> Iterator[Said]:
    """Where a sentence denies that data are published."""
    for one in seen:
        found = _PUBLISHED.search(one.text)
        if found is None or one.section in ("definitions", "rights") or one.sentence.is_heading:
            continue
        word = next((at for at, (begun, end) in enumerate(one.sentence.spans) if begun <= found.start() < end), None)
        if word is not None and one.denied[word] and not _MUST_FIRST.search(one.text):
            yield Said("published", False, one.sentence.index, one.text)


def _together(field: str, telling: Sequence[Seen]) -> Iterator[Said]:
    """As one text, in the words of its sentences."""
    chosen = [one for one in telling if one.sentence.language == telling[0].sentence.language][:_MOST]
    if chosen:
        text = " ".join(dict.fromkeys(one.text for one in chosen))
        yield Said(field, text, chosen[0].sentence.index, chosen[0].text)
