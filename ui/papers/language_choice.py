"""In which languages papers are wanted: each alone, and two side by side. The interface's own language has no say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import LANGUAGES, N_, Translator
from ropa.reference import catalogue
from ui.flow import Flow


class LanguageChoice(QWidget):
    """Until a person chooses, papers are in the languages of their operators. Signals: `changed()`, by a person."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._own: tuple[str, ...] = LANGUAGES
        names = {code: entry.names[tr.language] for code, entry in catalogue("languages").items()}
        self.alone = {code: QCheckBox(_capital(names[code])) for code in LANGUAGES}
        self.beside = QCheckBox(tr(N_("Two side by side")))
        self.left, self.right = QComboBox(), QComboBox()
        for box, name in ((self.left, N_("The language at the left")), (self.right, N_("The language at the right"))):
            box.setAccessibleName(tr(name))
            box.setToolTip(tr(name))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
            for code in LANGUAGES:
                box.addItem(_capital(names[code]), code)
        self.right.setCurrentIndex(1)
        self.own = QPushButton(tr(N_("As the operator has them")))
        self.own.setProperty("wear", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = Flow()
        column.addLayout(line)
        for check in (*self.alone.values(), self.beside):
            line.addWidget(check)
        pair = QHBoxLayout()
        pair.addWidget(self.left, 1)
        pair.addWidget(self.right, 1)
        column.addLayout(pair)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        for check in (*self.alone.values(), self.beside):
            check.clicked.connect(self._choose)
        self.left.activated.connect(lambda: self._part(self.left, self.right))
        self.right.activated.connect(lambda: self._part(self.right, self.left))
        self.own.clicked.connect(self._give_back)
        self._chosen = False
        self._show()

    def show_own(self, languages: Sequence[str]) -> None:
        """The operators and with them their own languages changed."""
        self._own = tuple(languages) or LANGUAGES
        self._show()

    @property
    def languages(self) -> tuple[tuple[str, ...], ...] | None:
        """What was chosen; none of it where each operator's own are wanted; None where nothing is ticked."""
        if not self._chosen:
            return ()
        order = (*self._own, *(code for code in LANGUAGES if code not in self._own))
        alone = tuple((code,) for code in order if self.alone[code].isChecked())
        pair = ((str(self.left.currentData()), str(self.right.currentData())),) if self.beside.isChecked() else ()
        return (*alone, *pair) or None

    def _choose(self) -> None:
        self._chosen = True
        self._show()
        self.changed.emit()

    def _part(self, moved: QComboBox, other: QComboBox) -> None:
        """The two languages side by side are never the same."""
        if moved.currentIndex() == other.currentIndex():
            other.setCurrentIndex((moved.currentIndex() + 1) % len(LANGUAGES))
        self._choose()

    def _give_back(self) -> None:
        self._chosen = False
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        if not self._chosen:
            for code, check in self.alone.items():
                check.setChecked(code in self._own)
            self.beside.setChecked(False)
        for box in (self.left, self.right):
            box.setVisible(self.beside.isChecked())
        self.own.setVisible(self._chosen)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
