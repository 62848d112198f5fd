"""A file that is damaged, was not closed properly or cannot be put right: examined, mended, recovered."""

from __future__ import annotations

import pytest

from ropa.store.backup_names import Why, folder_of, listed
from ropa.store.engine import connect
from ropa.store.refusals import Unclosed
from tests.gui.keeping import ACTIVITY, backups, notes, press_in, rename
from tests.gui.keyboard import settle
from tests.gui.window import stored
from ui.keeping import acts
from ui.keeping.handing import tell_with_help

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


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
