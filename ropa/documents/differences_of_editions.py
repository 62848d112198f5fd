"""What one edition of a paper says otherwise than another, sentence by sentence; looked at, and as a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ropa.documents.model import Block, Cell, Document, Paragraph, Said, Table
from ropa.documents.redline import Shift, redline
from ropa.documents.said import Kept, Lines, of_register
from ropa.documents.saying import Speaker
from ropa.documents.wording import wording
from ropa.holdings import Holdings
from ropa.i18n import translator


def between(before: Kept, after: Kept) -> Mapping[str, tuple[Shift, ...]]:
    """Sentences that differ, by the files that both editions have ("kk", "kk+ru"); a language that stands alone in one
    of them and beside another in the other is compared by itself.
    """
    shifts = {name: _shifts(before, after, name) for name in after.names if name in before.names}
    seen = {language for name in shifts for language in name.split("+")}
    for language in _languages(after):
        if language in _languages(before) and language not in seen:
            was, now = before.lines(_file(before, language)), after.lines(_file(after, language))
            shifts[language] = redline(_alone(was, language, now), _alone(now, language, was))
    return shifts


def _shifts(before: Kept, after: Kept, name: str) -> tuple[Shift, ...]:
    if before.hash(name) == after.hash(name):
        return ()
    return redline(of_register(before.lines(name)), of_register(after.lines(name)))


def _languages(kept: Kept) -> tuple[str, ...]:
    return tuple(dict.fromkeys(language for name in kept.names for language in name.split("+")))


def _file(kept: Kept, language: str) -> str:
    """Where a language stands by itself, else beside another."""
    return min((name for name in kept.names if language in name.split("+")), key=len)


def _alone(said: Lines, language: str, other: Lines) -> Lines:
    """What stands in a language. What is the same in two languages side by side may stand once, in the other's name."""
    own = {(one.key, one.text) for one in said if one.language == language}
    shared = {(one.key, one.text) for one in other} - own
    return tuple(one for one in of_register(said) if one.language == language or (one.key, one.text) in shared)


def compose(held: Holdings, paper: str, numbers: tuple[int, int], shifts: Sequence[Shift], language: str) -> Document:
    """The report on two editions of a paper, whose title is given, in one of its languages."""
    say, speaker = wording("differences", language), Speaker(held, translator(language))
    title = speaker.text(speaker.code("documents", "differences"), "differences.title")
    compared = say("editions", paper=paper, before=numbers[0], after=numbers[1])
    head = (speaker.name(held.operator).text, title.text)
    table = _table(shifts, language) if shifts else Paragraph(speaker.text(say("same"), "differences.same"))
    blocks: tuple[Block, ...] = (table,)
    subtitle = (speaker.text(compared, "differences.editions"),)
    return Document("differences", (language,), (title,), subtitle, head, blocks, landscape=True)


def _table(shifts: Sequence[Shift], language: str) -> Table:
    say = wording("differences", language)
    header = tuple((Said(say(f"col_{one}"), f"differences.col_{one}", language),) for one in ("was", "now"))
    rows = tuple((_cell(one, one.old), _cell(one, one.new)) for one in shifts)
    return Table(header, rows, (1, 1))


def _cell(one: Shift, text: str) -> Cell:
    return (Said(text, one.key, one.language, one.sources),) if text else ()
