"""Asks for one text, such as a reason, and takes it only when there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ropa.fields import Field
from ropa.i18n import N_
from ropa.store.opened import opened
from ui.desk import Desk
from ui.editors import Lookup, editor_for
from ui.forms.field_row import FieldRow, Note
from ui.look import em
from ui.papers.answered import answered


class SayDialog(QDialog):
    """Signals: `said(Words)`."""

    said = Signal(object)

    def __init__(self, desk: Desk, operator: str, field: Field, act: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(act)
        self._desk = desk
        words = QLabel(sentence)
        words.setWordWrap(True)
        self.row = FieldRow(field, editor_for(field, Lookup(desk, desk.workspace.ask(opened, operator))), desk.tr)
        self.row.editor.set_languages(desk.languages)
        self.row.editor.show_value(None)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(act)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(desk.tr(N_("Cancel")))
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.row)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(em(self, 30), self.sizeHint().height())

    def _give(self) -> None:
        values = answered({self.row.field.key: self.row}, self._desk.tr)
        if values is None:
            return
        value = values[self.row.field.key]
        if not value:
            self.row.show_note(Note(self._desk.tr(N_("Say why."))))
            self.row.editor.setFocus()
            return
        self.said.emit(value)
        self.accept()
