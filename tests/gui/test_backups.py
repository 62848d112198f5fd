"""Backups of the register in the window: when they are made, failed ones, restoring, opened to be read."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.store.backup_names import Why, listed
from tests.gui.keeping import ACTIVITY, backups, name_in, press_in, reads_only, rename
from tests.gui.keyboard import settle, type_text
from tests.gui.window import command, stored
from ui.keeping import acts, keeper

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def kept(program, window):
    """The window on a register of which backups are made."""
    program.settings.put("backups_on", True)
    return window


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
