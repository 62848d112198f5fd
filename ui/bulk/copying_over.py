"""Copying activities to other operators: whom to copy to at the left, what comes of it at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QSplitter, QVBoxLayout, QWidget

from ropa.actions.copying_over import COPIED, EQUAL, NAMESAKE, NEW, Planned, copy_to_operators, planned
from ropa.i18n import N_
from ropa.store.around import owners
from ropa.store.naming import own_names, words_of
from ropa.words import Words
from ui.commands import SECTIONS
from ui.desk import Desk
from ui.labels import plain_label
from ui.lasting import do_lasting
from ui.look import em
from ui.looking import LookingDialog
from ui.papers.operators import OperatorTicks
from ui.tables.model import RecordTable
from ui.tables.view import RecordView

COLUMNS: Mapping[str, str] = {
    "operator": N_("To operator"),
    "record": N_("Record"),
    "state": N_("What comes of it"),
    "section": N_("Section"),
}
_WIDE = {"operator": 8, "record": 11, "state": 14}
STATES: Mapping[str, str] = {
    NEW: N_("Copied as a draft"),
    NAMESAKE: N_("Copied as a draft; one of this name is there"),
    COPIED: N_("Already copied"),
    EQUAL: N_("Already there, used as it is"),
}


class PlannedTable(RecordView):
    """`show_lines` shows what would be copied; names are read a page at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lines: Sequence[Planned] = ()
        super().__init__(RecordTable(self._fetch, ""), desk.tr(N_("What would be copied")))
        self.records.show_columns(tuple(COLUMNS), [desk.tr(head) for head in COLUMNS.values()])
        head = self.horizontalHeader()
        head.setSortIndicatorShown(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for n, key in enumerate(COLUMNS):
            if key in _WIDE:
                self.setColumnWidth(n, em(self, _WIDE[key]))

    def show_lines(self, lines: Sequence[Planned]) -> None:
        """In their order: an operator after the other, activities first."""
        self._lines = lines
        self.records.show_rows(str(n) for n in range(len(lines)))

    def _fetch(self, rows: Sequence[str], keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        lines = {row: self._lines[int(row)] for row in rows}
        ask, tr = self._desk.workspace.ask, self._desk.tr
        wanted = [uid for one in lines.values() for uid in (one.uid, one.operator)]
        named = ask(words_of, wanted, ask(own_names))
        sections = dict(SECTIONS)

        def called(uid: str) -> str:
            return named.get(uid, Words()).best(self._desk.language)[0] or tr(N_("No name yet"))

        texts = {
            row: {
                "operator": called(one.operator),
                "section": tr(sections[one.kind]),
                "record": called(one.uid),
                "state": tr(STATES[one.state]),
            }
            for row, one in lines.items()
        }
        return {row: tuple(of[key] for key in keys) for row, of in texts.items()}


class CopyOverDialog(LookingDialog):
    """`uids` are activities."""

    def __init__(self, desk: Desk, uids: Sequence[str], parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._uids = uids
        tr = desk.tr
        self.setWindowTitle(tr(N_("Copy to other operators")))
        self.hint = plain_label(
            tr(
                N_(
                    "Nothing is written before you press the button. Internal notes, dates, site addresses and "
                    "assessments stay with the operator that they are of."
                )
            )
        )
        self.hint.setProperty("wear", "small")
        whose = desk.workspace.ask(owners, uids)
        self.ticks = OperatorTicks(desk, without=[uid for uid in whose if uid])
        self.preview = PlannedTable(desk)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.ticks)
        self.split.addWidget(self.preview)
        self.split.setSizes([em(self, 24), em(self, 48)])
        self.told = plain_label("")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        self.buttons.accepted.connect(self._act)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.hint)
        column.addWidget(self.split, 1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self.ticks.turned.connect(self.look_soon)
        self.be_large(78, 36)
        self.look()

    def look_now(self) -> None:
        """Show what would be copied now."""
        ticked = list(self.ticks.ticked)
        self._show([], ticked)
        act = partial(self._desk.workspace.ask_long, planned, self._uids, ticked)
        show = partial(self._show, ticked=ticked)
        do_lasting(self._desk, self._desk.tr(N_("Looking what would be copied…")), act, show, self)

    def _show(self, lines: Sequence[Planned], ticked: Sequence[str]) -> None:
        tr = self._desk.tr
        self.preview.show_lines(lines)
        copied = sum(line.is_copied for line in lines)
        there = len(lines) - copied
        if ticked:
            told = [tr.count("{n} record would be copied.", "{n} records would be copied.", copied)]
            if there:
                told.append(tr.count("{n} is there already.", "{n} are there already.", there))
        else:
            told = [
                tr.count(
                    "{n} activity is chosen. Tick at the left to whom it is copied.",
                    "{n} activities are chosen. Tick at the left to whom they are copied.",
                    len(self._uids),
                )
            ]
        self.told.setText(" ".join(told))
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(tr.count("Copy {n} record", "Copy {n} records", copied))
        button.setEnabled(copied > 0)

    def _act(self) -> None:
        act = partial(self._desk.workspace.do, copy_to_operators, self._uids, list(self.ticks.ticked))
        do_lasting(self._desk, self._desk.tr(N_("Copying records…")), act, self._tell_copied, self)

    def _tell_copied(self, copied: int) -> None:
        self._desk.say(self._desk.tr.count("{n} record copied", "{n} records copied", copied), undo=True)
        self.accept()
