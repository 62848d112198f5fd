"""Findings of the core in the reader's words, a few a step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QDate

from ropa.documents.spots import Spots
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.law import law
from ropa.rules.checking import acceptance_of
from ropa.rules.finding import VERIFY, Finding, Sentence, said
from ui.checks.told import Told, word
from ui.desk import Desk

_STEP = 10
"""As many findings are put into words between two turns of the screen."""


def steps(held: Holdings, found: Sequence[Finding], desk: Desk) -> Iterator[list[Told]]:
    """Every finding in words."""
    spots = Spots(held, desk.tr)
    for n in range(0, len(found), _STEP):
        yield [_told(held, spots, one, desk) for one in found[n : n + _STEP]]


def _told(held: Holdings, spots: Spots, found: Finding, desk: Desk) -> Told:
    sentence = said(found, held, desk.language)
    spot = spots.of(held.index[found.row], found.key)
    taken = acceptance_of(held, found)
    return Told(
        finding=found,
        sentence=sentence.text,
        record=spot.name,
        spot=" › ".join(one for one in (spot.part, spot.fact) if one),
        cited=sentence.cited,
        explained=tuple(_explained(found, sentence, taken, desk)),
        accepted=taken.uid if taken else "",
        word=word(found.severity, desk.tr, accepted=taken is not None),
    )


def _explained(found: Finding, sentence: Sentence, taken: Plain | None, desk: Desk) -> Iterator[tuple[str, str]]:
    tr = desk.tr
    yield sentence.why, "text"
    source = f"{law(found.law).short(desk.language)}, {sentence.cited}"
    if sentence.edition:
        day = _day(dt.date.fromisoformat(sentence.edition), desk)
        source = tr(N_("{article}, edition of {day}")).format(article=source, day=day)
    yield source, "muted"
    if sentence.verify:
        yield tr(VERIFY), "warning"
    if taken is not None:
        reason = taken["reason"].best(desk.language, desk.languages)[0] if taken["reason"] else ""
        day = _day(taken["date"], desk) if taken["date"] else ""
        told = tr(N_("Accepted by {author} on {day}: {reason}"))
        yield told.format(author=taken["author"] or "", day=day, reason=reason), "done"


def _day(day: dt.date, desk: Desk) -> str:
    return desk.locale.toString(QDate(day.year, day.month, day.day), desk.date_format)
