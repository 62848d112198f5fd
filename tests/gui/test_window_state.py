"""What is kept of a window: its size, place and columns, and states that cannot be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from tests.gui.keyboard import settle
from tests.gui.window import command, section

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

FAR = QPoint(40_000, 40_000)


def test_the_window_comes_back_as_it_was(program, window, qtbot):
    path = window.workspace.register.path
    window.resize(781, 602)  # the screen has 800
    command(window, "panel", "F9")
    section(window, "tracker", "Alt+7")
    window.room._splitter.setSizes([200, 400, 181])
    settle()
    kept = window.size(), window.room.panel.isHidden(), window.room._splitter.sizes(), window.room.desk.operator
    waiting = program.show_window()
    window.close()
    program.settings.sync()
    program.open_path(str(path))
    other = program.windows[-1]
    qtbot.waitUntil(other.isActiveWindow)
    assert other is not waiting
    settle()
    again = other.size(), other.room.panel.isHidden(), other.room._splitter.sizes(), other.room.desk.operator
    assert again == kept
    assert other.room.place().section == "tracker"


def test_a_window_kept_off_the_screen_comes_back_into_it(program):
    window = program.show_window()
    window.move(FAR)
    settle()
    assert not window.screen().geometry().intersects(window.geometry())
    window.keep_state()
    other = program.show_window()
    settle()
    assert other.screen().availableGeometry().intersects(other.frameGeometry())
    assert other.screen().geometry().contains(other.geometry().center())


@pytest.mark.parametrize("state", ["", "AAAA", "nonsense!", "0" * 4000])
def test_a_state_that_cannot_be_read_does_no_harm(program, window, state):
    for key in ("window", "columns"):
        program.settings.put(f"state/{key}", state)
    other = program.another_window(window)
    settle()
    assert other.isVisible()
    assert other.width() > 300
    assert other.room.sidebar.isVisible()
