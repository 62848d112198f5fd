"""The inspection pack of the operator in view: as of what day, and where the ZIP is to lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from ropa.exchange.files import file_name
from ropa.i18n import N_
from ui.desk import Desk
from ui.jobs import Turns
from ui.look import em
from ui.papers.day_box import DayBox
from ui.papers.progress import ProgressStrip
from ui.papers.runs import Runs
from ui.papers.saving import ask_file, folder_of, remember_folder, write_chosen
from ui.today import today

TOLD = N_(
    "One ZIP with the registers and lists, the editions in force, contracts, open findings and the log of edits, "
    "with an index and the hash of every file. Written again for the same day it is the same."
)


class PackDialog(QDialog):
    """While the pack is written it can be stopped."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk, self._operator, self._name = desk, desk.operator or "", desk.operator_name
        self._runs = Runs(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Inspection pack")))
        whose = QLabel(self._name)
        whose.setProperty("wear", "heading")
        told = QLabel(tr(TOLD))
        for label in (whose, told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.day = DayBox(desk, tr(N_("As of the end of")), today(), latest=today())
        self.strip = ProgressStrip(tr)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setText(tr(N_("Save…")))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        buttons.accepted.connect(self._ask_where)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr(N_("As of the end of")), self.day)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.7))
        for widget in (whose, told):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self.strip)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(em(self, 28), self.sizeHint().height())

    def _ask_where(self) -> None:
        tr = self._desk.tr
        stem = f"{self._name[:60]} - {tr(N_('Inspection pack'))} - {self.day.day}"
        start = folder_of(self._desk.settings, self._operator) / file_name(stem, "zip")
        ask_file(self, tr, self.windowTitle(), start, "zip", self.write)

    def write(self, path: Path) -> None:
        """Read, compose and write, a paper a turn."""
        from ropa.actions.packing import pack

        self.save.setEnabled(False)
        writing = Turns(pack(self._desk.workspace.ask, self._operator, self.day.day))
        writing.succeeded.connect(lambda data: self._done(write_chosen(path, "zip", data)))
        writing.finished.connect(lambda: self.save.setEnabled(True))
        self.strip.watch(writing, self._desk.tr(N_("Writing the pack…")))
        self._runs.start(writing)

    def _done(self, path: Path) -> None:
        remember_folder(self._desk.settings, self._operator, path.parent)
        self._desk.say(self._desk.tr(N_("Saved: {path}")).format(path=path))
        self.accept()

    def reject(self) -> None:
        """What is being written is stopped first."""
        self._runs.rest()
        super().reject()
