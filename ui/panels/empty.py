"""What stands where there is nothing to list: a picture and a sentence that says what would be here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import Sign, icon
from ui.look import em


class Empty(QFrame):
    """An empty state; `say` gives it its sentence."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self.setProperty("wear", "empty")
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setProperty("wear", "muted")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[em(self, 1)] * 4)
        column.setSpacing(em(self, 0.5))
        column.addStretch(1)
        column.addWidget(Sign(picture, "muted", 2), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addStretch(2)

    def add_button(self, text: str) -> QPushButton:
        """A button that puts an end to the emptiness."""
        button = QPushButton(icon("add", "accent_text"), text)
        button.setProperty("wear", "primary")
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def apart(self) -> QWidget:
        """The same with room around it, for where nothing else gives its frame a distance from the edges."""
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(*[em(self, 0.7)] * 4)
        column.addWidget(self)
        return around

    def say(self, sentence: str) -> None:
        """Another sentence."""
        self._sentence.setText(sentence)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()
