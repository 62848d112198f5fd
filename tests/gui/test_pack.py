"""The inspection pack is asked for from the menu and written where the person says."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest

from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from tests.gui.window import back_in, dialog_of
from ui.papers.pack_dialog import PackDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_the_pack_is_written_and_says_where_it_lies(window, qtbot, tmp_path):
    window.room.choose_operator(OPERATOR)
    settle()
    window.act("pack")
    dialog = dialog_of(window, PackDialog, qtbot)
    assert dialog.day.day == dt.datetime.now().astimezone().date()
    dialog.write(tmp_path / "pack.zip")
    assert not dialog.save.isEnabled()
    qtbot.waitUntil((tmp_path / "pack.zip").exists, timeout=60_000)
    back_in(window, qtbot)
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert {"index.txt", "SHA256SUMS", "log/edits.csv"} <= set(archive.namelist())


def test_it_can_be_stopped(window, qtbot, tmp_path):
    window.room.choose_operator(OPERATOR)
    window.act("pack")
    dialog = dialog_of(window, PackDialog, qtbot)
    dialog.write(tmp_path / "pack.zip")
    dialog.reject()
    back_in(window, qtbot)
    qtbot.wait(300)
    assert not (tmp_path / "pack.zip").exists()
