"""A small popup to pick one of many by typing; what is found is listed below, and read when looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from ui.colours import colour
from ui.look import em
from ui.tables.search import SearchBox

PAGE = 25
"""Lines that are read at once."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Choice:
    """One line: what it is called, and what tells it from others of that name."""

    name: str
    detail: str = ""


@dataclass(frozen=True)
class Source:
    """Where the lines come from: `find` gives for what is typed the values to list and a remark below them ("" for
    none), `tell` the lines of some values.
    """

    find: Callable[[str], tuple[Sequence[str], str]]
    tell: Callable[[Sequence[str]], Mapping[str, Choice]]


class Choices(QAbstractListModel):
    """The lines found."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self.values: Sequence[str] = ()
        self._told: dict[str, Choice] = {}

    def ask(self, typed: str) -> str:
        """List what is found; returns the remark."""
        self.beginResetModel()
        self.values, remark = self._source.find(typed)
        self._told = {}
        self.endResetModel()
        return remark

    def choice(self, row: int) -> Choice:
        """The line of a row, read with those around it when asked for first."""
        value = self.values[row]
        if value not in self._told:
            start = row - row % PAGE
            page = self.values[start : start + PAGE]
            told = self._source.tell(page)
            self._told |= {one: told.get(one, Choice("")) for one in page}
        return self._told[value]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.choice(index.row()).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            choice = self.choice(index.row())
            return f"{choice.name}, {choice.detail}" if choice.detail else choice.name
        return None


class TwoLines(QStyledItemDelegate):
    """A name, and below it in quieter letters what tells it apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(0, round(option.fontMetrics.height() * 2.6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        model = index.model()
        if not isinstance(model, Choices):
            return
        choice = model.choice(index.row())
        metrics, pad = option.fontMetrics, option.fontMetrics.height() // 3
        inside = option.rect.adjusted(2 * pad, pad, -2 * pad, -pad)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.color(QPalette.ColorRole.HighlightedText if picked else QPalette.ColorRole.Text)
        quiet = ink if picked else colour("muted", option.palette)
        painter.save()
        painter.setFont(option.font)
        upper = Qt.AlignmentFlag.AlignTop if choice.detail else Qt.AlignmentFlag.AlignVCenter
        for text, pen, place in ((choice.name, ink, upper), (choice.detail, quiet, Qt.AlignmentFlag.AlignBottom)):
            painter.setPen(pen)
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, place | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()


class Picker(QFrame):
    """Signals: `picked(value)`; it closes itself then. `hint` stands below while nothing is found and nothing said."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, heading: str, search: str, source: Source, hint: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(heading)
        self._hint = hint
        title = QLabel(heading)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("wear", "field")
        title.setWordWrap(True)
        self.search = SearchBox(search)
        self.search.asked.connect(self.ask)
        self.search.left_down.connect(self._go_down)
        self.search.confirmed.connect(self._pick_current)
        self.choices = Choices(source)
        self.list = Lines()
        self.list.setModel(self.choices)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(heading)
        self.list.clicked.connect(self._pick)
        self.list.confirmed.connect(self._pick_current)
        self.list.left_up.connect(self.search.setFocus)
        self.remark = QLabel()
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setProperty("wear", "muted")
        self.remark.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[em(self, 0.5)] * 4)
        column.setSpacing(em(self, 0.35))
        for widget in (title, self.search):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.remark)
        self.ask("")

    def ask(self, typed: str) -> None:
        """List what is found for what is typed."""
        started = perf_counter()
        said = self.choices.ask(typed)
        self.search.took = perf_counter() - started
        self.remark.setText(said or ("" if self.choices.values else self._hint))
        self.remark.setVisible(bool(self.remark.text()))
        if self.choices.values:
            self.list.setCurrentIndex(self.choices.index(0, 0))

    def open_at(self, point: QPoint, *, wide: float = 24, high: float = 26) -> None:
        """Show it at a point of the screen, so many lines of letters wide and high, inside the screen."""
        screen = self.screen().availableGeometry()
        self.resize(min(em(self, wide), screen.width()), min(em(self, high), screen.height()))
        left = max(screen.left(), min(point.x(), screen.right() - self.width()))
        top = max(screen.top(), min(point.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _go_down(self) -> None:
        if self.choices.values:
            row = min(self.list.currentIndex().row() + 1, len(self.choices.values) - 1)
            self.list.setCurrentIndex(self.choices.index(row, 0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick_current(self) -> None:
        self._pick(self.list.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            value = self.choices.values[index.row()]
            self.close()
            self.picked.emit(value)


class Lines(QListView):
    """The list of a picker. Signals: `confirmed()` by Enter; `left_up()` where one goes back into the search box."""

    confirmed = Signal()
    left_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyboardSearch(self, search: str) -> None:  # noqa: ARG002
        """Qt would read every line; letters belong into the search box."""
        self.left_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.confirmed.emit()
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self.left_up.emit()
            case _:
                super().keyPressEvent(event)
