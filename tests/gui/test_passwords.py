"""ENC-01, ENC-02, ENC-05 on screen: a password offered, given, changed, taken off; its strength and its sheet."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from ropa.documents.recovery_sheet import recovery_sheet
from ropa.documents.render import FORMATS
from ropa.i18n import LANGUAGES, translator
from ropa.register import Register
from ropa.store.opening import hides_content
from ropa.strength import Strength, strength
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import alarm_on, back_in, command, dialog_of, name_file, tab_to, without_password
from ui.dialogs.protecting import ProtectingDialog
from ui.dialogs.sheet import SheetDialog
from ui.locking.password_line import PasswordLine

Key = Qt.Key
PASSWORD = "bulut ағаш лестница 9"  # noqa: S105 (opens files of these tests only)


@pytest.fixture
def started(program, qtbot):
    """The start page."""
    window = program.show_window()
    window.resize(1280, 900)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def give(dialog: ProtectingDialog, new: str, old: str = "") -> None:
    """Type passwords as a person does, and press the button."""
    dialog.old.line.setText(old)
    for line in (dialog.new.first, dialog.new.again):
        line.line.setFocus()
        type_text(new)
    assert dialog.give.isEnabled()
    dialog.give.click()


def changed(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.is_locked, timeout=30_000)
    settle()


def close_sheet(window, qtbot) -> SheetDialog:
    dialog = dialog_of(window, SheetDialog, qtbot)
    press(Key.Key_Escape)
    back_in(window, qtbot)
    return dialog


def test_a_new_register_is_offered_a_password_and_then_its_sheet(started, qtbot, tmp_path):
    path = tmp_path / "clients.ropa"
    command(started, "new_file", "Ctrl+N")
    name_file(started, path, qtbot)
    dialog = dialog_of(started, ProtectingDialog, qtbot)
    assert focused() is dialog.new.first.line
    assert not dialog.give.isEnabled()
    assert not path.exists()
    give(dialog, PASSWORD)
    close_sheet(started, qtbot)
    assert started.workspace.protected
    assert started.statusBar().guarded.text() == "Protected"
    assert list(tmp_path.rglob("*.pdf")) == [], "the sheet lies nowhere"


def test_going_without_a_password_is_chosen_and_the_window_says_so(started, qtbot, tmp_path):
    command(started, "new_file", "Ctrl+N")
    name_file(started, tmp_path / "clients.ropa", qtbot)
    dialog = dialog_of(started, ProtectingDialog, qtbot)
    assert not dialog.told.isVisible()
    dialog.without.setChecked(True)
    assert "reads everything" in dialog.told.text()
    assert dialog.told.isVisible()
    assert dialog.give.text() == "Make it without a password"
    without_password(started, qtbot)
    assert not started.workspace.protected
    status = started.statusBar()
    assert status.guarded.text() == "Not protected"
    status.guarded.click()
    dialog_of(started, ProtectingDialog, qtbot)
    press(Key.Key_Escape)
    back_in(started, qtbot)


def test_cancelled_no_file_is_made(started, qtbot, tmp_path):
    command(started, "new_file", "Ctrl+N")
    name_file(started, tmp_path / "clients.ropa", qtbot)
    dialog_of(started, ProtectingDialog, qtbot)
    press(Key.Key_Escape)
    back_in(started, qtbot)
    assert not (tmp_path / "clients.ropa").exists()
    assert started.workspace is None


def test_a_password_is_given_changed_and_taken_off_and_one_works_on(window, qtbot):
    path, place = window.workspace.path, window.room.place()
    window.act("password")
    give(dialog_of(window, ProtectingDialog, qtbot), PASSWORD)
    assert window.is_locked, "the file is written anew below a cover"
    changed(window, qtbot)
    close_sheet(window, qtbot)
    assert window.workspace.protected
    assert window.room.place() == place
    assert hides_content_closed(window, path)
    window.act("password")
    dialog = dialog_of(window, ProtectingDialog, qtbot)
    give(dialog, "another ұзын one", "wrong")
    assert dialog.isVisible()
    assert "not the password" in dialog._why.text()
    dialog.old.line.setText(PASSWORD)
    dialog.give.click()
    changed(window, qtbot)
    close_sheet(window, qtbot)
    assert window.workspace.register.opens_with("another ұзын one")
    window.act("password")
    dialog = dialog_of(window, ProtectingDialog, qtbot)
    dialog.old.line.setText("another ұзын one")
    dialog.without.setChecked(True)
    dialog.give.click()
    changed(window, qtbot)
    assert not window.workspace.protected
    assert "no password any more" in window.done.sentence.text()
    assert window.statusBar().guarded.text() == "Not protected"


def hides_content_closed(window, path: Path) -> bool:
    """Whether the file is protected, looked at while it is locked and so let go."""
    window.program.lock.lock_all()
    found = hides_content(path)
    window.program.lock.unlock(window.workspace, PASSWORD)
    return found


def test_what_goes_wrong_on_the_way_leaves_the_register_open_as_it_was(window, program, qtbot, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ropa.store.protecting.export", full)
    with alarm_on(program):
        window.act("password")
        give(dialog_of(window, ProtectingDialog, qtbot), PASSWORD)
        changed(window, qtbot)
    back_in(window, qtbot)
    assert "disk is full" in window.refusal.sentence.text()
    assert not window.workspace.protected
    assert window.room.isVisible()


def test_the_line_tells_what_the_keyboard_gives(window):
    line = PasswordLine(translator("en"), "Password")
    line.setParent(window)
    line.show()
    line.setFocus()
    type_text("abc")
    assert line.hint.text() == "The keyboard gives Latin letters."
    line.line.setText("құпия")
    assert line.hint.text() == "The keyboard gives Cyrillic letters."
    line.line.setText("құпия abc ")
    assert "mixed" in line.hint.text()
    assert "space" in line.hint.text()
    line.line.setText("")
    press(Key.Key_A)
    line.line.caps_seen.emit(True)
    assert "Caps Lock" in line.hint.text()
    line.deleteLater()


def test_strength_counts_words_not_letters():
    assert strength("пароль123") is Strength.WEAK
    assert strength("Gfhjkm1") is Strength.WEAK
    assert strength("электрификация") is Strength.WEAK
    assert strength("password1!") is Strength.WEAK
    assert strength("clients2026", ("clients",)) is Strength.WEAK
    assert strength("лестница бұлбұл") is Strength.FAIR
    assert strength("лестница бұлбұл карнавал терезе") is Strength.STRONG
    assert strength("kT7#vq!e9RzL") is Strength.STRONG
    assert strength("x" * 5000) is Strength.WEAK


def test_the_sheet_has_the_password_only_where_it_was_ticked(window, tmp_path):
    dialog = SheetDialog("clients.ropa", "Қар 7а", translator("en"), window)
    dialog.open()
    assert not dialog.printed.isChecked()
    assert "Қар" not in text_of(dialog.pdf)
    tab_to("Print the password")
    press(Key.Key_Space)
    said = text_of(dialog.pdf)
    assert "Қар 7а" in said
    for kind in ("capital Cyrillic letter", "small Cyrillic letter", "space", "digit"):
        assert kind in said
    dialog.save_to(tmp_path / "sheet.pdf")
    assert "Қар" in text_of((tmp_path / "sheet.pdf").read_bytes())
    press(Key.Key_Escape)
    assert dialog.pdf == b""
    assert not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_file_and_day_in_each_language(language):
    day = dt.date(2026, 11, 26)
    paper = recovery_sheet("clients.ropa", day, "аa1 !", translator(language))
    pdf = FORMATS["pdf"](paper)
    assert pdf == FORMATS["pdf"](paper), "the same words are the same bytes"
    assert "clients.ropa" in text_of(pdf)
    assert "2026" in text_of(pdf)


def text_of(pdf: bytes) -> str:
    """All that a PDF says."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_enc_02_the_password_lies_in_no_settings(window, qtbot, tmp_path):
    window.act("password")
    give(dialog_of(window, ProtectingDialog, qtbot), PASSWORD)
    changed(window, qtbot)
    close_sheet(window, qtbot)
    window.program.settings.sync()
    path = window.workspace.path
    window.program.close_register(window)
    for one in tmp_path.rglob("*"):
        if one.is_file():
            data = one.read_bytes()
            assert not any(PASSWORD.encode(coding) in data for coding in ("utf-8", "utf-16-le")), one
    Register(path, "Aliya", PASSWORD).close()
