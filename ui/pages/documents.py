"""The papers of one operator or of several: chosen, looked at as they will be, printed and saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa.documents.scope import Scope
from ropa.holdings import Holdings
from ropa.i18n import N_
from ropa.register import Done
from ropa.store.reading import row
from ui.desk import Desk, Place
from ui.jobs import Job, Running, Turns
from ui.look import em
from ui.papers.choices import Choices
from ui.papers.facts import go_to_spot
from ui.papers.issuing import Issuing, which_of
from ui.papers.left_out_list import LeftOutList
from ui.papers.panes import Panes
from ui.papers.paper_list import PaperList
from ui.papers.paper_view import PaperView
from ui.papers.progress import OutcomeStrip, ProgressStrip
from ui.papers.reading import Found, Reader
from ui.papers.runs import Runs
from ui.papers.tray import Tray
from ui.papers.wish import Listed, Made, Wish, made

_OF_RECORD = {"request": "answer", "incident": "breach_notice"}
"""Records of which one kind of paper speaks."""


class DocumentsPage(QWidget):
    """A page. In its Place `record` is what the paper speaks of: a consent form, or the operator."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.runs = Runs(self)
        self.issuing = Issuing(self)
        self._record = ""
        self._stale = True
        self._laid = False
        self._wish: Wish | None = None
        self.reader = Reader(desk.workspace)
        self._listing: Running | None = None
        self._composing: Running | None = None
        self._awaited: Listed | None = None
        self._shown: tuple[Listed, Made] | None = None
        self._fresh = False
        self._build()
        self.choices.changed.connect(self._list)
        self.papers.picked.connect(self._pick)
        self.view.stop_requested.connect(self._stop_composing)
        self.left_out.chosen.connect(partial(go_to_spot, self.desk))
        self.runs.ended.connect(self.tray.tell)

    def _build(self) -> None:
        tr = self.desk.tr
        self.choices = Choices(self.desk)
        self.papers = PaperList(tr)
        self.view = PaperView(tr)
        self.left_out = LeftOutList(tr)
        self.strip = ProgressStrip(tr)
        self.outcome = OutcomeStrip(tr)
        self.tray = Tray(self)
        self.panes = Panes(self.desk, self.choices, self.papers, self.left_out)
        self.panes.paper.addWidget(self.tray)
        self.panes.paper.addWidget(self.view, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[em(self, 0.7)] * 4)
        whole.addWidget(self.panes, 1)
        whole.addWidget(self.strip)
        whole.addWidget(self.outcome)

    # --- the page ---

    def show_place(self, place: Place) -> None:
        """Show the papers of the operator in view; the one that speaks of the record of the place comes first."""
        self._record = place.record
        self._tick_for(place.record)
        if self.desk.operator not in self.choices.operators:
            self.choices.show_operator()
            self._list()
        elif self._stale or place.record:
            self._list()

    def _tick_for(self, record: str) -> None:
        """Tick the one kind of paper that speaks of such a record."""
        kind = _OF_RECORD.get(self.desk.workspace.ask(row, record).kind) if record else None
        if kind is not None and kind not in self.choices.kind_choice.chosen:
            self.choices.kind_choice.choose(kind)

    def place(self) -> Place:
        """Where the page stands."""
        one = self.papers.current
        mine = one is not None and one.operator in self.choices.operators  # else the list is not read anew yet
        return Place("documents", one.record if one and mine else "")

    def fall_behind(self, done: Done | None) -> bool:
        """Note that one of the operators was touched, or something that all share; whether that is so."""
        touched = None if done is None else done.operators
        behind = touched is None or bool(touched & {*self.choices.operators, None})
        self._stale = self._stale or behind
        return behind

    def refresh(self, done: Done | None) -> None:
        """Compose anew where something changed that stands in the papers."""
        if not self.fall_behind(done):
            return
        if list(self.choices.operators) == [self.desk.operator]:
            self.choices.show_operator()
        if self.isVisible():
            self._list()

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""

    def print_paper(self) -> None:
        """Print the chosen paper."""
        self.tray.print_paper()

    def focus_search(self) -> None:
        """Search in the paper."""
        self.view.find_in_paper()

    def end(self) -> None:
        """Before the register is closed: cancel what runs, and wait until it has let go."""
        self.runs.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._laid:
            self._laid = True
            self.panes.lay_out()
        if self._stale and self.choices.operators:
            self._list()

    # --- which papers there are ---

    def _list(self) -> None:
        """Read the operators one after the other, and list their papers."""
        self._stale = self._fresh = False
        self.reader.forget()
        self._wish = wish = self.choices.wish
        for running in (self._listing, self._composing):
            if running is not None:
                running.cancel()
        self._listing = self._composing = None
        if wish is None:
            self._show_none(self.choices.why_none())
            return
        self._listing = Turns(self.reader.found(wish, self.desk.language))
        self._listing.succeeded.connect(self._show_list)
        self.run(self._listing, "" if self.strip.busy else self.desk.tr(N_("Reading the operators…")))

    def _show_list(self, result: Found) -> None:
        if self.sender() is not self._listing:
            return
        self._listing = None
        papers, refused = result
        self.papers.show_papers(papers, self._record)
        self._record = ""
        if papers:
            self._compose()
        elif refused is not None:
            self._show_none(refused.says(self.desk.tr))
        else:
            self._show_none(self.desk.tr(N_("There is no such paper yet. A consent text comes from a consent form.")))

    def _show_none(self, sentence: str) -> None:
        self.papers.show_papers((), "")
        self._shown, self._fresh = None, False
        self.view.wait(False)
        self.view.forget(sentence)
        self.left_out.show_reasons(())
        self.tray.tell()

    # --- the paper that is chosen ---

    def _pick(self) -> None:
        """Compose what was picked, unless it is there already or on its way."""
        one = self.papers.current
        there = self._fresh and self._shown is not None and self._shown[0] == one
        if not there and (self._composing is None or self._awaited != one):
            self._compose()

    def _compose(self) -> None:
        """Compose the chosen paper on the worker; meanwhile the old one stands."""
        one, wish = self.papers.current, self._wish
        if self._composing is not None:
            self._composing.cancel()
            self._composing = None
        if one is None or wish is None:
            return
        self._fresh, self._awaited = False, one
        self.tray.tell()
        held = self.reader.wanted(one.operator, wish)
        scope = replace(wish.scope, typed=self.issuing.typed.get(which_of(one), {}))
        job = self._composing = Job(self.runs.worker, partial(_pair, held, one, scope, self.desk.language))
        job.succeeded.connect(self._show_made)
        job.failed.connect(self._fail_made)
        self.view.wait(True)
        self.runs.start(job)

    def compose_again(self) -> None:
        """What is put into the chosen paper, or how it is laid out, changed."""
        self._list()

    def _show_made(self, result: tuple[Listed, Made]) -> None:
        if self.sender() is not self._composing:
            return
        self._composing = None
        one, paper = result
        before = self._shown
        self._shown, self._fresh = result, True
        self.view.wait(False)
        if before is None or before[1].pdf != paper.pdf or not self.view.shows:
            self.view.show_pdf(paper.pdf, f"{one.title}, {one.subject}", stay=before is not None and before[0] == one)
        self.left_out.show_reasons(paper.left_out)
        self.tray.tell()

    def _fail_made(self) -> None:
        if self.sender() is self._composing:
            self._composing = None
            self.view.wait(False)
            self.view.forget(self.desk.tr(N_("This paper could not be composed.")))
            self._shown = None
            self.tray.tell()

    def _stop_composing(self) -> None:
        if self._composing is not None:
            self._composing.cancel()
            self._composing = None
            self.view.forget(self.desk.tr(N_("This paper was not composed. Click it in the list to compose it.")))
            self._shown = None
            self.view.wait(False)
            self.left_out.show_reasons(())

    # --- what runs ---

    @property
    def chosen(self) -> Listed | None:
        """The paper that is chosen."""
        return self.papers.current

    @property
    def wish(self) -> Wish | None:
        """What the listed papers were wanted as."""
        return self._wish

    @property
    def pdf(self) -> bytes | None:
        """The bytes of the chosen paper, where they are shown and up to date."""
        return self._shown[1].pdf if self._shown and self._fresh else None

    def run(self, running: Running, sentence: str) -> None:
        """Start something; the strip at the foot watches it under a sentence."""
        if sentence:
            self.outcome.hide()
            self.strip.watch(running, sentence)
        self.tray.tell()
        self.runs.start(running)


def _pair(held: Holdings, one: Listed, scope: Scope, language: str, progress: Any) -> tuple[Listed, Made]:
    return one, made(held, one, scope, language, progress)
