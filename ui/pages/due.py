"""What is due of the operator in view, or of all: by day, each with its rule and the way to its record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ropa.deadlines.listed import SORTS, DueLine
from ropa.i18n import N_
from ropa.register import Done
from ropa.store.due import due, named
from ropa.store.naming import own_names, words_of
from ropa.words import Words
from ui.desk import Desk, Place
from ui.due.calendar import days_of, open_calendar
from ui.due.saving import ask_calendar_file
from ui.due.table import COLUMNS, DueTable
from ui.due.told import badge, counted, day_in_words, stands
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.panels.empty import Empty
from ui.panels.kinds import kind_name, section_of
from ui.panels.whose import Whose
from ui.strips import RefusalStrip
from ui.tables.model import RecordTable
from ui.today import today

HORIZONS: Mapping[int, str] = {
    30: N_("The next 30 days"),
    90: N_("The next 90 days"),
    365: N_("The next year"),
    0: N_("Everything"),
}
"""How far one looks ahead, in days; what is overdue or has no day always stands there."""
_USUAL = 90


class DuePage(QWidget):
    """A page; its Place names nothing but the section."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self.lines: list[DueLine] = []
        self._operators: dict[str, Words] = {}
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.whose = Whose(desk, "due_of_all")
        self.whose.chosen.connect(self._read)
        self.ahead = QComboBox()
        self.ahead.setAccessibleName(tr(N_("How far ahead")))
        for days, words in HORIZONS.items():
            self.ahead.addItem(tr(words), days)
        self.ahead.setCurrentIndex(max(self.ahead.findData(desk.settings.get("due_ahead", _USUAL)), 0))
        self.ahead.currentIndexChanged.connect(self._choose)
        self.save = QPushButton(icon("calendar"), tr(N_("Into my calendar…")))
        self.save.setToolTip(tr(N_("Save what is listed as an iCalendar file for the calendar that you use")))
        self.save.clicked.connect(self.save_calendar)
        self.days = QPushButton(icon("edit"), tr(N_("Working days…")))
        self.days.setToolTip(tr(N_("Correct the calendar of working days: moved days, days off, years checked")))
        self.days.clicked.connect(lambda: open_calendar(desk))
        self.model = RecordTable(self._texts, tr(N_("Without a name")))
        self.table = DueTable(self.model, tr(N_("What is due")))
        self.table.chosen.connect(lambda row: self._go(self.lines[int(row)]))
        self.table.looked_at.connect(self._explain)
        self.why = QLabel()
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.refusal = RefusalStrip(tr)
        self.empty = Empty("due")
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("wear", "bar")
        column = QVBoxLayout(bar)
        column.setContentsMargins(*[em(self, 0.5)] * 4)
        column.setSpacing(em(self, 0.4))
        tools = Flow(None, em(self, 0.4))
        for widget in (self.whose, self.ahead, self.save, self.days):
            tools.addWidget(widget)
        column.addWidget(self.count)
        column.addLayout(tools)
        foot = QFrame()
        foot.setProperty("wear", "bar")
        below = QVBoxLayout(foot)
        below.setContentsMargins(*[em(self, 0.5)] * 4)
        below.addWidget(self.why)
        listed = QWidget()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        inside.addWidget(foot)
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._listed, self._nothing = listed, self.empty.apart()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.refusal)
        page.addWidget(bar)
        page.addWidget(shown, 1)
        self.setFocusProxy(self.table)

    # --- the page ---

    def show_place(self, _place: Place) -> None:
        """Read what is due."""
        self._read()

    def place(self) -> Place:
        """Nothing but the section."""
        return Place("due")

    def refresh(self, _done: Done | None) -> None:
        """Something changed: read it again."""
        self._read()

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""

    def _choose(self) -> None:
        self.desk.settings.put("due_ahead", self.ahead.currentData())
        self._read()

    def _read(self) -> None:
        desk, day = self.desk, today()
        days, wrong = days_of(desk)
        self.refusal.setVisible(bool(wrong))
        if wrong:
            self.refusal.show_sentence(wrong)
        ahead = int(self.ahead.currentData())
        until = day + dt.timedelta(ahead) if ahead else None
        of = None if self.whose.of_all else desk.operator
        self.lines = desk.workspace.ask(due, days, of, until) if self.whose.of_all or of else []
        operators = {one.operator for one in self.lines} if self.whose.of_all else set()
        self._operators = desk.workspace.ask(lambda connection: words_of(connection, operators, own_names(connection)))
        self._show(day)

    def _show(self, day: dt.date) -> None:
        tr = self.desk.tr
        keys = [key for key in COLUMNS if key != "whose" or self.whose.of_all]
        row = self.table.currentIndex().row()
        self.model.show_columns(keys, [tr(COLUMNS[key]) for key in keys])
        self.model.show_rows(str(n) for n in range(len(self.lines)))
        badges = {str(n): one for n, line in enumerate(self.lines) if (one := badge(line, day, tr))}
        self.model.show_badges(badges)
        self.table.fit()
        self.count.setText(counted(self.lines, day, tr))
        self.count.setVisible(bool(self.lines))
        self.save.setEnabled(any(one.date for one in self.lines))
        self._stack.setCurrentWidget(self._listed if self.lines else self._nothing)
        self.empty.say(
            tr(N_("Nothing is due in this time. Requests, incidents, reviews, contracts and terms show here."))
        )
        if self.lines:
            self.table.setCurrentIndex(self.model.index(min(max(row, 0), len(self.lines) - 1), 0))

    def _texts(self, rows: Sequence[str], keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        lines = self.desk.workspace.ask(named, [self.lines[int(row)] for row in rows])
        return {row: tuple(self._cell(line, key) for key in keys) for row, line in zip(rows, lines, strict=True)}

    def _cell(self, line: DueLine, key: str) -> str:
        tr, language = self.desk.tr, self.desk.language
        match key:
            case "stands":
                return stands(line, today(), tr)
            case "date":
                return day_in_words(line, self.desk)
            case "sort":
                return tr(SORTS[line.sort])
            case "record":
                return line.name.best(language)[0] or kind_name(line.kind, tr)
            case "whose":
                return self._operators.get(line.operator, Words()).best(language)[0]
            case _:
                return line.rule(tr)

    def _explain(self, row: int) -> None:
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        self.why.setText(" ".join(line.why(self.desk.tr)) if line else "")

    def _go(self, line: DueLine) -> None:
        self.desk.go(section_of(line.kind) or "overview", line.record, line.row, line.key)

    def save_calendar(self) -> None:
        """Ask where the calendar file is to lie, and write it."""
        ask_calendar_file(self, self.desk, self.lines, of_all=self.whose.of_all)
