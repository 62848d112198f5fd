"""Bytes and words out of a given file: PDF, DOCX, HTML, plain text. A format's library is loaded at its first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.reading.pages import flowing

MOST_BYTES = 100 * 2**20


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that a person chose. Raises RopaError where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RopaError(N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error) from error
    if len(data) > MOST_BYTES:
        raise RopaError(N_("{path} is larger than any paper, so it was not read."), path=path)
    return data


def text_of(name: str, data: bytes) -> str:
    """The words of a file, as they flow over its pages. Raises RopaError where none can be read."""
    return flowing(printed_of(name, data))


def printed_of(name: str, data: bytes) -> str:
    """The words of a file with the heads and feet of its pages, told by its first bytes or its name's ending. Raises
    RopaError where none can be read.
    """
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
    from ropa.reading.pdf_files import words_of_pdf

    return words_of_pdf(data)


def _docx(data: bytes) -> str:
    from ropa.reading.word_files import words_of_docx

    return words_of_docx(data)


def _html(data: bytes) -> str:
    from ropa.reading.web_pages import words_of_page

    return words_of_page(_plain(data))


def _plain(data: bytes) -> str:
    """UTF-8 and UTF-16 with a mark, else UTF-8 (some letters may be broken), else the Cyrillic of old Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    text = data.decode("utf-8", "replace")
    broken, foreign = text.count("\ufffd"), sum(letter > "\x7f" for letter in text)
    return text if broken * 4 <= foreign else data.decode("cp1251", "replace")


_READERS: Mapping[str, Callable[[bytes], str]] = {
    "pdf": _pdf, "docx": _docx, "html": _html, "htm": _html, "txt": _plain, "md": _plain,
}  # fmt: skip
ENDINGS = tuple(_READERS)
"""Endings of files that can be read."""
