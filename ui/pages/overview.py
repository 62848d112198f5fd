"""The operator in view at a glance: what there is, what the law still asks for, what changed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.register import Done
from ropa.store.issued import has_editions
from ropa.store.told import told
from ui.changing import changing
from ui.checks.told import by_topic, counts_of
from ui.desk import Desk, Place
from ui.jobs import Turns
from ui.look import em
from ui.pages.glance import gaps, glance
from ui.pages.overview_head import cards, head
from ui.pages.overview_sections import (
    changed_section,
    checks_section,
    edits_section,
    gaps_section,
    papers_section,
)
from ui.panels.empty import Empty
from ui.panels.lines import Lines
from ui.panels.tab_order import put_after
from ui.panels.whose import Whose
from ui.today import today

if TYPE_CHECKING:
    from ui.pages.over_all import OverAll

_WIDE = 56
"""Line heights of width from which the sections stand in two columns."""

_EDITS = 15
_ALL = 1000
"""Of the room of the page, to what stands alone in it."""


class OverviewPage(QScrollArea):
    """A page. Who and how much stands there at once; what takes longer to read follows when the screen has been
    served. A part is put together anew only where it says something else.

    Signals: `new_operator_requested()` where there is none yet.
    """

    new_operator_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._said: dict[str, object] = {}
        self._parts: dict[str, QWidget] = {}
        self._looking: Turns | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_the_rest)
        self.whose = Whose(desk, "overview_of_all")
        self.whose.chosen.connect(lambda: self.refresh(None))
        self.over_all: OverAll | None = None
        self.setWidgetResizable(True)
        self.setProperty("wear", "plain")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(desk.tr(N_("Overview")))
        self._lay_out()
        desk.findings.read.connect(self._show_checks)

    def _lay_out(self) -> None:
        self.nobody = Empty("operator")
        nobody = N_("There is no operator yet: a client, or your own company, who answers for the data.")
        self.nobody.say(self.desk.tr(nobody))
        first = self.nobody.add_button(self.desk.tr(N_("New operator")))
        first.clicked.connect(self.new_operator_requested)
        changing(self.desk.workspace, first)
        page, gap = QWidget(), em(self, 0.9)
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(*[em(self, 1)] * 4)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        top, left, right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for layout in (column, self._columns, top, left, right):
            layout.setSpacing(gap)
        self._layouts = {"head": top, "cards": top, "checks": left, "gaps": left, "due": right, "papers": right}
        self._layouts |= {"countries": right, "changed": right, "edits": right}
        for name, layout in self._layouts.items():
            self._parts[name] = QWidget()
            layout.addWidget(self._parts[name])
        for side in (left, right):
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        column.addWidget(self.whose, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(top)
        column.addLayout(self._columns)
        column.addWidget(self.nobody, _ALL)
        column.addStretch(1)
        self.setWidget(page)
        page.setAutoFillBackground(False)

    def _go_to(self, operator: str) -> None:
        """From the table of all to one operator."""
        self.whose.choose_mine()
        self.desk.go("overview", operator)

    def show_place(self, _place: Place) -> None:
        """Show the operator in view."""
        self.refresh(None)

    def place(self) -> Place:
        """There is one place only."""
        return Place("overview")

    def refresh(self, done: Done | None) -> None:
        """Read again; what has the keyboard keeps it."""
        operator = self.desk.operator
        if self._of_all:
            self._show_all()
            return
        if self.over_all is not None:
            self.over_all.hide()
        if done is not None and done.operators.isdisjoint((operator, None)):
            return
        if self._said.get("operator") != operator:
            self.verticalScrollBar().setValue(0)
        self._said["operator"] = operator
        self.nobody.setVisible(operator is None)
        for one in self._parts.values():
            one.setVisible(operator is not None)
        if self._looking is not None:
            self._looking.cancel()
        if operator is None:
            return
        seen = self.desk.workspace.ask(glance, operator, self.desk.language)
        self._put("head", (seen.ref, seen.name, seen.bin, seen.laws), lambda: head(self.desk, seen))
        self._put("cards", seen.figures, lambda: cards(self.desk, seen))
        self._put("changed", seen.changed, lambda: changed_section(self.desk, seen.changed))
        self._show_checks()
        self._later.start()

    @property
    def _of_all(self) -> bool:
        return self.whose.of_all and self.desk.operator is not None

    def _show_all(self) -> None:
        """The table of all is put together when it is asked for first."""
        from ui.pages.over_all import OverAll

        self._later.stop()
        if self._looking is not None:
            self._looking.cancel()
        for part in self._parts.values():
            part.hide()
        self.nobody.hide()
        if self.over_all is None:
            self.over_all = OverAll(self.desk, self._go_to)
            self._column.insertWidget(self._column.indexOf(self.nobody), self.over_all, _ALL)
        self.over_all.show()
        self.over_all.show_all()

    def _show_checks(self) -> None:
        """What the checks found; until they are read anew, what they found last of this operator."""
        findings = self.desk.findings
        if self._of_all:
            return
        if self.desk.operator is not None and self._said.get("operator") == self.desk.operator:
            says = counts_of(findings.told) if findings.known else None
            topics = by_topic(findings.told) if findings.told else ()
            self._put("checks", (findings.known, says, topics), lambda: checks_section(self.desk, says, topics))

    def _show_the_rest(self) -> None:
        operator, ask = self.desk.operator, self.desk.workspace.ask
        if operator is not None:
            missing, edits = ask(gaps, operator), tuple(ask(told, operator, limit=_EDITS))
            self._put("gaps", missing, lambda: gaps_section(self.desk, missing))
            self._put("edits", edits, lambda: edits_section(self.desk, edits))
            self._looking = Turns(self._look(operator))
            self._looking.failed.connect(self._raise)
            self._looking.start()

    def _look(self, operator: str) -> Generator[tuple[int, int], None, None]:
        """What is due and where data go; then whether what was issued is still true, a paper a turn of the event loop.
        What this takes is loaded here.
        """
        yield 0, 0
        try:
            self._show_due(operator)
            yield 0, 0
            yield from self._compare(operator)
        except RopaError:
            return  # it went into the bin meanwhile, or the register was locked

    def _compare(self, operator: str) -> Generator[tuple[int, int], None, None]:
        if not self.desk.workspace.ask(has_editions, operator):
            self._show_papers(0, ())
            return
        from ui.papers.ledger_tree import title_of

        held = self.desk.workspace.holdings(operator)
        found: list[tuple[str, str]] = []
        issued = 0
        for issued, (uid, stands) in enumerate(self.desk.workspace.check_papers(held, today()), start=1):
            paper = held.find(uid)
            if stands.outdated and paper is not None:
                found.append((stands.edition, title_of(held, paper, self.desk.language)))
            yield issued, len(held.all("paper"))
        if self.desk.operator == operator:
            self._show_papers(issued, tuple(found))

    def _show_due(self, operator: str) -> None:
        from ui.pages.overview_due import countries_of, countries_section, due_lines, due_section

        day = today()
        lines, countries = due_lines(self.desk, operator, day), countries_of(self.desk, operator)
        self._put("due", (day, lines), lambda: due_section(self.desk, lines, day))
        self._put("countries", countries, lambda: countries_section(self.desk, countries))

    def _show_papers(self, issued: int, outdated: tuple[tuple[str, str], ...]) -> None:
        self._put("papers", (issued, outdated), lambda: papers_section(self.desk, issued, outdated))

    def end(self) -> None:
        """Before the register is closed: look no further."""
        self._later.stop()
        if self._looking is not None:
            self._looking.cancel()

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= em(self, _WIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _put(self, name: str, says: object, make: Callable[[], QWidget]) -> None:
        """Show a part of the page, if it says something else than the one that stands there."""
        old = self._parts[name]
        if self._said.get(name) == says:
            return
        focused = self.focusWidget()
        within = focused is not None and (focused is old or old.isAncestorOf(focused))
        self._said[name], self._parts[name] = says, make()
        self._layouts[name].replaceWidget(old, self._parts[name])
        self._parts[name].show()
        last: QWidget | None = None
        for part in self._parts.values():
            last = put_after(last, part)
        if focused is not None and within:
            _give_keyboard(focused, self._parts[name])
        old.hide()
        old.deleteLater()


def _give_keyboard(before: QWidget, part: QWidget) -> None:
    """To the widget that stands in the place of the one that had it."""
    again = part.findChild(QWidget, before.objectName()) if before.objectName() else None
    if again is None:
        return
    if isinstance(before, Lines) and isinstance(again, Lines):
        again.go_to(*before.where())
    again.setFocus()
