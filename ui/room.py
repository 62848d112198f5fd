"""What a window shows of an open register: operators and sections at the left, a page in the middle, a panel at the
right; and how one moves among them.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Protocol, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ropa.errors import RopaError
from ropa.model import ROOTS
from ropa.register import Done
from ropa.store.opened import operator_card
from ropa.store.reading import counts, row
from ropa.store.rows import Wanted, found
from ui.commands import SECTIONS, WHOLE
from ui.desk import Desk, Place
from ui.journey import Journey
from ui.look import em
from ui.pages.making import make_page
from ui.panels.side import SidePanel
from ui.papers.runs import Runs
from ui.sidebar import Sidebar
from ui.today import NewDay
from ui.workspace import Locked


class Page(Protocol):
    """What every page can do."""

    def show_place(self, place: Place) -> None: ...

    def place(self) -> Place: ...

    def refresh(self, done: Done | None) -> None: ...

    def leave(self) -> None: ...


class Room(QWidget):
    """Signals: `moved()` when another place is in view, or other things can be done; `new_operator_requested()`;
    `everywhere_requested(typed)`: search over all operators.
    """

    moved = Signal()
    new_operator_requested = Signal()
    everywhere_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[str, QWidget] = {}
        self._journey = Journey()
        self.stack = QStackedWidget()
        self.sidebar = Sidebar(desk)
        self.sidebar.operator_chosen.connect(self.choose_operator)
        self.sidebar.section_chosen.connect(lambda section: self.go(Place(section)))
        self.sidebar.new_requested.connect(self.new_operator_requested)
        self.panel = SidePanel(desk)
        # widths are in dots: letters of another size need others
        self._columns = f"columns/{desk.settings.font_percent}"
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for widget, stretch in ((self.sidebar, 0), (self.stack, 1), (self.panel, 0)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self.panel.setVisible(bool(desk.settings.get("panel", False)))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([em(self, 13), em(self, 50), em(self, 15)])
        self._splitter.restoreState(desk.settings.state(self._columns))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.new_day = NewDay(self, lambda: not desk.workspace.is_locked and desk.workspace.lasting is None)
        self.new_day.begun.connect(self._look_anew)
        desk.go_requested.connect(self.go)
        desk.operator_changed.connect(desk.findings.look)
        desk.findings.read.connect(self._tell_figures)
        desk.findings_of_all.read.connect(self.sidebar.show_badges)

    def begin(self, operator: str | None = None, place: Place | None = None) -> None:
        """Show a place of an operator; else the operator and section in view last, else the first."""
        self.sidebar.read()
        self.desk.findings_of_all.refresh(None)
        kept = str(self.desk.settings.get(self._kept_under, ""))
        choices = (operator, kept, self.sidebar.first_uid())
        wanted = next((one for one in choices if one and self.sidebar.lists(one)), None)
        if wanted is None:
            self.go(Place("overview"))
        else:
            self.choose_operator(wanted, place or Place(self._section_kept()))

    @property
    def _kept_under(self) -> str:
        return f"operator/{self.desk.workspace.uid}"

    def _section_kept(self) -> str:
        kept = str(self.desk.settings.get("section", ""))
        return kept if kept in dict(SECTIONS) else "overview"

    @property
    def page(self) -> Any:
        """The page in view."""
        return self.stack.currentWidget()

    def place(self) -> Place | None:
        """The place in view; None before there is one."""
        return cast(Page, self.page).place() if self._pages else None

    def choose_operator(self, uid: str, place: Place | None = None) -> None:
        """Bring an operator into view, at the section where the last one was unless a place is given."""
        self.leave()
        self._take_operator(uid)
        here = self.place()
        self.go(place or Place(here.section if here else "overview"))

    def _take_operator(self, uid: str) -> None:
        if uid != self.desk.operator:
            self.desk.show_operator(self.desk.workspace.ask(operator_card, uid))
            self.desk.settings.put(self._kept_under, uid)
            self.desk.operator_changed.emit()

    def go(self, place: Place, *, remembered: bool = True) -> None:
        """Show a place; a record of another operator brings that one into view."""
        self.leave()
        if place.record and (owner := self._row(place.record).operator_uid):
            self._take_operator(owner)
        if place.section not in self._pages:
            self._pages[place.section] = page = make_page(self.desk, place.section)
            self.stack.addWidget(page)
            for request in ("everywhere_requested", "new_operator_requested"):
                if hasattr(page, request):
                    getattr(page, request).connect(getattr(self, request))
            if hasattr(page, "moved"):
                page.moved.connect(self._tell_record)
        self._bring_up(self._pages[place.section])
        self.page.show_place(place)
        self.desk.settings.put("section", place.section)
        if remembered:
            self._journey.visit(self.desk.operator, place)
        self._tell()

    def _bring_up(self, page: QWidget) -> None:
        """The page in view alone says how wide the window must be."""
        for one in self._pages.values():
            policy = QSizePolicy.Policy.Preferred if one is page else QSizePolicy.Policy.Ignored
            one.setSizePolicy(policy, policy)
        self.stack.setCurrentWidget(page)

    def step(self, by: int) -> None:
        """Back (-1) or forward (1) among the places visited."""
        stop = self._journey.step(by)
        if stop is not None:
            operator, place = stop
            if operator is not None:
                self._take_operator(operator)
            self.go(place, remembered=False)

    def go_to_record(self, uid: str) -> None:
        """Show a row by its uid, in the form of its record, with the operator that it belongs to."""
        root = self._row(self._row(uid).root_uid)
        self.go(Place(root.kind, root.uid, uid if uid != root.uid else ""))

    def after_operator_left(self) -> None:
        """The operator in view is in the bin or nowhere: another one comes into view."""
        self.sidebar.read()
        if (first := self.sidebar.first_uid()) is not None:
            self.choose_operator(first, Place("overview"))
        else:
            self.desk.operator, self.desk.operator_name = None, ""
            self.go(Place("overview"))

    def current_record(self) -> str:
        """The uid of the record in view, or ""."""
        place = self.place()
        return place.record if place else ""

    def current_root(self) -> str:
        """The uid of the record in lists that it is, or belongs to."""
        place = self.place()
        if place is None or not place.record or place.section in ROOTS:
            return place.record if place else ""
        return str(self._row(place.record).root_uid)

    @property
    def chain(self) -> str | None:
        """Whose history undo works on: of the operator in view; of the shared records where one of them is in view; or
        of whom a page of all operators says.
        """
        if hasattr(self.page, "chain"):
            return cast("str | None", self.page.chain)
        uid = self.current_record()
        return self._row(uid).operator_uid if uid else self.desk.operator

    def _row(self, uid: str) -> Any:
        return self.desk.workspace.ask(row, uid)

    def leave(self) -> None:
        """Save what is being typed."""
        if self._pages:
            self.page.leave()

    def rest(self) -> None:
        """Before the register is locked: stop what reads it. Nothing that is shown or typed goes."""
        for runs in self.findChildren(Runs):
            runs.rest()
        for timer in self.findChildren(QTimer):
            if timer.isSingleShot():  # what was to be read a moment later is read when it wakes
                timer.stop()
        self._stop_reading()

    def wake(self) -> None:
        """The register is open again, and may have been changed meanwhile by somebody else."""
        self.sidebar.read()
        if self.desk.operator is not None and not self.sidebar.lists(self.desk.operator):
            self.after_operator_left()
        elif self.desk.operator is not None:
            self.desk.show_operator(self.desk.workspace.ask(operator_card, self.desk.operator))
        self._look_anew()

    def _look_anew(self) -> None:
        """Read again all that is shown, and later what is not in view: it, or the day, may be another."""
        for page in self._pages.values():
            if page is self.page:
                page.refresh(None)
            elif hasattr(page, "fall_behind"):
                page.fall_behind(None)
        self.panel.refresh(None)
        self.desk.findings.refresh(None)
        self.desk.findings_of_all.refresh(None)
        self._tell()

    def end(self) -> None:
        """Stop what pages still do beside the screen's thread."""
        for page in self._pages.values():
            if hasattr(page, "end"):
                with suppress(Locked):  # a register is closed while it is locked
                    page.end()
        self._stop_reading()

    def _stop_reading(self) -> None:
        self.panel.end()
        self.desk.findings.end()
        self.desk.findings_of_all.end()

    def take_change(self, done: Done) -> None:
        """Something changed, here or in another window."""
        if done.roots & done.operators:
            self.sidebar.read()
        if self.desk.operator in done.roots:
            try:
                self.desk.show_operator(self.desk.workspace.ask(operator_card, self.desk.operator))
                gone = self._row(self.desk.operator)["binned"] is not None
            except RopaError:  # it was erased for good
                gone = True
            if gone:
                self.after_operator_left()
        if self._pages:
            self.page.refresh(done)
            for page in self._pages.values():
                if page is not self.page and hasattr(page, "fall_behind"):
                    page.fall_behind(done)
            self._tell()
        self.panel.refresh(done)
        self.desk.findings.refresh(done)
        self.desk.findings_of_all.refresh(done)

    def _tell(self) -> None:
        self._tell_figures()
        self._tell_record()

    def _tell_figures(self) -> None:
        place = self.place()
        self.sidebar.show_place(place.section if place else "", self._figures())

    def _tell_record(self) -> None:
        self.panel.show_record(self.current_root())
        self.moved.emit()

    def _figures(self) -> dict[str, int]:
        """How many records the sections hold; parties are those that the operator uses, findings those left open."""
        if self.desk.operator is None:
            return {}
        figures = self.desk.workspace.ask(counts, self.desk.operator)
        used = self.desk.workspace.ask(found, Wanted("party", self.desk.operator, self.desk.language))
        return {**figures, "operator": 0, "party": len(used), "checks": len(self.desk.findings.open())}

    def title(self) -> str:
        """The operator and the section in view."""
        place = self.place()
        words = self.desk.tr(dict(SECTIONS + WHOLE)[place.section]) if place else ""
        whole = place is not None and place.section in dict(WHOLE)
        return f"{self.desk.operator_name} – {words}" if self.desk.operator_name and not whole else words

    def keep_state(self) -> None:
        """Remember the widths of the columns."""
        self.desk.settings.put_state(self._columns, self._splitter.saveState())
        self.desk.settings.put("panel", not self.panel.isHidden())
