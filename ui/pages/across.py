"""Who uses a party, a country, a basis, data, a tracker, a wording: over all operators, and from there to an act."""

from __future__ import annotations

from collections import Counter
from time import perf_counter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_
from ropa.register import Done
from ropa.store.across import QUESTIONS, Used, across
from ropa.store.columns import LISTED
from ui.across.asking import Asking
from ui.across.operators import UsingOperators
from ui.across.table import UsedTable
from ui.across.words import standing
from ui.changing import changing
from ui.desk import Desk, Place
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.panels.empty import Empty
from ui.panels.kinds import section_of
from ui.tables.acts import ACTS, carry_out
from ui.tables.beside import ToolBar
from ui.today import today

ARCHIVED = "archived"
"""Records that stand so are found, and shown only when they are asked for."""


class AcrossPage(QWidget):
    """A page. In its Place `row` is the question and `key` the values, a line each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self._used: list[Used] = []
        self.asking = Asking(desk)
        self.asking.asked.connect(self.ask)
        self.count = QLabel()
        self.count.setProperty("wear", "muted")
        self.together = QPushButton(icon("edit"), tr(N_("Change together…")))
        self.together.clicked.connect(self.change_together)
        changing(desk.workspace, self.together)
        self.states: dict[str, QToolButton] = {}
        self.operators = UsingOperators(desk)
        self.operators.narrowed.connect(self._show)
        self.table = UsedTable(desk)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.entered.connect(self.open)
        self.table.doubleClicked.connect(lambda _index: self.open())
        self.table.chosen_changed.connect(self._tell)
        self.table.menu_requested.connect(self._offer)
        self.empty = Empty("shared")
        self._lay_out()

    def _lay_out(self) -> None:
        bar = ToolBar()
        above = QVBoxLayout(bar)
        above.setContentsMargins(*[em(self, 0.5)] * 4)
        above.setSpacing(em(self, 0.35))
        above.addWidget(self.asking)
        line = QWidget()
        self._tools = Flow(line, em(self, 0.35))
        self._tools.addWidget(self.count)
        self._tools.addWidget(self.together)
        above.addWidget(line)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.operators)
        self.split.addWidget(self.table)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([em(self, 15), em(self, 45)])
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(self.split)
        self._nothing = self.empty.apart()
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(shown, 1)
        self.setFocusProxy(self.asking.question)

    # --- the page ---

    def show_place(self, place: Place) -> None:
        """Ask what the place says; nothing else than before where it says nothing."""
        if place.row in QUESTIONS:
            self.asking.ask(place.row, [one for one in place.key.split("\n") if one])
        self.ask()

    def place(self) -> Place:
        """With the question and its values."""
        return Place("across", "", self.asking.about, "\n".join(self.asking.values))

    @property
    def chain(self) -> str | None:
        """Undo works on the operator of the record with the cursor: an act over several is its act too."""
        used = self.table.used.get(self.table.current)
        return used.operator if used else self.desk.operator

    def refresh(self, _done: Done | None) -> None:
        """Something changed: records may say something else."""
        self.ask()

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""

    def ask(self) -> None:
        """Ask the register."""
        started = perf_counter()
        asked = (self.asking.about, self.asking.values, self.desk.language, today())
        self._used = self.desk.workspace.ask(across, *asked)
        self.took = perf_counter() - started
        self._show_states()
        self._show()

    # --- what is shown ---

    def _show_states(self) -> None:
        """A chip for each standing that occurs; what is pressed stays so."""
        times = Counter(one.state for one in self._used)
        for gone in [state for state in self.states if state not in times]:
            chip = self.states.pop(gone)
            self._tools.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for state, number in sorted(times.items()):
            if state not in self.states:
                self.states[state] = chip = self._chip()
                self._tools.insert(1, chip)
                chip.show()
            words = standing(state, self.desk.tr)
            self.states[state].setText(f"{words}  {number}")
            self.states[state].setAccessibleName(f"{words}: {number}")

    def _chip(self) -> QToolButton:
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setProperty("wear", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(self._show)
        return chip

    def _show(self) -> None:
        pressed = {state for state, chip in self.states.items() if chip.isChecked()}
        wanted = [one for one in self._used if (one.state in pressed if pressed else one.state != ARCHIVED)]
        self.operators.show_used(wanted)
        whose = self.operators.chosen
        self.table.show_used(one for one in wanted if whose in ("", one.operator))
        self._stack.setCurrentWidget(self.split if wanted else self._nothing)
        tr = self.desk.tr
        if not self.asking.values:
            self.empty.say(tr(N_("Choose what to look for: the records of all operators that use it come up here.")))
        elif self._used:
            self.empty.say(tr(N_("All that was found is in the archive.")))
        else:
            self.empty.say(tr(N_("No operator uses it.")))
        self._tell()

    def _tell(self) -> None:
        tr, shown, chosen = self.desk.tr, len(self.table.used), len(self.table.chosen())
        operators = len({one.operator for one in self.table.used.values()})
        said = [tr.count("{n} record", "{n} records", shown), tr.count("{n} operator", "{n} operators", operators)]
        if chosen:
            said.append(tr.count("{n} chosen", "{n} chosen", chosen))
        self.count.setText("  ·  ".join(said))
        self.count.setVisible(shown > 0)
        self.together.setEnabled(bool(self._changeable()))

    def _changeable(self) -> list[str]:
        return [uid for uid in self.table.chosen() if self.table.used[uid].kind in LISTED]

    # --- acts ---

    def open(self) -> None:
        """Go to the first place where the record with the cursor says it."""
        used = self.table.used.get(self.table.current)
        if used is not None and (section := section_of(used.kind)) is not None:
            spot = used.spots[0]
            self.desk.go(section, used.uid, spot.row, spot.key)

    def change_together(self) -> None:
        """Change the same facts of the chosen records."""
        from ui.bulk.dialog import change_together

        change_together(self.desk, self._changeable(), self.window())

    def _offer(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tr, uids = self.desk.tr, self._changeable()
        menu.addAction(icon("external"), tr(N_("Open"))).triggered.connect(self.open)
        menu.addSeparator()
        menu.addAction(icon("edit"), tr(N_("Change together…"))).triggered.connect(self.change_together)
        for name in ("approve", "archive", "reopen"):
            action = menu.addAction(icon(ACTS[name].picture), tr(ACTS[name].text))
            action.triggered.connect(lambda _=False, name=name: self._carry_out(name, uids))
        for action in menu.actions()[2:]:
            action.setEnabled(bool(uids))
            changing(self.desk.workspace, action)
        menu.popup(point)

    def _carry_out(self, name: str, uids: list[str]) -> None:
        carry_out(self.desk, name, self.table.used[uids[0]].kind, uids)
