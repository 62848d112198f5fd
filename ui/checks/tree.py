"""Findings under what they are gathered by; each unfolds into its explanation, and leads to its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from ui.checks.delegate import PICTURE, PIECES, FindingDelegate, Piece
from ui.checks.told import SIGNS, Told
from ui.icons import icon

TOLD = Qt.ItemDataRole.UserRole
"""Of a finding and its explanation: the finding. Of what findings are gathered by: its key."""

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Group = tuple[str, str, tuple[Told, ...]]
"""A key, what stands over the findings ("" for nothing), and the findings."""


class FindingTree(QTreeWidget):
    """Signals: `chosen(Told)` when a finding was clicked or Enter pressed on it; `asked(Told, QPoint)` for its menu, at
    a place of the screen.
    """

    chosen = Signal(object)
    asked = Signal(object, QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._said: Callable[[Told], str] = lambda told: told.place
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setProperty("wear", "plain")
        self.setItemDelegate(FindingDelegate(self))
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask)
        self.itemExpanded.connect(self._explain)
        self.itemClicked.connect(self._click)

    def show_groups(self, groups: Iterable[Group], said: Callable[[Told], str]) -> None:
        """Show findings; `said` is what stands below a sentence. What was chosen or unfolded stays so, and of a finding
        that went the next one is chosen.
        """
        kept, unfolded, folded = self._place(), self._unfolded(), self._folded()
        scrolled = self.verticalScrollBar().value()
        self._said = said
        self.setUpdatesEnabled(False)
        self.clear()
        for key, heading, several in groups:
            top = self._group(key, heading, len(several)) if heading else self.invisibleRootItem()
            for told in several:
                top.addChild(self._line(told))
            top.setExpanded(key not in folded)
        for item in self._lines():
            item.setExpanded(item.data(0, TOLD).identity in unfolded)
        self._put_back(*kept)
        self.verticalScrollBar().setValue(scrolled)
        self.setUpdatesEnabled(True)

    def current(self) -> Told | None:
        """The finding that is chosen."""
        item = self.currentItem()
        told = item.data(0, TOLD) if item is not None else None
        return told if isinstance(told, Told) else None

    def choose(self, identity: str) -> bool:
        """Choose a finding and unfold it; whether it is there."""
        item = next((one for one in self._lines() if one.data(0, TOLD).identity == identity), None)
        if item is not None:
            if (above := item.parent()) is not None:
                above.setExpanded(True)
            item.setExpanded(True)
            self.setCurrentItem(item)
        return item is not None

    def turn_all(self, *, unfolded: bool) -> None:
        """Unfold every explanation, or fold all."""
        for item in self._lines():
            item.setExpanded(unfolded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        elif event.key() == Qt.Key.Key_Space and item is not None:
            item.setExpanded(not item.isExpanded())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: object, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The arrow stands beside the first line of what it unfolds, not in the middle of all of them."""
        high = self.fontMetrics().height() * 2
        first = QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), high))
        super().drawBranches(painter, first, index)  # type: ignore[arg-type]

    def sizeHint(self) -> QSize:
        return QSize(20 * self.fontMetrics().height(), 12 * self.fontMetrics().height())

    def _group(self, key: str, heading: str, number: int) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self, [heading])
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        top.setData(0, PIECES, (Piece(heading, bold=True), Piece(str(number), "muted", follows=True)))
        top.setData(0, _SPOKEN, f"{heading}: {number}")
        top.setData(0, TOLD, key)
        return top

    def _line(self, told: Told) -> QTreeWidgetItem:
        below = self._said(told)
        item = QTreeWidgetItem([told.sentence])
        picture, role = SIGNS[told.sign]
        item.setData(0, PICTURE, (icon(picture, role), icon(picture)))
        item.setData(
            0,
            PIECES,
            (
                Piece(told.word, role, bold=True),
                Piece(told.sentence, follows=True),
                Piece(below, "muted"),
            ),
        )
        item.setData(0, _SPOKEN, f"{told.word}: {told.sentence} {below}")
        item.setData(0, TOLD, told)
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _explain(self, item: QTreeWidgetItem) -> None:
        """An explanation becomes a line when it is asked for."""
        told = item.data(0, TOLD)
        if not isinstance(told, Told):
            return
        if not item.childCount():
            line = QTreeWidgetItem(item, [told.explanation])
            line.setData(0, PIECES, tuple(Piece(text, role) for text, role in told.explained))
            line.setData(0, _SPOKEN, told.explanation)
            line.setData(0, TOLD, told)
        if self.hasFocus() and self.currentItem() is not item:
            self.setCurrentItem(item)

    def _click(self, item: QTreeWidgetItem) -> None:
        if not isinstance(item.data(0, TOLD), Told):
            item.setExpanded(not item.isExpanded())
        elif item.childCount() or item.childIndicatorPolicy() == QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator:
            self._choose(item)

    def _choose(self, item: QTreeWidgetItem) -> None:
        told = item.data(0, TOLD)
        if isinstance(told, Told):
            self.chosen.emit(told)
        else:
            item.setExpanded(not item.isExpanded())

    def _ask(self, place: QPoint) -> None:
        """The menu of the current finding: at the mouse, or below the line where a key asked."""
        if (item := self.itemAt(place)) is not None:
            self.setCurrentItem(item)
        if (told := self.current()) is not None:
            self.asked.emit(told, self.viewport().mapToGlobal(place))

    def _lines(self) -> Iterable[QTreeWidgetItem]:
        """The findings from above."""
        walk = QTreeWidgetItemIterator(self)
        found = []
        while (item := walk.value()) is not None:
            above = item.parent()
            if isinstance(item.data(0, TOLD), Told) and not (above and isinstance(above.data(0, TOLD), Told)):
                found.append(item)
            walk += 1
        return found

    def _unfolded(self) -> set[str]:
        return {item.data(0, TOLD).identity for item in self._lines() if item.isExpanded()}

    def _folded(self) -> set[str]:
        tops = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        return {str(top.data(0, TOLD)) for top in tops if top and not top.isExpanded()}

    def _place(self) -> tuple[str, int]:
        """Which finding is current, and which of all it is."""
        told = self.current()
        lines = [item.data(0, TOLD).identity for item in self._lines()] if told else []
        return (told.identity, lines.index(told.identity)) if told else ("", -1)

    def _put_back(self, identity: str, place: int) -> None:
        lines = list(self._lines())
        same = [item for item in lines if item.data(0, TOLD).identity == identity]
        if same or (lines and place >= 0):
            self.setCurrentItem(same[0] if same else lines[min(place, len(lines) - 1)])
