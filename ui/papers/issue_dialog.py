"""Issuing a paper: languages and formats, the order, since when it is in force, and what is missing from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa.documents.issuing import Order, Which
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.spots import Spot
from ropa.fields import Field
from ropa.i18n import N_
from ropa.model import fields
from ropa.store.opened import opened
from ui.desk import Desk
from ui.editors import Lookup, editor_for
from ui.flow import Flow
from ui.forms.field_row import FieldRow, Note
from ui.look import em
from ui.papers.answered import answered
from ui.papers.language_choice import LanguageChoice
from ui.papers.missing_list import MissingList
from ui.wrapped_check import WrappedCheck

OF_EDITION = ("order_number", "order_date", "in_force_from", "in_force_text", "change_class")


class IssueDialog(QDialog):
    """Opened with `open()`. Signals: `ordered(Order)`; `fact_chosen(Spot)`, closed without an order; `look_requested()`
    where the languages were chosen otherwise: then `show_missing` is to follow.
    """

    ordered = Signal(object)
    fact_chosen = Signal(object)
    look_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        operator: str,
        which: Which,
        title: str,
        day: dt.date,
        typed: Mapping[str, Any],
        proposed: Mapping[str, Any],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._tr, self._day, self._typed = tr, day, typed
        self._once = KINDS_OF_PAPER[which.kind].once
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Issue a paper")))
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(em(self, 0.5))
        self._say(title, "heading")
        self._add_files(desk)
        lookup = Lookup(desk, desk.workspace.ask(opened, operator))
        self._add_missing()
        self.reason = self._row(fields("edition")["reason"], lookup, desk, None)
        keys = OF_EDITION[:2] if self._once else OF_EDITION
        self.rows = {key: self._row(fields("edition")[key], lookup, desk, proposed.get(key)) for key in keys}
        self.keep_text = WrappedCheck(tr(N_("Keep the text in the register; it can be erased later")))
        self.keep_text.setVisible(self._once)
        self._column.addWidget(self.keep_text)
        self._column.addStretch(1)
        self._lay()
        self.show_missing(())

    def _add_files(self, desk: Desk) -> None:
        tr = self._tr
        self.languages = LanguageChoice(tr)
        self._own = desk.languages
        self.languages.show_own(desk.languages)
        self.languages.changed.connect(self.look_requested)
        self._say(tr(N_("Languages")), "field")
        self._column.addWidget(self.languages)
        self.formats = {name: QCheckBox(name.upper()) for name in FORMATS}
        self.formats["pdf"].setChecked(True)
        self._say(tr(N_("Files to keep")), "field")
        line = Flow()
        self._column.addLayout(line)
        for check in self.formats.values():
            line.addWidget(check)
            check.clicked.connect(self._weigh)

    def _add_missing(self) -> None:
        self.missing = QLabel()
        self.missing.setWordWrap(True)
        self.missing.setProperty("wear", "warning")
        self.list = MissingList(self._tr)
        self.list.setMaximumHeight(em(self, 9))
        self.list.chosen.connect(self._leave_for)
        self._column.addWidget(self.missing)
        self._column.addWidget(self.list)

    def _lay(self) -> None:
        area = QScrollArea()
        area.setProperty("wear", "plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sheet)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.issue = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.issue.setText(self._tr(N_("Issue")))
        self.issue.setProperty("wear", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self._tr(N_("Cancel")))
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(em(self, 34), room.width()), min(em(self, 40), room.height()))

    def _say(self, words: str, wear: str) -> None:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("wear", wear)
        self._column.addWidget(label)

    def _row(self, field: Field, lookup: Lookup, desk: Desk, value: Any) -> FieldRow:
        row = FieldRow(field, editor_for(field, lookup), self._tr)
        row.editor.set_languages(desk.languages)
        row.editor.show_value(value)
        self._column.addWidget(row)
        return row

    def show_missing(self, missing: Sequence[Spot], drafts: Sequence[str] = ()) -> None:
        """What the paper lacks in the languages that are chosen, and records in it that are not approved as they are
        now; then a reason is asked for.
        """
        not_approved = self._tr(N_("not approved as it is now: {name}"))
        self.list.show_lines(missing, [not_approved.format(name=one) for one in drafts])
        told = []
        if missing:
            sentence = N_("Missing in the paper: {n}. Fill it in the register, or say why it is issued as it is.")
            told.append(self._tr(sentence).format(n=len(missing)))
        if drafts:
            told.append(self._tr(N_("Not approved: {n}. Approve them, or say why.")).format(n=len(drafts)))
        self.missing.setText("\n".join(told))
        for widget in (self.missing, self.list, self.reason):
            widget.setVisible(bool(told))
        self._weigh()

    @property
    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """The languages of the files; none where nothing is ticked."""
        languages = self.languages.languages
        return tuple((one,) for one in self._own) if languages == () else languages or ()

    def _weigh(self) -> None:
        self.issue.setEnabled(bool(self.wanted) and any(one.isChecked() for one in self.formats.values()))

    def _leave_for(self, spot: Spot) -> None:
        self.reject()
        self.fact_chosen.emit(spot)

    def _give(self) -> None:
        values = answered({**self.rows, "reason": self.reason}, self._tr)
        if values is None:
            return
        if not self.reason.isHidden() and not values["reason"]:
            self.reason.show_note(Note(self._tr(N_("Say why it is issued although something is missing."))))
            self.reason.editor.setFocus()
            return
        formats = tuple(name for name, check in self.formats.items() if check.isChecked())
        facts = {key: value for key, value in values.items() if value is not None}
        order = Order(self.wanted, self._day, formats, typed=self._typed, keep_text=self.keep_text.isChecked(), **facts)
        self.ordered.emit(order)
        self.accept()
