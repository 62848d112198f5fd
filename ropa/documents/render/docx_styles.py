"""How a Word paper looks: every size, colour and space is a named style, so that an office can set its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ropa.documents.render.docx_ink import NUMBER, Element, region, w

FONT = "Noto Sans"
STAND_IN = "Segoe UI"
"""Where Noto Sans is missing: it has all Kazakh letters too."""

_DARK, _MUTED = "1F2F46", "59616B"
RULE, HEAD_SHADE, LABEL_SHADE = "A3ABB5", "E6EAEF", "F3F5F7"

DASH_INDENT, COUNT_INDENT = 340, 440
"""How far the words of a list stand from its dashes or numbers, in twips."""

DASHES = 1
"""The numbering of lists with dashes; each numbered list has its own, from 2 on."""

_OF_WORD = {"Title", "Subtitle", "List Bullet", "List Number", "Signature", "header", "footer"} | {
    f"heading {n}" for n in (1, 2, 3)
}
_CELLS = (("Cell", 9), ("Cell Small", 8), ("Cell Tiny", 7.5))
_BESIDE, _DENSE_BESIDE = 100, 60
"""Empty room in a cell beside the words, in twips."""


def cell_style(columns: int) -> str:
    """The more columns, the smaller the letters."""
    return "Cell" if columns <= 5 else "CellSmall" if columns <= 8 else "CellTiny"


def cell_letters(columns: int) -> tuple[float, float]:
    """How large they are, and how much empty room is beside them, in points."""
    style = cell_style(columns)
    size = next(size for name, size in _CELLS if name.replace(" ", "") == style)
    return size, (_BESIDE if style == "Cell" else _DENSE_BESIDE) / 20


@dataclass(frozen=True)
class Look:
    """What a paper may change of its style sheet: its typeface, and the colour of titles and rules."""

    font: str = FONT
    colour: str = ""

    @property
    def dark(self) -> str:
        """The colour of titles."""
        return self.colour or _DARK

    @property
    def rule(self) -> str:
        """The colour of rules."""
        return self.colour or RULE


def styles(language: str, look: Look, used: Collection[str]) -> list[Element]:
    """The whole content of the style sheet of a paper whose main language is given.

    `used` are the styles that it names: those that few papers need stand there only then.
    """
    return [
        w(
            "docDefaults",
            w("rPrDefault", _letters(10, language=language, font=look.font)),
            w("pPrDefault", w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto"))),
        ),
        _style("Normal", _lines(0, 5), based="", first=True),
        _style("Default Paragraph Font", kind="character", based="", first=True),
        _style("Normal Table", w("tblPr", _margins(0, 0)), kind="table", based="", first=True),
        _style("Title", _lines(0, 4, keep=True, align="center"), _letters(16, bold=True, colour=look.dark)),
        _style("Subtitle", _lines(0, 4, keep=True, align="center"), _letters(10.5, colour=_MUTED)),
        _heading(1, 13, look.dark, before=14, after=5),
        _heading(2, 11, look.dark, before=12, after=4),
        _heading(3, 10, look.colour, before=9, after=3),
        _style("Note", _lines(0, 4), _letters(8.5, colour=_MUTED)),
        _style("List Bullet", _lines(0, 3)),
        _style("List Number", _lines(0, 3)),
        _style("Tick", _lines(2, 4, hanging=20)),
        _style("Signature Line", _lines(0, 0, keep=True)),
        _style("Signature", _lines(1, 0, align="center"), _letters(8, colour=_MUTED)),
        _style("Gap", _lines(0, 0, exactly=7), _letters(4)),
        _style("header", _lines(0, 0), _letters(8, colour=_MUTED)),
        _style("footer", _lines(0, 0, align="center"), _letters(8, colour=_MUTED)),
        *(style for name, size in _CELLS for style in _cell(name, size)),
        _style("Muted", _letters(colour=_MUTED), kind="character", based="DefaultParagraphFont"),
        _style("Facts", w("tblPr", _grid(look.rule), _margins(40, _BESIDE)), kind="table", based="NormalTable"),
        _style("Dense Facts", w("tblPr", _margins(30, _DENSE_BESIDE)), kind="table", based="Facts"),
        _style("Beside", w("tblPr", _margins(0, 0)), kind="table", based="NormalTable"),
        *_seldom(used),
    ]


def _heading(level: int, size: float, colour: str, *, before: float, after: float) -> Element:
    lines = _lines(before, after, keep=True, outline=level - 1)
    return _style(f"heading {level}", lines, _letters(size, bold=True, colour=colour), following="Normal")


def _seldom(used: Collection[str]) -> Iterator[Element]:
    """Styles of papers that are approved or signed for somebody, and of clauses with numbers."""
    if "Stamp" in used:
        yield _style("Stamp", _lines(0, 1, keep=True))
    if "Signer" in used:
        yield _style("Signer", _lines(0, 0))
    if NUMBER in used:
        yield _style(NUMBER, _letters(), kind="character", based="DefaultParagraphFont")


def numbering(lists: range) -> list[Element]:
    """Dashes, and one numbering for each of the numbered lists, so that each begins with 1."""
    levels = (("bullet", "–", DASH_INDENT), ("decimal", "%1.", COUNT_INDENT))
    kinds = [
        w("abstractNum", w("multiLevelType", val="singleLevel"), _level(*level), abstractNumId=position)
        for position, level in enumerate(levels)
    ]
    again = [
        w("num", w("abstractNumId", val=1), w("lvlOverride", w("startOverride", val=1), ilvl=0), numId=number)
        for number in lists
    ]
    return [*kinds, w("num", w("abstractNumId", val=0), numId=DASHES), *again]


def _level(form: str, mark: str, indent: int) -> Element:
    hanging = w("pPr", w("ind", left=indent, hanging=indent))
    return w(
        "lvl", w("start", val=1), w("numFmt", val=form), w("lvlText", val=mark), w("lvlJc", val="left"), hanging, ilvl=0
    )


def fonts(font: str) -> list[Element]:
    """The font of the paper and its stand-in."""
    return [
        w("font", w("altName", val=STAND_IN), w("family", val="swiss"), w("pitch", val="variable"), name=font),
    ]


def _cell(name: str, size: float) -> tuple[Element, Element]:
    body = _style(name, _lines(0, 1, hyphens=True), _letters(size))
    return body, _style(f"{name} Head", _letters(bold=True), based=name.replace(" ", ""))


def _style(
    name: str, *looks: Element, kind: str = "paragraph", based: str = "Normal", following: str = "", first: bool = False
) -> Element:
    marks = {"default": 1} if first else {} if name in _OF_WORD else {"customStyle": 1}
    style = w("style", w("name", val=name), type=kind, styleId=name.title().replace(" ", ""), **marks)
    if based:
        style.append(w("basedOn", val=based))
    if following:
        style.append(w("next", val=following))
    style.append(w("qFormat"))
    style.extend(looks)
    return style


def _lines(
    before: float,
    after: float,
    *,
    exactly: float = 0,
    keep: bool = False,
    hanging: float = 0,
    align: str = "",
    outline: int = -1,
    hyphens: bool = False,
) -> Element:
    """Properties of a paragraph, in points and in Word's order. Only the narrow lines of cells are hyphenated."""
    look = w("pPr")
    if keep:
        look.extend((w("keepNext"), w("keepLines")))
    look.append(w("widowControl"))
    look.append(w("suppressAutoHyphens", val=int(not hyphens)))
    line, rule = (_twips(exactly), "exact") if exactly else (240, "auto")
    look.append(w("spacing", before=_twips(before), after=_twips(after), line=line, lineRule=rule))
    if hanging:
        look.append(w("ind", left=_twips(hanging), hanging=_twips(hanging)))
    if align:
        look.append(w("jc", val=align))
    if outline >= 0:
        look.append(w("outlineLvl", val=outline))
    return look


def _letters(size: float = 0, *, bold: bool = False, colour: str = "", language: str = "", font: str = "") -> Element:
    look = w("rPr")
    if font:
        look.append(w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font))
    if bold:
        look.extend((w("b"), w("bCs")))
    if colour:
        look.append(w("color", val=colour))
    if size:
        look.extend((w("sz", val=round(size * 2)), w("szCs", val=round(size * 2))))
    if language:
        look.append(w("lang", val=region(language), eastAsia=region(language), bidi="ar-SA"))
    return look


def _grid(rule: str) -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w("tblBorders", *(w(side, val="single", sz=4, space=0, color=rule) for side in sides))


def _margins(vertical: int, horizontal: int) -> Element:
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides))


def _twips(points: float) -> int:
    return round(points * 20)
