"""The question, and the values it is asked about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from ropa.i18n import N_
from ropa.store.across import QUESTIONS, occurring
from ropa.words import sort_key
from ui.across.words import called
from ui.desk import Desk
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.tables.chips import Chip
from ui.tables.values import ValuePicker


class Asking(QWidget):
    """Signals: `asked()` when the person asks something else."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self.values: tuple[str, ...] = ()
        self.chips: dict[str, Chip] = {}
        self._names: dict[str, str] = {}
        self.question = QComboBox()
        self.question.setAccessibleName(tr(N_("What to look for")))
        for question, words in QUESTIONS.items():
            self.question.addItem(tr(words), question)
        self.question.currentIndexChanged.connect(self._turn)
        self.choose = QPushButton(icon("search"), tr(N_("Choose…")))
        self.choose.setAccessibleName(tr(N_("Choose what to look for")))
        self.choose.clicked.connect(self.offer)
        self._flow = Flow(self, em(self, 0.35))
        self._flow.addWidget(self.question)
        self._flow.addWidget(self.choose)

    @property
    def about(self) -> str:
        """The question."""
        return str(self.question.currentData())

    def ask(self, question: str, values: Sequence[str]) -> None:
        """Ask this, without being told so by the person."""
        self.question.blockSignals(True)
        self.question.setCurrentIndex(list(QUESTIONS).index(question))
        self.question.blockSignals(False)
        self._take(values)

    def offer(self) -> ValuePicker:
        """Open the list of all that operators use."""
        found = self._desk.workspace.ask(occurring, self.about, self._desk.language)
        names = called(self._desk, self.about, {value: row for value, (_, row) in found.items()})
        self._names |= names
        ordered = sorted(found, key=lambda value: sort_key(names[value], self._desk.language))
        count = self._desk.tr.count
        lines = [
            (value, f"{names[value]}  ·  {count('{n} operator', '{n} operators', found[value][0])}")
            for value in ordered
        ]
        lines += [(value, self._name(value)) for value in self.values if value not in found]
        heading = self.question.currentText()
        picker = ValuePicker(self.window(), heading, self._desk.tr(N_("Search the values")), lines, self.values)
        picker.ticked.connect(self._tick)
        picker.open_at(self.choose.mapToGlobal(QPoint(0, self.choose.height())))
        return picker

    def _turn(self) -> None:
        self._take(())
        self.asked.emit()

    def _tick(self, values: Sequence[str]) -> None:
        self._take(values)
        self.asked.emit()

    def remove(self, value: str) -> None:
        """Look for the others only."""
        self._take([one for one in self.values if one != value])
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def _take(self, values: Sequence[str]) -> None:
        self.values = tuple(values)
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {value: self._chip(value) for value in self.values}
        for chip in self.chips.values():
            self._flow.addWidget(chip)
            chip.show()

    def _chip(self, value: str) -> Chip:
        name = self._name(value)
        take_away = self._desk.tr(N_("Do not look for “{name}”")).format(name=name)
        chip = Chip(name, f"{self.question.currentText()}: {name}", take_away)
        chip.opened.connect(self.offer)
        chip.removed.connect(lambda: self.remove(value))
        return chip

    def _name(self, value: str) -> str:
        if value not in self._names:
            found = self._desk.workspace.ask(occurring, self.about, self._desk.language)
            self._names |= called(self._desk, self.about, {value: found.get(value, (0, ""))[1]})
        return self._names[value]
