"""What a Word paper has on every page beside what it says: running head, foot, watermark; and the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from lxml import etree

from ropa.documents.model import Document
from ropa.documents.render.docx_ink import Element, blank, legal, run, tag, typed, w
from ropa.documents.render.docx_styles import Look
from ropa.documents.render.dress import line

_HEAD_LETTER = 95
"""Width in twips of a letter of the running head, rather too wide than too narrow."""
_NUMBER_ROOM = 1200


@dataclass(frozen=True)
class Page:
    """A4 with the margins of a bound paper, in twips."""

    width: int
    height: int
    left: int
    right: int = 850
    top: int = 1304
    bottom: int = 1134
    edge: int = 567

    @property
    def measure(self) -> int:
        """How wide the text runs."""
        return self.width - self.left - self.right


PORTRAIT = Page(11906, 16838, 1701)
LANDSCAPE = Page(16838, 11906, 1134)


def page_of(document: Document) -> Page:
    """The page that the paper is printed on."""
    return LANDSCAPE if document.landscape else PORTRAIT


def head(document: Document, page: Page, look: Look) -> list[Element]:
    """Two texts a line, left and right, each line in its language. Two that do not fit stand one below the other."""
    texts, languages = document.head, document.languages or ("en",)
    lines: list[Element] = []
    for start in range(0, len(texts), 2):
        left, right = (*texts[start : start + 2], "")[:2]
        language = languages[-1] if start else languages[0]
        if start and not right:
            left, right = "", left
        crowded = left and right and (len(left) + len(right)) * _HEAD_LETTER > page.measure
        lines += [
            _head_line(*pair, language, page) for pair in ([(left, ""), ("", right)] if crowded else [(left, right)])
        ]
    if lines:
        lines[-1].find(tag("pPr")).insert(1, w("pBdr", w("bottom", val="single", sz=4, space=4, color=look.rule)))
    lines = lines or [blank("Header")]
    word = line(legal(document.dress.watermark))
    if word:
        lines[-1].append(_watermark(word, page, look))
    return lines


def _head_line(left: str, right: str, language: str, page: Page) -> Element:
    line = blank("Header", w("tabs", w("tab", val="right", pos=page.measure)))
    if left:
        line.append(run(left, language))
    if right:
        line.extend((w("r", w("tab")), run(right, language)))
    return line


def foot(document: Document, page: Page) -> Element:
    """Page of pages, counted by Word: in the middle, or at the right where a foot stands beside it."""
    number = (_field("PAGE"), w("r", typed(" / ")), _field("NUMPAGES"))
    text = _cut(line(legal(document.dress.foot)), (page.measure - _NUMBER_ROOM) // _HEAD_LETTER)
    if not text:
        below = blank("Footer")
        below.extend(number)
        return below
    below = blank("Footer", w("tabs", w("tab", val="right", pos=page.measure)), w("jc", val="left"))
    below.extend((run(text, "".join(document.languages[:1]) or "en"), w("r", w("tab")), *number))
    return below


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _field(code: str) -> Element:
    return w("fldSimple", w("r", typed("1")), instr=f" {code} ")


_VML = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"><w:rPr>
<w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>
<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/>
</v:shapetype><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" o:allowincell="f"
 fillcolor="#c9ced4" stroked="f"><v:fill opacity=".5"/><v:textpath/><w10:wrap anchorx="margin" anchory="margin"/>
</v:shape></w:pict></w:r>
"""
"""A watermark as Word itself writes one: LibreOffice knows it too, and its word is no text of the paper."""

_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{:.0f}pt;height:{:.0f}pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_ACROSS, _HIGHEST, _SLIM = 0.65, 120.0, 0.7
"""Of a watermark: how much of the way between two corners it takes, how high it may be, a letter's width by height."""


def _watermark(word: str, page: Page, look: Look) -> Element:
    run = etree.fromstring(_VML, etree.XMLParser(remove_blank_text=True))
    shape = run.find(".//{urn:schemas-microsoft-com:vml}shape")
    letters = _SLIM * max(len(word), 3)
    height = min(_HIGHEST, _ACROSS * hypot(page.width, page.height) / 20 / letters)
    shape.set("style", _PLACE.format(height * letters, height))
    path = shape.find("{urn:schemas-microsoft-com:vml}textpath")
    path.set("style", f'font-family:"{look.font}";font-size:1pt')
    path.set("string", word)
    return run
