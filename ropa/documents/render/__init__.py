"""One function a format: render(document) -> bytes. A format's library is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ropa.documents.model import Document


def _pdf(document: Document) -> bytes:
    from ropa.documents.render.pdf import render

    return render(document)


def _docx(document: Document) -> bytes:
    from ropa.documents.render.docx import render

    return render(document)


def _html(document: Document) -> bytes:
    from ropa.documents.render.html import render

    return render(document)


def _txt(document: Document) -> bytes:
    from ropa.documents.render.plain import render

    return render(document)


FORMATS: Mapping[str, Callable[[Document], bytes]] = {"pdf": _pdf, "docx": _docx, "html": _html, "txt": _txt}
"""Every format by its suffix: what `--format` takes."""


def without_glyph(document: Document) -> tuple[str, ...]:
    """Codes such as [U+1F600] that stand in a PDF for characters its font lacks."""
    from ropa.documents.render.fonts import missing, printable

    return tuple(printable(letter) for letter in missing(said.text for said in document.said()))
