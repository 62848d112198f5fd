"""Bytes and words out of a given file: PDF, DOCX, HTML, plain text. A format's library is loaded at its first use."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from ropa.errors import RopaError
from ropa.i18n import N_

_WORDS_OF_DOCX = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_SILENT = frozenset({"script", "style", "template", "noscript", "head"})
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em i mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905 (a list)
)
"""What does not end a line."""


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that a person chose. Raises RopaError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RopaError(N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error) from error


def text_of(name: str, data: bytes) -> str:
    """The words of a file, told by its first bytes or its name's ending. Raises RopaError where none can be read."""
    ending = name.rpartition(".")[2].lower()
    try:
        text = _reader(ending, data)(data)
    except RopaError:
        raise
    except Exception as error:  # a damaged file may break its library anywhere
        raise RopaError(N_("{path} cannot be read as a document: {reason}."), path=name, reason=error) from error
    if not text.strip():
        raise RopaError(N_("{path} has no text in it: a scan cannot be read."), path=name)
    return text


def _reader(ending: str, data: bytes) -> Callable[[bytes], str]:
    if data.startswith(b"%PDF-"):
        return _pdf
    if data.startswith(b"PK\x03\x04"):
        return _docx
    if ending in _READERS:
        return _READERS[ending]
    return _html if data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")) else _plain


def _pdf(data: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def _docx(data: bytes) -> str:
    """Text of the body, of its heads and feet, a paragraph a line."""
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = sorted(
            one for one in package.namelist() if one.startswith(("word/document", "word/header", "word/footer"))
        )
        for part in (one for one in parts if one.endswith(".xml")):
            safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            for paragraph in etree.fromstring(package.read(part), safe).iter(f"{space}p"):
                marks = {f"{space}tab": "\t", f"{space}br": "\n", f"{space}cr": "\n", f"{space}noBreakHyphen": "-"}
                runs = (one.text if one.tag == f"{space}t" else marks.get(one.tag, "") for one in paragraph.iter())
                lines.append("".join(one or "" for one in runs))
    return "\n".join(lines)


def _html(data: bytes) -> str:
    reader = _Page()
    reader.feed(_plain(data))
    reader.close()
    return "".join(reader.told)


def _plain(data: bytes) -> str:
    """UTF-8 and UTF-16 with a mark, else UTF-8, else the Cyrillic of old Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")


class _Page(HTMLParser):
    """What a page shows, blocks on lines of their own, items of lists with a bullet."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (given by the parser)
        self._silent += tag in _SILENT
        if tag not in _INLINE:
            self.told.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag not in _INLINE:
            self.told.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.told.append(data)


_READERS: Mapping[str, Callable[[bytes], str]] = {
    "pdf": _pdf, "docx": _docx, "html": _html, "htm": _html, "txt": _plain, "md": _plain,
}  # fmt: skip
ENDINGS = tuple(_READERS)
"""Endings of files that can be read."""
