"""Copies brought up to date: what changed where they were made from, fact by fact, to take over or to keep."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ropa.actions.adopting import bring_up_to_date
from ropa.actions.following import Behind, behind, copies_of
from ropa.errors import RopaError
from ropa.i18n import N_
from ui.bulk.offer_tree import OfferTree
from ui.bulk.offers import SaidOffers
from ui.desk import Desk
from ui.labels import plain_label
from ui.lasting import do_lasting
from ui.look import em
from ui.looking import LookingDialog

LOOKING = N_("Comparing copies with what they were made of…")


Looked = tuple[Sequence[Behind], SaidOffers]
"""What copies have to decide, and in words."""


def bring_copies(desk: Desk, uids: Sequence[str], parent: QWidget) -> None:
    """Ask what copies of records are to take over; where there is nothing to ask, say so."""
    copies = desk.workspace.ask(copies_of, uids)
    if copies:
        compare_copies(desk, copies, parent)
    else:
        desk.say(desk.tr(N_("Nothing of this was copied to other operators.")))


def compare_copies(desk: Desk, copies: Sequence[str], parent: QWidget) -> None:
    """Ask what these copies are to take over."""

    def show(looked: Looked) -> None:
        if looked[0]:
            BringDialog(desk, copies, looked, parent).open()
        else:
            desk.say(desk.tr.count("{n} copy is up to date.", "{n} copies are up to date.", len(copies)))

    do_lasting(desk, desk.tr(LOOKING), partial(_look, desk, copies), show, parent)


def _look(desk: Desk, copies: Sequence[str]) -> Looked:
    found = desk.workspace.ask_long(behind, copies)
    return found, SaidOffers(desk, found)


class BringDialog(LookingDialog):
    """`copies` are those to look at, `looked` what was read of them just now. Each copy is
    decided as a whole or left for later; of one that is decided, what is ticked is taken over and the rest is kept.
    """

    def __init__(self, desk: Desk, copies: Sequence[str], looked: Looked, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._copies = copies
        tr = desk.tr
        self.setWindowTitle(tr(N_("Bring copies up to date")))
        self.hint = plain_label("", "small")
        self.tree = OfferTree(desk)
        self.tree.turned.connect(self._tell)
        self.full = QPlainTextEdit()
        self.full.setReadOnly(True)
        self.full.setTabChangesFocus(True)
        self.full.setAccessibleName(tr(N_("The chosen line in full")))
        self.tree.met.connect(self.full.setPlainText)
        self.told = plain_label("")
        self.refusal = plain_label("", "warning")
        self.refusal.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        self.buttons.accepted.connect(self._act)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._show(looked)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.full)
        split.setSizes([em(self, 26), em(self, 9)])
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        for words, state in ((N_("Take over all"), True), (N_("Keep all"), False)):
            button = QPushButton(self._desk.tr(words))
            button.setProperty("wear", "link")
            button.clicked.connect(lambda _=False, state=state: self.tree.tick(state=state))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.addWidget(self.hint)
        column.addWidget(split, 1)
        column.addLayout(line)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        self.be_large(84, 44)

    def look_now(self) -> None:
        """Read what there is to decide."""
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        do_lasting(self._desk, self._desk.tr(LOOKING), partial(_look, self._desk, self._copies), self._show, self)

    def _show(self, looked: Looked) -> None:
        found, said = looked
        sources = "; ".join(dict.fromkeys(said.name(one.source) for one in found))
        hint = N_(
            "Source: {names}. Nothing is written before you press the button. Of a copy that is ticked, the changes "
            "that are ticked are taken over and the others are kept as they are here."
        )
        self.hint.setText(self._desk.tr(hint).format(names=sources))
        self.tree.show_copies(found, said)

    def _tell(self) -> None:
        tr = self._desk.tr
        taken, kept, later = self.tree.counts()
        told = [tr.count("{n} change is taken over.", "{n} changes are taken over.", taken)]
        if kept:
            told.append(
                tr.count(
                    "{n} stays as it is here and is not asked again.",
                    "{n} stay as they are here and are not asked again.",
                    kept,
                )
            )
        if later:
            told.append(tr.count("{n} copy is left for later.", "{n} copies are left for later.", later))
        self.told.setText(" ".join(told))
        decided = len(self.tree.chosen())
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(tr.count("Bring {n} copy up to date", "Bring {n} copies up to date", decided))
        button.setEnabled(decided > 0)

    def _act(self) -> None:
        if self.looks_soon():  # what changed just now was not seen yet, and would count as kept
            self.look()
            return
        chosen = self.tree.chosen()
        act = partial(self._desk.workspace.do, bring_up_to_date, chosen)
        sentence = self._desk.tr(N_("Bringing copies up to date…"))
        do_lasting(self._desk, sentence, act, partial(self._tell_done, len(chosen)), self, self._refuse)

    def _tell_done(self, copies: int, _offers: int) -> None:
        said = self._desk.tr.count("{n} copy brought up to date", "{n} copies brought up to date", copies)
        self._desk.say(said, undo=True)
        self.accept()

    def _refuse(self, refusal: RopaError) -> None:
        self.refusal.setText(refusal.says(self._desk.tr))
        self.refusal.show()
