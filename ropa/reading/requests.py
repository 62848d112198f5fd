"""What a person writes to the operator: the subject line, what to state, how the operator makes sure who is asking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.reading.passages import Seen
from ropa.reading.result import Said

_SUBJECT = re.compile(
    r"(?:subject(?: line)?|remark|marked|entitled|\bтем[аойуы]{1,2}\b|пометк\w+|тақырыб\w*|белгісі\w*)[^«\"“„.]{0,40}"
    r"[«\"“„](?P<line>[^»\"”“„]{3,200})[»\"”]"
    r"|[«\"“„](?P<kk>[^»\"”“„]{3,200})[»\"”]\s*(?:тақырыбы|деген тақырып|белгісі|деген белгі)",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:please indicate|please specify|(?:request|letter|application) should .{0,20}(?:include|contain|state)|"
    r"must (?:include|contain|state)|укажите|необходимо указать|следует указать|просим указ\w+|"
    r"(?:запрос|обращение|заявление|письмо) долж\w+ содержать|в (?:запросе|обращении|заявлении|письме) указ\w+|"
    r"көрсетіңіз|көрсету қажет|көрсетілуі (?:тиіс|керек)|көрсетуіңіз)",
    re.IGNORECASE,
)
_SURE_WHO = re.compile(
    r"confirm\w* (?:that )?.{0,60}(?:owner|identity|belongs)|verif\w+ .{0,40}identity|identity .{0,40}verif|"
    r"proof of identity|"
    r"(?:подтвер\w+|удостовер\w+|установ\w+|провер\w+|идентифиц\w+) .{0,60}(?:личност|владел|принадлежн)|"
    r"(?:жеке басын|тұлғаңызды|иесі екенін).{0,40}(?:раста|анықта|куәланд)",
    re.IGNORECASE,
)
_WHERE = frozenset({"rights", "withdrawal", "contacts"})


def subject_line(one: Seen) -> str:
    """What the subject line of a letter says, where the sentence has it in quotes."""
    found = _SUBJECT.search(one.text)
    return (found["line"] or found["kk"]).strip().rstrip(".") if found else ""


def to_state(seen: Sequence[Seen]) -> Iterator[Said]:
    """What a request is to contain."""
    for one in seen:
        if one.section in _WHERE and _STATES.search(one.text):
            yield Said("to_state", one.text, one.sentence.index, one.text)


def identity_checks(seen: Sequence[Seen]) -> Iterator[Said]:
    """How the operator makes sure who is asking."""
    for one in seen:
        if one.section in _WHERE and _SURE_WHO.search(one.text):
            yield Said("identity_check", one.text, one.sentence.index, one.text)
