"""The card of the operator in view: its own form."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa.register import Done
from ui.desk import Desk, Place
from ui.forms.record_form import RecordForm


class OperatorPage(QWidget):
    """The form of the operator record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = RecordForm(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_place(self, place: Place) -> None:
        """Show the operator in view; a field of it, or of a route or clause, if one is named."""
        if self._desk.operator is not None:
            self.form.open(self._desk.operator, place.row, place.key)

    def place(self) -> Place:
        """Where it stands."""
        return Place("operator", self._desk.operator or "")

    def refresh(self, done: Done | None) -> None:
        """Something changed."""
        self.form.refresh(done)

    def leave(self) -> None:
        """Save what is typed."""
        self.form.leave()

    def end(self) -> None:
        """The page goes, and the record in view with it."""
        self.form.end()
