"""The smallest strokes of a Word paper: elements, runs of text, paragraphs.

Elements are made with lxml and joined to the paper whole: python-docx finds the cells of a table anew at each access,
which a thousand rows cannot afford.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ropa.documents.model import Said

Element = Any
"""An element of lxml, which has no types of its own."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_REGIONS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
_BOX_FONT = "Segoe UI Symbol"
_HANGING = {"ListBullet", "ListNumber", "Tick"}
"""Styles that have an indent of their own; elsewhere the bar of a borrowed text asks for one, or a cell cuts it off."""

NUMBER = "Number"
"""The style of the numbers of clauses."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = re.compile("(\r\n|\r|\n|\t)")


def tag(name: str) -> str:
    """The full name of a Word element."""
    return f"{{{_WORD}}}{name}"


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """One Word element: `w("jc", val="center")`."""
    element = etree.Element(tag(name), {tag(key): str(value) for key, value in attributes.items()}, nsmap={"w": _WORD})
    element.extend(children)
    return element


def region(language: str) -> str:
    """A language as Word names it."""
    return _REGIONS.get(language, language)


def legal(text: str) -> str:
    """Characters that XML cannot hold are named, not dropped: a paper hides nothing that was typed."""
    return _ILLEGAL.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def typed(text: str) -> Element:
    """Text with each of its spaces."""
    element = w("t")
    element.set(_SPACE, "preserve")
    element.text = text
    return element


def run(text: str, language: str, style: str = "") -> Element:
    """The text in one run whatever is in it: line breaks and tabs are marks inside the run."""
    look = w("rPr", w("rStyle", val=style)) if style else w("rPr")
    look.append(w("lang", val=region(language)))
    return w("r", look, *_marks(legal(text)))


def paragraph(
    said: Said,
    style: str,
    *properties: Element,
    before: tuple[Element, ...] = (),
    indent: Element = None,
    muted: bool = False,
) -> Element:
    """One said text as a paragraph; `properties` go before the border and `indent` after it (Word's order), `before`
    ahead of the text.
    """
    look = w("pPr", w("pStyle", val=style), *properties)
    if said.borrowed:
        look.append(w("pBdr", w("left", val="single", sz=8, space=3, color="8C96A3")))
        if style not in _HANGING and indent is None:
            indent = w("ind", left=100)
    if indent is not None:
        look.append(indent)
    return w("p", look, *before, run(said.text, said.language, "Muted" if muted or said.borrowed else ""))


def numbered(number: str, language: str) -> Element:
    """The number of a clause and the way to its text: a run of its own, no part of what is said."""
    marks = run(number, language, NUMBER)
    marks.append(w("tab"))
    return marks


def blank(style: str, *properties: Element) -> Element:
    """A paragraph that says nothing: Word asks for one after a table and in an empty cell."""
    return w("p", w("pPr", w("pStyle", val=style), *properties))


def box() -> Element:
    """A box that can be ticked in Word and on paper; it is no part of the text beside it."""
    box = etree.Element(f"{{{_WORD_2010}}}checkbox", nsmap={"w14": _WORD_2010})
    for name, marks in (
        ("checked", {"val": "0"}),
        ("checkedState", {"val": "2612", "font": _BOX_FONT}),
        ("uncheckedState", {"val": "2610", "font": _BOX_FONT}),
    ):
        etree.SubElement(
            box, f"{{{_WORD_2010}}}{name}", {f"{{{_WORD_2010}}}{key}": value for key, value in marks.items()}
        )
    letters = w("rPr", w("rFonts", ascii=_BOX_FONT, hAnsi=_BOX_FONT, eastAsia=_BOX_FONT, cs=_BOX_FONT))
    return w("sdt", w("sdtPr", box), w("sdtContent", w("r", letters, typed("☐"))))


def _marks(text: str) -> Iterator[Element]:
    for piece in _MARKS.split(text):
        if piece == "\t":
            yield w("tab")
        elif piece in ("\n", "\r", "\r\n"):
            yield w("br")
        elif piece:
            yield typed(piece)
