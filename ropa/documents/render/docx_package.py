"""The file around a Word paper: page, running head and foot, properties, and a package that is always the same.

python-docx brings the parts and their relations; what its template carries beside them (a thumbnail, a theme, the mark
of another program) is left out, and style sheet, numbering, settings and fonts are ours.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Twips
from lxml import etree

from ropa.documents.model import Document
from ropa.documents.render.docx_ink import Element, blank, legal, region, run, tag, typed, w
from ropa.documents.render.docx_styles import RULE, fonts, numbering, styles

_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""A paper does not know when it was printed: the same register gives the same bytes."""

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
}
_LONGEST_PROPERTY = 255
_HEAD_LETTER = 95
"""Width in twips of a letter of the running head, rather too wide than too narrow."""


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


def packed(document: Document, body: list[Element], lists: range) -> bytes:
    """The drawn body as the bytes of a file; `lists` are the numbers of its numbered lists."""
    package = docx.Document()
    languages = document.languages or ("en",)
    for relations in (package.part.rels, package.part.package.rels):
        for identity in [key for key, relation in relations.items() if relation.reltype not in _KEPT]:
            del relations[identity]
    package.styles.element[:] = styles(languages[0])
    package.part.numbering_part.element[:] = numbering(lists)
    package.settings.element[:] = _settings(languages[0])
    _add_fonts(package)
    _set_properties(package, document, languages)
    _lay_out(package, page_of(document), _head(document.head, languages, page_of(document)))
    package.element.body[:0] = body
    written = BytesIO()
    package.save(written)
    return _repacked(written)


def _set_properties(package: Package, document: Document, languages: tuple[str, ...]) -> None:
    properties = package.core_properties
    properties.title = _short(" / ".join(said.text for said in document.title))
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = region(languages[0])
    properties.created = properties.modified = _WRITTEN
    properties.revision = 1


def _short(text: str) -> str:
    line = " ".join(legal(text).split())
    return line if len(line) <= _LONGEST_PROPERTY else line[: _LONGEST_PROPERTY - 1] + "…"


def _settings(language: str) -> list[Element]:
    word = "http://schemas.microsoft.com/office/word"
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=709),
        w("autoHyphenation"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("compatSetting", name="compatibilityMode", uri=word, val=15)),
        w("themeFontLang", val=region(language)),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    ]


def _add_fonts(package: Package) -> None:
    table = etree.tostring(w("fonts", *fonts()), xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table, package.part.package)
    package.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _lay_out(package: Package, page: Page, head: list[Element]) -> None:
    section = package.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.header_distance = section.footer_distance = Twips(page.edge)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    section.header.part.element[:] = head
    section.footer.part.element[:] = [_foot()]


def _head(texts: tuple[str, ...], languages: tuple[str, ...], page: Page) -> list[Element]:
    """Two texts a line, left and right, each line in its language. Two that do not fit stand one below the other."""
    lines: list[Element] = []
    for start in range(0, len(texts), 2):
        left, right = (*texts[start : start + 2], "")[:2]
        language = languages[-1] if start else languages[0]
        if start and not right:
            left, right = "", left
        crowded = left and right and (len(left) + len(right)) * _HEAD_LETTER > page.measure
        lines += [
            _head_line(*texts, language, page) for texts in ([(left, ""), ("", right)] if crowded else [(left, right)])
        ]
    if not lines:
        return [blank("Header")]
    lines[-1].find(tag("pPr")).insert(1, w("pBdr", w("bottom", val="single", sz=4, space=4, color=RULE)))
    return lines


def _head_line(left: str, right: str, language: str, page: Page) -> Element:
    line = blank("Header", w("tabs", w("tab", val="right", pos=page.measure)))
    if left:
        line.append(run(left, language))
    if right:
        line.extend((w("r", w("tab")), run(right, language)))
    return line


def _foot() -> Element:
    """Page of pages, counted by Word."""
    line = blank("Footer")
    line.extend((_field("PAGE"), w("r", typed(" / ")), _field("NUMPAGES")))
    return line


def _field(code: str) -> Element:
    return w("fldSimple", w("r", typed("1")), instr=f" {code} ")


def _repacked(written: BytesIO) -> bytes:
    """The same parts in one order, with no time and no system in their entries."""
    out = BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w") as package:
        for name in sorted(
            parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts.read(name))
    return out.getvalue()
