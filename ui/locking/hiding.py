"""A window under its cover, and back: content, strips, status, dialogs and menus that are open, title."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog

    from ui.main_window import MainWindow


@dataclass
class Hidden:
    """What a window showed before it was covered."""

    cover: QWidget | None = None
    widgets: list[QWidget] = field(default_factory=list)
    dialogs: list[tuple[QDialog, bool]] = field(default_factory=list)
    held: QWidget | None = None


def hide_below(window: MainWindow, hidden: Hidden, cover: QWidget) -> None:
    """Cover a window; all that is in it stays as it is."""
    hidden.cover = cover
    for n in range(window.column.count()):
        item = window.column.itemAt(n)
        widget = item.widget() if item is not None else None
        if widget is not None and not widget.isHidden():
            widget.hide()
            hidden.widgets.append(widget)
    if not window.statusBar().isHidden():
        window.statusBar().hide()
        hidden.widgets.append(window.statusBar())
    window.column.insertWidget(0, cover, 1)
    cover.show()
    cover.setFocus(Qt.FocusReason.OtherFocusReason)


def hide_dialogs(window: MainWindow) -> Hidden:
    """Dialogs keep what is typed in them and come back; those that ask for a file are given up.

    One that loses the keyboard may save a setting, and the window is then built anew: it is covered after that.
    """
    hidden = Hidden(held=window.focusWidget())
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    held = QApplication.focusWidget()
    for top in QApplication.topLevelWidgets():
        if top is window or not top.isVisible() or not _belongs(top, window):
            continue
        if isinstance(top, QDialog) and not isinstance(top, _asks_for_a_place()):
            hidden.dialogs.append((top, top.isModal()))
            hidden.held = held if held is not None and top.isAncestorOf(held) else hidden.held
            top.hide()
        else:
            top.close()
    return hidden


def _asks_for_a_place() -> tuple[type[QFileDialog], type[QPrintDialog]]:
    from PySide6.QtPrintSupport import QPrintDialog

    return QFileDialog, QPrintDialog


def _belongs(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window


def show_again(window: MainWindow, hidden: Hidden) -> None:
    """Take the cover away."""
    if hidden.cover is not None:
        window.column.removeWidget(hidden.cover)
        hidden.cover.hide()
        hidden.cover.deleteLater()
    for widget in hidden.widgets:
        if isValid(widget):
            widget.show()
    for dialog, modal in hidden.dialogs:
        if isValid(dialog):
            (dialog.open if modal else dialog.show)()
    if hidden.held is not None and isValid(hidden.held):
        hidden.held.setFocus(Qt.FocusReason.OtherFocusReason)
