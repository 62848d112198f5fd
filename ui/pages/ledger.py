"""The ledger of one operator: every issued paper, which wording is in force on a day, and what is outdated and why."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ropa.actions.outdated import Stands
from ropa.documents.ledger import faults
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.errors import RopaError
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.register import Done
from ui.changing import changing
from ui.desk import Desk, Place
from ui.flow import Flow
from ui.icons import icon
from ui.jobs import Turns
from ui.look import em
from ui.panels.empty import Empty
from ui.papers.day_box import DayBox
from ui.papers.edition_view import EditionView
from ui.papers.ledger_acts import LedgerActs
from ui.papers.ledger_tree import LedgerTree, title_of
from ui.papers.runs import Runs
from ui.today import today


class LedgerPage(QWidget):
    """A page. In its Place `record` is the paper, `row` the edition."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self.held: Holdings | None = None
        self.stands: dict[str, Stands] = {}
        self.runs = Runs(self)
        self._looking: Turns | None = None
        self._stale = True
        self.acts = LedgerActs(self)
        self.day = DayBox(desk, tr(N_("In force on")), today())
        self.day.dateChanged.connect(self._show)
        self.take_in = QPushButton(icon("add"), tr(N_("Take in a paper made elsewhere…")))
        self.take_in.clicked.connect(self.acts.take_in)
        changing(desk.workspace, self.take_in)
        self.verify = QPushButton(icon("approve"), tr(N_("Check a file…")))
        self.verify.clicked.connect(self.acts.verify)
        self.warnings = QLabel()
        self.warnings.setWordWrap(True)
        self.warnings.setTextFormat(Qt.TextFormat.PlainText)
        self.warnings.setProperty("wear", "warning")
        self.tree = LedgerTree(tr, desk.locale)
        self.tree.currentItemChanged.connect(lambda *_: self._show_edition())
        self.edition = EditionView(self)
        self.empty = Empty("documents")
        self.empty.say(
            tr(N_("Nothing was issued yet. What you issue in Documents is kept here, with the days it was in force."))
        )
        self.empty.add_button(tr(N_("Go to Documents"))).clicked.connect(lambda: desk.go("documents"))
        self._lay_out()

    def _lay_out(self) -> None:
        tr = self.desk.tr
        bar = QFrame()
        bar.setProperty("wear", "bar")
        tools = Flow(bar, em(self, 0.4))
        tools.setContentsMargins(*[em(self, 0.5)] * 4)
        label = QLabel(tr(N_("In force &on")))
        label.setBuddy(self.day)
        for widget in (label, self.day, self.take_in, self.verify):
            tools.addWidget(widget)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.tree)
        self.split.addWidget(self.edition)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(self.split)
        self._nothing = self.empty.apart()
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.warnings)
        column.addWidget(shown, 1)
        self.setFocusProxy(self.tree)

    # --- the page ---

    def show_place(self, place: Place) -> None:
        """Show the ledger of the operator in view; with `record`, that paper or edition is chosen."""
        if self._stale or self.held is None or self.held.operator.uid != self.desk.operator:
            self._read()
        if place.record:
            self.tree.choose(place.record)

    def place(self) -> Place:
        """With the paper or edition that is chosen."""
        return Place("ledger", self.tree.current_uid())

    def fall_behind(self, done: Done | None) -> bool:
        """Note that the operator was touched, or something that all share; whether that is so."""
        behind = done is None or bool(done.operators & {self.desk.operator, None})
        self._stale = self._stale or behind
        return behind

    def refresh(self, done: Done | None) -> None:
        """Read anew where something changed."""
        if self.fall_behind(done) and self.isVisible():
            self._read()

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""

    def end(self) -> None:
        """Before the register is closed."""
        self.runs.end()

    def _read(self) -> None:
        operator = self.desk.operator
        self._stale = False
        self.day.reach(today())
        if self._looking is not None:
            self._looking.cancel()
        self.stands = {}
        self.held = self._holdings(operator) if operator else None
        self._show()
        if self.held is not None and self.papers():
            self._looking = Turns(self._look(self.held))
            self.runs.start(self._looking)

    def _holdings(self, operator: str) -> Holdings | None:
        """What the register holds of an operator; None of one that went into the bin."""
        try:
            return self.desk.workspace.holdings(operator)
        except RopaError:
            return None

    def papers(self) -> tuple[Plain, ...]:
        """Papers that have an edition."""
        return tuple(one for one in self.held.all("paper") if one.of("edition")) if self.held else ()

    def _look(self, held: Holdings) -> Generator[tuple[int, int], None, None]:
        """How each paper stands, one a turn of the event loop."""
        for n, (uid, stands) in enumerate(self.desk.workspace.check_papers(held, today())):
            self.stands[uid] = stands
            self._show()
            yield n, len(held.all("paper"))

    def _show(self) -> None:
        held = self.held
        self._stack.setCurrentWidget(self.split if self.papers() else self._nothing)
        if held is None:
            return
        self.tree.show_papers(held, self.day.day, self.stands)
        told = list(self._faults())
        self.warnings.setText("\n".join(told))
        self.warnings.setVisible(bool(told))
        self._show_edition()

    def _faults(self) -> Generator[str, None, None]:
        tr, held = self.desk.tr, self.held
        if held is None:
            return
        for paper in self.papers():
            kind = KINDS_OF_PAPER.get(paper["document"] or "")
            for one in faults(paper.of("edition")) if kind is None or not kind.once else ():
                title = title_of(held, paper, tr.language)
                until = self.tree.day(one.until) if one.until else "…"
                sentence = (
                    N_("{title}: no wording in force from {since} to {until}.")
                    if one.second is None
                    else N_("{title}: two wordings in force from {since} to {until}.")
                )
                yield tr(sentence).format(title=title, since=self.tree.day(one.since), until=until)

    def _show_edition(self) -> None:
        uid = self.tree.current_edition()
        held = self.held
        edition = held.find(uid) if held else None
        paper = held.find(edition.parent_uid) if held and edition else None
        self.edition.show_edition(held, paper, edition, self.stands.get(paper.uid) if paper else None)
