"""A line of text that is cut with dots where there is no room for all of it; all of it is in its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.tips import tip

LEAST_LETTERS = 6
"""What is shorter than so many average letters says nothing: it is left out."""


class ElidedLabel(QLabel):
    """Takes what room is left, and asks for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """What it says when there is room."""
        self.setText(text)
        self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (one line is painted as a whole)
        if self.width() < LEAST_LETTERS * self.fontMetrics().averageCharWidth():
            return
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        role = self.foregroundRole()
        self.style().drawItemText(painter, self.rect(), int(flags), self.palette(), self.isEnabled(), shown, role)
