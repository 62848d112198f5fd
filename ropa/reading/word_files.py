"""The words of a DOCX: of its body, of its heads and feet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.reading.tables import told

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_SPACE}tab": "\t", f"{_SPACE}br": "\n", f"{_SPACE}cr": "\n", f"{_SPACE}noBreakHyphen": "-"}
_PARTS = ("word/document", "word/header", "word/footer")
_MOST_PARTS = 2000
_MOST_UNPACKED = 30 * 2**20


def words_of_docx(data: bytes) -> str:
    """A paragraph a line, tables as lines."""
    from lxml import etree

    lines: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {one.filename: one for one in package.infolist()}
        wanted = sorted(one for one in parts if one.startswith(_PARTS) and one.endswith(".xml"))
        if len(parts) > _MOST_PARTS or sum(parts[one].file_size for one in wanted) > _MOST_UNPACKED:
            raise RopaError(N_("The Word file unpacks to far more than a published policy, so it was not read."))
        for part in wanted:
            safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            tree = etree.fromstring(package.read(part), safe)
            if tree.getroottree().docinfo.internalDTD is not None:
                raise RopaError(N_("The Word file declares entities of its own, which no Word file does."))
            lines += _lines(tree)
    return "\n".join(lines)


def _lines(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_SPACE}p":
            words = "".join(
                (one.text if one.tag == f"{_SPACE}t" else _MARKS.get(one.tag, "")) or "" for one in child.iter()
            )
            yield f"• {words}" if words.strip() and _listed(child) else words
        elif child.tag == f"{_SPACE}tbl":
            rows = child.findall(f"{_SPACE}tr")
            headed = bool(rows) and rows[0].find(f"{_SPACE}trPr/{_SPACE}tblHeader") is not None
            yield from told([["\n".join(_lines(cell)) for cell in row.iter(f"{_SPACE}tc")] for row in rows], headed)
        else:
            yield from _lines(child)


def _listed(paragraph: _Element) -> bool:
    """Whether a paragraph is an item of a list: its bullet or number is no part of its text."""
    number = paragraph.find(f"{_SPACE}pPr/{_SPACE}numPr/{_SPACE}numId")
    style = paragraph.find(f"{_SPACE}pPr/{_SPACE}pStyle")
    if number is not None:
        return bool(number.get(f"{_SPACE}val") != "0")
    return style is not None and str(style.get(f"{_SPACE}val")).startswith("List")
