"""All edits of the operator in view, or of the records that all operators share."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.register import Done
from ui.desk import Desk, Place
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.panels.chain_state import ChainState
from ui.panels.deeds import GROUPS
from ui.panels.edits import Edits
from ui.panels.edits_model import Asked
from ui.tables.search import SearchBox

_OPERATOR, _SHARED = 0, 1


class HistoryPage(QWidget):
    """A page. In its Place `row` is the number of the edit that is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self._operator: str | None = None
        self.whose = QComboBox()
        self.whose.setAccessibleName(tr(N_("Whose edits")))
        self.whose.addItems([tr(N_("Edits of this operator")), tr(N_("Edits of shared records"))])
        self.acts = QComboBox()
        self.acts.setAccessibleName(tr(N_("Kind of act")))
        self.acts.addItem(tr(N_("All acts")), ())
        for name, deeds in GROUPS.items():
            self.acts.addItem(tr(name), deeds)
        self.search = SearchBox(tr(N_("Search by author or record")))
        self.edits = Edits(desk)
        self.save = QPushButton(icon("save"), tr(N_("Save the history…")))
        self.save.clicked.connect(self.ask_report)
        self.seals = ChainState(desk)
        self.seals.asked.connect(self._look_among_all)
        self.whose.activated.connect(self.show_edits)
        self.acts.activated.connect(self.show_edits)
        self.search.asked.connect(self.show_edits)
        self.search.left_down.connect(self.edits.go_in)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("wear", "bar")
        tools = Flow(bar, em(self, 0.4))
        margin = em(self, 0.5)
        tools.setContentsMargins(margin, margin, margin, margin)
        for widget in (self.whose, self.search, self.acts, self.save, self.seals):
            tools.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.edits, 1)
        self.setFocusProxy(self.edits)

    def _shown_operator(self) -> str | None:
        return None if self.whose.currentIndex() == _SHARED else self.desk.operator

    def show_edits(self) -> None:
        """Read the edits that are asked for, from the newest on."""
        operator = self._shown_operator()
        asked = Asked(operator, None, self.search.text(), tuple(self.acts.currentData()))
        tr = self.desk.tr
        if asked.typed or asked.deeds:
            none = tr(N_("No edit fits. Type less, or choose all acts."))
        elif operator is None:
            none = tr(
                N_("Nobody has changed a shared record yet: a party that all operators use, or an entry of your own.")
            )
        else:
            none = tr(N_("Nothing was changed yet. Whatever you and your colleagues change is listed here."))
        self.edits.show_edits(asked, none)
        self.seals.look(operator)

    def ask_report(self) -> None:
        """Save this history, over a period, as a paper or a spreadsheet."""
        from ui.papers.history_dialog import HistoryDialog

        HistoryDialog(self.desk, self.window(), self._shown_operator()).open()

    def show_place(self, place: Place) -> None:
        """Show the edits of the operator in view; with `row`, that edit is opened."""
        if self._operator != self.desk.operator or self.edits.model.rowCount() == 0:
            self._operator = self.desk.operator
            self.whose.setEnabled(self._operator is not None)
            self.whose.setCurrentIndex(_SHARED if self._operator is None else _OPERATOR)
            self.show_edits()
        if place.row.isdecimal() and not self.edits.open_edit(int(place.row)):
            self._look_among_all(int(place.row))

    def _look_among_all(self, edit: int) -> None:
        """The edit is not among those asked for: ask for all of the operator."""
        self.search.clear()
        self.acts.setCurrentIndex(0)
        self.whose.setCurrentIndex(_SHARED if self._operator is None else _OPERATOR)
        self.show_edits()
        self.edits.open_edit(edit)

    def place(self) -> Place:
        """With the edit that is open."""
        opened = self.edits.opened
        return Place("history", row="" if opened is None else str(opened))

    def refresh(self, done: Done | None) -> None:
        """Something changed: read the newest edits again, where it is of those shown."""
        if done is None or self._shown_operator() in done.operators:
            self.edits.refresh()

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""
