"""What stands above a form: a sentence with a picture, buttons, and a line to type into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.breaking import breakable
from ui.flow import Flow
from ui.icons import Sign
from ui.look import em


class Strip(QFrame):
    """A sentence with a picture, and buttons: beside it where all stand in one line, else below."""

    def __init__(self, wear: str, picture: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("wear", f"strip_{wear}")
        self.sentence = QLabel(breakable(sentence))
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(Sign(picture, wear), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.addLayout(line, 1)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._head)
        self._buttons: Flow | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._buttons is not None:
            said = self.sentence.fontMetrics().horizontalAdvance(self.sentence.text())
            needed = said + self._buttons.sizeHint().width() + em(self, 4)  # the sign, and what lies between
            beside = needed <= self.width()
            wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            self._head.setDirection(wanted)

    def begin_line(self, field: QWidget) -> None:
        """A field below; buttons that follow stand beside it, where there is room."""
        self._buttons = Flow()
        self._head.addLayout(self._buttons)
        self._buttons.addWidget(field)

    def add_button(self, text: str, act: Callable[[], Any]) -> QPushButton:
        """A button below the sentence, beside the one before it."""
        if self._buttons is None:
            self._buttons = Flow()
            self._head.addLayout(self._buttons)
        button = QPushButton(text)
        button.clicked.connect(lambda _=False: act())
        self._buttons.addWidget(button)
        return button


class OrderLine(QLineEdit):
    """As wide as what it asks for, and wider where there is room."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setToolTip(hint)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return usual.expandedTo(QSize(self.fontMetrics().horizontalAdvance(self.placeholderText()) + em(self, 2), 0))
