"""Taking in a paper that was made elsewhere: its kind, title, file, languages, order and days."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.model import fields
from ropa.reference import catalogue
from ropa.store.opened import opened
from ui.desk import Desk
from ui.editors import Lookup, editor_for
from ui.forms.field_row import FieldRow
from ui.look import em
from ui.papers.answered import answered
from ui.papers.saving import ask_existing, folder_of

OF_EDITION = ("order_number", "order_date", "in_force_from", "in_force_until", "in_force_text")
_LEFT_OUT = frozenset({"findings", "differences"})


class TakeInDialog(QDialog):
    """Signals: `taken(code of the kind, title, languages, path, facts of the edition)`."""

    taken = Signal(str, object, tuple, object, dict)

    def __init__(self, desk: Desk, operator: str, parent: QWidget) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk, self._operator = desk, operator
        self.path: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Take in a paper made elsewhere")))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(em(self, 0.4))
        self.kind = QComboBox()
        for code, entry in catalogue("documents").items():
            if code not in _LEFT_OUT:
                self.kind.addItem(entry.names[desk.language], code)
        self.kind.setCurrentIndex(max(self.kind.findData("policy"), 0))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(30)
        self._say(tr(N_("Kind of paper"))).setBuddy(self.kind)
        self.kind.setAccessibleName(tr(N_("Kind of paper")))
        self._column.addWidget(self.kind)
        lookup = Lookup(desk, desk.workspace.ask(opened, operator))
        self.rows: dict[str, FieldRow] = {}
        for of, keys in (("paper", ("title", "languages")), ("edition", OF_EDITION)):
            for key in keys:
                field = fields(of)[key]
                row = self.rows[key] = FieldRow(field, editor_for(field, lookup), tr)
                row.editor.set_languages(desk.languages)
                row.editor.show_value(None)
                self._column.addWidget(row)
        self.file = QPushButton(tr(N_("Choose its file…")))
        self.file.clicked.connect(self._ask)
        self._column.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(tr(N_("Take in")))
        self.ok.setEnabled(False)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        self._column.addStretch(1)
        self._column.addWidget(buttons)
        self.resize(em(self, 32), self.sizeHint().height())

    def _say(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("wear", "field")
        self._column.addWidget(label)
        return label

    def _ask(self) -> None:
        tr = self._desk.tr
        start = folder_of(self._desk.settings, self._operator)
        ask_existing(self, tr(N_("The paper's file")), start, tr(N_("All files (*)")), self.take_file)

    def take_file(self, path: Path) -> None:
        """The file of the paper."""
        self.path = path
        self.file.setText(path.name)
        self.ok.setEnabled(True)

    def _give(self) -> None:
        values = answered(self.rows, self._desk.tr)
        if values is None or self.path is None:
            return
        facts = {key: values[key] for key in OF_EDITION if values[key] is not None}
        languages = values["languages"] or self._desk.languages[:1]
        self.taken.emit(str(self.kind.currentData()), values["title"], languages, self.path, facts)
        self.accept()
