"""One side of a comparison as a list: what differs, what is in doubt, what agrees, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from ui.checks.delegate import PICTURE, PIECES, FindingDelegate, Piece
from ui.icons import icon

_LINE = Qt.ItemDataRole.UserRole
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Compared:
    """A line: what it is about, what is said of it, the sentence of the text ("" for none), where the fact stands."""

    subject: str
    said: str
    text: str
    kind: str = ""
    root: str = ""
    row: str = ""
    key: str = ""


@dataclass(frozen=True)
class Side:
    """Lines under one heading, with their sign and its colour; `folded` where nothing is to be done."""

    heading: str
    picture: str
    role: str
    lines: tuple[Compared, ...]
    folded: bool = False


class ComparedList(QTreeWidget):
    """Signals: `chosen(Compared)` when a line was clicked or Enter pressed on it."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setProperty("wear", "plain")
        self.setItemDelegate(FindingDelegate(self))
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)

    def show_sides(self, sides: Iterable[Side]) -> None:
        """Show these groups; an empty one says so by its number."""
        self.clear()
        for side in sides:
            top = QTreeWidgetItem(self, [side.heading])
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            number = str(len(side.lines))
            top.setData(0, PIECES, (Piece(side.heading, bold=True), Piece(number, "muted", follows=True)))
            top.setData(0, _SPOKEN, f"{side.heading}: {number}")
            for line in side.lines:
                top.addChild(_item(side, line))
            top.setExpanded(not side.folded)

    def lines(self) -> list[Compared]:
        """All lines from above."""
        tops = [top for n in range(self.topLevelItemCount()) if (top := self.topLevelItem(n))]
        lines = [line for top in tops for n in range(top.childCount()) if (line := top.child(n))]
        return [line.data(0, _LINE) for line in lines]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _LINE)
        if isinstance(line, Compared):
            self.chosen.emit(line)
        else:
            item.setExpanded(not item.isExpanded())


def _item(side: Side, line: Compared) -> QTreeWidgetItem:
    item = QTreeWidgetItem([line.said])
    item.setData(0, PICTURE, (icon(side.picture, side.role), icon(side.picture)))
    pieces = [Piece(line.subject, side.role, bold=True), Piece(line.said, follows=True)]
    if line.text:
        pieces.append(Piece(line.text, "muted"))
    item.setData(0, PIECES, tuple(pieces))
    item.setData(0, _SPOKEN, f"{line.subject}: {line.said} {line.text}")
    item.setData(0, _LINE, line)
    return item
