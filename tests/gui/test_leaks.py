"""ENC-02, ENC-03: a word nobody else uses in every fact, a day's work in the window, and none of it left in clear."""

from __future__ import annotations

import logging
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ropa.register import Register
from ropa.store.work import Work
from tests.core.token_register import Maker
from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import back_in, command, dialog_of, name_file, whole
from ui.desk import Place
from ui.dialogs.find import FindDialog
from ui.dialogs.password import PasswordDialog
from ui.locking.cover import Cover

Key = Qt.Key
PASSWORD = "kilit Сөз 5517"  # noqa: S105 (opens files of this test only)
SPOKEN = "auyzsha7731"
TOKEN = re.compile(rb"tok\d{4}z|t\0o\0k\0\d\0\d\0\d\0\d\0z")
SECRETS = [word.encode(coding) for word in (PASSWORD, SPOKEN) for coding in ("utf-8", "utf-16-le", "utf-16-be")]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Home, profile, temp and the register's own folder all lie here."""
    temp = tmp_path / "temp"
    temp.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temp))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return tmp_path


@dataclass(frozen=True)
class AtOnce:
    """A register that is asked within one act: to write it row by row takes a disk its time."""

    work: Work

    def do(self, action, *arguments, **more):
        return action(self.work, *arguments, **more)


def made_at_once(work: Work) -> dict[str, str]:
    """A token in every fact; the uid of the first record of each kind."""
    maker = Maker(AtOnce(work))
    maker.build()
    return {kind: rows[0].uid for kind, rows in maker.made.items()}


def in_clear(folder: Path) -> list[str]:
    """Files that hold a token, what was typed, or the password."""
    found = []
    for one in folder.rglob("*"):
        if one.is_file():
            data = one.read_bytes()
            if TOKEN.search(data) or any(secret in data for secret in SECRETS):
                found.append(str(one.relative_to(folder)))
    return found


def test_enc_03_a_day_in_the_window_leaves_nothing_in_clear(places, program, qtbot, capfd, caplog):
    caplog.set_level(logging.DEBUG)
    path = places / "clients.ropa"
    register = Register.create(path, "Aliya", PASSWORD)
    made = register.do(made_at_once)
    register.close()

    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    command(window, "open_file", "Ctrl+O")
    name_file(window, path, qtbot)
    dialog_of(window, PasswordDialog, qtbot)
    type_text(PASSWORD)
    press(Key.Key_Return)
    back_in(window, qtbot)
    window.room.choose_operator(made["operator"], Place("overview"))
    for section in window.menus.sections.values():
        section.trigger()
        settle()
    command(window, "panel", "F9")
    window.room.go(Place("activity", made["activity"], made["activity"], "notes"))
    whole(window, qtbot)
    window.room.go(Place("activity", made["activity"], made["activity"], "notes"))
    type_text(f"{SPOKEN} half")
    command(window, "find_everywhere", "Ctrl+K")
    dialog = dialog_of(window, FindDialog, qtbot)
    type_text("tok0")
    settle()
    dialog.close()
    back_in(window, qtbot)
    command(window, "documents", "Ctrl+P")
    page = window.room.page
    qtbot.waitUntil(lambda: page.pdf is not None, timeout=60_000)
    window.room.go(Place("activity", made["activity"], made["activity"], "notes"))
    type_text(f" {SPOKEN} more")
    command(window, "lock_now", "Ctrl+L")
    program.settings.sync()
    assert in_clear(places) == []
    assert TOKEN.search(window.windowTitle().encode()) is None
    cover = next(one for one in window.findChildren(Cover) if one.isVisible())
    cover.asking.given.emit(PASSWORD)
    settle()
    assert not window.is_locked
    command(window, "undo", "Ctrl+Z")
    program.close_register(window)
    program.settings.sync()
    assert in_clear(places) == []
    said = "".join(capfd.readouterr()) + caplog.text
    assert TOKEN.search(said.encode()) is None
    assert not any(word in said for word in (PASSWORD, SPOKEN))
