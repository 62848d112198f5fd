"""Two chips: whether a page tells of the operator in view or of all; remembered for the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ropa.i18n import N_
from ui.desk import Desk


class Whose(QWidget):
    """`key` is the page's own in the settings. Signals: `chosen()` when the person chose."""

    chosen = Signal()

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self._desk, self._key = desk, key
        self.mine, self.everybody = QToolButton(), QToolButton()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        for button, words in ((self.mine, N_("This operator")), (self.everybody, N_("All operators"))):
            button.setText(desk.tr(words))
            button.setCheckable(True)
            button.setProperty("wear", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._choose)
            group.addButton(button)
            line.addWidget(button)
        (self.everybody if desk.settings.get(key, False) else self.mine).setChecked(True)

    @property
    def of_all(self) -> bool:
        """Whether all are to be told of."""
        return self.everybody.isChecked()

    def choose_mine(self) -> None:
        """From all to one, without a signal."""
        self.mine.setChecked(True)
        self._desk.settings.put(self._key, False)

    def _choose(self) -> None:
        self._desk.settings.put(self._key, self.of_all)
        self.chosen.emit()
