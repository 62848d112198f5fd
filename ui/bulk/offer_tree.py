"""Copies, and below each what its source says otherwise: ticked lines are taken over, of copies that are ticked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ropa.actions.following import Behind
from ropa.actions.merging import ADDED, CHANGED, REMOVED, Offer
from ropa.i18n import N_
from ropa.store.cells import short
from ui.bulk.offers import SaidOffers
from ui.desk import Desk
from ui.icons import icon
from ui.tips import tip

FEW = 20
"""So many copies are unfolded at once."""

COLUMNS = (N_("Fact"), N_("Here now"), N_("In the source now"), N_("What comes of it"))
_SHARES = (0.3, 0.22, 0.22, 0.26)
"""Of the width, by column; where letters are large, as much as the head of the column needs."""

TAKEN = {CHANGED: N_("Taken over"), ADDED: N_("Added here too"), REMOVED: N_("Into the bin here too")}
KEPT = N_("Stays as it is here")
LATER = N_("Left for later")
_COPY, _OFFER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class OfferTree(QTreeWidget):
    """Signals: `turned()` when ticks came or went; `met(str)` for the line with the cursor, said in full."""

    turned = Signal()
    met = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._tr = desk.tr
        self._said = SaidOffers(desk, ())
        self.setAccessibleName(desk.tr(N_("What changed where copies were made from")))
        self.setHeaderLabels([desk.tr(one) for one in COLUMNS])
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.itemChanged.connect(self._turn)
        self.currentItemChanged.connect(lambda item, _: self.met.emit(self._in_full(item)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        head = self.header()
        for place, share in enumerate(_SHARES):
            head.resizeSection(place, max(int(self.viewport().width() * share), head.sectionSizeHint(place)))

    def show_copies(self, copies: Sequence[Behind], said: SaidOffers) -> None:
        """By name of the operator. Of what stood here before the ticks stay."""
        kept = {_identity(item): item.checkState(0) for top in self.tops() for item in (top, *_inside(top))}
        self._said = said
        self.blockSignals(True)
        self.clear()
        for one in sorted(copies, key=lambda one: said.name(one.operator)):
            top = self._copy(one)
            for item in (top, *_inside(top)):
                item.setCheckState(0, kept.get(_identity(item), item.checkState(0)))
            top.setExpanded(len(copies) <= FEW)
            self._say_states(top)
        self.blockSignals(False)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)
        self.turned.emit()

    def tick(self, *, state: bool) -> None:
        """Take over everything, or keep all."""
        self.blockSignals(True)
        for top in self.tops():
            for item in _inside(top):
                item.setCheckState(0, Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)
            self._say_states(top)
        self.blockSignals(False)
        self.viewport().update()
        self.turned.emit()

    def chosen(self) -> dict[str, list[tuple[str, str]]]:
        """By copy that is decided what it takes over."""
        return {
            top.data(0, _COPY).uid: [
                (item.data(0, _OFFER).source, item.data(0, _OFFER).key) for item in _inside(top) if _ticked(item)
            ]
            for top in self.tops()
            if _ticked(top)
        }

    def counts(self) -> tuple[int, int, int]:
        """How many changes are taken over and how many kept, and how many copies are left for later."""
        decided = [top for top in self.tops() if _ticked(top)]
        taken = sum(_ticked(item) for top in decided for item in _inside(top))
        return taken, sum(top.childCount() for top in decided) - taken, self.topLevelItemCount() - len(decided)

    def tops(self) -> Iterator[QTreeWidgetItem]:
        """The copies."""
        for n in range(self.topLevelItemCount()):
            if (item := self.topLevelItem(n)) is not None:
                yield item

    def _copy(self, one: Behind) -> QTreeWidgetItem:
        said = self._said
        top = QTreeWidgetItem(self, [f"{said.name(one.operator)}: {said.name(one.uid)}"])
        top.setToolTip(0, tip(top.text(0)))
        top.setData(0, _COPY, one)
        top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        top.setCheckState(0, Qt.CheckState.Checked)
        for offer in one.offers:
            texts = [short(text) for text in (said.what(one, offer), said.here(offer), said.there(offer))]
            item = QTreeWidgetItem(top, texts)
            for place, text in enumerate(texts):
                item.setToolTip(place, tip(text))
            item.setData(0, _COPY, one)
            item.setData(0, _OFFER, offer)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked if offer.conflict else Qt.CheckState.Checked)
            if offer.conflict:
                item.setIcon(3, icon("warning", "warning"))
        return top

    def _turn(self, item: QTreeWidgetItem) -> None:
        self.blockSignals(True)
        self._say_states(item.parent() or item)
        self.blockSignals(False)
        self.viewport().update()
        self.turned.emit()

    def _say_states(self, top: QTreeWidgetItem) -> None:
        """What comes of each line, in words."""
        tr, decided = self._tr, _ticked(top)
        for item in _inside(top):
            item.setDisabled(not decided)
            item.setText(3, self._state(item.data(0, _OFFER), taken=_ticked(item)) if decided else tr(LATER))
            item.setToolTip(3, tip(item.text(3)))
        taken = sum(_ticked(item) for item in _inside(top))
        counts = tr(N_("taken over: {taken}, kept: {kept}")).format(taken=taken, kept=top.childCount() - taken)
        top.setText(3, counts if decided else tr(LATER))

    def _state(self, offer: Offer, *, taken: bool) -> str:
        tr = self._tr
        state = tr(TAKEN[offer.sort] if taken else KEPT)
        if not offer.conflict:
            return state
        why = tr(N_("still used here") if offer.users else N_("changed here too"))
        return tr(N_("{state} ({why})")).format(state=state, why=why)

    def _in_full(self, item: QTreeWidgetItem | None) -> str:
        offer = item.data(0, _OFFER) if item is not None else None
        if item is None or not isinstance(offer, Offer):
            return self._tr(N_("Choose a line to read it in full."))
        return self._said.in_full(item.data(0, _COPY), offer)


def _identity(item: QTreeWidgetItem) -> tuple[str, ...]:
    one, offer = item.data(0, _COPY), item.data(0, _OFFER)
    return (one.uid, offer.source, offer.key) if isinstance(offer, Offer) else (one.uid,)


def _inside(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item for n in range(top.childCount()) if (item := top.child(n)) is not None]


def _ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked
