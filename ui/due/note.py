"""Until when the record of a form is due, above its fields: the day, how it stands, by what rule; the tip says why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ropa.deadlines.listed import SORTS, DueLine
from ropa.i18n import N_
from ui.breaking import breakable
from ui.desk import Desk
from ui.icons import Sign
from ui.tips import tip
from ui.today import today

KINDS: Mapping[str, str] = {"request": N_("Write the answer"), "incident": N_("Write the notice")}
"""Kinds whose day is computed, with what leads to the paper that settles them."""


class DueNote(QFrame):
    """Hidden where nothing is due."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._uid = ""
        self.setProperty("wear", "card")
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        line = QHBoxLayout(self)
        line.addWidget(Sign("due", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1)
        self.write = QPushButton()
        self.write.clicked.connect(lambda: desk.go("documents", self._uid))
        line.addWidget(self.write, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_record(self, uid: str, kind: str) -> None:
        """Say when this record is due."""
        found = self._found(uid) if kind in KINDS else None
        self._uid = uid
        self.write.setText(self._desk.tr(KINDS.get(kind, "")))
        self.sentence.setText(breakable(self._said(found)) if found else "")
        why = " ".join(found.why(self._desk.tr)) if found else ""
        self.setToolTip(tip(why) if why else "")
        self.sentence.setAccessibleDescription(why)
        self.setVisible(found is not None)

    def _found(self, uid: str) -> DueLine | None:
        from ropa.store.due import due
        from ui.due.calendar import days_of

        desk = self._desk
        lines = desk.workspace.ask(due, days_of(desk)[0], desk.operator)
        return next((one for one in lines if one.record == uid), None)

    def _said(self, line: DueLine) -> str:
        from ui.due.told import day_in_words, stands

        desk, tr = self._desk, self._desk.tr
        what = tr(SORTS[line.sort])
        if line.date is None:
            first = tr(N_("{what}: no date yet.")).format(what=what)
        else:
            first = tr(N_("{what}: {date}. {stands}.")).format(
                what=what, date=day_in_words(line, desk), stands=stands(line, today(), tr)
            )
        return " ".join((first, *line.brief(tr)))
