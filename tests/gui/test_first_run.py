"""The first steps in the real window by keyboard: the start page, files that open or do not, a first paper."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copyfile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from ropa.reference import catalogue
from ropa.register import Register
from ropa.store.reading import operators
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import (
    alarm_on,
    command,
    dialog_of,
    name_file,
    name_of,
    pick,
    section,
    stored,
    tab_to,
    whole,
    without_password,
)
from ui.app import begin
from ui.dialogs.password import PasswordDialog
from ui.main_window import MainWindow
from ui.program import Program
from ui.strips import NoteStrip, RefusalStrip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

Key = Qt.Key


@pytest.fixture
def started(program: Program, qtbot: QtBot) -> MainWindow:
    """The window of a start without a file."""
    begin(program, "", sample=False)
    window = program.windows[0]
    qtbot.waitUntil(window.isActiveWindow)
    return window


def recent_of(window: MainWindow) -> QListWidget:
    """The list of files on the start page."""
    return next(one for one in window.findChildren(QListWidget) if one.accessibleName() == "Files opened last")


def test_the_sample_opens_from_the_start_page_and_leaves_nothing_behind(program, started, qtbot):
    assert started.room is None
    assert not started.menus.actions["new_operator"].isEnabled()
    tab_to("Look at the sample")
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: started.room is not None, timeout=30_000)
    assert "Sample" in started.windowTitle()
    folder = started.workspace.register.path.parent
    section(started, "activity", "Alt+3")
    command(started, "to_list", "F6")
    listed = started.room.page.list
    assert len(listed.model.uids) == 2
    press(Key.Key_Home)
    press(Key.Key_Down)
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
    press(Key.Key_Home)
    press(Key.Key_Down)
    with alarm_on(program):
        press(Key.Key_Return)
        settle()
    assert started.refusal.isVisible()
    assert "older.ropa" in started.refusal.sentence.text()
    assert not gone.exists(), "a missing file is not made anew"
    press(Key.Key_Up)
    press(Key.Key_Return)
    settle()
    assert started.room is not None
    assert started.workspace.register.path == here
    assert not started.refusal.isVisible()
    command(started, "close_file", "Ctrl+W")

    tab_to("Remember the files opened last")
    press(Key.Key_Space)
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
    press(Key.Key_Escape)


def test_a_protected_file_asks_for_its_password_until_it_is_right(program, started, qtbot, tmp_path):
    path = tmp_path / "secret.ropa"
    Register.create(path, "Aliya", "correct horse").close()
    command(started, "open_file", "Ctrl+O")
    name_file(started, path, qtbot)
    dialog = dialog_of(started, PasswordDialog, qtbot)
    assert any("secret.ropa" in one.text() for one in dialog.findChildren(QLabel))
    assert focused() is dialog.password
    type_text("wrong")
    press(Key.Key_Return)
    why = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible() and "password" in one.text()]
    assert len(why) == 2, "the question and the refusal"
    assert started.room is None
    assert focused() is dialog.password
    type_text("correct horse")
    press(Key.Key_Return)
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
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert started.room is None


def test_from_a_new_register_to_a_consent_on_paper(started, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    command(started, "new_file", "Ctrl+N")
    name_file(started, tmp_path / "clients.ropa", qtbot)
    without_password(started, qtbot)
    assert started.workspace.register.path == tmp_path / "clients.ropa"

    operator = _enter_operator(started)
    activity = _enter_activity(started, qtbot)
    consent = _enter_consent(started, activity)
    assert [one.uid for one in started.workspace.ask(operators)] == [operator]

    command(started, "documents", "Ctrl+P")
    page = started.room.page
    qtbot.waitUntil(lambda: page.pdf is not None, timeout=30_000)
    papers = tab_to("Papers")
    press(Key.Key_Home)
    while page.chosen.record != consent:
        before = papers.currentRow()
        press(Key.Key_Down)
        assert papers.currentRow() > before, "there is no consent among the papers"
    qtbot.waitUntil(lambda: page.pdf is not None, timeout=30_000)
    assert page.view.shows

    saved, kept, printed = (tmp_path / f"{name}.pdf" for name in ("saved", "kept", "printed"))
    tab_to("Save PDF of")
    press(Key.Key_Space)
    name_file(page.tray, saved, qtbot)
    qtbot.waitUntil(saved.is_file, timeout=10_000)
    qtbot.waitUntil(lambda: not page.strip.busy)
    command(started, "documents", "Ctrl+P")
    assert "No printer" in started.done.sentence.text()
    name_file(page.tray, kept, qtbot)
    qtbot.waitUntil(kept.is_file, timeout=10_000)
    qtbot.waitUntil(lambda: not page.strip.busy)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    page.tray.print_as_asked(printer)
    qtbot.waitUntil(printed.is_file, timeout=10_000)
    qtbot.waitUntil(lambda: not page.strip.busy)
    delivery = catalogue("purposes")["delivery"].names["kk"]
    for path in (saved, kept, printed):
        said = " ".join(" ".join(one.extract_text() for one in PdfReader(path).pages).split())
        for words in ("Ромашка", "990140001233", "Google LLC", delivery):
            assert words.lower() in said.lower(), f"{words} is not in {path.name}: {said}"


def _type_names(*names: str) -> None:
    for n, name in enumerate(names):
        type_text(name)
        if n < len(names) - 1:
            press(Key.Key_Tab)


def _enter_operator(window: MainWindow) -> str:
    command(window, "new_operator", "Ctrl+Shift+O")
    assert name_of(focused()) == "Name: Kazakh"
    _type_names("«Ромашка» ЖШС", "ТОО «Ромашка»", "Romashka LLP")
    tab_to("BIN or IIN")
    type_text("990140001233")
    press(Key.Key_Tab)
    operator = window.room.desk.operator
    record = stored(window, operator)
    assert record["bin"] == "990140001233"
    assert dict(record["name"].texts) == {"kk": "«Ромашка» ЖШС", "ru": "ТОО «Ромашка»", "en": "Romashka LLP"}
    assert "Romashka LLP" in window.windowTitle()
    return operator


def _enter_activity(window: MainWindow, qtbot: QtBot) -> str:
    section(window, "activity", "Alt+3")
    command(window, "add", "Ctrl+Return")
    assert name_of(focused()) == "Name: Kazakh"
    _type_names("Тапсырыс", "Приём заказов", "Taking orders")
    uid = window.room.current_record()
    whole(window, qtbot)
    tab_to("Add: purpose")
    pick("delivery")
    tab_to("purpose:", back=True)
    press(Key.Key_Space)
    tab_to("Add: ")
    pick("consent of the subject")
    tab_to("Add: data item")
    pick("phone")
    tab_to("Add: disclosure")
    pick("Google LLC")
    tab_to("disclosure to a party:", back=True)
    press(Key.Key_Space)
    tab_to("Add: cross-border")
    pick("United States")
    tab_to("Add: retention")
    press(Key.Key_Space)
    settle()
    tab_to("Kept for")
    type_text("3")
    tab_to("Unit")
    pick("year")
    press(Key.Key_Tab)
    record = stored(window, uid)
    (purpose,), (item,), (disclosure,), (term,) = map(record.of, ("purpose", "item", "disclosure", "retention"))
    assert purpose["code"] == "delivery"
    assert [one["law"] for one in purpose.of("basis")] == ["kz"]
    assert item["category"] == "phone"
    assert stored(window, disclosure["party"])["name"].get("en") == "Google LLC"
    assert [one["country"] for one in disclosure.of("transfer")] == ["US"]
    assert term["number"] == 3
    assert record["status"] in (None, "draft")
    command(window, "approve", "Ctrl+Shift+P")
    assert stored(window, uid)["status"] == "approved"
    return uid


def _enter_consent(window: MainWindow, activity: str) -> str:
    section(window, "consent", "Alt+9")
    command(window, "add", "Ctrl+Return")
    _type_names("Тапсырысқа келісім", "Согласие при заказе", "Consent with an order")
    uid = window.room.current_record()
    tab_to("Processing activities")
    pick("Taking")
    assert stored(window, uid)["activities"] == (activity,)
    command(window, "approve", "Ctrl+Shift+P")
    assert stored(window, uid)["status"] == "approved"
    return uid
