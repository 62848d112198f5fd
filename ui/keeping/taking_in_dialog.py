"""What taking an operator in would do, before it is done, and what is to be chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ropa.actions.taking_in.comparing import compare
from ropa.actions.taking_in.doing import take_in_operator
from ropa.actions.taking_in.saying import counted, said
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.register import Done
from ropa.store.bringing import Brought
from ropa.words import Words
from ui.desk import Desk
from ui.keeping.both_sides import ConflictTree
from ui.labels import plain_label
from ui.look import em
from ui.tab_order import tab_step


class TakingInDialog(QDialog):
    """Opened with `open()`. Signals: `taken(Taken)` when it was done."""

    taken = Signal(object)

    def __init__(self, desk: Desk, brought: Brought, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._brought = desk, brought
        tr = desk.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Take an operator in from a file")))
        name = brought.called.get(brought.operator, Words()).best(desk.language)[0] or tr(N_("No name yet"))
        self.named = plain_label(f"{brought.path.name} → {name}", "heading")
        self.told = plain_label("")
        self.question = plain_label("", "warning")
        self.tree = ConflictTree(desk)
        self.tree.changed.connect(self._follow_choices)
        self.all_ours, self.all_theirs = (
            QPushButton(tr(words)) for words in (N_("Keep all that is here"), N_("Take all from the file"))
        )
        for button, theirs in ((self.all_ours, False), (self.all_theirs, True)):
            button.setProperty("wear", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, theirs=theirs: self.tree.choose_all(theirs=theirs))
        self.refusal = plain_label("", "refusal")
        self.refusal.hide()
        hint = N_("Nothing is written before you press the button. One undo takes all of it back.")
        line = QHBoxLayout()
        line.addWidget(self.question, 1)
        line.addWidget(self.all_ours)
        line.addWidget(self.all_theirs)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        column.addWidget(self.named)
        column.addWidget(self.told)
        column.addLayout(line)
        column.addWidget(self.tree, 1)
        column.addWidget(plain_label(tr(hint), "muted"))
        column.addWidget(self.refusal)
        column.addWidget(self._buttons())
        room = self.screen().availableSize()
        desk.workspace.changed.connect(self._follow)
        self.finished.connect(lambda _: desk.workspace.changed.disconnect(self._follow))
        self.look()
        (self.tree if self.plan.conflicts else self.take).setFocus()
        tall = 34 if self.plan.conflicts else 14
        self.resize(min(em(self, 58), room.width() * 9 // 10), min(em(self, tall), room.height() * 9 // 10))

    def _buttons(self) -> QDialogButtonBox:
        tr = self._desk.tr
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        box.rejected.connect(self.reject)
        self.take = QPushButton(tr(N_("Take in")))
        self.take.setProperty("wear", "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._act)
        box.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    def look(self) -> None:
        """Compare anew; what was chosen stays chosen."""
        self.plan = self._desk.workspace.ask(compare, self._brought)
        self.tree.show_conflicts(self._desk.workspace.ask(said, self.plan, self._desk.tr))
        for widget in (self.tree, self.question, self.all_ours, self.all_theirs):
            widget.setVisible(bool(self.plan.conflicts))
        self._follow_choices()

    def _follow_choices(self) -> None:
        tr, choices = self._desk.tr, self.tree.choices()
        self.told.setText("\n".join(counted(self.plan, choices, tr)))
        left = len(self.plan.conflicts) - len(choices)
        self.question.setText(
            tr.count(
                "{n} fact was changed on both sides: choose what is to stand.",
                "{n} facts were changed on both sides: choose for each what is to stand.",
                left,
            )
            if left
            else tr(N_("Everything is chosen."))
        )
        self.question.setProperty("wear", "warning" if left else "muted")
        self.question.style().polish(self.question)
        self.take.setEnabled(not left and not self.plan.is_empty)

    def _act(self) -> None:
        self._desk.workspace.changed.disconnect(self._follow)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = self._desk.workspace.do(take_in_operator, self._brought, self.tree.choices())
        except RopaError as refusal:
            self.refusal.setText(refusal.says(self._desk.tr))
            self.refusal.show()
            self.look()
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
            self._desk.workspace.changed.connect(self._follow)
        self.accept()
        self.taken.emit(done)

    def _follow(self, _done: Done) -> None:
        """Another window changed something."""
        self.look()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_step(self, forward=forward)
