"""What a list is narrowed to, said above it as chips: each can be changed and taken away, by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ropa.i18n import N_
from ropa.store.choices import called
from ropa.store.rows import Column, Filter, columns
from ui.desk import Desk
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.tables.values import ValuePicker
from ui.tables.views import View
from ui.tips import tip

NAMED = 2
"""So many values a chip names; of the rest it gives the number."""
_LONGEST = 32

Present = Callable[[str], Sequence[tuple[str, str]]]
"""The values that occur in a column of the list, with the words for them."""


class Chip(QFrame):
    """One filter. Signals: `opened()` to change it; `removed()`."""

    opened = Signal()
    removed = Signal()

    def __init__(self, text: str, spoken: str, take_away: str) -> None:
        super().__init__()
        self.setProperty("wear", "chip")
        self.says = text
        self.name = _Part(text)
        self.name.setAccessibleName(spoken)
        self.name.setToolTip(tip(spoken))
        self.name.clicked.connect(self.opened)
        self.cross = _Part("")
        self.cross.setIcon(icon("close"))
        self.cross.setToolTip(take_away)
        self.cross.setAccessibleName(take_away)
        self.cross.clicked.connect(self.removed)
        for part in (self.name, self.cross):
            part.removal_requested.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 0.3), 0, em(self, 0.1), 0)
        line.setSpacing(0)
        line.addWidget(self.name)
        line.addWidget(self.cross)


class _Part(QToolButton):
    """A button of a chip. Signals: `removal_requested()` by Delete or Backspace."""

    removal_requested = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text.replace("&", "&&"))
        self.setProperty("wear", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Signals, all of what the person does: `filters_changed(filters)`; `archived_changed(bool)`;
    `whole_file_changed(bool)`.
    """

    filters_changed = Signal(tuple)
    archived_changed = Signal(bool)
    whole_file_changed = Signal(bool)

    def __init__(self, desk: Desk, kind: str, present: Present) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._present = present
        self._filters: tuple[Filter, ...] = ()
        self._labels: dict[tuple[str, str], str] = {}
        self.chips: dict[str, Chip] = {}
        tr = desk.tr
        self.count = QLabel()
        self.count.setProperty("wear", "muted")
        self.archived = self._toggle(tr(N_("Archived too")))
        self.archived.clicked.connect(self.archived_changed)
        self._flow = Flow(self, em(self, 0.35))
        self._flow.addWidget(self.count)
        self.of_operator = self._toggle(tr(N_("Of this operator")))
        self.of_file = self._toggle(tr(N_("All of the file")))
        if kind == "party":
            self._add_scopes()
        self._flow.addWidget(self.archived)

    def _toggle(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("wear", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.hide()
        return button

    def _add_scopes(self) -> None:
        group = QButtonGroup(self)
        for button, whole in ((self.of_operator, False), (self.of_file, True)):
            group.addButton(button)
            button.clicked.connect(lambda _=False, whole=whole: self.whole_file_changed.emit(whole))
            button.show()
            self._flow.addWidget(button)

    def show_view(self, view: View) -> None:
        """Show what the list is narrowed to."""
        self._filters = view.filters
        self.archived.setChecked(view.archived)
        self.archived.show()
        (self.of_file if view.whole_file else self.of_operator).setChecked(True)
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for one in view.filters:
            self.chips[one.key] = chip = self._chip(one)
            self._flow.insert(self._flow.count() - 1, chip)
            chip.show()

    def show_count(self, shown: int, chosen: int) -> None:
        """How many records are listed, and chosen if more than one."""
        tr = self._desk.tr
        said = tr.count("{n} record", "{n} records", shown)
        if chosen > 1:
            of_them = tr.count("{n} chosen", "{n} chosen", chosen)
            said = f"{said}, {of_them}"
        self.count.setText(said)

    def _chip(self, one: Filter) -> Chip:
        head = self._head(one.key)
        labels = [self._label(one.key, value) for value in one.values]
        named = ", ".join(_cut(label) for label in labels[:NAMED])
        more = f" +{len(labels) - NAMED}" if len(labels) > NAMED else ""
        spoken = f"{head}: {', '.join(labels)}"
        take_away = self._desk.tr(N_("Remove the filter “{filter}”")).format(filter=head)
        chip = Chip(f"{head}: {named}{more}", spoken, take_away)
        chip.opened.connect(lambda: self.choose(one.key, chip))
        chip.removed.connect(lambda: self.remove(one.key))
        return chip

    def _head(self, key: str) -> str:
        return columns(self._kind)[key].label(self._desk.language)

    def _label(self, key: str, value: str) -> str:
        if (key, value) not in self._labels:
            ask, language = self._desk.workspace.ask, self._desk.language
            self._labels[key, value] = ask(called, self._kind, key, value, language)
        return self._labels[key, value]

    def fill_menu(self, menu: QMenu, beside: QWidget) -> None:
        """Offer the columns by which the list can be narrowed; the popup with their values opens below `beside`."""
        menu.clear()
        narrowed = {one.key for one in self._filters}
        for key, column in filterable(self._kind).items():
            action = menu.addAction(column.label(self._desk.language).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in narrowed)
            action.triggered.connect(lambda _=False, key=key: self.choose(key, beside))
        menu.addSeparator()
        clear = menu.addAction(self._desk.tr(N_("Remove all filters")))
        clear.setEnabled(bool(narrowed))
        clear.triggered.connect(lambda: self.filters_changed.emit(()))

    def choose(self, key: str, beside: QWidget) -> ValuePicker:
        """Open the popup with the values of a column."""
        values = dict(self._present(key))
        self._labels |= {(key, value): said for value, said in values.items()}
        chosen = self._values(key)
        every = {**{value: self._label(key, value) for value in chosen if value not in values}, **values}
        search = self._desk.tr(N_("Search the values"))
        picker = ValuePicker(self.window(), self._head(key), search, list(every.items()), chosen)
        picker.ticked.connect(lambda ticked: self._narrow(key, ticked))
        picker.open_at(beside.mapToGlobal(QPoint(0, beside.height())))
        return picker

    def _values(self, key: str) -> tuple[str, ...]:
        return next((one.values for one in self._filters if one.key == key), ())

    def _narrow(self, key: str, values: Sequence[str]) -> None:
        kept: Mapping[str, Filter] = {one.key: one for one in self._filters}
        new = {**kept, key: Filter(key, tuple(values))}
        self.filters_changed.emit(tuple(one for one in new.values() if one.values))

    def remove(self, key: str) -> None:
        """Take one filter away; the cursor goes to the one beside it."""
        order = list(self.chips)
        place = order.index(key)
        left = [one for one in order if one != key]
        self.filters_changed.emit(tuple(one for one in self._filters if one.key != key))
        beside = self.chips.get(left[min(place, len(left) - 1)]) if left else None
        (beside.name if beside else self.archived).setFocus(Qt.FocusReason.OtherFocusReason)


def filterable(kind: str) -> dict[str, Column]:
    """The columns by which a list of this kind can be narrowed, the status first."""
    found = {key: one for key, one in columns(kind).items() if (one.field or one.part) and key != "name"}
    return {key: found[key] for key in sorted(found, key=lambda key: key != "status")}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
