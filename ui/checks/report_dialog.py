"""Saving a report on findings: of the operator in view or of all, in a language and a format."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QRadioButton, QVBoxLayout

from ropa.exchange.files import file_name
from ropa.i18n import LANGUAGES, N_
from ropa.reference import catalogue
from ropa.store.switcher import operators_found
from ui.desk import Desk
from ui.jobs import Turns
from ui.look import em
from ui.papers.progress import ProgressStrip
from ui.papers.runs import Runs
from ui.papers.saving import ask_file, folder_of, remember_folder, write_chosen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ropa.documents.registers.findings_of_all import Chapter
    from ropa.exchange.workbook_findings import Line

FORMATS = (("pdf", "PDF"), ("docx", "Word (DOCX)"), ("xlsx", "Excel (XLSX)"))


class ReportDialog(QDialog):
    """Asks what the report is to hold, then where it is to lie; while it is written it can be stopped."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, tr = desk, desk.tr
        self._runs = Runs(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Report on findings")))
        self.one = QRadioButton(desk.operator_name.replace("&", "&&"))
        self.all = QRadioButton(tr(N_("All operators")))
        self.one.setEnabled(desk.operator is not None)
        (self.one if desk.operator is not None else self.all).setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.one)
        group.addButton(self.all)
        self.language, self.format = QComboBox(), QComboBox()
        names = catalogue("languages")
        for code in LANGUAGES:
            self.language.addItem(names[code].names[desk.language], code)
        self.language.setCurrentIndex(LANGUAGES.index(desk.language))
        for name, words in FORMATS:
            self.format.addItem(words, name)
        self.strip = ProgressStrip(tr)
        self._lay_out()

    def _lay_out(self) -> None:
        tr = self._desk.tr
        form = QFormLayout()
        form.addRow(tr(N_("Of")), self.one)
        form.addRow("", self.all)
        form.addRow(tr(N_("&Language of the paper")), self.language)
        form.addRow(tr(N_("&Format")), self.format)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setText(tr(N_("Save…")))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        buttons.accepted.connect(self._ask_where)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.8))
        column.addLayout(form)
        column.addWidget(self.strip)
        column.addStretch(1)
        column.addWidget(buttons)

    def _ask_where(self) -> None:
        kind, language = self.format.currentData(), self.language.currentData()
        title = catalogue("documents")["findings"].names[language]
        whose = self.one.text().replace("&&", "&") if self.one.isChecked() else self.all.text()
        start = folder_of(self._desk.settings, self._folder()) / file_name(f"{whose[:60]} - {title}", kind)
        ask_file(self, self._desk.tr, self._desk.tr(N_("Save the report")), start, kind, self.write)

    def _folder(self) -> str:
        """Under whose name the folder is remembered."""
        return (self._desk.operator or "") if self.one.isChecked() else ""

    def write(self, path: Path) -> None:
        """Read and judge an operator a turn, then write the file."""
        self.save.setEnabled(False)
        writing = Turns(self._steps(path))
        writing.succeeded.connect(self._done)
        writing.finished.connect(lambda: self.save.setEnabled(True))
        self.strip.watch(writing, self._desk.tr(N_("The report is being written…")))
        self._runs.start(writing)

    def _steps(self, path: Path) -> Generator[tuple[int, int], None, Path]:
        from ropa.documents.papers import KINDS_OF_PAPER
        from ropa.documents.registers.findings_of_all import chapter, compose
        from ropa.documents.render import FORMATS as RENDERERS
        from ropa.documents.scope import Scope
        from ropa.exchange.workbook import findings_book
        from ropa.exchange.workbook_findings import lines
        from ropa.rules.checking import check
        from ropa.store.reading import holdings
        from ui.today import today

        ask, day = self._desk.workspace.ask, today()
        kind, language = self.format.currentData(), self.language.currentData()
        if self.one.isChecked() and kind != "xlsx":
            (paper,) = KINDS_OF_PAPER["findings"](ask(holdings, self._desk.operator or ""), Scope(day))
            return write_chosen(path, kind, RENDERERS[kind](paper.document((language,))))
        every = [one.uid for one in ask(operators_found, "", language)]
        uids = [self._desk.operator or ""] if self.one.isChecked() else every
        written: list[Line] = []
        chapters: list[Chapter] = []
        for n, uid in enumerate(uids):
            yield n, len(uids)
            held = ask(holdings, uid)
            if kind == "xlsx":
                written += lines(check(held, day), held, language)
            else:
                chapters.append(chapter(held, day, language))
        yield len(uids), len(uids)
        data = findings_book(written, language) if kind == "xlsx" else RENDERERS[kind](compose(chapters))
        return write_chosen(path, kind, data)

    def _done(self, path: Path) -> None:
        remember_folder(self._desk.settings, self._folder(), path.parent)
        self._desk.say(self._desk.tr(N_("Saved: {path}")).format(path=path))
        self.accept()

    def reject(self) -> None:
        """What is being written is stopped first."""
        self._runs.rest()
        super().reject()
