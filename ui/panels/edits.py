"""Edits and what each of them changed: a list, and beside or below it the facts of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSplitter,
    QStackedLayout,
    QWidget,
)

from ropa.i18n import N_
from ui.desk import Desk
from ui.look import em
from ui.panels.edit_delegate import EditDelegate
from ui.panels.edit_facts import EditFacts
from ui.panels.edits_model import Asked, EditsModel
from ui.panels.empty import Empty
from ui.panels.tab_order import put_after

_NARROW = 42
"""Line heights of width below which the facts stand under the list."""


class EditsList(QListView):
    """Signals: `opened(QModelIndex, bool)` when an edit was clicked, or Enter or Space pressed on it; with Enter the
    keyboard wants to go to its facts.
    """

    opened = Signal(QModelIndex, bool)

    def __init__(self, model: EditsModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(EditDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.clicked.connect(lambda index: self.opened.emit(index, False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (enters or event.key() == Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex(), enters)
            return
        super().keyPressEvent(event)


class Edits(QWidget):
    """Signals: `edit_opened()` when another edit is open, or none.

    Once an edit is open its facts follow the list's current row, until they are closed.
    """

    edit_opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._none = ""
        self.model = EditsModel(desk)
        self.model.read.connect(self._show_state)
        self.list = EditsList(self.model, desk.tr(N_("Edits, newest first")))
        self.list.opened.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.facts = EditFacts(desk)
        self.facts.closed.connect(self.close_edit)
        self.facts.hide()
        self._both = QSplitter()
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(self.list)
        self._both.addWidget(self.facts)
        self.empty = Empty("history")
        self._nothing = self.empty.apart()
        self.setFocusProxy(self.list)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._both)
        self._stack.addWidget(self._nothing)

    def go_in(self) -> None:
        """Put the keyboard into the list, at its first edit where none is current."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.first())
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def show_edits(self, asked: Asked | None, none: str) -> None:
        """Show other edits from the newest on; `none` is the sentence for where there are none."""
        self._none = none
        self.close_edit()
        self.model.show(asked)

    def refresh(self) -> None:
        """Something changed: read the newest again; what is open stays open."""
        opened = self.opened
        self.model.refresh()
        if opened is not None:
            index = self.model.index_of(opened)
            if index.isValid():
                self.open(index)
            else:
                self.close_edit()

    @property
    def opened(self) -> int | None:
        """The edit whose facts are shown."""
        return self.facts.edit.edit if self.facts.edit is not None else None

    def open_edit(self, edit: int) -> bool:
        """Open an edit by its number, reading on until it is there; whether it was found."""
        while not (index := self.model.index_of(edit)).isValid() and self.model.canFetchMore(QModelIndex()):
            self.model.read_on()
        if index.isValid():
            self.open(index)
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return index.isValid()

    def open(self, index: QModelIndex) -> None:
        """Show the facts of the edit of a row."""
        edit = self.model.edit_at(index)
        if edit is None:
            return
        again = self.opened == edit.edit
        if again:
            self.facts.refresh(edit)
        else:
            self.facts.show_edit(edit)
        put_after(self.list, self.facts)
        if self.facts.isHidden():
            self.facts.show()
            self._share()
        self.list.setCurrentIndex(index)
        if not again:
            self.edit_opened.emit()

    def close_edit(self) -> None:
        """Put the facts away; the keyboard is in the list again."""
        if self.opened is None:
            return
        within = self.facts.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.facts.show_edit(None)
        self.facts.hide()
        if within:
            self.list.setFocus()
        self.edit_opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < em(self, _NARROW)
        turned = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if turned != self._both.orientation():
            self._both.setOrientation(turned)
            self._share()

    def _share(self) -> None:
        """Two parts for the list and three for the facts; the person may move the line between them."""
        long = self.height() if self._both.orientation() == Qt.Orientation.Vertical else self.width()
        self._both.setSizes([long * 2 // 5, long * 3 // 5])

    def _choose(self, index: QModelIndex, goes_in: bool) -> None:
        self.open(index)
        if goes_in:
            self.facts.focus_first()

    def _follow(self, index: QModelIndex) -> None:
        if self.opened is not None:
            self.open(index)

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        self.empty.say(self.desk.tr(N_("Looking through the history…")) if self.model.is_reading else self._none)
        self._stack.setCurrentWidget(self._both if rows else self._nothing)
