"""A typeface that an office has chosen for its papers, instead of the shipped one, in PDF.

It is one file without a bold weight, so its bold is feigned. Where it lacks a letter of the paper, words would be set
in two manners, so the shipped one sets all of it. Signs that it lacks, such as ₸, are borrowed one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from ropa.documents.model import Document
from ropa.documents.render.fonts import Face, font_of, printable, shipped

_KEPT = 2
_LARGEST = 64 * 1024 * 1024


def typeface(document: Document) -> tuple[Face, Face] | None:
    """The chosen typeface, plain and bold; None where there is none that can set the paper."""
    path = document.dress.font
    faces = _faces(_bytes(path)) if path else None
    return faces if faces and _sets(faces[0], _texts(document)) else None


def _bytes(path: str) -> bytes:
    try:
        file = Path(path)
        return file.read_bytes() if file.stat().st_size <= _LARGEST else b""
    except (OSError, ValueError):
        return b""


@lru_cache(_KEPT)
def _faces(data: bytes) -> tuple[Face, Face] | None:
    try:
        font = font_of(f"RopaChosen{sha256(data).hexdigest()[:12]}", data)
        plain, bold = (Face(font, partial(shipped, bold), feigned=bold) for bold in (False, True))
    except Exception:  # noqa: BLE001 (a damaged file fails anywhere in the library; the shipped typeface takes its place)
        return None
    return (plain, bold) if " " in plain.own else None


def _sets(face: Face, texts: Iterable[str]) -> bool:
    """Whether it has every letter and digit that the shipped one has."""
    letters = {letter for text in texts for letter in printable(text) if letter.isalnum()}
    return letters & set(shipped().own) <= set(face.own)


def _texts(document: Document) -> Iterable[str]:
    dress = document.dress
    return (*(said.text for said in document.said()), *document.head, dress.foot, dress.watermark)
