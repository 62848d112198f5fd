"""A new operator out of a published text: at the left what it proposes, at the right the text. Nothing is saved before
it is taken.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ropa.actions.from_text.choosing import typed_key, worded, wording
from ropa.actions.from_text.making import APART
from ropa.actions.from_text.proposing import proposals, same_number, shared_parties
from ropa.actions.from_text.taking import draft_operator
from ropa.actions.importing.matching import Around
from ropa.actions.importing.proposals import Certainty, Proposed
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.model import ref_text
from ropa.reading.whole import Reading, read_closely
from ropa.store.reading import row
from ui.desk import Desk
from ui.drafting.tree import ProposalTree
from ui.flow import Flow
from ui.icons import icon
from ui.jobs import Job
from ui.labels import plain_label
from ui.look import em, wear
from ui.published_text import PublishedText, TextDialog
from ui.strips import NoteStrip
from ui.tab_order import tab_step
from ui.wrapped_check import WrappedCheck


class DraftDialog(TextDialog):
    """Signals: `taken(uid)` of the operator to go to: the new one, or one that is there already."""

    taken = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        tr = desk.tr
        self.proposed = Proposed("operator", ())
        self._chosen = ""
        self.setWindowTitle(tr(N_("New operator from a published text")))
        self.told = plain_label(
            tr(N_("A policy or a consent becomes the draft of an operator. Nothing is saved before you have seen it."))
        )
        self.same = NoteStrip(tr, "info", "info")
        self.go_there = self.same.offer(tr(N_("Go to it")), self._go_there)
        self._there = ""
        self.text = PublishedText(
            tr, tr(N_("Paste a policy or a consent here, or drop its file: PDF, Word, web page or text."))
        )
        self.open_button = QPushButton(icon("open_file"), tr(N_("Open a file…")))
        self.open_button.clicked.connect(self.ask_file)
        self.read = QPushButton(icon("checks"), tr(N_("Read the text")))
        self.read.setEnabled(False)
        self.read.clicked.connect(self.run)
        self.text.textChanged.connect(self._follow)
        self.tree = ProposalTree(desk)
        self.tree.changed.connect(self._follow)
        self.tree.chosen.connect(self._choose)
        self.tree.word_requested.connect(lambda: self.words.setFocus() if self.words.isEnabled() else None)
        self._lay_out()
        self._follow()
        self.text.setFocus()

    def _lay_out(self) -> None:
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        self.left = self._left()
        self.sides.addWidget(self.left)
        self.sides.addWidget(self._right())
        self.sides.setStretchFactor(0, 5)
        self.sides.setStretchFactor(1, 4)
        self.left.hide()
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.5))
        column.addWidget(self.told)
        column.addWidget(self.same)
        column.addWidget(self.sides, 1)
        column.addWidget(self._buttons())
        room = self.screen().availableSize()
        self.resize(min(em(self, 82), room.width() * 9 // 10), min(em(self, 50), room.height() * 9 // 10))

    def _left(self) -> QWidget:
        """The proposals, and below them the one with the keyboard: its words, and on what its certainty rests."""
        tr = self._desk.tr
        ticks = Flow(None, em(self, 0.6))
        choices = (
            (N_("Tick all but guesses"), Certainty.LIKELY),
            (N_("Tick only what is sure"), Certainty.CERTAIN),
            (N_("Tick none"), None),
        )
        for words, least in choices:
            button = QPushButton(tr(words))
            button.setProperty("wear", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, least=least: self.tree.tick_from(least))
            ticks.addWidget(button)
        self.words = QLineEdit()
        self.words.setEnabled(False)
        self.words.editingFinished.connect(self._word)
        self.words.returnPressed.connect(self.tree.setFocus)
        said = QLabel(tr(N_("In these words")))
        said.setBuddy(self.words)
        self.words.setAccessibleName(said.text())
        self.why = plain_label("", "small")
        self.everywhere = WrappedCheck(tr(N_("Put what has no purpose in the text into every activity")))
        line = QHBoxLayout()
        line.addWidget(said)
        line.addWidget(self.words, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addLayout(ticks)
        column.addWidget(self.tree, 1)
        column.addLayout(line)
        column.addWidget(self.why)
        column.addWidget(self.everywhere)
        return side

    def _right(self) -> QWidget:
        buttons = Flow(None, em(self, 0.4))
        for button in (self.open_button, self.read):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        return side

    def _buttons(self) -> QDialogButtonBox:
        tr = self._desk.tr
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr(N_("Cancel")))
        cancel.setAutoDefault(False)
        box.rejected.connect(self.reject)
        self.add = QPushButton(icon("operator", "accent_text"), tr(N_("Add the operator")))
        self.add.setAutoDefault(False)
        wear(self.add, "primary")
        self.add.clicked.connect(self._take)
        box.addButton(self.add, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    # --- the proposals ---

    def run(self) -> None:
        """Read the text as it stands now."""
        text, known = self.text.toPlainText(), self._desk.workspace.ask(shared_parties)
        self.told.setText(self._desk.tr(N_("The text is being read…")))
        job = Job(self.runs.worker, lambda _: _proposed(text, known))
        job.succeeded.connect(self._show)
        self.runs.start(job)
        self._follow()
        job.finished.connect(self._follow)

    def _show(self, told: tuple[Reading, Proposed] | RopaError) -> None:
        if isinstance(told, RopaError):
            self.told.setText(told.says(self._desk.tr))
            return
        reading, self.proposed = told
        sentences = {left.place: reading.seen[int(left.place)].text for left in self.proposed.left}
        others = sum(one.kind == "activity" for one in self.proposed.proposals) > 1
        self.everywhere.setVisible(others and any(one.why == APART for one in self.proposed.proposals))
        self.left.show()
        self.tree.show_proposed(self.proposed, sentences)
        self.tree.setFocus()

    def _choose(self, uid: str, sentence: str) -> None:
        """The line with the keyboard: its sentence in the text, and its words to be changed."""
        tr = self._desk.tr
        self._chosen = uid
        one = next((each for each in self.proposed.proposals if each.uid == uid), None)
        typed = one is not None and one.present is None and typed_key(one) != ""
        self.words.setEnabled(typed)
        self.words.setText(wording(one, tr.language) if one is not None and typed else "")
        self.words.setCursorPosition(0)
        whole = "" if typed else self.tree.words(uid)
        self.why.setText("\n".join(filter(None, (whole, tr(one.why) if one is not None and one.why else ""))))
        if sentence:
            self.text.mark(sentence)

    def _word(self) -> None:
        """Take in what was typed as the words of the proposal; none at all leave it as it is."""
        language, typed = self._desk.language, self.words.text().strip()
        one = next((each for each in self.proposed.proposals if each.uid == self._chosen), None)
        if one is not None and typed_key(one) and typed and typed != wording(one, language):
            self.proposed = worded(self.proposed, one.uid, typed, language)
            self.tree.word_anew(self.proposed)
            self._follow()

    def _follow(self) -> None:
        """What can be pressed, how much is ticked, and whether the operator is there already."""
        tr, resting = self._desk.tr, not self.runs.alive
        self.read.setEnabled(resting and bool(self.text.toPlainText().strip()))
        ticked = self.tree.ticked()
        number = next(
            (str(one.values["bin"]) for one in self.proposed.proposals if "bin" in one.values and one.uid in ticked),
            None,
        )
        self._there = self._desk.workspace.ask(same_number, number) or ""
        self.same.setVisible(bool(self._there))
        if self._there:
            there = ref_text("operator", self._desk.workspace.ask(row, self._there)["ref"])
            said = N_("An operator with the BIN {bin} is in the register already: {number}.")
            self.same.show_sentence(tr(said).format(bin=number, number=there))
        self.add.setEnabled(resting and bool(ticked) and not self._there)
        if resting and self.proposed.proposals:
            n = len(self.proposed.proposals) - 1
            found = N_("Proposals: {n}, ticked: {ticked}. The text at the right shows the sentence of each.")
            self.told.setText(tr(found).format(n=n, ticked=len(ticked)))

    # --- the end ---

    def _go_there(self) -> None:
        self.taken.emit(self._there)
        self.accept()

    def _take(self) -> None:
        everywhere = self.everywhere.isChecked() and self.everywhere.isVisible()
        drafted = self._desk.workspace.do(draft_operator, self.proposed, self.tree.ticked(), everywhere=everywhere)
        self.taken.emit(drafted.uid)
        self._desk.say(self._desk.tr(N_("An operator was drafted from the text")), undo=True)
        self.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_step(self, forward=forward)


def _proposed(text: str, known: Around) -> tuple[Reading, Proposed] | RopaError:
    """What the text proposes, or why it cannot be read."""
    try:
        reading = read_closely(text)
    except RopaError as refusal:
        return refusal
    return reading, proposals(reading, known)
