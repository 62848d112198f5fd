"""What is not in the paper, and why: a list of reasons, below each the places; choosing one goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from ropa.documents.left_out import REASONS, LeftOut
from ropa.documents.spots import Spot
from ropa.i18n import N_, Translator
from ui.icons import icon
from ui.tips import tip

FEW = 6
"""Reasons with so few places are unfolded at once."""

_SPOT = Qt.ItemDataRole.UserRole
_PICTURES = {
    "drafts": "edit",
    "archived": "archive",
    "changed": "history",
    "borrowed": "language",
    "claimed": "warning",
}


class _Wrapped(QStyledItemDelegate):
    """Lines as high as their words need at the width that there is: the tree itself breaks no lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        tree = self.parent()
        asked = super().sizeHint(option, index)
        if not isinstance(tree, QTreeWidget):
            return asked
        depth = 1 if index.parent().isValid() else 0
        picture = option.fontMetrics.height() * 2 if depth == 0 else 0
        room = tree.viewport().width() - (depth + 1) * tree.indentation() - picture - option.fontMetrics.height()
        wrapped = option.fontMetrics.boundingRect(
            QRect(0, 0, max(room, 1), 10_000), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(asked.width(), max(asked.height(), wrapped.height() + option.fontMetrics.height() // 3))


class LeftOutList(QTreeWidget):
    """Signals: `chosen(Spot)`. Places are made into lines when their reason is unfolded: there may be thousands."""

    chosen = Signal(object)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._shown: Sequence[LeftOut] = ()
        self.setHeaderHidden(True)
        self.setAccessibleName(tr(N_("What is not in the paper, and why")))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapped(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(False)
        self.itemExpanded.connect(self._fill)
        self.itemClicked.connect(self._choose)

    def show_reasons(self, several: Sequence[LeftOut]) -> None:
        """Show them; what was unfolded stays so."""
        if several == self._shown:
            return
        tops = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        folded = {item.data(0, _SPOT).reason: item.isExpanded() for item in tops if item}
        self._shown = several
        self.clear()
        for one in several:
            item = QTreeWidgetItem([f"{self._tr(REASONS[one.reason])}: {len(one.spots)}"])
            item.setIcon(0, icon(_PICTURES.get(one.reason, "info"), "muted"))
            item.setData(0, _SPOT, one)
            item.setToolTip(0, self._tr(REASONS[one.reason]))
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.addTopLevelItem(item)
            item.setExpanded(folded.get(one.reason, len(one.spots) <= FEW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)

    def _fill(self, item: QTreeWidgetItem) -> None:
        held = item.data(0, _SPOT)
        if item.childCount() or not isinstance(held, LeftOut):
            return
        for spot in held.spots:
            words = said(spot)
            line = QTreeWidgetItem(item, [words])
            line.setToolTip(0, tip(words))
            line.setData(0, _SPOT, spot)

    def _choose(self, item: QTreeWidgetItem) -> None:
        held = item.data(0, _SPOT)
        if isinstance(held, Spot):
            self.chosen.emit(held)
        else:
            item.setExpanded(not item.isExpanded())


def said(spot: Spot) -> str:
    """A place in one line: record, part, fact, and what is missing of it."""
    detail = f"({spot.detail})" if spot.detail else ""
    return " › ".join(one for one in (spot.name, spot.part, f"{spot.fact} {detail}".strip()) if one)
