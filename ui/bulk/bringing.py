"""Copies brought up to date: what changed where they were made from, fact by fact, to take over or to keep."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ropa.actions.adopting import bring_up_to_date
from ropa.actions.following import behind, copies_of
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.register import Done
from ui.bulk.offer_tree import OfferTree
from ui.bulk.offers import SaidOffers
from ui.bulk.waiting import waiting
from ui.desk import Desk
from ui.labels import plain_label
from ui.look import em
from ui.tab_order import tab_step

PAUSE = 250
"""Milliseconds after another window changed something until it is read again."""


def bring_copies(desk: Desk, uids: Sequence[str], parent: QWidget) -> None:
    """Ask what copies of records are to take over; where there is nothing to ask, say so."""
    copies = desk.workspace.ask(copies_of, uids)
    if not copies:
        desk.say(desk.tr(N_("Nothing of this was copied to other operators.")))
    elif not desk.workspace.ask(behind, copies):
        desk.say(desk.tr.count("{n} copy is up to date.", "{n} copies are up to date.", len(copies)))
    else:
        BringDialog(desk, copies, parent).open()


class BringDialog(QDialog):
    """Opened with `open()`; `copies` are those to look at. Each copy is decided as a whole or left for later; of one
    that is decided, what is ticked is taken over and the rest is kept.
    """

    def __init__(self, desk: Desk, copies: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._copies = desk, copies
        tr = desk.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.look)
        desk.workspace.changed.connect(self._follow)
        self.look()

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
        room = self.screen().availableSize()
        self.resize(min(em(self, 84), room.width() * 9 // 10), min(em(self, 44), room.height() * 9 // 10))

    def look(self) -> None:
        """Read what there is to decide."""
        self._soon.stop()
        with waiting():
            found = self._desk.workspace.ask(behind, self._copies)
            said = SaidOffers(self._desk, found)
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
        if self._soon.isActive():  # what changed just now was not seen yet, and would count as kept
            self.look()
            return
        chosen = self.tree.chosen()
        self._desk.workspace.changed.disconnect(self._follow)
        try:
            with waiting():
                self._desk.workspace.do(bring_up_to_date, chosen)
        except RopaError as refusal:
            self._desk.workspace.changed.connect(self._follow)
            self.refusal.setText(refusal.says(self._desk.tr))
            self.refusal.show()
            return
        said = self._desk.tr.count("{n} copy brought up to date", "{n} copies brought up to date", len(chosen))
        self._desk.say(said, undo=True)
        self.accept()

    def _follow(self, _done: Done) -> None:
        """Another window changed something."""
        self._soon.start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Through the tree, the text and the buttons, as everywhere."""
        return tab_step(self, forward=forward)

    def reject(self) -> None:
        self._desk.workspace.changed.disconnect(self._follow)
        super().reject()
