"""A register that someone else has open, and one that lies where it had better not: told above the page, with a way."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QPushButton

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store import locking
from ropa.store.backup_names import Why, listed
from ropa.store.backups import make_backup
from ropa.store.protecting import change_password
from ropa.store.whereabouts import Whereabouts
from tests.core.test_locking import leave_note
from tests.gui.window import alarm_on
from ui import lying
from ui.dialogs.password import PasswordDialog
from ui.keeping.copy_dialog import CopyDialog, compare_copy
from ui.strips import NoteStrip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    """A register with one backup."""
    made = tmp_path / "held.ropa"
    copyfile(sample_file, made)
    register = Register(made, "Aliya")
    make_backup(register.source())
    register.close()
    return made


def strips(window) -> list[NoteStrip]:
    return [one for one in window.findChildren(NoteStrip) if one.isVisible()]


def buttons(strip) -> dict[str, QPushButton]:
    return {one.text(): one for one in strip.findChildren(QPushButton) if one.isVisible()}


def refused(program, window, path, qtbot) -> NoteStrip:
    with alarm_on(program):
        program.alarm.raised.emit(next(_raised(program, window, path)))
        qtbot.waitUntil(lambda: bool(strips(window)))
    return strips(window)[0]


def _raised(program, window, path):
    try:
        program.open_path(str(path), window)
    except locking.InUse as error:
        yield error


def test_the_holder_is_named_and_the_last_backup_can_be_read(program, qtbot, path):
    """LCK-01: who, on which computer, since when; the last verified backup opens to read."""
    window = program.show_window()
    leave_note(path, user="Сәуле", process=os.getppid(), began=locking._began(os.getppid()))
    strip = refused(program, window, path, qtbot)
    holder = locking.holder_of(path)
    assert holder is not None
    for fact in ("Сәуле", holder.machine, str(path)):
        assert fact in strip.sentence.text()
    (words,) = buttons(strip)
    assert words.startswith("Read the backup of ")
    buttons(strip)[words].click()
    (backup,) = listed(path)
    assert window.workspace is not None
    assert window.workspace.register.path == backup.path
    assert window.workspace.register.read_only
    assert strips(window) == []


def test_without_a_backup_only_the_holder_is_told(program, qtbot, path):
    """LCK-01: nothing is offered that is not there."""
    for one in listed(path):
        one.path.unlink()
    window = program.show_window()
    leave_note(path, process=os.getppid(), began=locking._began(os.getppid()))
    assert buttons(refused(program, window, path, qtbot)) == {}


def test_a_note_of_another_computer_is_passed_only_by_the_person(program, qtbot, path):
    """LCK-03: the window names the computer; opened all the same, a backup is made before."""
    leave_note(path, user="Сәуле", machine="OFFICE-7", host="another")
    window = program.show_window()
    strip = refused(program, window, path, qtbot)
    assert "OFFICE-7" in strip.sentence.text()
    buttons(strip)["Open it all the same, after a backup"].click()
    assert window.workspace is not None
    assert window.workspace.register.path == path
    assert not window.workspace.register.read_only
    assert [one.why for one in listed(path)] == [Why.CHANGED, Why.TAKEN]


def test_one_file_under_two_names_is_one_register(program, window, tmp_path):
    """LCK-08: by a link the window that is open comes to the front, and nothing is opened twice."""
    link = tmp_path / "link.ropa"
    link.symlink_to(window.workspace.register.path)
    program.open_path(str(link))
    assert program.windows == [window]


def test_a_cloud_folder_is_told_of_until_it_is_closed(program, sample_file, tmp_path, qtbot):
    """LCK-11: at opening, once and quietly."""
    folder = tmp_path / "Яндекс.Диск"
    folder.mkdir()
    copyfile(sample_file, folder / "clients.ropa")
    program.open_path(str(folder / "clients.ropa"))
    window = program.windows[0]
    qtbot.waitUntil(lambda: bool(strips(window)))
    (strip,) = strips(window)
    assert "Яндекс.Диск" in strip.sentence.text()
    program.choose("language", "ru")
    qtbot.waitUntil(lambda: bool(strips(window)))
    (strip,) = strips(window)
    strip._close.click()
    qtbot.waitUntil(lambda: strips(window) == [])
    program.choose("language", "en")
    assert strips(window) == []


def test_a_new_register_in_a_cloud_folder_is_told_of(program, tmp_path, qtbot):
    """LCK-11: at creation too."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    window = program.show_window()
    program.take_in(Register.create(folder / "new.ropa", "Aliya"), window)
    qtbot.waitUntil(lambda: bool(strips(window)))
    assert "Dropbox" in strips(window)[0].sentence.text()


