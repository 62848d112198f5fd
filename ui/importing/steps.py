"""The steps of an import in one line: those that are done, the one at which it stands, those to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.icons import Sign
from ui.look import em, wear


class StepLine(QWidget):
    """`show_step` says where it stands; a step may be left out."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.5))
        self.labels = [QLabel() for _ in names]
        self._signs = [Sign("chevron_right", "muted", 0.9) for _ in names]
        for n, label in enumerate(self.labels):
            label.setTextFormat(Qt.TextFormat.PlainText)
            if n:
                line.addWidget(self._signs[n])
            line.addWidget(label)
        line.addStretch(1)
        self.show_step(0, range(len(names)))

    def show_step(self, now: int, taken: Sequence[int]) -> None:
        """The step at which it stands, among those that are taken."""
        order = list(taken)
        for n, label in enumerate(self.labels):
            label.setVisible(n in order)
            self._signs[n].setVisible(n in order and n != order[0])
            if n in order:
                label.setText(f"{order.index(n) + 1}. {self._names[n]}")
            font = label.font()
            font.setBold(n == now)
            label.setFont(font)
            wear(label, "" if n == now else "muted")
