"""The first steps in the real window by keyboard: the start page, files that open or do not."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget

from ropa.register import Register
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import alarm_on, command, dialog_of, name_file, name_of, section, tab_to, whole
from ui.dialogs.password import PasswordDialog
from ui.main_window import MainWindow
from ui.strips import NoteStrip, RefusalStrip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def recent_of(window: MainWindow) -> QListWidget:
    """The list of files on the start page."""
    return next(one for one in window.findChildren(QListWidget) if one.accessibleName() == "Files opened last")


def test_the_sample_opens_from_the_start_page_and_leaves_nothing_behind(program, started, qtbot):
    assert started.room is None
    assert not started.menus.actions["new_operator"].isEnabled()
    tab_to("Look at the sample")
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: started.room is not None, timeout=30_000)
    assert "Sample" in started.windowTitle()
    folder = started.workspace.register.path.parent
    section(started, "activity", "Alt+3")
    command(started, "to_list", "F6")
    listed = started.room.page.list
    assert len(listed.model.uids) == 2
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    assert listed.table.current == listed.model.uids[1]
    assert whole(started, qtbot).filing.root.uid == listed.model.uids[1]
    command(started, "to_form", "F2")
    assert name_of(focused()).startswith("Name:")
    command(started, "close_file", "Ctrl+W")
    assert started.room is None
    assert not folder.exists()
    assert program.settings.recent() == [], "the sample is no file of the person's"


def test_files_opened_last_are_offered_until_one_does_not_want_them_kept(
    program, started, qtbot, sample_file, tmp_path
):
    here, gone = tmp_path / "clients.ropa", tmp_path / "older.ropa"
    for path in (gone, here):
        copyfile(sample_file, path)
        command(started, "open_file", "Ctrl+O")
        name_file(started, path, qtbot)
        assert started.room is not None
        command(started, "close_file", "Ctrl+W")
    gone.unlink()
    program.apply_settings()  # the page is built anew, as after a start
    files = tab_to("Files opened last")
    assert files is recent_of(started)
    assert [files.item(n).data(Qt.ItemDataRole.UserRole) for n in range(files.count())] == [str(here), str(gone)]
    assert "is not there any more" in files.item(1).text()
    assert "is not there any more" not in files.item(0).text()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    with alarm_on(program):
        press(Qt.Key.Key_Return)
        settle()
    assert started.refusal.isVisible()
    assert "older.ropa" in started.refusal.sentence.text()
    assert not gone.exists(), "a missing file is not made anew"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    settle()
    assert started.room is not None
    assert started.workspace.register.path == here
    assert not started.refusal.isVisible()
    command(started, "close_file", "Ctrl+W")

    tab_to("Remember the files opened last")
    press(Qt.Key.Key_Space)
    assert not recent_of(started).isVisible()
    program.settings.sync()
    assert "clients.ropa" not in Path(program.settings.path).read_text()
    program.open_path(str(here), started)
    command(started, "close_file", "Ctrl+W")
    assert program.settings.recent() == []


@pytest.mark.parametrize(
    "content", [b"Dear Aliya, this is a letter. " * 40, b"", b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_file_that_is_no_register_is_refused_with_a_sentence_and_stays_as_it_is(
    program, started, qtbot, tmp_path, content
):
    path = tmp_path / "letter.ropa"
    path.write_bytes(content)
    command(started, "open_file", "Ctrl+O")
    with alarm_on(program):
        name_file(started, path, qtbot)
        settle()
        strips = [*started.findChildren(RefusalStrip), *started.findChildren(NoteStrip)]
        (said,) = [one for one in strips if one.isVisible()]
    sentence = said.sentence.text()
    assert "letter.ropa" in sentence
    assert not re.search("error|exception|sqlite|traceback", sentence, re.IGNORECASE)
    assert started.room is None
    assert path.read_bytes() == content
    assert program.settings.recent() == []
    command(started, "open_file", "Ctrl+O")
    press(Qt.Key.Key_Escape)


def test_a_protected_file_asks_for_its_password_until_it_is_right(program, started, qtbot, tmp_path):
    path = tmp_path / "secret.ropa"
    Register.create(path, "Aliya", "correct horse").close()
    command(started, "open_file", "Ctrl+O")
    name_file(started, path, qtbot)
    dialog = dialog_of(started, PasswordDialog, qtbot)
    assert any("secret.ropa" in one.text() for one in dialog.findChildren(QLabel))
    assert focused() is dialog.password
    type_text("wrong")
    press(Qt.Key.Key_Return)
    why = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible() and "password" in one.text()]
    assert len(why) == 2, "the question and the refusal"
    assert started.room is None
    assert focused() is dialog.password
    type_text("correct horse")
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert started.room is not None
    assert started.workspace.register.path == path
    program.settings.sync()
    assert "horse" not in Path(program.settings.path).read_text()


def test_the_password_can_be_given_up(started, qtbot, tmp_path):
    path = tmp_path / "secret.ropa"
    Register.create(path, "Aliya", "correct horse").close()
    command(started, "open_file", "Ctrl+O")
    name_file(started, path, qtbot)
    dialog = dialog_of(started, PasswordDialog, qtbot)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert started.room is None
