"""The facts of a kind, each to be kept, set or cleared; an editor is made for those that are set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ropa.fields import Field
from ropa.i18n import LANGUAGES, N_
from ui.bulk.lookup import SharedLookup, shared_facts
from ui.desk import Desk
from ui.editors import Editor, editor_for
from ui.forms.plan import Section, plan
from ui.look import em
from ui.tips import tip

KEEP, SET, CLEAR = "keep", "set", "clear"
STATES: Mapping[str, str] = {KEEP: N_("Keep as it is"), SET: N_("Set"), CLEAR: N_("Clear")}


class States(QComboBox):
    """What is to become of a fact. The wheel scrolls the facts, and turns none of them."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SharedFact(QWidget):
    """One fact. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, field: Field, lookup: SharedLookup) -> None:
        super().__init__()
        self.field = field
        self._lookup = lookup
        self.editor: Editor | None = None
        tr = lookup.desk.tr
        label = QLabel(tr(field.label))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setToolTip(tip(tr(field.help)))
        self.state = States()
        for state, words in STATES.items():
            self.state.addItem(tr(words), state)
        self.state.setAccessibleName(tr(field.label))
        self.state.setAccessibleDescription(tr(field.help))
        self.state.currentIndexChanged.connect(self._turn)
        label.setBuddy(self.state)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self.state)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)

    def _turn(self) -> None:
        sets = self.state.currentData() == SET
        if sets and self.editor is None:
            tr = self._lookup.desk.tr
            self.editor = editor = editor_for(self.field, self._lookup)
            editor.set_languages(LANGUAGES)
            editor.show_value(None)
            editor.name_it(tr(self.field.label), tr(self.field.help))
            editor.edited.connect(self.changed)
            editor.settled.connect(self.changed)
            self._column.addWidget(editor)
        if self.editor is not None:
            self.editor.setVisible(sets)
            if sets:
                self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def wanted(self) -> dict[str, Any]:
        """What is to be written of it; nothing where it is kept, or what to set is not given yet."""
        if self.state.currentData() == CLEAR:
            return {self.field.key: None}
        value = self.editor.value() if self.editor is not None and self.state.currentData() == SET else None
        return {} if value in (None, "") else {self.field.key: value}


class SharedFacts(QScrollArea):
    """All facts that records of a kind can share, in the order of their form. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, desk: Desk, kind: str, operator: str | None) -> None:
        super().__init__()
        self.facts: dict[str, SharedFact] = {}
        offered = shared_facts(kind, operator)
        lookup = SharedLookup(desk, kind, operator)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(em(self, 0.35))
        for part in plan(kind, desk.laws):
            if not isinstance(part, Section) or not (some := [one for one in part.fields if one.key in offered]):
                continue
            heading = QLabel(desk.tr(part.heading))
            heading.setProperty("wear", "heading")
            column.addWidget(heading)
            for field in some:
                self.facts[field.key] = fact = SharedFact(field, lookup)
                fact.changed.connect(self.changed)
                column.addWidget(fact)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(inside.minimumSizeHint().width() + em(self, 2))

    def wanted(self) -> dict[str, Any]:
        """Every fact that is to be set or cleared."""
        return {key: value for fact in self.facts.values() for key, value in fact.wanted().items()}
