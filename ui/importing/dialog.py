"""Import of a table in steps: file, columns, questions where there are any, preview. Nothing is written before."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ropa.actions.importing.accepting import Taken, import_table
from ropa.actions.importing.proposals import Proposed
from ropa.actions.importing.proposing import known, proposals
from ropa.actions.importing.workbook import PutBack, import_workbook
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.progress import Progress
from ui.desk import Desk
from ui.icons import icon
from ui.importing.book_page import BookPage
from ui.importing.columns_page import ColumnsPage
from ui.importing.file_page import FilePage
from ui.importing.loading import Loaded, load
from ui.importing.preview_page import PreviewPage
from ui.importing.questions_page import QuestionsPage
from ui.importing.steps import StepLine
from ui.jobs import Job, Running
from ui.labels import plain_label
from ui.lasting import do_lasting
from ui.look import em
from ui.papers.progress import BusyLine
from ui.tab_order import tab_step

FILE, COLUMNS, QUESTIONS, PREVIEW, BOOK = range(5)


class ImportDialog(QDialog):
    """Signals: `taken(uid)` of a record that was made."""

    taken = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk = desk
        self._loaded: Loaded | None = None
        self._running: Running | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Import a table")))
        names = (N_("File"), N_("Columns"), N_("Questions"), N_("Preview"), N_("Put back"))
        self.steps = StepLine([tr(one) for one in names])
        self.file, self.columns, self.questions = FilePage(desk), ColumnsPage(desk), QuestionsPage(desk)
        self.preview, self.book = PreviewPage(desk), BookPage(desk)
        self.pages = QStackedWidget()
        for page in (self.file, self.columns, self.questions, self.preview, self.book):
            self.pages.addWidget(page)
        self.named = plain_label("", "muted")
        self.refusal = plain_label("", "refusal")
        self.refusal.hide()
        self.busy = BusyLine(tr(N_("The table is being read")))
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        column.addWidget(self.steps)
        column.addWidget(self.named)
        column.addWidget(self.pages, 1)
        for widget in (self.refusal, self.busy, self._buttons()):
            column.addWidget(widget)
        self.file.chosen.connect(self.take_file)
        self.questions.changed.connect(self._follow)
        self.preview.changed.connect(self._follow)
        room = self.screen().availableSize()
        self.resize(min(em(self, 66), room.width() * 9 // 10), min(em(self, 42), room.height() * 9 // 10))
        self._go(FILE)

    def _buttons(self) -> QDialogButtonBox:
        tr = self._desk.tr
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        box.rejected.connect(self.reject)
        self.back = QPushButton(icon("chevron_left"), tr(N_("Back")))
        self.back.clicked.connect(self._step_back)
        self.next = QPushButton()
        self.next.setProperty("wear", "primary")
        self.next.setDefault(True)
        self.next.clicked.connect(self._step)
        box.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.next, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    def take_file(self, path: Path) -> None:
        """Read a file that was chosen or dropped, and go on with it."""
        self._run(partial(load, path), self._take_loaded)

    def _take_loaded(self, loaded: Loaded) -> None:
        self._loaded = loaded
        if loaded.given is not None:
            self.book.show_given(loaded.given)
            self._go(BOOK)
        elif self.file.operator.currentData() is None:
            self._refuse(RopaError(N_("There is no operator yet to whom the table could belong. Add one first.")))
        else:
            self.columns.show_tables(loaded.tables)
            self._go(COLUMNS)

    def _run(self, task: Callable[[Progress], Any], take_in: Callable[[Any], None]) -> None:
        """Do something on the worker; what stands here meanwhile cannot be turned."""
        self.refusal.hide()
        self.busy.show()
        self.pages.setEnabled(False)
        self.next.setEnabled(False)
        self._running = running = Job(self._worker, task)
        running.succeeded.connect(take_in)
        running.failed.connect(self._fail)
        running.finished.connect(self._rest)
        running.start()

    def _rest(self) -> None:
        self._running = None
        self.busy.hide()
        self.pages.setEnabled(True)
        self._follow()
        if self.next.isEnabled():  # else Enter would press Cancel, to which the keyboard went meanwhile
            self.next.setFocus()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RopaError):
            raise error
        self._refuse(error)

    def _refuse(self, error: RopaError) -> None:
        self.refusal.setText(error.says(self._desk.tr))
        self.refusal.show()

    def _go(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        asked = (QUESTIONS,) if self.questions.boxes else ()
        self.steps.show_step(page, (FILE, BOOK) if page == BOOK else (FILE, COLUMNS, *asked, PREVIEW))
        name = self._loaded.path.name if self._loaded is not None else ""
        if page in (COLUMNS, QUESTIONS, PREVIEW):
            name = f"{name} → {self.file.operator.currentText()}"
        self.named.setText(name)
        self.named.setVisible(page != FILE)
        self._follow()

    def _follow(self) -> None:
        """What the buttons say and whether they can be pressed."""
        tr, page = self._desk.tr, self.pages.currentIndex()
        self.back.setVisible(page != FILE)
        self.next.setVisible(page != FILE)
        able = self._running is None
        match page:
            case _ if page == PREVIEW:
                n = len(self.preview.ticked())
                self.next.setText(tr.count("Add {n} record", "Add {n} records", n))
                able = able and n > 0
            case _ if page == BOOK:
                self.next.setText(tr(N_("Put back")))
            case _:
                self.next.setText(tr(N_("Next")))
                able = able and (page != QUESTIONS or self.questions.is_answered)
        self.next.setEnabled(able)

    def _step_back(self) -> None:
        before = {QUESTIONS: COLUMNS, PREVIEW: QUESTIONS if self.questions.boxes else COLUMNS}
        self.refusal.hide()
        self._go(before.get(self.pages.currentIndex(), FILE))

    def _step(self) -> None:
        match self.pages.currentIndex():
            case page if page in (COLUMNS, QUESTIONS):
                self._propose()
            case page if page == PREVIEW:
                self._take()
            case page if page == BOOK:
                self._put_back()

    def _propose(self) -> None:
        asked = self.pages.currentIndex() == QUESTIONS
        of = self._desk.workspace.ask(known, self.file.operator.currentData())
        table, plan, answers = self.columns.table, self.columns.plan, dict(self.questions.answers())
        self._run(lambda _: proposals(of, table, plan, answers), partial(self._take_proposed, asked=asked))

    def _take_proposed(self, proposed: Proposed, *, asked: bool) -> None:
        self.questions.show_questions(proposed.questions)
        if self.questions.boxes and not (asked and self.questions.is_answered):
            self._go(QUESTIONS)
            return
        self.preview.show_proposed(proposed)
        self._go(PREVIEW)

    def _take(self) -> None:
        chosen = self.preview.ticked()
        act = partial(self._desk.workspace.do, import_table, self.preview.proposed, chosen)
        do_lasting(self._desk, self._desk.tr(N_("Adding records from the table…")), act, self._tell_taken, self)

    def _tell_taken(self, taken: Taken) -> None:
        self.columns.keep()
        n, tr = len(taken.rows), self._desk.tr
        said = tr.count("{n} record was added from the table", "{n} records were added from the table", n)
        if self.preview.proposed.kind == "party":
            said += ". " + tr(N_("All operators share them; an operator's list shows those that its records name."))
        self._end(said, taken.rows[0])

    def _put_back(self) -> None:
        if self._loaded is None or self._loaded.given is None:
            return
        act = partial(self._desk.workspace.do, import_workbook, self._loaded.given)
        sentence = self._desk.tr(N_("Putting records back…"))
        do_lasting(self._desk, sentence, act, self._tell_put_back, self, self._refuse)

    def _tell_put_back(self, done: PutBack) -> None:
        name = self._loaded.given.name if self._loaded is not None and self._loaded.given is not None else ""
        said = self._desk.tr(N_("“{name}” was put back from its workbook"))
        self._end(said.format(name=name), done.operator)

    def _end(self, said: str, uid: str) -> None:
        self.taken.emit(uid)
        self._desk.say(said, undo=True)
        self.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_step(self, forward=forward)

    def done(self, result: int) -> None:
        if self._running is not None:
            self._running.cancel()
        self._worker.shutdown(wait=False)
        super().done(result)
