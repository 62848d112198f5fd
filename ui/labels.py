"""Labels of plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(words: str, wear: str = "") -> QLabel:
    """A label of what may have been typed: never mark-up, broken into lines."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if wear:
        label.setProperty("wear", wear)
    return label
