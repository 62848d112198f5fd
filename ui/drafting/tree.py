"""What a text proposes, as a tree of ticks: what each proposal says, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ropa.actions.from_text.choosing import is_fact, likely, needs, with_needs
from ropa.actions.from_text.making import EVERY, EVERY_ITEM
from ropa.actions.from_text.wording import SURE, wordings
from ropa.actions.importing.proposals import Certainty, Proposal, Proposed
from ropa.i18n import N_
from ropa.store.naming import own_names
from ui.desk import Desk
from ui.icons import icon
from ui.tips import tip

_UID = Qt.ItemDataRole.UserRole
_SENTENCE = Qt.ItemDataRole.UserRole + 1
_SIGNS = {
    Certainty.CERTAIN: ("done", "done"),
    Certainty.LIKELY: ("info", "info"),
    Certainty.UNSURE: ("warning", "warning"),
}


class ProposalTree(QTreeWidget):
    """Signals: `changed()` when a tick did; `chosen(uid, sentence)` of the line with the keyboard, "" for none;
    `word_requested()` when its words are to be typed.
    """

    changed = Signal()
    chosen = Signal(str, str)
    word_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proposed = Proposed("operator", ())
        self._items: dict[str, QTreeWidgetItem] = {}
        tr = desk.tr
        self.setAccessibleName(tr(N_("What the text proposes")))
        self.setHeaderLabels([tr(N_("Proposal")), tr(N_("How sure"))])
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._ticked)
        self.currentItemChanged.connect(self._tell_chosen)
        self.itemDoubleClicked.connect(self.word_requested)

    # --- what is shown ---

    def show_proposed(self, proposed: Proposed, sentences: Mapping[str, str]) -> None:
        """Show proposals, all but guesses ticked; `sentences`: of what is left, by its place."""
        tr = self._desk.tr
        self._proposed, self._items = proposed, {}
        self.blockSignals(True)
        self.clear()
        (operator, *others) = proposed.proposals
        self._group(tr(N_("Operator")), [one for one in proposed.below.get(operator.uid, ()) if one.kind not in _APART])
        for kind, heading in _APART.items():
            several = [one for one in others if one.kind == kind and one.parent in (operator.uid, None)]
            self._group(tr(heading), several)
            if kind == "activity":
                of_all = [one for every in (EVERY, EVERY_ITEM) for one in proposed.below.get(every, ())]
                self._group(tr(N_("Said of every activity")), of_all)
        if proposed.left:
            top = self._top(tr(N_("Said, and without a place in the register")), len(proposed.left))
            for left in proposed.left:
                line = QTreeWidgetItem(top, [left.refusal.says(tr), ""])
                line.setData(0, _SENTENCE, sentences.get(left.place, ""))
                line.setToolTip(0, tip(line.text(0)))
        self.word_anew(proposed)
        self.blockSignals(False)
        self.tick(likely(proposed))
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def _group(self, heading: str, several: list[Proposal]) -> None:
        if several:
            top = self._top(heading, len(several))
            for one in several:
                self._line(top, one)

    def _top(self, heading: str, number: int) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self, [f"{heading} ({number})", ""])
        font = self.font()
        font.setBold(True)
        top.setFont(0, font)
        top.setExpanded(True)
        return top

    def _line(self, above: QTreeWidgetItem, one: Proposal) -> None:
        item = QTreeWidgetItem(above)
        item.setData(0, _UID, one.uid)
        item.setData(0, _SENTENCE, one.source.text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        tr = self._desk.tr
        if one.present is not None:
            item.setText(1, tr(N_("there already")))
        elif one.source.text:
            item.setText(1, tr(SURE[one.certainty]))
            item.setIcon(1, icon(*_SIGNS[one.certainty]))
        item.setToolTip(1, tip(tr(one.why)) if one.why else "")
        self._items[one.uid] = item
        for part in self._proposed.below.get(one.uid, ()):
            self._line(item, part)

    def word_anew(self, proposed: Proposed) -> None:
        """Say each line as the proposals are worded now."""
        self._proposed = proposed
        heads = {one.uid for one in proposed.proposals if one.kind in _APART and not is_fact(proposed, one)}
        self.blockSignals(True)
        said = wordings(proposed, self._desk.workspace.ask(own_names), self._desk.tr)
        for uid, item in self._items.items():
            about, value = said[uid]
            words = value if uid in heads else f"{about}: {value}" if value else about
            item.setText(0, words)
            item.setToolTip(0, tip(words))
        self.blockSignals(False)
        self.viewport().update()

    def words(self, uid: str) -> str:
        """What a line says, which may be longer than there is room for."""
        return self._items[uid].text(0) if uid in self._items else ""

    # --- ticks ---

    def ticked(self) -> frozenset[str]:
        """What is to be taken."""
        return frozenset(uid for uid, item in self._items.items() if item.checkState(0) is Qt.CheckState.Checked)

    def tick(self, uids: frozenset[str]) -> None:
        """Tick these and no others."""
        self.blockSignals(True)
        for uid, item in self._items.items():
            item.setCheckState(0, Qt.CheckState.Checked if uid in uids else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()

    def tick_from(self, least: Certainty | None) -> None:
        """Tick what is at least so sure; None: nothing."""
        sure = [one.uid for one in self._proposed.proposals if least is not None and one.certainty >= least]
        self.tick(with_needs(self._proposed, sure, drop=True))

    def _ticked(self, item: QTreeWidgetItem) -> None:
        """A proposal comes with what it needs and its likely parts, and goes with what needs it."""
        uid = str(item.data(0, _UID) or "")
        if not uid:
            return
        if item.checkState(0) is Qt.CheckState.Checked:
            parts = {one.uid for one in self._below(uid) if one.certainty > Certainty.UNSURE}
            self.tick(with_needs(self._proposed, self.ticked() | {uid} | parts))
        else:
            self.tick(self.ticked() - self._needing(uid))

    def _below(self, uid: str) -> Iterator[Proposal]:
        for part in self._proposed.below.get(uid, ()):
            yield part
            yield from self._below(part.uid)

    def _needing(self, uid: str) -> set[str]:
        found, wanted = {uid}, needs(self._proposed)
        while more := {each for each, of in wanted.items() if of & found} - found:
            found |= more
        return found

    # --- the keyboard ---

    def _tell_chosen(self, item: QTreeWidgetItem | None) -> None:
        uid, sentence = (item.data(0, role) if item else None for role in (_UID, _SENTENCE))
        self.chosen.emit(str(uid or ""), str(sentence or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.word_requested.emit()
        else:
            super().keyPressEvent(event)


_APART = {
    "activity": N_("Activities"),
    "tracker": N_("Trackers"),
    "system": N_("Systems"),
    "party": N_("Parties"),
    "consent": N_("Consent forms"),
    "clause": N_("Clauses"),
}
"""Kinds that stand in groups of their own, with the headings of these."""
