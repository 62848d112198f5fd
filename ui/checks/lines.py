"""Findings where they lie in a form: quiet lines with a sign, a word and a sentence; the tip says why."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.breaking import breakable
from ui.checks.told import SIGNS, Told
from ui.icons import Sign
from ui.tips import tip


class FindingLines(QWidget):
    """Hidden where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Told, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_findings(self, told: Iterable[Told]) -> None:
        """Say these, and nothing else."""
        found = tuple(told)
        if found == self._told:
            return
        self._told = found
        while (item := self._column.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for one in found:
            self._column.addWidget(_line(one))
        self.setVisible(bool(found))

    @property
    def sentences(self) -> list[str]:
        """What it says, for screen readers and tests."""
        return [f"{one.word}: {one.sentence}" for one in self._told]


def _line(told: Told) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    sentence = QLabel(breakable(f"{told.word}: {told.sentence}"))
    sentence.setTextFormat(Qt.TextFormat.PlainText)
    sentence.setWordWrap(True)
    sentence.setProperty("wear", "small")
    picture, role = SIGNS[told.sign]
    row.addWidget(Sign(picture, role, 1.0), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(sentence, 1)
    line.setToolTip(tip(told.explanation))
    return line
