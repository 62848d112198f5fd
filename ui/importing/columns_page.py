"""The second step: what a row of the table is, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ropa.actions.importing.guessing import Plan, guess, head_set, kept, layouts, remembered
from ropa.actions.importing.heads import Table
from ropa.actions.importing.targets import KINDS_READ, targets
from ropa.exchange.tables import text_of
from ropa.i18n import N_
from ropa.reference import many
from ui.desk import Desk
from ui.elided import ElidedLabel
from ui.labels import plain_label
from ui.look import em

_EXAMPLES = 3


class _Choice(QComboBox):
    """The wheel scrolls the columns, and turns none of them."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsPage(QWidget):
    """`plan` is how the table is to be read now; it is remembered when it is used."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self._tables: Sequence[Table] = ()
        self.plan = Plan("activity", {})
        self.sheet, self.kind = QComboBox(), QComboBox()
        for kind in KINDS_READ:
            self.kind.addItem(many(kind, desk.language), kind)
        self.sheet.activated.connect(lambda _: self._show_sheet())
        self.kind.activated.connect(lambda _: self._choose_kind())
        head = QHBoxLayout()
        self._sheet_label = self._named(N_("Sheet"), self.sheet)
        for widget in (self._sheet_label, self.sheet, self._named(N_("Each row is one of"), self.kind), self.kind):
            head.addWidget(widget)
        head.addStretch(1)
        self.told = plain_label("", "muted")
        self._area = QScrollArea()
        self._area.setProperty("wear", "plain")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices: dict[int, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self._area, 1)
        self.sheet.setAccessibleName(tr(N_("Sheet")))
        self.kind.setAccessibleName(tr(N_("Each row is one of")))

    def _named(self, words: str, box: QComboBox) -> QLabel:
        label = QLabel(self._desk.tr(words))
        label.setProperty("wear", "field")
        label.setBuddy(box)
        return label

    @property
    def table(self) -> Table:
        """The table on the sheet that is chosen."""
        return self._tables[max(self.sheet.currentIndex(), 0)]

    def show_tables(self, tables: Sequence[Table]) -> None:
        """Begin with the sheet that looks most like a register."""
        self._tables = tables
        self.sheet.clear()
        self.sheet.addItems([one.sheet for one in tables])
        self.sheet.setCurrentIndex(max(range(len(tables)), key=lambda n: len(guess(tables[n]).columns)))
        for widget in (self._sheet_label, self.sheet):
            widget.setVisible(len(tables) > 1)
        self._show_sheet()

    def _show_sheet(self) -> None:
        told = self._desk.settings.get(f"import/{head_set(self.table)}", None)
        self._show_plan(remembered(self.table, told) or guess(self.table))

    def _choose_kind(self) -> None:
        self._show_plan(guess(self.table, self.kind.currentData()))

    def keep(self) -> None:
        """Remember the plan for tables with these heads."""
        self._desk.settings.put(f"import/{head_set(self.table)}", kept(self.table, self.plan))

    def _show_plan(self, plan: Plan) -> None:
        self.plan = plan
        self.kind.setCurrentIndex(self.kind.findData(plan.kind))
        tr, table = self._desk.tr, self.table
        told = [tr.count("{n} row below the heads.", "{n} rows below the heads.", len(table.rows))]
        if plan.layout:
            told.append(tr(N_("Its columns are those that {name} publishes.")).format(name=layouts()[plan.layout].name))
        self.told.setText(" ".join(told))
        self._area.setWidget(self._grid(plan))

    def _grid(self, plan: Plan) -> QWidget:
        tr = self._desk.tr
        sheet = QFrame()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(em(self, 0.35))
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        for at, words in enumerate((N_("Column of the table"), N_("For example"), N_("Holds"))):
            label = QLabel(tr(words))
            label.setProperty("wear", "field")
            grid.addWidget(label, 0, at)
        self.choices = {}
        for place in range(len(self.table.heads)):
            cells = self.table.column(place)
            if not cells and place not in plan.columns:
                continue
            row = grid.rowCount()
            name = self._head(place)
            examples = ElidedLabel()
            examples.setProperty("wear", "muted")
            examples.show_text(" · ".join(dict.fromkeys(text_of(cell) for cell in cells[:_EXAMPLES])))
            choice = self.choices[place] = self._choice(place, name)
            head = plain_label(name)
            head.setBuddy(choice)
            for at, widget in enumerate((head, examples, choice)):
                grid.addWidget(widget, row, at)
        grid.setRowStretch(grid.rowCount(), 1)
        return sheet

    def _head(self, place: int) -> str:
        over, head = self.table.above[place], self.table.heads[place]
        nameless = self._desk.tr(N_("Column {number}")).format(number=place + 1)
        return " / ".join(dict.fromkeys(one for one in (over, head) if one)) or nameless

    def _choice(self, place: int, name: str) -> QComboBox:
        tr = self._desk.tr
        box = _Choice()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(22)
        box.addItem(tr(N_("– is not read –")), "")
        for key, target in targets(self.plan.kind).items():
            box.addItem(tr(target.label), key)
        box.setCurrentIndex(max(box.findData(self.plan.columns.get(place, "")), 0))
        box.currentIndexChanged.connect(lambda _: self._turn(place, box.currentData()))
        return box

    def _turn(self, place: int, key: str) -> None:
        self.plan = self.plan.with_column(place, key)
