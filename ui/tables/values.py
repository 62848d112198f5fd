"""A small popup in which the values of one column are ticked that a list shall show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ropa.words import fold
from ui.look import em
from ui.tables.search import SearchBox
from ui.tips import tip

MANY = 10
"""With more values than this there is a search box above them."""
_TALLEST = 14
"""Lines seen at once."""


class Ticks(QListWidget):
    """Lines to tick: a click anywhere on the line does it, and Space. Signals: `confirmed()` by Enter."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self._before = Qt.CheckState.Unchecked
        self.itemPressed.connect(self._remember)
        self.itemClicked.connect(self._tick)

    def _remember(self, item: QListWidgetItem) -> None:
        self._before = item.checkState()

    def _tick(self, item: QListWidgetItem) -> None:
        if item.checkState() == self._before:
            ticked = self._before == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class ValuePicker(QFrame):
    """Signals: `ticked(values)` after each tick."""

    ticked = Signal(list)

    def __init__(
        self, parent: QWidget, heading: str, search: str, values: Sequence[tuple[str, str]], chosen: Sequence[str]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(heading)
        title = QLabel(heading)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("wear", "field")
        self.search = SearchBox(search)
        self.search.asked.connect(self._narrow)
        self.search.left_down.connect(self._go_down)
        self.search.confirmed.connect(self._go_down)
        self.list = Ticks()
        self.list.setAccessibleName(heading)
        for value, label in values:
            item = QListWidgetItem(label)
            item.setToolTip(tip(label))
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda: self.ticked.emit(self.values()))
        self.list.confirmed.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[em(self, 0.4)] * 4)
        column.setSpacing(em(self, 0.3))
        for widget in (title, self.search, self.list):
            column.addWidget(widget)
        self.search.setVisible(len(values) > MANY)
        self._first: QWidget = self.search if len(values) > MANY else self.list

    def values(self) -> list[str]:
        """What is ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() == Qt.CheckState.Checked]

    def open_at(self, point: QPoint) -> None:
        """Show it below a point of the screen, as large as its lines ask for."""
        lines = min(max(self.list.count(), 2), _TALLEST)
        line = max(self.list.sizeHintForRow(0), em(self, 1.4))
        self.list.setFixedHeight(lines * line + 2 * self.list.frameWidth() + em(self, 0.3))
        wide = self.list.sizeHintForColumn(0) + em(self, 2.5)
        self.list.setMinimumWidth(min(max(wide, em(self, 13)), em(self, 26)))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(point.x(), screen.right() - self.width()))
        top = max(screen.top(), min(point.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.list.setCurrentRow(0)
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed)
        for row in range(self.list.count()):
            self.list.item(row).setHidden(wanted not in fold(self.list.item(row).text()))

    def _go_down(self) -> None:
        shown = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
        self.list.setCurrentRow(next(shown, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
