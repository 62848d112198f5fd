"""A list with the form of one record beside it, or below it in little room; how the room is shared is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from ui.look import em
from ui.settings import Settings

if TYPE_CHECKING:
    from ropa.register import Done

_ROOMY = 60
"""As many lines of letters wide the whole must be for the form to stand beside the list."""
_SHARE = 0.45
"""Of the list, until the person divides the room otherwise."""


class ToolBar(QFrame):
    """Tools above a list, never lower than their lines ask for: a splitter knows nothing of a height for a width."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("wear", "bar")

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return done


class Form(Protocol):
    """What a page asks of the form of a record beside its list."""

    def prepare(self, uid: str) -> None: ...

    def open(self, uid: str, row: str = "", key: str = "") -> None: ...

    def refresh(self, done: Done | None) -> None: ...

    def leave(self) -> None: ...

    def clear(self) -> None: ...

    def end(self) -> None: ...

    def focus_first(self) -> None: ...


class Beside(QSplitter):
    """The list has all the room until a form is put in and shown."""

    def __init__(self, settings: Settings, first: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self.form: QWidget | None = None
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.splitterMoved.connect(self._keep_share)

    def put_form(self, form: QWidget) -> None:
        """The form, hidden at first."""
        self.form = form
        form.hide()
        self.addWidget(form)
        for place in (0, 1):
            self.setStretchFactor(place, 1)

    @property
    def form_is_shown(self) -> bool:
        """Whether the form has its part of the room."""
        return self.form is not None and not self.form.isHidden()

    def show_form(self) -> None:
        """Give the form its part of the room."""
        if self.form is not None and self.form.isHidden():
            self.form.show()
            self._share()

    def hide_form(self) -> None:
        """Give the list all of it."""
        if self.form is not None:
            self.form.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        roomy = self.width() >= em(self, _ROOMY)
        wanted = Qt.Orientation.Horizontal if roomy else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self._share()

    def _key(self) -> str:
        return "list/beside" if self.orientation() == Qt.Orientation.Horizontal else "list/below"

    def _share(self) -> None:
        kept = self._settings.get(self._key(), _SHARE)
        share = min(max(float(kept), 0.1), 0.9) if isinstance(kept, (int, float)) else _SHARE
        room = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
        self.setSizes([round(room * share), room - round(room * share)])

    def _keep_share(self) -> None:
        sizes = self.sizes()
        if self.form_is_shown and all(sizes):
            self._settings.put(self._key(), round(sizes[0] / sum(sizes), 3))
