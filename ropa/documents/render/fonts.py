"""Noto Sans, the typeface of our papers: which characters it has, how wide they run.

A letter it lacks comes from FiraGO (Hebrew, Arabic, Georgian ...), which is read only when such a letter is met. What
both lack is printed as a sign such as [U+1F600], never as an empty box: a paper hides nothing that was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from io import BytesIO
from typing import Any

from pymupdf_fonts import fontbuffers
from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from ropa.documents.render.letters import LINE_ENDS, TURNING, named

# The library takes its settings from the environment and from the home folder; ours come last, so they hold.
rl_config.trustedHosts = None
rl_config.trustedSchemes = []
rl_config.toColorCanUse = None
rl_config.invariant = 1
rl_config.useA85 = 0

_SOURCES = {False: ("RopaSans", "notos"), True: ("RopaSansBold", "notosbo")}
_SPARE = {False: ("RopaSpare", "figo"), True: ("RopaSpareBold", "figbo")}
_KEPT_WORDS = 20_000

_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")
"""Characters that are not there to be seen: soft hyphen, marks of joining and of byte order."""

_NOT_DRAWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Kinds of character that are no letters: control, format, half of a pair, private, not assigned."""


class _Widths(dict[str, float]):
    """Width of a word in thousandths of the size, remembered: words come again and again."""

    def __init__(self, letters: dict[str, float]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, word: str) -> float:
        if len(self) > _KEPT_WORDS:
            self.clear()
        width = sum(map(self._letters.__getitem__, word))
        if len(word) < 50:
            self[word] = width
        return width


class _Letters(dict[str, float]):
    """Width of a letter; one that the face lacks has the width it has in the face that lends it."""

    def __init__(self, own: dict[str, float], lender: Callable[[], Face] | None) -> None:
        super().__init__(own)
        self._lender = lender

    def __missing__(self, letter: str) -> float:
        if self._lender is None:
            raise KeyError(letter)
        return self._lender().letters[letter]


class Face:
    """One weight of a typeface. Widths are in thousandths of the size; all letters must be `printable`.

    `own` are the letters it draws itself, `letters` also those that its lender draws. `feigned`: it has no bold of its
    own, so its letters are drawn with a thicker outline.
    """

    def __init__(self, font: Any, lender: Callable[[], Face] | None, *, feigned: bool = False) -> None:
        self.name: str = font.fontName
        self.font = font
        self.lender = lender
        self.feigned = feigned
        registerFont(font)
        glyphs: dict[int, int] = font.face.charToGlyph
        widths: dict[int, float] = font.face.charWidths
        self.own = {chr(code): float(widths[code]) for code, glyph in glyphs.items() if glyph and code <= 0xFFFF}
        self.letters = _Letters(self.own, lender)
        self.words = _Widths(self.letters)


_in_use: ContextVar[tuple[Face, Face] | None] = ContextVar("_in_use", default=None)
"""The typeface of the paper that is being made in this thread, where it is not the shipped one: plain and bold."""


@contextmanager
def set_in(faces: tuple[Face, Face] | None) -> Iterator[None]:
    """Meanwhile words are measured and drawn in this typeface, plain and bold; None for the shipped one."""
    token = _in_use.set(faces)
    try:
        yield
    finally:
        _in_use.reset(token)


def face(bold: bool = False) -> Face:
    """The typeface of the paper."""
    faces = _in_use.get()
    return faces[bold] if faces else shipped(bold)


@cache
def shipped(bold: bool = False) -> Face:
    """The typeface that comes with the program, read once."""
    name, source = _SOURCES[bold]
    return Face(font_of(name, fontbuffers[source]()), partial(spare, bold))


@cache
def spare(bold: bool = False) -> Face:
    """The face for letters that the typeface lacks."""
    name, source = _SPARE[bold]
    return Face(font_of(name, fontbuffers[source]()), None)


def font_of(name: str, data: bytes) -> Any:
    """A font file as the library draws with it."""
    return TTFont(name, BytesIO(data), asciiReadable=False)


def printable(text: str) -> str:
    """The text with line breaks as one sign, tabs as spaces, and a sign for each character that has no glyph."""
    return _strange().sub(_sign, LINE_ENDS.sub("\n", text))


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Characters that the papers show as a sign: in the order of their codes, each once."""
    found = {letter for text in texts for letter in _strange().findall(LINE_ENDS.sub("\n", text))}
    return tuple(sorted(letter for letter in found if _sign_of(letter).startswith("[")))


def _sign(found: re.Match[str]) -> str:
    return _sign_of(found[0])


def _sign_of(letter: str) -> str:
    if letter == "\t":
        return " "
    if letter in _UNSEEN:
        return ""
    drawn = unicodedata.category(letter) not in _NOT_DRAWN and letter not in TURNING
    if drawn and letter in spare().own and letter in spare(bold=True).own:
        return letter
    return named(letter)


@cache
def _strange() -> re.Pattern[str]:
    """Everything that cannot be drawn as it stands.

    Letters beyond U+FFFF are among it even where there is a glyph: the library writes a wrong map for them, and they
    could not be copied or searched. So are letters for private use, which mean nothing to another reader.
    """
    own = set(shipped(bold=False).own) & set(shipped(bold=True).own)
    known = [letter for letter in own if unicodedata.category(letter) not in _NOT_DRAWN]
    drawn = sorted(ord(letter) for letter in {*known, "\n"} - _UNSEEN - TURNING)
    return re.compile("[^" + "".join(f"\\u{code:04x}" for code in drawn) + "]")