def test_a_network_share_is_told_of(program, sample_file, tmp_path, monkeypatch):
    """LCK-10: with what follows for the person."""
    monkeypatch.setattr(lying, "whereabouts", lambda _path: Whereabouts("", True, ()))
    copyfile(sample_file, tmp_path / "clients.ropa")
    program.open_path(str(tmp_path / "clients.ropa"))
    (strip,) = strips(program.windows[0])
    assert "network share" in strip.sentence.text()


def test_a_copy_of_a_conflict_is_told_of_and_can_be_read(program, sample_file, tmp_path):
    """LCK-12: it opens to read in a window of its own."""
    beside = tmp_path / "clients (conflicted copy 2026-11-26).ropa"
    for path in (tmp_path / "clients.ropa", beside):
        copyfile(sample_file, path)
    program.open_path(str(tmp_path / "clients.ropa"))
    (strip,) = strips(program.windows[0])
    assert beside.name in strip.sentence.text()
    buttons(strip)["Read that copy"].click()
    other = program.windows[1]
    assert other.workspace.register.path == beside
    assert other.workspace.register.read_only


def test_a_copy_of_a_conflict_is_compared_with_the_register(program, sample_file, tmp_path, qtbot):
    """LCK-12: what either says, by operator; the copy is let go with the dialog, and opens to read from there."""
    beside = conflict(sample_file, tmp_path)
    program.open_path(str(tmp_path / "clients.ropa"))
    window = program.windows[0]
    (strip,) = strips(window)
    buttons(strip)["Compare with it…"].click()
    (dialog,) = window.findChildren(CopyDialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1, timeout=20_000)
    operator = dialog.list.topLevelItem(0)
    assert [operator.child(n).text(3) for n in range(operator.childCount())] == ["Otherwise"]
    assert "Dana" in dialog.told.text()
    assert "1 record or part differs." in dialog.told.text()
    dialog.read.click()
    assert program.windows[1].workspace.register.path == beside
    dialog.reject()
    Register(beside, "Aliya", read_only=True).close()


def test_a_copy_behind_the_password_of_the_register_is_compared_without_asking(program, sample_file, tmp_path, qtbot):
    """LCK-12: one that was given another password since is asked for its own."""
    path, beside = tmp_path / "clients.ropa", conflict(sample_file, tmp_path)
    for one in (path, beside):
        change_password(one, None, "орман")
    window = program.show_window()
    program.take_in(Register(path, "Aliya", "орман"), window)
    compare_copy(window, beside)
    (shown,) = window.findChildren(CopyDialog)
    shown.reject()
    change_password(beside, "орман", "өзен")
    compare_copy(window, beside)
    (asked,) = [one for one in window.findChildren(PasswordDialog) if one.isVisible()]
    asked.given.emit("өзен")
    qtbot.waitUntil(lambda: bool([one for one in window.findChildren(CopyDialog) if one.isVisible()]))
    assert not asked.isVisible()


def test_another_register_is_not_compared(window, tmp_path):
    """LCK-12: whatever its name says."""
    other = tmp_path / "clients (conflicted copy).ropa"
    Register.create(other, "Dana").close()
    with pytest.raises(RopaError, match="another one"):
        compare_copy(window, other)
    assert not window.findChildren(CopyDialog)


def conflict(sample_file: Path, folder: Path) -> Path:
    """A register and beside it a copy of a conflict, in which Dana called an activity otherwise."""
    beside = folder / "clients (conflicted copy 2026-11-26).ropa"
    for path in (folder / "clients.ropa", beside):
        copyfile(sample_file, path)
    copy = Register(beside, "Dana")
    copy.do(change, sample_uid("tumar", "viewing"), {"name": {"en": "Otherwise"}})
    copy.close()
    return beside
