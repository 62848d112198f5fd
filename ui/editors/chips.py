"""Chips one after another, then a line that adds the next, or the answer that there are none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ropa.i18n import N_, Translator
from ui.editors.attended import Check
from ui.editors.chip import Chip
from ui.editors.line import Line
from ui.flow import Flow

_STEPS = {"left": -1, "right": 1}


class _Flow(Flow):
    """Measures its items again only when one of them changed: forms ask many times for the height at a width."""

    _known: dict[int, int] | None = None

    def invalidate(self) -> None:
        self._known = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        known = self._known = self._known or {}
        if width not in known:
            known[width] = super().heightForWidth(width)
        return known[width]


class Chips(QWidget):
    """`none` excludes values; neither is "not answered". `say` names a value; `acts` are those of a Chip.

    Signals: `altered()` by a person; `asked(act, value)`: what a chip is asked for and is no affair of the chips.
    """

    altered = Signal()
    asked = Signal(str, str)

    def __init__(self, tr: Translator, adder: Line, say: Callable[[str], str], acts: Collection[str]) -> None:
        super().__init__()
        self._tr, self._say, self._acts = tr, say, acts
        self._values: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self._adder = adder
        self._read_only = False
        adder.setPlaceholderText(tr(N_("Add…")))
        adder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.none = Check(tr(N_("None")))
        self.none.clicked.connect(self.altered)
        self._flow = _Flow(self)
        self._flow.addWidget(adder)
        self._flow.addWidget(self.none)

    @property
    def chips(self) -> Sequence[Chip]:
        """Those in view."""
        return self._chips[: len(self._values)]

    def value(self) -> tuple[str, ...] | None:
        """The values in their order, () for "none", None for no answer."""
        return self._values or (() if self.none.isChecked() else None)

    def show_values(self, values: tuple[str, ...] | None) -> None:
        """Show what is stored."""
        self.none.setChecked(values == ())
        self._lay(values or ())

    def add(self, *values: str) -> None:
        """A person adds values; what is there already stays where it is."""
        self._alter(tuple(dict.fromkeys((*self._values, *values))))

    def remove(self, value: str) -> None:
        """A person takes a value out; the keyboard goes to the next chip, after the last one to the line."""
        at = self._values.index(value)
        self._alter((*self._values[:at], *self._values[at + 1 :]))
        after = self._chips[at] if at < len(self._values) else self._adder
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, value: str, by: int) -> None:
        at = self._values.index(value)
        to = at + by
        if 0 <= to < len(self._values):
            rest = [one for one in self._values if one != value]
            rest.insert(to, value)
            self._chips[to].setFocus(Qt.FocusReason.OtherFocusReason)
            self._alter(tuple(rest))

    def _alter(self, values: tuple[str, ...]) -> None:
        if values != self._values or self.none.isChecked():
            self.none.setChecked(False)
            self._lay(values)
            self.altered.emit()

    def _lay(self, values: tuple[str, ...]) -> None:
        self._values = values
        self._flow.setEnabled(False)  # or each chip that appears has all of them laid out
        while len(self._chips) < len(values):
            self._make()
        for n, chip in enumerate(self._chips):
            if n < len(values):
                chip.show_value(values[n], self._say(values[n]))
            chip.setVisible(n < len(values))
        self.none.setVisible(not values)
        self._flow.setEnabled(True)
        self._flow.invalidate()
        self.updateGeometry()

    def _make(self) -> None:
        chip = Chip(self._tr, self._acts)
        chip.set_removable(not self._read_only)
        chip.asked.connect(lambda act: self._act(act, chip.value))
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)

    def _act(self, act: str, value: str) -> None:
        if act == "remove":
            self.remove(value)
        elif act in _STEPS:
            self._move(value, _STEPS[act])
        else:
            self.asked.emit(act, value)

    def set_read_only(self, read_only: bool) -> None:
        """Whether values can only be read."""
        self._read_only = read_only
        self._adder.setVisible(not read_only)
        self.none.setEnabled(not read_only)
        for chip in self._chips:
            chip.set_removable(not read_only)

    def name_it(self, label: str, help: str) -> None:  # noqa: A002 (the same word as in Field)
        """Names for a screen reader; a chip has its own."""
        none = self._tr(N_("None"))
        self.none.setAccessibleName(f"{label}: {none}" if label else none)
        self.none.setAccessibleDescription(help)
