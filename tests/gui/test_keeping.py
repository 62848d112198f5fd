"""Backups, restoring, a damaged file, a file that can only be read or is gone: in the real window."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QPushButton

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.register import Register
from ropa.store import to_read
from ropa.store.backup_names import Why, folder_of, listed
from ropa.store.engine import connect
from ropa.store.reading import row
from ropa.store.refusals import Unclosed
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, settle, type_text
from tests.gui.window import alarm_on, command, replace, stored, tab_to
from ui.desk import Place
from ui.keeping import acts, keeper
from ui.keeping.handing import tell_with_help
from ui.keeping.watch import Watch
from ui.strips import NoteStrip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

ACTIVITY = sample_uid("tumar", "viewing")


@pytest.fixture
def kept(program, window):
    """The window on a register of which backups are made."""
    program.settings.put("backups_on", True)
    return window


def rename(window, name="Иначе"):
    window.workspace.do(change, ACTIVITY, {"name": {"ru": name}})


def name_in(path: Path) -> str:
    register = Register(path, "Aliya", read_only=True)
    try:
        return register.ask(row, ACTIVITY)["name"].get("ru")
    finally:
        register.close()


def backups(window):
    return listed(window.workspace.path)


def press_in(strip_or_dialog, text):
    """Press the button with this text."""
    buttons = [one for one in strip_or_dialog.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    assert len(buttons) == 1, [one.text() for one in strip_or_dialog.findChildren(QPushButton)]
    buttons[0].click()


def notes(window):
    return [one for one in window.findChildren(NoteStrip) if one.isVisible()]


def test_a_backup_is_made_when_the_register_is_closed_if_it_changed(program, kept):
    """BAK-06, TIM-01."""
    path = kept.workspace.path
    rename(kept)
    program.close_register(kept)
    [first] = listed(path)
    assert name_in(first.path) == "Иначе"
    program.open_path(str(path), kept)
    program.close_register(kept)
    assert listed(path) == [first], "nothing was changed since"


def test_while_one_works_a_backup_is_made_every_half_hour(kept, qtbot, monkeypatch):
    now = [keeper.time.monotonic()]
    monkeypatch.setattr(keeper.time, "monotonic", lambda: now[0])
    mine = kept.workspace.keeper
    mine._due = now[0] + keeper.EVERY
    rename(kept)
    mine.look()
    assert mine._job is None
    now[0] += keeper.EVERY
    mine.look()
    qtbot.waitUntil(lambda: mine.last is not None and mine._job is None)
    assert [one.why for one in backups(kept)] == [Why.CHANGED]
    assert kept.statusBar().backed_up.text().startswith("Backup: ")
    now[0] += keeper.EVERY
    mine.look()
    assert mine._job is None, "nothing was changed since"


def test_a_failed_backup_is_said_in_the_status_bar_and_stops_nobody(kept, qtbot):
    """BAK-08: with the age of the last good one; the person goes on typing."""
    mine, bar = kept.workspace.keeper, kept.statusBar()
    assert bar.backed_up.text() == "No backup yet"
    mine.begin()
    qtbot.waitUntil(lambda: mine._job is None and mine.last is not None)
    good = bar.backed_up.text()
    blocked = kept.workspace.path.with_name("blocked")
    blocked.write_bytes(b"")
    kept.program.settings.put("backup_folder", str(blocked))
    rename(kept)
    mine.begin()
    qtbot.waitUntil(lambda: mine.failure is not None and mine._job is None)
    assert bar.backed_up.text() == f"{good} – the last one failed"
    assert "No backup could be made" in bar.backed_up.toolTip()
    rename(kept, "Дальше")
    dialog = acts.show_backups(kept)
    assert "No backup could be made" in dialog.warned.text()
    dialog.close()


def test_a_clock_set_back_gives_no_negative_age(kept, qtbot):
    """TIM-01."""
    mine = kept.workspace.keeper
    mine.begin()
    qtbot.waitUntil(lambda: mine._job is None and mine.last is not None)
    later = mine.last.at.replace(year=2099, day=1)
    mine.last = type(mine.last)(mine.last.path, later, 1, mine.last.of, Why.CHANGED, "", 1)
    kept.statusBar().tell_backup()
    assert "2099" in kept.statusBar().backed_up.text()
    assert later > dt.datetime.now(dt.UTC)


def test_a_restore_point_is_made_and_restored(kept, qtbot):
    """BAK-06: named, seen before, and the present state is kept."""
    path, before = kept.workspace.path, stored(kept, ACTIVITY)["name"].get("ru")
    command(kept, "backups", "Ctrl+Shift+B")
    dialog = kept.findChild(acts.BackupsDialog)
    assert dialog.told.text() == "There are no backups yet."
    dialog.label.setFocus()
    type_text("До проверки")
    press_in(dialog, "Make a restore point")
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    assert dialog.list.topLevelItem(0).text(1) == "restore point: До проверки"
    assert "Operators: 6" in dialog.told.text()
    assert "Aliya" in dialog.told.text()
    rename(kept)
    press_in(dialog, "Restore…")
    assert dialog.question.isVisible()
    press_in(dialog, "Restore it")
    settle()
    assert kept.workspace is not None
    assert stored(kept, ACTIVITY)["name"].get("ru") == before
    assert [one.why for one in listed(path)] == [Why.POINT, Why.CHANGED, Why.RESTORE]
    assert name_in(listed(path)[-1].path) == "Иначе"
    assert "among its backups" in kept.done.sentence.text()


def test_a_backup_opens_to_be_read_and_nothing_can_be_changed_in_it(program, kept, qtbot):
    """LCK-13: a strip says so, commands that change are off, fields take nothing."""
    kept.workspace.keeper.begin()
    qtbot.waitUntil(lambda: len(backups(kept)) == 1 and kept.workspace.keeper._job is None)
    dialog = acts.show_backups(kept)
    press_in(dialog, "Open to read")
    dialog.close()
    other = program.windows[-1]
    assert other is not kept
    reads_only(other)
    other.close()


def reads_only(window):
    settle()
    [strip] = notes(window)
    assert "can only be read" in strip.sentence.text()
    window.room.choose_operator(OPERATOR, Place("activity", ACTIVITY))
    window.tell_menus()
    settle()
    for name in ("new_operator", "add", "approve", "archive", "to_bin", "duplicate", "undo", "password"):
        assert not window.menus.actions[name].isEnabled(), name
    for name in ("documents", "compare", "backups", "save_elsewhere", "close_file"):
        assert window.menus.actions[name].isEnabled(), name
    assert all(one.editor.read_only for one in window.room.page.form.form.all_fields())
    window.room.go(Place("documents"))
    settle()
    assert not window.refusal.isVisible()


def test_a_file_that_cannot_be_written_opens_to_be_read_and_goes_on_elsewhere(program, window, tmp_path, monkeypatch):
    """LCK-13: the way out that the strip offers."""
    path = window.workspace.path
    program.close_register(window)
    before = path.read_bytes()
    monkeypatch.setattr("ropa.register.writable", lambda _path: False)
    program.open_path(str(path), window)
    reads_only(window)
    monkeypatch.setattr("ropa.register.writable", to_read.writable)
    monkeypatch.setattr(acts, "ask_copy", lambda _w, _s, _t, _of, take: take(tmp_path / "own" / "copy.ropa"))
    tmp_path.joinpath("own").mkdir()
    press_in(notes(window)[0], "Save a copy elsewhere…")
    rename(window)
    assert path.read_bytes() == before
    assert window.workspace.path == tmp_path / "own" / "copy.ropa"
    assert stored(window, ACTIVITY)["name"].get("ru") == "Иначе"
    assert "copy.ropa" in window.windowTitle()


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_file_that_is_gone_stops_saving_and_the_edit_goes_on_elsewhere(
    how, window, tmp_path, sample_file, monkeypatch
):
    """LCK-06, LCK-07: the edit stays on screen, nothing is overwritten, the copy has all."""
    path = window.workspace.path
    rename(window, "Раньше")
    window.room.go(Place("activity", ACTIVITY, ACTIVITY, "department"))
    settle()
    tab_to("Department: Russian")
    replace("Новый отдел")
    match how:
        case "deleted":
            path.unlink()
        case "moved":
            path.rename(path.with_name("elsewhere.ropa"))
        case _:
            copyfile(sample_file, tmp_path / "other.ropa")
            tmp_path.joinpath("other.ropa").replace(path)
    there = path.stat() if path.exists() else None
    with alarm_on(window.program):
        window.act("save_now")
        settle()
    assert "was moved, deleted or replaced" in window.refusal.sentence.text()
    assert focused().text() == "Новый отдел"
    now = path.stat() if path.exists() else None
    assert (now and (now.st_ino, now.st_mtime_ns)) == (there and (there.st_ino, there.st_mtime_ns))
    copy = tmp_path / "copy.ropa"
    monkeypatch.setattr(acts, "ask_copy", lambda _w, _s, _t, _of, take: take(copy))
    window.act("save_elsewhere")
    settle()
    assert window.workspace.path == copy
    facts = stored(window, ACTIVITY)
    assert facts["name"].get("ru") == "Раньше"
    assert facts["department"].get("ru") == "Новый отдел"
    assert not window.refusal.isVisible()


def test_a_full_disk_keeps_the_edit_and_the_next_save_works(window):
    """DUR-06: one sentence; nothing lost; saved when there is room again."""
    window.room.go(Place("activity", ACTIVITY, ACTIVITY, "description"))
    settle()
    tab_to("Description: Russian")
    text = "слово " * 40_000
    raw = window.workspace.register.source().connection
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count={pages + 2}")
    focused().setPlainText(text)
    with alarm_on(window.program):
        command(window, "save_now", "Ctrl+S")
    assert "the disk is full" in window.refusal.sentence.text()
    assert "all that was saved before is safe" in window.refusal.sentence.text()
    assert focused().toPlainText() == text
    raw.execute("PRAGMA max_page_count=1000000")
    command(window, "save_now", "Ctrl+S")
    assert stored(window, ACTIVITY)["description"].get("ru").startswith("слово слово")
    assert not window.refusal.isVisible()


def test_a_damaged_file_leads_to_its_backups_and_to_what_can_be_read(program, window, tmp_path, qtbot, monkeypatch):
    """COR-03, COR-09, BAK-01: before anything is drawn of it."""
    path = window.workspace.path
    program.settings.put("backups_on", True)
    rename(window)
    program.close_register(window)
    data = bytearray(path.read_bytes())
    data[4096 * 3 + 8 : 4096 * 8] = bytes(4096 * 5 - 8)
    path.write_bytes(data)
    with connect(path, None) as raw:
        raw.execute("UPDATE meta SET value = 'open' WHERE key = 'state'")
    raw.close()
    damaged = path.read_bytes()
    with pytest.raises(Exception, match="damaged") as caught:
        program.open_path(str(path), window)
    window.show_refusal(caught.value)
    settle()
    [strip] = notes(window)
    assert "is damaged" in strip.sentence.text() or "damaged" in strip.sentence.text()
    new = tmp_path / "recovered.ropa"
    monkeypatch.setattr(acts, "ask_copy", lambda _w, _s, _t, _of, take: take(new))
    press_in(strip, "Recover what can be read…")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=60_000)
    assert window.workspace.path == new
    settle()
    assert "Lost records" in notes(window)[0].sentence.text()
    assert path.read_bytes() == damaged
    program.close_register(window)
    tell_with_help(window, caught.value)
    settle()
    strip = notes(window)[-1]
    press_in(strip, "Backups…")
    dialog = window.findChild(acts.BackupsDialog)
    assert dialog.list.topLevelItemCount() == 1
    press_in(dialog, "Restore…")
    press_in(dialog, "Restore it")
    settle()
    assert window.workspace.path == path
    assert stored(window, ACTIVITY)["name"].get("ru") == "Иначе"
    assert listed(path)[-1].path.read_bytes() == damaged


def test_the_register_is_looked_at_and_mended(window, qtbot):
    """COR-07, COR-08."""
    window.workspace.do(lambda work: work.connection.exec_driver_sql("UPDATE listing SET folded = 'x'"))
    dialog = acts.examine_register(window)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 8, timeout=30_000)
    assert "only search and lists are behind" in dialog.told.text()
    dialog.list.clear()
    press_in(dialog, "Repair, after a backup")
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 8, timeout=30_000)
    assert dialog.told.text() == "The register is whole."
    assert [one.why for one in backups(window)] == [Why.REPAIR]
    assert folder_of(window.workspace.path).is_dir()
    dialog.close()


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "by half"])
def test_a_register_that_was_not_closed_properly_is_looked_at_and_told_of(program, window, qtbot, *, whole):
    """COR-05: after the window stands; what is found is told with the time, again until it is whole."""
    path = window.workspace.path
    rename(window)
    window.workspace.register._engine.dispose()
    program.close_register(window)
    with connect(path, None) as raw:
        raw.execute("UPDATE meta SET value = 'open' WHERE key = 'state'")
        if not whole:
            raw.execute("DELETE FROM change WHERE id = (SELECT max(id) FROM change)")
    raw.close()
    program.open_path(str(path), window)
    looking = window.workspace.keeper.looking
    assert notes(window) == []
    looking.begin()
    qtbot.waitUntil(lambda: looking.parts is not None, timeout=30_000)
    settle()
    [strip] = notes(window)
    assert f"Saved last before that: {looking.saved.astimezone():%d.%m.%Y %H:%M}." in strip.sentence.text()
    assert ("All of it was looked at" in strip.sentence.text()) == whole
    window.rebuild()
    settle()
    assert len(notes(window)) == 1
    if not whole:
        assert "Not all is as it was saved: History as it was written." in strip.sentence.text()
        press_in(notes(window)[0], "Check register…")
        dialog = window.findChild(acts.ExamineDialog)
        qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 8, timeout=30_000)
        dialog.close()
    program.close_register(window)
    program.open_path(str(path), window)
    assert (window.workspace.keeper.looking is None) == whole


def test_a_file_that_cannot_be_put_right_where_it_lies_is_opened_in_a_copy(program, window, tmp_path, monkeypatch):
    """LCK-14: the button beside the sentence."""
    path = window.workspace.path
    program.close_register(window)
    before = path.read_bytes()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"")
    window.show_refusal(Unclosed(path, journal))
    settle()
    [strip] = notes(window)
    assert "cannot be put right where it lies" in strip.sentence.text()
    monkeypatch.setattr(acts, "ask_copy", lambda _w, _s, _t, _of, take: take(tmp_path / "copy.ropa"))
    press_in(strip, "Save a copy elsewhere…")
    assert window.workspace.path == tmp_path / "copy.ropa"
    assert stored(window, ACTIVITY)
    assert path.read_bytes() == before


def test_where_backups_go_is_chosen_in_the_settings(program, window, tmp_path):
    from ropa.i18n import translator
    from ui.dialogs.settings import SettingsDialog

    dialog = SettingsDialog(program.settings, translator("en"), window)
    dialog.backups.on.click()
    assert program.settings.backups_on
    dialog.backups._take(str(tmp_path))
    assert program.settings.backup_folder == tmp_path
    assert dialog.backups.folder.text() == str(tmp_path)
    dialog.backups.beside.click()
    assert program.settings.backup_folder is None
    dialog.close()


@pytest.mark.parametrize("how", ["deleted", "written into"])
def test_what_happens_to_the_file_is_told_before_the_next_save(how, window):
    """LCK-06, LCK-07, LCK-10: noticed now and then by name, size and time; our own saves are no reason to tell."""
    path, watch = window.workspace.path, window.workspace.findChild(Watch)
    watch.look()
    rename(window)
    watch.look()
    watch.look()
    assert not window.refusal.isVisible()
    if how == "deleted":
        path.unlink()
        said = "was moved, deleted or replaced"
    else:
        os.utime(path, ns=(0, 0))
        said = "Another program wrote into"
    watch.look()
    assert said in window.refusal.sentence.text()
    window.refusal.hide()
    watch.look()
    assert not window.refusal.isVisible(), "it is told once"
