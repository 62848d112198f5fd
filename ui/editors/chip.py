"""One of several values: a button with its name and a cross. The cross, Delete, Backspace or Return takes it out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from ropa.i18n import N_, Translator
from ui.colours import colour
from ui.editors.attended import Attended
from ui.icons import icon
from ui.tips import tip

_MOST_LETTERS = 60

_KEYS: Mapping[int, str] = {
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Backspace: "remove",
    Qt.Key.Key_Return: "remove",
    Qt.Key.Key_Enter: "remove",
    Qt.Key.Key_F2: "edit",
}
_MOVES: Mapping[int, str] = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}
"""With Ctrl."""

_MENU = {
    "open": N_("Open"),
    "edit": N_("Edit"),
    "left": N_("Move left"),
    "right": N_("Move right"),
    "copy": N_("Copy"),
    "remove": N_("Remove"),
}


class Chip(Attended, QAbstractButton):
    """Signals: `asked(act)`: "remove", or one of `acts`, which are in the order of the menu and may be "open", "edit",
    "left" and "right" (a place on).
    """

    asked = Signal(str)

    def __init__(self, tr: Translator, acts: Collection[str]) -> None:
        super().__init__()
        self._tr = tr
        self._acts = acts
        self._removable = True
        self._icon: QIcon | None = None
        self.value = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_value(self, value: str, name: str) -> None:
        """What it stands for."""
        self.value = value
        if name == self.text():
            return
        self.setText(name)
        self._name()
        self.updateGeometry()

    def set_removable(self, removable: bool) -> None:
        """Whether it has a cross."""
        self._removable = removable
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        remove = self._tr(N_("Remove {name}")).format(name=self.text())
        self.setAccessibleName(remove if self._removable else self.text())

    def nextCheckState(self) -> None:
        """Pressed: by Space, by a click on the cross, by a screen reader."""
        self._ask("remove")

    def _ask(self, act: str) -> None:
        if self.can(act):
            self.asked.emit(act)

    def can(self, act: str) -> bool:
        """Whether there is such an act now: what is only read can still be opened."""
        return act == "open" in self._acts or (self._removable and act in ("remove", *self._acts))

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        high = letters.height()
        text = min(letters.horizontalAdvance(self.text()), _MOST_LETTERS * letters.averageCharWidth()) + 1
        return QSize(text + high * (2 if self._removable else 1), high * 3 // 2)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), 5 * self.fontMetrics().height()), whole.height())

    def _cross(self) -> QRect:
        high = self.fontMetrics().height()
        side = high * 2 // 3
        return QRect(self.width() - side - high // 2, (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (all of it is painted)
        painter, palette, high = QPainter(self), self.palette(), self.fontMetrics().height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "focus" if self.hasFocus() else "frame" if self.underMouse() else "line"
        pen = painter.pen()
        pen.setColor(colour(edge, palette))
        pen.setWidthF(2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.setBrush(colour("inner" if self._removable else "page", palette))
        inset = pen.widthF() / 2
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        place = self.rect().adjusted(high // 2, 0, -high // 2, 0)
        if self._removable:
            cross = self._cross()
            place.setRight(cross.left() - high // 4)
            self._icon = self._icon or icon("close", "muted")
            self._icon.paint(painter, cross)
        painter.setPen(colour("text", palette))
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        wanted = "" if name == self.text() else tip(self.text())
        if wanted != self.toolTip():
            self.setToolTip(wanted)

    def hitButton(self, position: QPoint) -> bool:
        """A click beside the cross takes the keyboard there and removes nothing."""
        return self._removable and position.x() >= self._cross().left() - self.fontMetrics().height() // 4

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.hitButton(event.position().toPoint()):
            self._ask("edit")
            self._ask("open")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        act = _MOVES.get(event.key()) if control else _KEYS.get(event.key())
        if act and (self.can(act) or act == "remove"):
            self._ask(act)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the name on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, words in _MENU.items():
            if act == "copy":
                menu.addAction(self._tr(words)).triggered.connect(self.copy)
            elif self.can(act):
                menu.addAction(self._tr(words)).triggered.connect(lambda _=False, act=act: self._ask(act))
        menu.popup(event.globalPos())
