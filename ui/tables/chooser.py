"""The popup in which the columns of a list are chosen and put in order, and by which one it is sorted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_, Translator
from ropa.store.rows import columns
from ropa.words import fold
from ui.icons import icon
from ui.look import em
from ui.tables.columns import Shown, shown
from ui.tables.search import SearchBox
from ui.tables.values import Ticks
from ui.tables.views import View
from ui.tips import tip

_KEY = Qt.ItemDataRole.UserRole


class ColumnChooser(QFrame):
    """Signals: `columns_changed(columns)`; `sort_changed(key, descending)`; `usual_requested()`."""

    columns_changed = Signal(tuple)
    sort_changed = Signal(str, bool)
    usual_requested = Signal()

    def __init__(self, parent: QWidget, tr: Translator, kind: str, view: View) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr(N_("Columns")))
        self._tr = tr
        self._kind = kind
        self._known = columns(kind)
        self._now = {one.key: one for one in view.columns}
        title = QLabel(tr(N_("Columns of the list")))
        title.setProperty("wear", "field")
        self.search = SearchBox(tr(N_("Search the columns")))
        self.search.asked.connect(self._narrow)
        self.search.left_down.connect(self._go_down)
        self.search.confirmed.connect(self._go_down)
        self.list = Ticks()
        self.list.setAccessibleName(tr(N_("Columns of the list")))
        for key in (*self._now, *(key for key in self._known if key not in self._now)):
            item = QListWidgetItem(self._known[key].label(tr.language))
            item.setToolTip(tip(item.text()))
            item.setData(_KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in self._now else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._tell)
        self.list.confirmed.connect(self.close)
        self.up = self._mover("up", tr(N_("Move the column to the left")), -1)
        self.down = self._mover("down", tr(N_("Move the column to the right")), 1)
        usual = QPushButton(tr(N_("Usual columns")))
        usual.clicked.connect(self.usual_requested)
        usual.clicked.connect(self.close)
        self._lay(title, usual, view)

    def _mover(self, picture: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.move_current(by))
        return button

    def _lay(self, title: QLabel, usual: QPushButton, view: View) -> None:
        line = QHBoxLayout()
        line.addWidget(self.up)
        line.addWidget(self.down)
        line.addStretch()
        line.addWidget(usual)
        self.sort = QComboBox()
        self.sort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sort.setMinimumContentsLength(16)
        for key, one in self._known.items():
            self.sort.addItem(one.label(self._tr.language), key)
        self.sort.setCurrentIndex(self.sort.findData(view.sort))
        self.descending = QCheckBox(self._tr(N_("Descending")))
        self.descending.setChecked(view.descending)
        label = QLabel(self._tr(N_("Sorted by")))
        label.setBuddy(self.sort)
        tell: Callable[..., None] = lambda *_: self.sort_changed.emit(  # noqa: E731 (one slot for both)
            self.sort.currentData(), self.descending.isChecked()
        )
        self.sort.activated.connect(tell)
        self.descending.clicked.connect(tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[em(self, 0.5)] * 4)
        column.setSpacing(em(self, 0.35))
        column.addWidget(title)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(line)
        column.addWidget(label)
        column.addWidget(self.sort)
        column.addWidget(self.descending)

    def open_at(self, point: QPoint) -> None:
        """Show it at a point of the screen, inside the screen."""
        screen = self.screen().availableGeometry()
        wide = min(max(em(self, 20), self.list.sizeHintForColumn(0) + em(self, 3)), em(self, 34))
        self.resize(min(wide, screen.width()), min(em(self, 30), screen.height()))
        left = max(screen.left(), min(point.x(), screen.right() - self.width()))
        top = max(screen.top(), min(point.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.list.setCurrentRow(0)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def move_current(self, by: int) -> None:
        """Move the line with the cursor up or down, among the columns that are shown."""
        row = self.list.currentRow()
        there = row + by
        if row >= 0 and 0 <= there < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(there, item)
            self.list.setCurrentRow(there)
            self._tell()

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        keys = [str(one.data(_KEY)) for one in items if one.checkState() == Qt.CheckState.Checked]
        chosen: tuple[Shown, ...] = tuple(self._now.get(key) or shown(self._known[key]) for key in keys)
        if chosen:
            self._now |= {one.key: one for one in chosen}
            self.columns_changed.emit(chosen)

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed)
        for row in range(self.list.count()):
            self.list.item(row).setHidden(wanted not in fold(self.list.item(row).text()))

    def _go_down(self) -> None:
        shown_rows = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
        self.list.setCurrentRow(next(shown_rows, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
