"""The list below a line in which one types to choose. It never takes the keyboard: the line steers it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QStyle, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.editors.rows import Drawn, Row, Rows

_MOST_LETTERS = 60
_LINES_IN_VIEW = 14


class Popup(QFrame):
    """Signals: `chosen(Row)`: clicked, or `choose()` was called on the highlighted row."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._line = line
        self._watched: list[QWidget] = []
        self._model = Rows()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._list = QListView()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMinimumHeight(1)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setModel(self._model)
        self._drawn = Drawn(self._model, self._list)
        self._list.setItemDelegate(self._drawn)
        self._list.clicked.connect(self._choose_at)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._list)

    def name_it(self, name: str) -> None:
        """What is chosen here, for a screen reader."""
        self.setAccessibleName(name)
        self._list.setAccessibleName(name)

    @property
    def rows(self) -> Sequence[Row]:
        """What is offered now."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Row], value: str = "") -> None:
        """Offer these below the line; the row of `value` is highlighted."""
        self._model.show_rows(rows)
        self._fit()
        at = next((n for n, row in enumerate(rows) if value and row.option and row.option.value == value), -1)
        if at >= 0:
            self._highlight(at)
        if not self.isVisible():
            self._watch()
            self.show()

    def highlighted(self) -> Row | None:
        """The row that Return would choose."""
        index = self._list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """Move the highlight by so many rows that can be chosen, and stop at the ends."""
        places = [n for n, row in enumerate(self._model.rows) if row.can_be_chosen]
        if not places:
            return
        index = self._list.currentIndex()
        here = places.index(index.row()) + by if index.isValid() else 0 if by > 0 else len(places) - 1
        self._highlight(places[min(max(here, 0), len(places) - 1)])

    def choose(self) -> None:
        """Choose the highlighted row."""
        if (row := self.highlighted()) is not None:
            self.chosen.emit(row)

    def _choose_at(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.can_be_chosen:
            self.chosen.emit(row)

    def _highlight(self, at: int) -> None:
        index = self._model.index(at)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        if QAccessible.isActive():
            words = self._model.rows[at].spoken
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, words))

    def _fit(self) -> None:
        """As wide as the line or the names need, as tall as the rows, within the screen, below the line or above it."""
        letters, screen = self.fontMetrics(), self._line.screen().availableGeometry()
        needed = max(
            (letters.horizontalAdvance(f"{row.text}{row.detail}") + 4 * letters.height() for row in self.rows),
            default=0,
        )
        most = _MOST_LETTERS * letters.averageCharWidth()
        width = min(max(self._line.width(), min(needed, most)), screen.width())
        limit = min(_LINES_IN_VIEW * letters.height() * 7 // 5, screen.height() // 2)
        edges = 2 * (self.frameWidth() + 1)
        self._drawn.width = width - edges
        tall = edges + sum(self._drawn.height_of(row, letters) for row in self.rows)
        if tall > limit:
            self._drawn.width -= self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if tall > limit else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._list.setVerticalScrollBarPolicy(scrolls)
        self._list.doItemsLayout()
        below = self._line.mapToGlobal(QPoint(0, self._line.height()))
        height = min(tall, limit)
        top = below.y() + 1
        if top + height > screen.bottom() and below.y() - self._line.height() - height >= screen.top():
            top = below.y() - self._line.height() - height - 1
        left = max(screen.left(), min(below.x(), screen.right() - width + 1))
        self.setGeometry(left, top, width, height)

    def _watch(self) -> None:
        """While it is open: what moves the line takes the list along, what is clicked elsewhere closes it."""
        above: QWidget | None = self._line
        while above is not None:
            above.installEventFilter(self)
            self._watched.append(above)
            above = None if above.isWindow() else above.parentWidget()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for widget in self._watched:
            if isValid(widget):  # an editor on its way out takes the keyboard, and so the list, out of its line
                widget.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress if watched is not self._line:
                self.hide()
            case QEvent.Type.WindowDeactivate | QEvent.Type.Hide | QEvent.Type.Close:
                self.hide()
            case QEvent.Type.Move | QEvent.Type.Resize:
                if self._line.visibleRegion().isEmpty():
                    self.hide()
                else:
                    self._fit()
        return False
