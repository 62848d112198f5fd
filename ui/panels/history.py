"""The history of one record with its parts, at the side of its form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.register import Done
from ui.desk import Desk
from ui.icons import icon
from ui.panels.edits import Edits
from ui.panels.edits_model import Asked


class RecordHistory(QWidget):
    """Shows nothing until a record is given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._record: str | None = None
        self.edits = Edits(desk)
        self.save = QPushButton(icon("save"), desk.tr(N_("Save the history…")))
        self.save.setProperty("wear", "link")
        self.save.setEnabled(False)
        self.save.clicked.connect(self.ask_report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.edits, 1)
        self.setFocusProxy(self.edits.list)

    def show_record(self, uid: str) -> None:
        """The edits of a root record; "" shows none."""
        if uid == self._record:
            self.edits.refresh()
            return
        self._record = self.edits.facts.record = uid
        self.save.setEnabled(bool(uid))
        none = N_("Nothing of this record was changed yet.") if uid else N_("Choose a record to see its history.")
        self.edits.show_edits(Asked(self.desk.operator, uid) if uid else None, self.desk.tr(none))

    def ask_report(self) -> None:
        """Save the history of the record as a paper or a spreadsheet."""
        if self._record:
            from ui.papers.history_dialog import HistoryDialog

            HistoryDialog(self.desk, self.window(), self.desk.operator, self._record).open()

    def refresh(self, done: Done | None) -> None:
        """Something changed; only what touched this record matters here."""
        if self._record and (done is None or self._record in done.roots):
            self.edits.refresh()
