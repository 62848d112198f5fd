"""The file around a Word paper: page, running head and foot, properties, and a package that is always the same.

python-docx brings the parts and their relations; what its template carries beside them (a thumbnail, a theme, the mark
of another program) is left out, and style sheet, numbering, settings and fonts are ours.
"""

from __future__ import annotations

import zipfile
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
from ropa.documents.render.docx_furniture import Page, foot, head, page_of
from ropa.documents.render.docx_ink import Element, blank, legal, region, tag, w
from ropa.documents.render.docx_styles import FONT, Look, fonts, numbering, styles
from ropa.documents.render.dress import Picture, colour, family, picture

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
_EMU = 36_000
"""So many of Word's units of pictures make a millimetre."""


def packed(document: Document, body: list[Element], lists: range) -> bytes:
    """The drawn body as the bytes of a file; `lists` are the numbers of its numbered lists."""
    package = docx.Document()
    languages = document.languages or ("en",)
    for relations in (package.part.rels, package.part.package.rels):
        for identity in [key for key, relation in relations.items() if relation.reltype not in _KEPT]:
            del relations[identity]
    look = Look(family(document.dress) or FONT, colour(document.dress).upper())
    package.styles.element[:] = styles(languages[0], look, _styles_of(body))
    package.part.numbering_part.element[:] = numbering(lists)
    package.settings.element[:] = _settings(languages[0])
    _add_fonts(package, look)
    _set_properties(package, document, languages)
    _lay_out(package, document, look)
    shown = picture(document.dress)
    package.element.body[:0] = [_logo(package, shown), *body] if shown else body
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


def _styles_of(body: list[Element]) -> set[str]:
    """The styles that the paragraphs and the runs of a body name."""
    names = (tag("pStyle"), tag("rStyle"))
    return {one.get(tag("val")) for element in body for one in element.iter(*names)}


def _add_fonts(package: Package, look: Look) -> None:
    table = etree.tostring(w("fonts", *fonts(look.font)), xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table, package.part.package)
    package.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _lay_out(package: Package, document: Document, look: Look) -> None:
    page: Page = page_of(document)
    section = package.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.header_distance = section.footer_distance = Twips(page.edge)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    section.header.part.element[:] = head(document, page, look)
    section.footer.part.element[:] = [foot(document, page)]


_DRAWING = """
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline><wp:extent/>
<wp:docPr id="1" name="logo"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>
<pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip/><a:stretch><a:fillRect/>
</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>
</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>
"""


def _logo(package: Package, logo: Picture) -> Element:
    """The picture in a line of its own, which stays with the title below it."""
    part = Part(PackURI(f"/word/media/logo.{logo.kind}"), f"image/{logo.kind}", logo.data, package.part.package)
    drawing = etree.fromstring(_DRAWING, etree.XMLParser(remove_blank_text=True))
    for size in drawing.iter("{*}extent", "{*}ext"):
        size.set("cx", str(round(logo.width * _EMU)))
        size.set("cy", str(round(logo.height * _EMU)))
    blip = drawing.find(".//{*}blip")
    blip.set(f"{{{drawing.nsmap['r']}}}embed", package.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
    line = blank("Title")
    line.append(w("r", drawing))
    return line


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
