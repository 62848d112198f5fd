"""Before an operator is erased for good: what goes, which backups still hold it, and its number to be typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from ropa.actions.erasing import erase_operator
from ropa.i18n import N_
from ropa.register import Done
from ropa.store.backup_names import listed
from ropa.store.erasing import holds_of
from ui.desk import Desk
from ui.look import em, wear


class ErasingDialog(QDialog):
    """The button that erases can be pressed once the operator's number was typed."""

    def __init__(self, desk: Desk, uid: str, ref: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._uid, self._ref = desk, uid, ref
        tr, register = desk.tr, desk.workspace.register
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Erase an operator for good")))
        goes = desk.workspace.ask(holds_of, uid)
        locale = desk.locale
        said = tr(N_("Records and parts: {rows}. Edits in the history: {edits}. Issued editions: {editions}."))
        numbers = said.format(
            rows=locale.toString(goes.rows),
            edits=locale.toString(goes.edits),
            editions=locale.toString(goes.editions),
        )
        warning = tr(N_("All of it goes for good, also out of the history. Undo does not bring it back."))
        self._backups = listed(register.path)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        for text, what in ((f"{ref} {name}", "heading"), (numbers, ""), (warning, "warning")):
            column.addWidget(self._label(text, what))
        if self._backups:
            hold = N_("Backups of this register may still hold it; delete those that you do not need:")
            column.addWidget(self._label(tr(hold), ""))
            files = QListWidget()
            files.setAccessibleName(tr(N_("Backups")))
            files.addItems([one.path.name for one in reversed(self._backups)])
            files.setMaximumHeight(em(self, 8))
            column.addWidget(files)
            column.addWidget(self._label(str(self._backups[-1].path.parent), "muted"))
        self.typed = QLineEdit()
        label = self._label(tr(N_("To erase it type its number, {ref}:")).format(ref=ref), "")
        label.setBuddy(self.typed)
        self.typed.setAccessibleName(label.text())
        self.typed.textChanged.connect(self._weigh)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        self.erase = buttons.addButton(tr(N_("Erase for good")), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._erase)
        buttons.rejected.connect(self.reject)
        column.addWidget(label)
        column.addWidget(self.typed)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(em(self, 30), self.sizeHint().height())
        self._weigh()
        self.typed.setFocus()

    def _label(self, text: str, what: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if what:
            wear(label, what)
        return label

    def _weigh(self) -> None:
        self.erase.setEnabled(self.typed.text().strip().casefold() == self._ref.casefold())

    def _erase(self) -> None:
        workspace = self._desk.workspace
        workspace.do(erase_operator, self._uid)
        workspace.changed.emit(Done(frozenset({self._uid}), 0, frozenset({self._uid})))
        self._desk.say(self._desk.tr(N_("{ref} is erased for good.")).format(ref=self._ref))
        self.accept()
