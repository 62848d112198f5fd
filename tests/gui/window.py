"""The main window as a person at the keyboard meets it: where the keyboard is, where Tab leads, what can be read."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ropa.holdings import Plain
from ropa.store.opened import opened
from tests.gui.keyboard import focused, press, settle, type_text
from ui.dialogs.protecting import ProtectingDialog
from ui.fault import Report
from ui.main_window import MainWindow
from ui.program import Program

W = TypeVar("W", bound=QWidget)

MOST_TABS = 400
"""Steps of Tab after which a control counts as not reachable."""


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a control."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def tab_to(name: str, *, back: bool = False) -> QWidget:
    """Press Tab (or Shift+Tab) until a control whose name begins so has the keyboard."""
    met: list[str] = []
    settle()
    if QApplication.focusWidget() is None:  # after what had the keyboard is gone
        active = QApplication.activeWindow()
        assert active is not None, "no window is active: did another one come up and go?"
        QTest.keyClick(active, Qt.Key.Key_Tab)
    for _ in range(MOST_TABS):
        if name_of(focused()).startswith(name):
            return focused()
        met.append(name_of(focused()))
        if back:
            press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        else:
            press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to “{name}”, only to {list(dict.fromkeys(met))}")


def keys(action: QAction, expected: str) -> None:
    """Press the keys of a menu's action, which are to be these."""
    assert QKeySequence(expected) in action.shortcuts(), f"{action.text()} has not {expected}"
    active = QApplication.activeWindow()
    assert active is not None, "no window is active"
    QTest.keySequence(QApplication.focusWidget() or active, QKeySequence(expected))
    settle()


def command(window: MainWindow, name: str, expected: str) -> None:
    """Run a command by its keys, which are to be these."""
    action = window.menus.actions[name]
    assert action.isEnabled(), f"{name} cannot be used here"
    keys(action, expected)


def section(window: MainWindow, name: str, expected: str) -> None:
    """Go to a section by its keys."""
    keys(window.menus.sections[name], expected)
    assert window.room is not None
    assert window.room.place().section == name


def pick(typed: str) -> None:
    """Choose what is found first for what is typed into the line that has the keyboard."""
    type_text(typed)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle()


def replace(text: str) -> None:
    """Type over all that stands in the field."""
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    type_text(text)


def undo_here() -> None:
    """Ctrl+Z in whatever has the keyboard."""
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def whole(window: MainWindow, qtbot: QtBot) -> Any:
    """The form in view, once all of it is filled."""
    assert window.room is not None
    page = window.room.page

    def filled() -> bool:
        form = page.form and page.form.form
        return form is not None and form._filled == len(form._plan)

    qtbot.waitUntil(filled)
    settle()
    return page.form


def stored(window: MainWindow, uid: str) -> Plain:
    """A record as the file has it."""
    assert window.workspace is not None
    return window.workspace.ask(opened, uid).record


def dialog_of(window: QWidget, kind: type[W], qtbot: QtBot) -> W:
    """A dialog that came up, once it has the keyboard."""

    def there() -> None:
        found = [one for one in window.findChildren(kind) if one.isVisible()]
        assert found
        assert found[-1].isActiveWindow()

    qtbot.waitUntil(there)
    return next(one for one in reversed(window.findChildren(kind)) if one.isVisible())


def back_in(window: QWidget, qtbot: QtBot) -> None:
    """What a window manager does when a dialog closes, and the offscreen platform does not."""
    settle()

    def in_front() -> bool:
        upper = [one for one in window.window().findChildren(QDialog) if one.isVisible()]
        front = upper[-1] if upper else window.window()  # another dialog may come up while one waits
        if not front.isActiveWindow():
            front.activateWindow()
        return front.isActiveWindow()

    qtbot.waitUntil(in_front)


def name_file(window: QWidget, path: Path, qtbot: QtBot) -> None:
    """Type a path into the dialog that asks for a file, and confirm it."""
    dialog = dialog_of(window, QFileDialog, qtbot)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert focused() is line, "one can type at once"
    replace(str(path))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    back_in(window, qtbot)


def without_password(window: QWidget, qtbot: QtBot) -> None:
    """Go without a password knowingly, where a new register is offered one."""
    dialog = dialog_of(window, ProtectingDialog, qtbot)
    dialog.without.setChecked(True)
    dialog.give.click()
    qtbot.waitUntil(lambda: not [one for one in window.findChildren(ProtectingDialog) if one.isVisible()])
    back_in(window, qtbot)


def visible_texts(window: MainWindow) -> Iterator[str]:
    """Every text of labels, buttons, menus that can be read in a window now, and what screen readers say."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield from _said(widget)
    for menu in window.menuBar().findChildren(QMenu):
        yield menu.title()
        yield from (action.text() for action in menu.actions())


def _said(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    yield widget.accessibleName()
    yield widget.toolTip()


@contextmanager
def alarm_on(program: Program) -> Iterator[None]:
    """Refusals reach the window as they do outside of tests; faults of the program still fail the test."""
    before, in_thread = sys.excepthook, threading.excepthook
    faults: list[str] = []
    crash: Callable[[Report], None] = program.alarm._crash
    program.alarm.install()
    program.alarm._crash = lambda report: faults.append(report.full)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before, in_thread
        program.alarm._crash = crash
    assert not faults, faults[0]
