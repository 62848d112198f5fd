"""Saves a history as a paper or a spreadsheet: of an operator, of shared records, of one record, over a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from ropa.actions.deeds import said_edits
from ropa.documents.history import Scope, compose
from ropa.documents.render import FORMATS
from ropa.exchange.files import file_name
from ropa.exchange.workbook_history import history_book
from ropa.i18n import LANGUAGES, N_
from ropa.reference import catalogue
from ropa.spoken import SaidEdit
from ropa.store.chains import Reached, chain_break, chain_end_of, first_moment
from ropa.store.listing import name_words
from ropa.store.told import told
from ui.desk import Desk
from ui.jobs import Job, Turns
from ui.look import em
from ui.papers.day_box import DayBox
from ui.papers.progress import ProgressStrip
from ui.papers.runs import Runs
from ui.papers.saving import ask_file, folder_of, remember_folder, write_chosen
from ui.today import today

WAYS = {"pdf": N_("PDF, to print and to sign"), "xlsx": N_("Spreadsheet, to filter and to sort")}
PAGE = 100


class HistoryDialog(QDialog):
    """`operator` is None for the records that all operators share; `record` narrows it to one."""

    def __init__(self, desk: Desk, parent: QWidget, operator: str | None, record: str = "") -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk, self._operator, self._record = desk, operator, record
        about = record or operator
        self._words = desk.workspace.ask(name_words, about) if about else None
        self._path = Path()
        self.setWindowTitle(tr(N_("Save the history")))
        begun = desk.workspace.ask(first_moment, operator)
        self.since = DayBox(desk, tr(N_("From")), begun.astimezone().date() if begun else today(), latest=today())
        self.until = DayBox(desk, tr(N_("To")), today(), latest=today())
        self.way, self.language = QComboBox(), QComboBox()
        for name, words in WAYS.items():
            self.way.addItem(tr(words), name)
        for code in LANGUAGES:
            self.language.addItem(catalogue("languages")[code].names[desk.language], code)
        self.language.setCurrentIndex(LANGUAGES.index(desk.language))
        whose = QLabel(self._whose(desk.language) or tr(N_("Records that all operators share")))
        whose.setWordWrap(True)
        whose.setProperty("wear", "heading")
        form = QFormLayout()
        for label, widget in (
            (N_("From"), self.since),
            (N_("To"), self.until),
            (N_("As"), self.way),
            (N_("Language of the paper"), self.language),
        ):
            widget.setAccessibleName(tr(label))
            form.addRow(tr(label), widget)
        self.progress = ProgressStrip(tr)
        self._runs = Runs(self)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(tr(N_("Save…")), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.ask_where)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(whose)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addWidget(buttons)
        self.setMinimumWidth(em(self, 26))
        self.finished.connect(self._leave)

    def _whose(self, language: str) -> str:
        return self._words.best(language, self._desk.languages)[0] if self._words else ""

    def ask_where(self) -> None:
        """Ask where it is to lie."""
        way, language = str(self.way.currentData()), str(self.language.currentData())
        title = catalogue("documents")["history"].names[language]
        stem = " - ".join(
            text for text in (self._whose(language)[:60], title, f"{self.since.day} - {self.until.day}") if text
        )
        start = folder_of(self._desk.settings, self._operator or "") / file_name(stem, way)
        ask_file(self, self._desk.tr, self.windowTitle(), start, way, self.write)

    def write(self, path: Path) -> None:
        """Read the history a page a turn, and write it on the worker thread."""
        self._path = path
        self.save.setEnabled(False)
        reading = Turns(self._read())
        reading.succeeded.connect(self._compose)
        reading.finished.connect(lambda: self.save.setEnabled(True))
        self.progress.watch(reading, self._desk.tr(N_("Reading the history…")))
        self._runs.start(reading)

    def _read(self) -> Generator[tuple[int, int], None, list[SaidEdit]]:
        """The edits of the period, the oldest first."""
        since = dt.datetime.combine(self.since.day, dt.time.min).astimezone()
        until = dt.datetime.combine(self.until.day, dt.time.max).astimezone()
        language, before = str(self.language.currentData()), None
        found: list[SaidEdit] = []
        ask = self._desk.workspace.ask
        while page := ask(told, self._operator, self._record or None, before=before, limit=PAGE):
            found += ask(said_edits, [one for one in page if since <= one.at <= until], language)
            before = page[-1].edit
            if page[-1].at < since:
                break
            yield 0, 0
        return found[::-1]

    def _compose(self, edits: list[SaidEdit]) -> None:
        path, way, language = self._path, str(self.way.currentData()), str(self.language.currentData())
        scope = self._scope(language)

        def task(_progress: Any) -> bytes:
            if way == "xlsx":
                return history_book(edits, language)
            return FORMATS["pdf"](compose(edits, scope, language))

        writing = Job(self._runs.worker, task)
        writing.succeeded.connect(lambda data: self._done(write_chosen(path, way, data)))
        self.progress.watch(writing, self._desk.tr(N_("Writing the paper…")))
        self._runs.start(writing)

    def _scope(self, language: str) -> Scope:
        ask, operator = self._desk.workspace.ask, self._operator
        broken = ask(chain_break, operator)
        end: Reached = ask(chain_end_of, operator)
        names = ask(name_words, operator).best(language, self._desk.languages)[0] if operator else ""
        record = self._whose(language) if self._record else ""
        place = (broken.edit, broken.at) if broken else None
        return Scope(names, record, self.since.day, self.until.day, end.edits, end.hash or "", place)

    def _done(self, path: Path) -> None:
        remember_folder(self._desk.settings, self._operator or "", path.parent)
        self._desk.say(self._desk.tr(N_("Saved: {path}")).format(path=path))
        self.accept()

    def _leave(self) -> None:
        self._runs.end()
        self.deleteLater()
