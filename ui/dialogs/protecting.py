"""A password for a new register, or going without one knowingly; later given, changed and taken off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ui.locking.new_password import NewPassword
from ui.locking.password_line import PasswordLine
from ui.look import em, wear

WITHOUT = N_(
    "Whoever gets hold of the file, a copy of it or this computer reads everything in it: clients, contracts, "
    "weaknesses. You can give it a password at any time."
)


class ProtectingDialog(QDialog):
    """`protected` is whether the register has a password now, None of one that is not made yet.

    Signals: `ordered(old, new)`, "" being no password. `refuse(sentence)` says why it cannot be done so.
    """

    ordered = Signal(str, str)

    def __init__(self, path: Path, protected: bool | None, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._protected, self._tr = protected, tr
        self.setWindowTitle(tr(N_("New register") if protected is None else N_("Password of the register")))
        self.old = PasswordLine(tr, tr(N_("The password now")))
        self.old.typed.connect(self._weigh)
        self.old.setVisible(bool(protected))
        self.with_one = QRadioButton(tr(N_("Another password") if protected else N_("Protect it with a password")))
        self.without = QRadioButton(tr(N_("Take the password off") if protected else N_("Go without a password")))
        self.new = NewPassword(tr, (path.stem, "ropa"))
        self.new.typed.connect(self._weigh)
        self.told, self._why = QLabel(tr(WITHOUT)), QLabel()
        for label, what in ((self.told, "warning"), (self._why, "refusal")):
            wear(label, what)
            label.setWordWrap(True)
            label.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.give = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        self._buttons.accepted.connect(self._order)
        self._buttons.rejected.connect(self.reject)
        self.with_one.setChecked(True)
        self.with_one.toggled.connect(self._turn)
        self._lay(path)
        self._turn()

    def _lay(self, path: Path) -> None:
        head = QLabel(path.name)
        wear(head, "heading")
        head.setTextFormat(Qt.TextFormat.PlainText)
        earlier = QLabel(self._tr(N_("Copies and backups made until now keep the password they have, or have none.")))
        wear(earlier, "small")
        earlier.setWordWrap(True)
        earlier.setVisible(self._protected is not None)
        for choice in (self.with_one, self.without):
            choice.setVisible(self._protected is not False)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.5))
        for widget in (head, self.old, self.with_one, self.new, self.without, self.told, earlier, self._why):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.resize(em(self, 30), self.sizeHint().height())
        (self.old if self._protected else self.new).setFocus()

    def _turn(self) -> None:
        """One of the two ways is chosen."""
        self.new.setVisible(self.with_one.isChecked())
        self.told.setVisible(self.without.isChecked())
        self.give.setText(self._tr(self._act()))
        self._weigh()
        self._take_room()

    def _act(self) -> str:
        if self._protected is None:
            return N_("Make the register") if self.with_one.isChecked() else N_("Make it without a password")
        if not self._protected:
            return N_("Give the password")
        return N_("Change the password") if self.with_one.isChecked() else N_("Take the password off")

    def _weigh(self) -> None:
        self._why.hide()
        self.give.setEnabled(
            (bool(self.old.text) or not self._protected) and (self.without.isChecked() or bool(self.new.password))
        )

    def _order(self) -> None:
        self.new.weigh()
        self.ordered.emit(self.old.text, self.new.password if self.with_one.isChecked() else "")

    def refuse(self, sentence: str) -> None:
        """It cannot be done so."""
        self._why.setText(sentence)
        self._why.show()
        self._take_room()
        first = self.old if self._protected else self.new.first
        first.line.selectAll()
        first.setFocus()

    def _take_room(self) -> None:
        """As high as what stands in it now needs."""
        self._column.activate()
        width = max(self.width(), self.minimumSizeHint().width())
        self.resize(width, max(self._column.totalHeightForWidth(width), self.minimumSizeHint().height()))

    def done(self, result: int) -> None:
        self.old.forget()
        self.new.forget()
        super().done(result)
