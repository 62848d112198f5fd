"""A file that cannot be saved into: only to be read, gone, written by others, a full disk; the edit goes on."""

from __future__ import annotations

import os
from shutil import copyfile

import pytest

from ropa.store import to_read
from tests.gui.keeping import ACTIVITY, notes, press_in, reads_only, rename
from tests.gui.keyboard import focused, settle
from tests.gui.window import alarm_on, command, replace, stored, tab_to
from ui.desk import Place
from ui.keeping import acts
from ui.keeping.watch import Watch

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


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
