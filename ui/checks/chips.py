"""How the list of findings is narrowed: by law, how grave they are, kind of record, and whether they were accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from ropa.i18n import N_
from ropa.reference import catalogue
from ui.checks.told import ACCEPTED, SEVERITIES, Told
from ui.commands import SECTIONS
from ui.desk import Desk
from ui.flow import Flow
from ui.look import em

OPEN = "open"
"""What ACCEPTED is not."""


class FindingChips(QWidget):
    """A chip a value, grouped by what they narrow: of one group any may hold, of several groups all must.

    Signals: `changed()` when the person narrowed the list, or widened it.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chips: dict[tuple[str, str], QToolButton] = {}
        self.count = QLabel()
        self.count.setProperty("wear", "muted")
        self.count.setWordWrap(True)
        self.clear = QToolButton()
        self.clear.setText(desk.tr(N_("Remove all filters")))
        self.clear.setProperty("wear", "quiet")
        self.clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear.clicked.connect(self.release)
        self._flow = Flow(self, em(self, 0.35))
        self._flow.addWidget(self.clear)

    def show_findings(self, told: Iterable[Told]) -> None:
        """Offer what occurs, each with how many findings it has; what is pressed stays so."""
        found = tuple(told)
        wanted = dict(self._values(found))
        for gone in [key for key in self.chips if key not in wanted]:
            chip = self.chips.pop(gone)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, (key, (words, number)) in enumerate(wanted.items()):
            if key not in self.chips:
                self.chips[key] = self._chip()
                self._flow.insert(place, self.chips[key])
                self.chips[key].show()
            self.chips[key].setText(f"{words}  {number}".replace("&", "&&"))
            self.chips[key].setAccessibleName(f"{words}: {number}")
        self._tell()

    def _values(self, found: tuple[Told, ...]) -> Iterable[tuple[tuple[str, str], tuple[str, int]]]:
        """(group, value) with its words and how often it occurs. A group of one value would narrow nothing."""
        language, tr = self._desk.language, self._desk.tr
        words = {
            "standing": {OPEN: tr(N_("Not accepted")), ACCEPTED: tr(N_("Accepted"))},
            "severity": {one: tr(many) for one, (_, many) in SEVERITIES.items()},
            "law": {code: one.names[language] for code, one in catalogue("laws").items()},
            "kind": {code: tr(many) for code, many in SECTIONS},
        }
        for group, named in words.items():
            times = Counter(_value(one, group) for one in found)
            pressed = {value for of, value in self.pressed() if of == group}
            for value, text in named.items():
                if (times[value] and len(times) > 1) or value in pressed:
                    yield (group, value), (text, times[value])

    def _chip(self) -> QToolButton:
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setProperty("wear", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(self._turned)
        return chip

    def _turned(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.clear.setVisible(bool(self.pressed()))

    def pressed(self) -> list[tuple[str, str]]:
        """(group, value) of the chips that are on."""
        return [key for key, chip in self.chips.items() if chip.isChecked()]

    def press_sign(self, sign: str) -> None:
        """Narrow the list to what wears one of SIGNS."""
        wanted = {("standing", ACCEPTED)} if sign == ACCEPTED else {("severity", sign), ("standing", OPEN)}
        for key, chip in self.chips.items():
            chip.setChecked(key in wanted)
        self._turned()

    def release(self) -> None:
        """Show everything again; the keyboard goes to the first chip."""
        within = self.clear.hasFocus()
        for chip in self.chips.values():
            chip.setChecked(False)
        if within and self.chips:
            next(iter(self.chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self._turned()

    def passes(self, told: Told) -> bool:
        """Whether a finding is one of those that are wanted."""
        wanted: dict[str, set[str]] = {}
        for group, value in self.pressed():
            wanted.setdefault(group, set()).add(value)
        return all(_value(told, group) in values for group, values in wanted.items())


def _value(told: Told, group: str) -> str:
    match group:
        case "standing":
            return ACCEPTED if told.accepted else OPEN
        case "severity":
            return told.severity
        case "law":
            return told.law
        case _:
            return told.kind
