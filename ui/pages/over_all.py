"""All operators at a glance: what is due, outdated, what the law still wants, what changed; countries of transfers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa.deadlines.listed import OVERDUE
from ropa.i18n import N_
from ropa.store.due import due
from ropa.store.over_all import InNumbers, in_numbers
from ui.checks.told import Badge, badge_of
from ui.desk import Desk
from ui.due.calendar import days_of
from ui.look import em
from ui.pages.overview_due import AHEAD, countries_of, countries_picture
from ui.pages.section import text_label
from ui.tables.model import RecordTable
from ui.tables.plain import PlainTable
from ui.today import today

LATELY = 7
"""Days that one looks back."""

COLUMNS: Mapping[str, str] = {
    "name": N_("Operator"),
    "errors": N_("Errors"),
    "warnings": N_("Warnings"),
    "overdue": N_("Overdue"),
    "ahead": N_("Due in 30 days"),
    "outdated": N_("Outdated papers"),
    "edits": N_("Changes in 7 days"),
    "last": N_("Last change"),
}
_WIDTHS: Mapping[str, float] = {
    "name": 16,
    "errors": 5,
    "warnings": 8,
    "overdue": 7,
    "ahead": 8,
    "outdated": 8,
    "edits": 8,
    "last": 10,
}


_MOST_COUNTRIES = 12


class OverAll(QWidget):
    """Filled by `show_all`. `chosen` is called with the uid of an operator that is gone to."""

    def __init__(self, desk: Desk, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self._numbers: dict[str, InNumbers] = {}
        self._due: dict[str, dict[str, int]] = {}
        self._by, self._down = "errors", True
        self.title = text_label("", "title")
        self.told = text_label("", "muted")
        self.model = RecordTable(self._texts, tr(N_("No name yet")))
        self.table = PlainTable(self.model, tr(N_("All operators")), _WIDTHS, "name")
        self.table.chosen.connect(chosen)
        self.table.sorted_by.connect(self._sort)
        self.model.show_columns(tuple(COLUMNS), [tr(words) for words in COLUMNS.values()])
        self.table.setMinimumHeight(em(self, 18))
        self.countries = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(self.countries)
        desk.findings_of_all.read.connect(self._order)

    def show_all(self) -> None:
        """Read what there is; what is still being counted follows."""
        desk, day = self.desk, today()
        since = dt.datetime.now(dt.UTC) - dt.timedelta(days=LATELY)
        self._numbers = {one.uid: one for one in desk.workspace.ask(in_numbers, desk.language, since)}
        self._due = {}
        for line in desk.workspace.ask(due, days_of(desk)[0], None, day + dt.timedelta(days=AHEAD)):
            if line.date is not None:
                key = "overdue" if line.standing(day) == OVERDUE else "ahead"
                counts = self._due.setdefault(line.operator, {})
                counts[key] = counts.get(key, 0) + 1
        self.title.setText(desk.tr.count("{n} operator", "{n} operators", len(self._numbers)))
        self._order()
        self._show_countries()

    def _order(self) -> None:
        """The rows in the order asked for; of equal ones by name."""
        every = list(self._numbers.values())
        if self._by == "name":
            every = every[::-1] if self._down else every
        else:
            every.sort(key=lambda one: self._value(one, self._by), reverse=self._down)
        current = self.table.currentIndex().row()
        kept = self.model.uids[current] if 0 <= current < len(self.model.uids) else ""
        self.model.show_rows([one.uid for one in every])
        self.model.show_badges(self._badges())
        self.table.show_order(self._by, descending=self._down)
        self.table.fit()
        if (row := self.model.row_of(kept)) >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self.told.setText(self._summed())

    def _sort(self, key: str) -> None:
        self._down = not self._down if key == self._by else key != "name"
        self._by = key
        self._order()

    def _value(self, one: InNumbers, key: str) -> Any:
        """What rows are ordered by: unknown numbers lie below none."""
        of_all = self.desk.findings_of_all
        match key:
            case "errors" | "warnings":
                counts = of_all.counts.get(one.uid)
                return -1 if counts is None else counts.get(key.removesuffix("s"), 0)
            case "outdated":
                return of_all.outdated.get(one.uid, -1)
            case "overdue" | "ahead":
                return self._due.get(one.uid, {}).get(key, 0)
            case "last":
                return one.last or dt.datetime.min.replace(tzinfo=dt.UTC)
            case _:
                return one.edits

    def _texts(self, uids: Sequence[str], keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        return {uid: tuple(self._text(self._numbers[uid], key) for key in keys) for uid in uids}

    def _text(self, one: InNumbers, key: str) -> str:
        if key == "name":
            return one.name
        value = self._value(one, key)
        if key == "last":
            moment = QDateTime.fromSecsSinceEpoch(int(one.last.timestamp())) if one.last else None
            return self.desk.locale.toString(moment, f"{self.desk.date_format} HH:mm") if moment else ""
        return "…" if value == -1 else self.desk.locale.toString(value) if value else ""

    def _badges(self) -> dict[str, Badge]:
        counts, tr = self.desk.findings_of_all.counts, self.desk.tr
        return {uid: one for uid, of in counts.items() if (one := badge_of(of, tr)) is not None}

    def _summed(self) -> str:
        """All operators together, in a line."""
        tr, sums = self.desk.tr, {}
        for key in ("errors", "overdue", "ahead", "outdated", "edits"):
            sums[key] = sum(max(self._value(one, key), 0) for one in self._numbers.values())
        return " · ".join(f"{tr(COLUMNS[key])}: {self.desk.locale.toString(n)}" for key, n in sums.items())

    def _show_countries(self) -> None:
        while (item := self.countries.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        heading = self.desk.tr(N_("Operators that transfer data abroad, by country"))
        self.countries.addWidget(countries_picture(self.desk, heading, countries_of(self.desk)[:_MOST_COUNTRIES]))
