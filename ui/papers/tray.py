"""The buttons over a paper: print it, save it, save all that are listed. Each says whose paper it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from ropa.documents.render import FORMATS
from ropa.holdings import Holdings
from ropa.i18n import N_
from ropa.progress import Progress
from ui.changing import changing
from ui.flow import Flow
from ui.icons import icon
from ui.jobs import Job
from ui.papers.batch import Batch, Order
from ui.papers.save_all import SaveAllDialog
from ui.papers.saving import ask_file, folder_of, remember_folder, write_chosen
from ui.papers.wish import Listed, Wish, rendered, suggested
from ui.tips import tip

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.pages.documents import DocumentsPage

_SHORT = 24
"""Letters of a name that stand on a button."""


class Tray(QWidget):
    """Of one page of documents; `tell()` shows the buttons as they are to be now."""

    def __init__(self, page: DocumentsPage) -> None:
        super().__init__()
        self._page = page
        self._tr = tr = page.desk.tr
        self._batch: Batch | None = None
        self.print_button = QPushButton(icon("print"), tr(N_("Print…")))
        self.print_button.clicked.connect(self.print_paper)
        self.pdf_button = QPushButton(icon("save", "accent_text"), "")
        self.pdf_button.setProperty("wear", "primary")
        self.pdf_button.clicked.connect(lambda: self.save("pdf"))
        self.docx_button = QPushButton("")
        self.docx_button.clicked.connect(lambda: self.save("docx"))
        self.all_button = QPushButton(icon("folder"), "")
        self.all_button.clicked.connect(self.save_all)
        self.fill_button = QPushButton(icon("edit"), tr(N_("Fill in and lay out…")))
        self.fill_button.clicked.connect(page.issuing.fill_in)
        self.issue_button = QPushButton(icon("approve"), tr(N_("Issue…")))
        self.issue_button.clicked.connect(page.issuing.ask)
        changing(page.desk.workspace, self.fill_button, self.issue_button)
        self.other_button = QPushButton(tr(N_("Other formats")))
        self.other_button.setMenu(self._other_formats())
        self._line = Flow(self)
        for button in (
            self.fill_button,
            self.issue_button,
            self.print_button,
            self.pdf_button,
            self.docx_button,
            self.other_button,
            self.all_button,
        ):
            self._line.addWidget(button)
        self.tell()

    def _other_formats(self) -> QMenu:
        menu = QMenu(self)
        for name in FORMATS:
            if name not in ("pdf", "docx"):
                menu.addAction(name.upper()).triggered.connect(partial(self.save, name))
        menu.addSeparator()
        issuing = self._page.issuing
        for words, save in (
            (N_("All registers as a spreadsheet (XLSX)"), issuing.save_workbook),
            (N_("All registers as text tables (CSV)"), issuing.save_tables),
            (N_("All registers and their history as data (JSON)"), issuing.save_data),
        ):
            menu.addAction(self._tr(words)).triggered.connect(save)
        return menu

    def tell(self) -> None:
        """Whose paper it is, and what can be done now."""
        one, several = self._page.chosen, self._page.papers.papers
        for button in (self.print_button, self.pdf_button, self.docx_button):
            button.setToolTip(tip(f"{one.operator_name}: {one.title}") if one else "")
        self._put_words()
        free = not self._page.strip.busy
        self.print_button.setEnabled(free and self._page.pdf is not None)
        self.pdf_button.setEnabled(free and one is not None)
        for button in (self.docx_button, self.other_button, self.fill_button, self.issue_button):
            button.setEnabled(free and one is not None)
        self.all_button.setEnabled(free and bool(several))

    def _put_words(self) -> None:
        """In whole sentences, where they do not take more than two lines."""
        one, several = self._page.chosen, self._page.papers.papers
        name = _short(one.operator_name) if one else "…"
        pdf = self._tr(N_("Save PDF of {operator}…")).format(operator=name)
        docx = self._tr(N_("Save DOCX of {operator}…")).format(operator=name)
        every = self._tr(N_("Save all of {operator}…")).format(operator=name)
        if (operators := len({paper.operator for paper in several})) > 1:
            whose = self._tr.count("{n} operator", "{n} operators", operators)
            every = self._tr(N_("Save all papers: {operators}…")).format(operators=whose)
        buttons = (self.pdf_button, self.docx_button, self.all_button)
        short = ("PDF…", "DOCX…", self._tr(N_("Save all…")))
        for button, words in zip(buttons, (pdf, docx, every), strict=True):
            button.setText(words)
            button.setAccessibleName(words)
        if self._line.heightForWidth(self.width()) > 3 * self.print_button.sizeHint().height():
            for button, words in zip(buttons, short, strict=True):
                button.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._put_words()

    # --- one paper into a file ---

    def save(self, format_name: str) -> None:
        """Ask where the chosen paper is to lie, and write it there."""
        page, one, wish = self._page, self._page.chosen, self._page.wish
        if one is None or wish is None:
            return
        held = page.reader.wanted(one.operator, wish)
        start = folder_of(page.desk.settings, one.operator) / suggested(held, one, wish.scope, format_name)
        title = self._tr(N_("Save a paper of {operator}")).format(operator=one.operator_name)
        ask_file(self, self._tr, title, start, format_name, partial(self.save_to, format_name, one, wish))

    def save_to(self, format_name: str, one: Listed, wish: Wish, path: Path) -> None:
        """Write a paper under this name: the one that is shown as it is shown, another as the register says now."""
        page = self._page
        shown = page.pdf if format_name == "pdf" and one == page.chosen else None
        held = page.reader.wanted(one.operator, wish)
        job = Job(page.runs.worker, partial(_write, held, one, wish, format_name, path, shown))
        job.succeeded.connect(self.tell_saved)
        remember_folder(page.desk.settings, one.operator, path.parent)
        page.run(job, self._tr(N_("Saving {name}")).format(name=path.name))

    def tell_saved(self, path: Path) -> None:
        """Say where a file lies now."""
        self._tell(self._tr(N_("Saved: {path}")).format(path=path), path.parent)

    def _tell(self, sentence: str, folder: Path) -> None:
        open_it = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self._page.outcome.tell(sentence, self._tr(N_("Open the folder")), open_it)

    # --- all papers into a folder ---

    def save_all(self) -> None:
        """Ask for formats and a folder, and write all papers that are listed."""
        page, papers, wish = self._page, self._page.papers.papers, self._page.wish
        if not papers or wish is None:
            return
        operators = dict.fromkeys(one.operator_name for one in papers)
        whose = next(iter(operators)) if len(operators) == 1 else ""
        whose = whose or self._tr.count("{n} operator", "{n} operators", len({one.operator for one in papers}))
        sentence = f"{whose}: {self._tr.count('{n} paper', '{n} papers', len(papers))}"
        folder = folder_of(page.desk.settings, papers[0].operator)
        dialog = SaveAllDialog(self._tr, sentence, len(papers), folder, self)
        dialog.ordered.connect(partial(self._begin_batch, papers, wish))
        dialog.open()

    def _begin_batch(self, papers: tuple[Listed, ...], wish: Wish, formats: tuple[str, ...], folder: Path) -> None:
        self.write_all(Order(papers, wish, formats, folder))

    def write_all(self, order: Order) -> Batch:
        """Write them, with progress and a line at the end that says what was written."""
        page = self._page
        for operator in dict.fromkeys(one.operator for one in order.papers):
            remember_folder(page.desk.settings, operator, order.folder)
        self._batch = batch = Batch(page.runs.worker, page.reader, order)
        for ended in (batch.succeeded, batch.cancelled, batch.failed):
            ended.connect(self._tell_batch)
        page.run(batch, self._tr(N_("Writing papers into {folder}")).format(folder=order.folder))
        return batch

    def _tell_batch(self) -> None:
        if self._batch is None:
            return
        order, written = self._batch.order, self._batch.written
        self._batch = None
        if written == order.files:
            files = self._tr.count("{n} file", "{n} files", written)
            sentence = self._tr(N_("Written: {files}, into {folder}")).format(files=files, folder=order.folder)
        else:
            stopped = self._tr(N_("Stopped. Written: {n} of {total} files, into {folder}"))
            sentence = stopped.format(n=written, total=order.files, folder=order.folder)
        self._tell(sentence, order.folder)

    # --- onto a printer ---

    def print_paper(self) -> None:
        """Ask how the chosen paper is to be printed; where there is no printer, for a file."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

        from ui.papers.printing import printer_for

        page, one = self._page, self._page.chosen
        if one is None or page.pdf is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            page.desk.say(self._tr(N_("No printer is set up on this computer. The paper can be saved as PDF instead.")))
            self.save("pdf")
            return
        printer = printer_for(page.view.paper, one.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.setMinMax(1, page.view.paper.pageCount())
        dialog.setWindowTitle(self._tr(N_("Print a paper of {operator}")).format(operator=one.operator_name))
        dialog.accepted.connect(partial(self.print_as_asked, printer))
        QDialog.open(dialog)

    def print_as_asked(self, printer: QPrinter) -> None:
        """What the dialog of printing came to: onto paper, or into a file, which gets the paper as it is."""
        from ui.papers.printing import into_file

        one, wish, path = self._page.chosen, self._page.wish, into_file(printer)
        if path and one is not None and wish is not None:
            self.save_to("pdf", one, wish, Path(path).absolute())
        else:
            self.print_with(printer)

    def print_with(self, printer: QPrinter) -> None:
        """Print the paper that is shown on a printer that is set already."""
        from ui.papers.printing import Printing

        page = self._page
        if page.pdf is None:
            return
        printing = Printing(printer, page.pdf, page.view.page.value() - 1)
        page.run(printing, self._tr(N_("Printing…")))


def _write(
    held: Holdings, one: Listed, wish: Wish, format_name: str, path: Path, shown: bytes | None, progress: Progress
) -> Path:
    data = rendered(held, one, wish.scope, format_name, progress) if shown is None else shown
    return write_chosen(path, format_name, data)


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}…"
