"""What taking an operator in would do, before it is done, and what is to be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ropa.actions.taking_in.comparing import compare
from ropa.actions.taking_in.doing import Taken, take_in_operator
from ropa.actions.taking_in.plan import Plan
from ropa.actions.taking_in.saying import Said, counted, said
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store.bringing import Brought
from ropa.words import Words
from ui.desk import Desk
from ui.keeping.both_sides import ConflictTree
from ui.labels import plain_label
from ui.lasting import do_lasting
from ui.look import em
from ui.looking import LookingDialog

Looked = tuple[Plan, Sequence[Said]]
"""What taking in would do, and what is to be chosen, in words."""


def compare_lasting(desk: Desk, brought: Brought, then: Callable[[Looked], object], parent: QWidget) -> None:
    """Compare a file that was read with the register, then something with what was found."""

    def look() -> Looked:
        plan = desk.workspace.ask_long(compare, brought)
        return plan, desk.workspace.ask_long(said, plan, desk.tr)

    do_lasting(desk, desk.tr(N_("Comparing the file with the register…")), look, then, parent)


class TakingInDialog(LookingDialog):
    """`looked` is what was compared just now. Signals: `taken(Taken)` when it was done."""

    taken = Signal(object)

    def __init__(self, desk: Desk, brought: Brought, looked: Looked, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._brought = brought
        tr = desk.tr
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
        self._show(looked)
        (self.tree if self.plan.conflicts else self.take).setFocus()
        tall = 34 if self.plan.conflicts else 14
        self.be_large(58, tall)

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

    def look_now(self) -> None:
        """Compare anew; what was chosen stays chosen."""
        self.take.setEnabled(False)
        compare_lasting(self._desk, self._brought, self._show, self)

    def _show(self, looked: Looked) -> None:
        self.plan, lines = looked
        self.tree.show_conflicts(lines)
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
        act = partial(self._desk.workspace.do, take_in_operator, self._brought, self.tree.choices())
        sentence = self._desk.tr(N_("Taking the operator in…"))
        do_lasting(self._desk, sentence, act, self._tell_taken, self, self._refuse)

    def _tell_taken(self, done: Taken) -> None:
        self.accept()
        self.taken.emit(done)

    def _refuse(self, refusal: RopaError) -> None:
        self.refusal.setText(refusal.says(self._desk.tr))
        self.refusal.show()
        self.look()
