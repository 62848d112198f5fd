"""What the register of one operator says otherwise on one day than on another; looked at, and saved as a paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ropa.documents.differences import compose, differences
from ropa.documents.wording import wording
from ropa.errors import RopaError
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES, N_
from ropa.reference import catalogue
from ropa.store.reading import holdings
from ui.desk import Desk
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.papers.day_box import DayBox
from ui.papers.difference_list import DifferenceList
from ui.papers.reports import ask_report, write_report
from ui.today import today

_BACK = 30
"""Days back, at first."""


class DifferencesDialog(QDialog):
    """Stands beside the window; `show_differences` reads both days anew."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk, self._operator = desk, desk.operator or ""
        self._states: tuple[Holdings, Holdings] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Compare two days")))
        self.since, self.until = self._day(_BACK, tr(N_("From the end of"))), self._day(0, tr(N_("To the end of")))
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(catalogue("languages")[code].names[desk.language], code)
        self.language.setCurrentIndex(LANGUAGES.index(desk.languages[0]))
        self.language.setAccessibleName(tr(N_("Language of the paper")))
        self.save = QPushButton(icon("save"), tr(N_("Save as PDF…")))
        self.save.clicked.connect(self.ask_where)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.list = DifferenceList(tr, tr(N_("Was")), tr(N_("Now")))
        line = Flow()
        for words, widget in ((self.since.accessibleName(), self.since), (self.until.accessibleName(), self.until)):
            label = QLabel(words)
            label.setBuddy(widget)
            line.addWidget(label)
            line.addWidget(widget)
        line.addWidget(self.language)
        line.addWidget(self.save)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr(N_("Close")))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(em(self, 56), room.width()), min(em(self, 34), room.height()))
        self.show_differences()

    def _day(self, back: int, name: str) -> DayBox:
        box = DayBox(self._desk, name, today() - dt.timedelta(days=back), latest=today())
        box.dateChanged.connect(self.show_differences)
        return box

    def show_differences(self) -> None:
        """Read the register as it stood on both days, and list what differs."""
        self.list.clear()
        tr = self._desk.tr
        try:
            self._states = self._read(self.since), self._read(self.until)
        except RopaError as error:
            self._states = None
            self.told.setText(error.says(tr))
            self.save.setEnabled(False)
            return
        found = differences(*self._states)
        self.list.show_differences([("", found)])
        counted = tr.count("{n} record or part differs.", "{n} records or parts differ.", len(found))
        self.told.setText(counted if found else wording("differences", tr.language)("nothing"))
        self.save.setEnabled(True)

    def _read(self, box: DayBox) -> Holdings:
        moment = dt.datetime.combine(box.day, dt.time.max).astimezone() if box.day < today() else None
        return self._desk.workspace.ask(holdings, self._operator, moment)

    def ask_where(self) -> None:
        """Ask where the report is to lie, and write it."""
        days = f"{self.since.day} - {self.until.day}"
        ask_report(self, self._desk, str(self.language.currentData()), days, self.write)

    def write(self, path: Path) -> None:
        """Write the report in the language chosen."""
        if self._states is None:
            return
        days = self.since.day, self.until.day
        write_report(self._desk, path, compose(*self._states, days, str(self.language.currentData())))
