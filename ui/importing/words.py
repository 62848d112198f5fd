"""Labels of plain text, and what kinds of record are called when there are several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ropa.reference import catalogue


def plain_label(words: str, wear: str = "") -> QLabel:
    """A label of what may have been typed: never mark-up, broken into lines."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if wear:
        label.setProperty("wear", wear)
    return label


def many(kind: str, language: str) -> str:
    """What several records of a kind are called."""
    return str(catalogue("record_kinds")[kind].more[f"{language}_many"])
