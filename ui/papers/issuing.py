"""From the documents page to an edition: fill in, lay out, look at what is missing, issue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ropa.actions.issuing import answer_paper, issue, lay_out_paper, next_number
from ropa.actions.outdated import how_it_stands, last_edition, said_then
from ropa.documents.asked import answers, record_of, to_ask
from ropa.documents.issuing import Order, Ready, Which, ready, to_fill, unapproved, with_gaps
from ropa.documents.layout import Layout, layout
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.exchange.files import file_name, write_new
from ropa.holdings import Holdings
from ropa.i18n import N_
from ropa.law import LAWS
from ropa.progress import Progress
from ropa.store.history import ChainLine, whole_chain
from ui.jobs import Job
from ui.papers.facts import go_to_spot
from ui.papers.fill_dialog import FillDialog
from ui.papers.issue_dialog import IssueDialog
from ui.papers.saving import ask_file, ask_folder, folder_of, remember_folder, write_chosen
from ui.papers.wish import Listed
from ui.today import today

if TYPE_CHECKING:
    from ui.pages.documents import DocumentsPage


def which_of(one: Listed) -> Which:
    """The paper behind a line of the list."""
    return Which(one.kind, one.record, one.about if one.about in LAWS else "")


class Issuing(QObject):
    """Of one page of documents. `typed`: what was put into papers about subjects, as long as the page lives."""

    def __init__(self, page: DocumentsPage) -> None:
        super().__init__(page)
        self._page = page
        self.typed: dict[Which, dict[str, Any]] = {}

    # --- what a paper needs, and how it looks ---

    def fill_in(self) -> None:
        """Ask what the chosen paper needs beyond the register, and how it is to be laid out."""
        one = self._page.chosen
        if one is None:
            return
        held, which = self._held(one), which_of(one)
        record = record_of(held, which.kind, which.about, which.law)
        questions = to_ask(KINDS_OF_PAPER[which.kind].questions, held.find(which.about))
        given = answers(record, questions, self.typed.get(which, {}))
        title = f"{one.title}. {one.subject}" if one.subject else one.title
        dialog = FillDialog(self._page.desk, held, which, title, questions, given, layout(record), self._page)
        dialog.filled.connect(partial(self._keep, one.operator, which, layout(record)))
        dialog.open()

    def _keep(self, operator: str, which: Which, before: Layout, given: Mapping[str, Any], wanted: Layout) -> None:
        questions = KINDS_OF_PAPER[which.kind].questions
        self.typed[which] = {one.field.key: given.get(one.field.key) for one in questions if one.personal}
        do = self._page.desk.workspace.do
        if any(not one.personal for one in questions):
            do(answer_paper, operator, which, given)
        if wanted != before:
            do(lay_out_paper, operator, which, wanted)
        self._page.compose_again()

    # --- an edition ---

    def ask(self) -> None:
        """Ask how the chosen paper is to be issued."""
        one = self._page.chosen
        if one is None:
            return
        held, which, desk = self._held(one), which_of(one), self._page.desk
        title = f"{one.title}. {one.subject}" if one.subject else one.title
        proposed = {"in_force_from": today(), "change_class": self._class_of(held, which)}
        typed = self.typed.get(which, {})
        dialog = IssueDialog(desk, one.operator, which, title, today(), typed, proposed, self._page)
        dialog.look_requested.connect(partial(self._look, dialog, held, which))
        dialog.ordered.connect(partial(self.issue, one.operator, which))
        dialog.fact_chosen.connect(partial(go_to_spot, desk))
        self._look(dialog, held, which)
        dialog.open()

    def _class_of(self, held: Holdings, which: Which) -> str | None:
        """The class of the change since the last edition, as it seems; None for the first one."""
        paper = record_of(held, which.kind, which.about, which.law)
        edition = last_edition(paper) if paper else None
        if paper is None or edition is None or not edition["said"]:
            return None
        ask = self._page.desk.workspace.ask
        stands = ask(how_it_stands, held, paper, edition, today(), ask(said_then, edition))
        return "material" if stands.material else "editorial" if stands.outdated else None

    def _look(self, dialog: IssueDialog, held: Holdings, which: Which) -> None:
        order = Order(dialog.wanted, today(), typed=self.typed.get(which, {}))
        drawn = with_gaps(held, which, order)
        drafts = [held.name(one, self._page.desk.language)[0] for one in unapproved(held, drawn)]
        dialog.show_missing(to_fill(held, which, order, drawn, self._page.desk.language), drafts)

    def issue(self, operator: str, which: Which, order: Order) -> None:
        """Make the files on the worker, then keep them."""
        held = self._page.desk.workspace.holdings(operator)
        record = record_of(held, which.kind, which.about, which.law)
        number = next_number(record.of("edition") if record else ())
        job = Job(self._page.runs.worker, partial(_ready, held, which, order, number))
        job.succeeded.connect(partial(self._take, operator))
        self._page.run(job, self._page.desk.tr(N_("Issuing the paper…")))

    def _take(self, operator: str, made: Ready) -> None:
        desk = self._page.desk
        desk.workspace.do(issue, operator, made)
        self.typed.pop(made.which, None)
        sentence = desk.tr(N_("Issued: no. {n}, {files}."))
        files = desk.tr.count("{n} file", "{n} files", len(made.files))
        self._page.outcome.tell(
            sentence.format(n=made.number, files=files),
            desk.tr(N_("Show the ledger")),
            partial(desk.go, "ledger"),
        )

    def save_workbook(self) -> None:
        """Ask where all registers of the operator are to lie as one spreadsheet."""
        self._ask_where("xlsx")

    def save_data(self) -> None:
        """Ask where all that is held of the operator is to lie as data, with its history."""
        self._ask_where("json")

    def save_tables(self) -> None:
        """Ask into which folder the registers of the operator go, a text table each."""
        if (one := self._page.chosen) is not None:
            start = folder_of(self._page.desk.settings, one.operator)
            write = partial(self.write_tables, one.operator, one.languages[0])
            ask_folder(self._page, self._title(one), start, write)

    def _ask_where(self, format_name: str) -> None:
        one, desk = self._page.chosen, self._page.desk
        if one is None:
            return
        called = desk.tr(N_("registers"))
        stem = f"{one.operator_name[:60]} - {called} - {one.languages[0]}"
        start = folder_of(desk.settings, one.operator) / file_name(stem, format_name)
        write = {"xlsx": self.write_workbook, "json": self.write_data}[format_name]
        write_it = partial(write, one.operator, one.languages[0])
        ask_file(self._page, desk.tr, self._title(one), start, format_name, write_it)

    def _title(self, one: Listed) -> str:
        return self._page.desk.tr(N_("Save all registers of {operator}")).format(operator=one.operator_name)

    def write_workbook(self, operator: str, language: str, path: Path) -> None:
        """Write the spreadsheet on the worker."""
        held = self._page.desk.workspace.holdings(operator)
        self._write(operator, path, partial(_workbook, held, language, path))

    def write_data(self, operator: str, _language: str, path: Path) -> None:
        """Write the data on the worker."""
        workspace = self._page.desk.workspace
        edits = workspace.ask(whole_chain, operator)
        self._write(operator, path, partial(_data, workspace.holdings(operator), edits, path))

    def write_tables(self, operator: str, language: str, folder: Path) -> None:
        """Write the tables on the worker."""
        held = self._page.desk.workspace.holdings(operator)
        self._write(operator, folder / "CSV", partial(_tables, held, language, folder))

    def _write(self, operator: str, path: Path, task: Callable[[Progress], Path]) -> None:
        remember_folder(self._page.desk.settings, operator, path.parent)
        job = Job(self._page.runs.worker, task)
        job.succeeded.connect(self._page.tray.tell_saved)
        self._page.run(job, self._page.desk.tr(N_("Saving {name}")).format(name=path.name))

    def _held(self, one: Listed) -> Holdings:
        return self._page.desk.workspace.holdings(one.operator)


def _ready(held: Holdings, which: Which, order: Order, number: int, _progress: Progress) -> Ready:
    return ready(held, which, order, number)


def _workbook(held: Holdings, language: str, path: Path, _progress: Progress) -> Path:
    from ropa.exchange.workbook import workbook

    return write_chosen(path, "xlsx", workbook(held, language))


def _data(held: Holdings, edits: list[ChainLine], path: Path, _progress: Progress) -> Path:
    from ropa.exchange.open_data import open_data

    return write_chosen(path, "json", open_data(held, edits, None))


def _tables(held: Holdings, language: str, folder: Path, progress: Progress) -> Path:
    """The path of one of them: the folder is shown by it."""
    from ropa.exchange.csv_tables import csv_tables

    found, path = csv_tables(held, language), folder
    name = held.name(held.operator, language)[0][:60]
    for n, (kind, data) in enumerate(found.items()):
        progress.step(n, len(found))
        path = write_new(folder, file_name(f"{name} - {kind} - {language}", "csv"), data)
    return path
