"""How many records of a kind an operator has, and where they stand: a card that leads to their list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.icons import Sign
from ui.look import em

_WIDTH = 9.5
"""The least width, in line heights."""


class Cards(QWidget):
    """Cards in rows of the same length, as wide as the room allows."""

    def __init__(self, cards: Sequence[KindCard]) -> None:
        super().__init__()
        self._cards = cards
        self._across = max(one.across for one in cards)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(em(self, 0.5))
        self._lay(1)
        self.setMinimumWidth(self._across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._grid.horizontalSpacing()
        most = max(1, (event.size().width() + gap) // (self._across + gap))
        rows = -(-len(self._cards) // most)
        self._lay(-(-len(self._cards) // rows))

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        for n, card in enumerate(self._cards):
            self._grid.addWidget(card, n // columns, n % columns)
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns


class KindCard(QPushButton):
    """A button with a number on it; a screen reader reads all its lines. `across` is its least width."""

    def __init__(self, picture: str, name: str, number: str, standing: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{name}: {number}. {', '.join(standing.splitlines())}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(*[em(self, 0.6)] * 4)
        grid.setVerticalSpacing(em(self, 0.2))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Sign(picture, "muted"), 0, 0, Qt.AlignmentFlag.AlignTop)
        for line, (text, wear) in enumerate(((name, ""), (number, "title"), (standing, "small"))):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setProperty("wear", wear)
            grid.addWidget(label, line, 1 if line == 0 else 0, 1, 1 if line == 0 else 2)
        grid.setRowStretch(3, 1)
        self.across = max(em(self, _WIDTH), grid.minimumSize().width())

    def sizeHint(self) -> QSize:
        return QSize(self.across, self._grid.totalHeightForWidth(self.across))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._grid.totalHeightForWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
