"""Adding a part by picking what it is: a purpose, a category of data, a party, a ground under one of the laws."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.law import LAWS
from ropa.model import fields
from ropa.reference import catalogue
from ui.editors import Editor, editor_for
from ui.flow import Flow
from ui.forms.filing import Filing
from ui.forms.plan import ADDED_BY
from ui.icons import icon
from ui.look import em


class Adder(QWidget):
    """One line a law for what a law answers, else one line. Signals: `added(uid)`: a part was made that is still empty
    or asks for more.
    """

    added = Signal(str)

    def __init__(self, filing: Filing, kind: str) -> None:
        super().__init__()
        self._filing = filing
        self._kind = kind
        self._parent = ""
        self._editors: dict[str, Editor] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        laws: list[str] = []
        if kind in ADDED_BY:
            answers = "law" in fields(kind) and ADDED_BY[kind] != "law"
            laws = [one for one in filing.desk.laws if one in LAWS] if answers else [""]
        self._button = QPushButton(self._words(picked=bool(laws)))
        self._button.setIcon(icon("add"))
        self._button.clicked.connect(lambda: self._add({}))
        last = Flow()
        for law in laws:
            self._editors[law] = editor = self._editor(law, several=len(laws) > 1)
            if law == laws[-1]:
                last.addWidget(editor)
            else:
                column.addWidget(editor)
        last.addWidget(self._button)
        column.addLayout(last)
        self.setFocusProxy(next(iter(self._editors.values()), self._button))

    def _words(self, *, picked: bool) -> str:
        tr = self._filing.desk.tr
        if "text" in fields(self._kind):
            return tr(N_("In own words"))
        if picked:
            return tr(N_("Add empty"))
        kind = catalogue("record_kinds")[self._kind].names[self._filing.desk.language]
        return tr(N_("Add: {kind}")).format(kind=kind)

    def _editor(self, law: str, *, several: bool) -> Editor:
        known = fields(self._kind)[ADDED_BY[self._kind]]
        language = self._filing.desk.language
        kind = catalogue("record_kinds")[self._kind].names[language]
        words = self._filing.desk.tr(N_("Add: {kind}")).format(kind=kind)
        if several:
            words = f"{words} ({catalogue('laws')[law].names[language]})"
        editor = editor_for(known, self._filing.lookup(law=law))
        editor.name_it(words, "")
        editor.show_hint(words)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        editor.settled.connect(lambda: self._add_picked(editor, law))
        return editor

    def show_parent(self, uid: str) -> None:
        """The row under which parts are added."""
        if uid != self._parent:
            self._parent = uid
            for law, editor in self._editors.items():
                editor.look_up(self._filing.lookup(uid, law=law))

    def moveEvent(self, event: QMoveEvent) -> None:
        """A line that was added pushed it down: whoever goes on adding is to see what is typed."""
        super().moveEvent(event)
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            QTimer.singleShot(0, held, lambda: _bring_into_view(held))

    def _add_picked(self, editor: Editor, law: str) -> None:
        value = editor.value()
        if value:
            editor.show_value(None)
            given = {ADDED_BY[self._kind]: value}
            if law:
                given["law"] = law
            if editor.lookup.is_claim(editor.field, value):
                given["claimed"] = True
            self._filing.add(self._kind, self._parent, given)

    def _add(self, values: dict[str, object]) -> None:
        self.added.emit(self._filing.add(self._kind, self._parent, values))


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, em(widget, 2))
