"""A person's whole ways through the real main window, by keyboard."""

from __future__ import annotations

from io import BytesIO
from shutil import copyfile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from ropa.actions.sample import OPERATORS, sample_uid
from ropa.i18n import translator
from ropa.register import Register
from ropa.store.opened import opened
from ropa.store.reading import holdings, operators
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle, shortcut, type_text
from tests.gui.window import without_password
from ui.desk import Place
from ui.dialogs.password import PasswordDialog
from ui.locking.changing import ask_for_new
from ui.pages.start import StartPage

Key = Qt.Key
ACTIVITY = sample_uid("tumar", "viewing")


def open_form(window, section, uid="", row="", key=""):
    """Show a record and put the cursor into a field."""
    window.room.go(Place(section, uid, row or uid, key))
    settle()
    return window.room.page.form


def field(form, key, row=""):
    """A field of the record in the form, or of one of its parts."""
    found = form.form.field_of(row or form.form.uid, key)
    assert found is not None
    return found


def stored(window, uid):
    """A record as the file has it."""
    return window.room.desk.workspace.ask(opened, uid).record


def test_first_run_offers_three_doors_and_remembers_files_unless_told_not_to(program, qtbot, tmp_path, sample_file):
    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    words = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    assert {"New register…", "Open a register…", "Look at the sample"} <= set(words)
    shown = window.findChild(QAbstractButton, "sample")
    shown.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: window.room is not None, timeout=30_000)
    assert len(window.room.sidebar._model.lines) == len(OPERATORS) + 1
    assert "thrown away" in window.windowTitle()
    program.choose("language", "ru")
    assert "thrown away" not in window.windowTitle(), "it speaks the language of the interface"
    assert window.workspace.title(translator("ru")) in window.windowTitle()
    assert window.workspace.title(translator("ru")) == window.statusBar().file.text()
    program.choose("language", "en")
    folder = window.workspace.register.path.parent
    shortcut(window, "close_file")
    assert window.room is None
    assert not folder.exists()
    assert program.settings.recent() == [], "the sample is no file of the person's"

    path = tmp_path / "mine.ropa"
    copyfile(sample_file, path)
    program.open_path(str(path), window)
    shortcut(window, "close_file")
    assert program.settings.recent() == [str(path)]
    page = window.findChild(StartPage)
    page._keep.setFocus()
    press(Key.Key_Space)
    assert program.settings.recent() == []
    assert not program.settings.recent_on


def test_a_file_that_is_no_register_is_a_sentence_in_the_window(program, qtbot, tmp_path):
    window = program.show_window()
    wrong = tmp_path / "letter.ropa"
    wrong.write_text("Dear Aliya, this is a letter. " * 40)
    with qtbot.capture_exceptions() as raised:
        window.findChild(StartPage).file_chosen.emit(str(wrong))
    (error,) = [one[1] for one in raised]
    program.alarm.raised.emit(error)
    assert window.refusal.isVisible()
    assert "no register of Ropa" in window.refusal.sentence.text()
    assert window.room is None


def test_a_protected_file_asks_for_its_password_until_it_is_right(program, qtbot, tmp_path):
    path = tmp_path / "secret.ropa"
    Register.create(path, "Aliya", "correct horse").close()
    window = program.show_window()
    program.open_path(str(path), window)
    dialog = window.findChild(PasswordDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.password.setFocus()
    type_text("wrong")
    press(Key.Key_Return)
    assert window.room is None
    assert any("does not open" in one.text() for one in dialog.findChildren(QLabel))
    dialog.password.clear()
    type_text("correct horse")
    press(Key.Key_Return)
    assert window.room is not None


def test_from_a_new_operator_to_its_printed_consent(program, qtbot, tmp_path):  # noqa: PLR0915 (one long way)
    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    ask_for_new(program, tmp_path / "clients.ropa", window)
    without_password(window, qtbot)
    shortcut(window, "new_operator")
    settle()
    assert focused().accessibleName() == "Name: Kazakh"
    type_text("«Ромашка» ЖШС")
    press(Key.Key_Tab)
    type_text("ТОО «Ромашка»")
    press(Key.Key_Tab)
    type_text("Romashka LLP")
    form = window.room.page.form
    field(form, "bin").editor.setFocus()
    type_text("990140001233")
    press(Key.Key_Tab)
    window.room.go(Place("activity"))
    assert stored(window, window.room.desk.operator)["bin"] == "990140001233"
    assert window.room.desk.operator_name in ("Romashka LLP", "O-001")

    shortcut(window, "add")
    settle()
    activity = window.room.current_record()
    for text in ("Тапсырыс", "Приём заказов", "Taking orders"):
        type_text(text)
        press(Key.Key_Tab)
    form = window.room.page.form
    for kind, typed in (("purpose", "delivery"), ("item", "phone"), ("item", "e-mail")):
        adder = form.form.lists()[kind].adder
        adder.setFocus()
        type_text(typed)
        press(Key.Key_Down)
        press(Key.Key_Return)
        settle()
    record = stored(window, activity)
    assert record["name"].get("en") == "Taking orders"
    assert [one["code"] for one in record.of("purpose")] == ["delivery"]
    assert [one["category"] for one in record.of("item")] == ["phone", "email"]
    (purpose,) = record.of("purpose")
    card = form.form.lists()["purpose"].cards[purpose.uid]
    adder = card.unfold().lists()["basis"].adder
    adder.setFocus()
    type_text("consent of the subject")
    press(Key.Key_Down)
    press(Key.Key_Return)
    settle()
    assert stored(window, activity).of("purpose")[0].of("basis")[0]["law"] == "kz"
    shortcut(window, "approve")
    assert stored(window, activity)["status"] == "approved"

    window.room.go(Place("consent"))
    shortcut(window, "add")
    settle()
    consent = window.room.current_record()
    for text in ("Тапсырысқа келісім", "Согласие при заказе", "Consent with an order"):
        type_text(text)
        press(Key.Key_Tab)
    form = window.room.page.form
    field(form, "activities").editor.setFocus()
    type_text("Taking")
    press(Key.Key_Down)
    press(Key.Key_Return)
    press(Key.Key_Tab)
    settle()
    assert stored(window, consent)["activities"] == (activity,)
    shortcut(window, "approve")

    shortcut(window, "documents")
    page = window.room.page
    page.show_place(Place("documents", consent))
    qtbot.waitUntil(lambda: page.view.paper.pageCount() > 0, timeout=20_000)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printed = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    page.tray.print_as_asked(printer)
    qtbot.waitUntil(lambda: printed.is_file() and printed.stat().st_size > 1000, timeout=20_000)
    said = "".join(one.extract_text() for one in PdfReader(BytesIO(printed.read_bytes())).pages)
    assert "Ромашка" in said


def test_a_bad_bin_waits_over_a_restart_until_it_is_mended(program, window):
    path = window.workspace.register.path
    form = open_form(window, "operator", OPERATOR, key="bin")
    good = stored(window, OPERATOR)["bin"]
    line = field(form, "bin").editor.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    type_text("123456789012")
    press(Key.Key_Tab)
    assert stored(window, OPERATOR)["bin"] == good
    assert good in field(form, "bin").note
    other = program.show_window()
    window.close()
    assert program.find_open(path) is None
    program.open_path(str(path), other)
    form = open_form(other, "operator", OPERATOR, key="bin")
    line = field(form, "bin").editor.findChild(QLineEdit)
    assert line.text() == "123456789012"
    assert "no BIN or IIN" in field(form, "bin").note
    line.setFocus()
    line.selectAll()
    type_text("990140001233")
    press(Key.Key_Tab)
    assert stored(other, OPERATOR)["bin"] == "990140001233"
    assert field(form, "bin").note == ""


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_language_is_switched_with_a_form_open_and_nothing_is_lost(program, window, language):
    form = open_form(window, "activity", ACTIVITY, key="description")
    editor = field(form, "description").editor
    editor.setFocus()
    settle()
    type_text("typed and not left ")
    papers = window.room.desk.languages
    program.choose("language", language)
    settle()
    assert window.room.place() == Place("activity", ACTIVITY)
    assert any("typed and not left" in text for _, text in stored(window, ACTIVITY)["description"].texts)
    assert window.room.desk.languages == papers
    tr = translator(language)
    english = {one.text() for one in window.findChildren(QAbstractButton) if one.text() and one.isVisible()}
    assert tr("Add activity") in english or any(tr("Sections") == one for one in english)
    assert window.menus.actions["settings"].text() == tr("Se&ttings…")


def test_fifty_thousand_letters_are_pasted_whole_and_control_characters_taken_out(window):
    text = ("ә" * 999 + "\n") * 50
    form = open_form(window, "activity", ACTIVITY, key="description")
    form.languages.setCurrentIndex(0)
    field(form, "description").editor.setFocus()
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText(text + "\x07end")
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Tab)
    window.leave()
    kept = max((text for _, text in stored(window, ACTIVITY)["description"].texts), key=len)
    assert kept.count("ә") == 999 * 50
    assert kept.endswith("end")


def test_undo_and_redo_are_named_and_survive_a_restart(program, window, qtbot):
    form = open_form(window, "activity", ACTIVITY, key="means")
    old = stored(window, ACTIVITY)["name"]
    field(form, "name").editor.setFocus()
    settle()
    type_text("New ")
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(window, ACTIVITY)["name"] == old, "Ctrl+Z was the field's own"
    type_text("Other ")
    shortcut(window, "save_now")
    changed = stored(window, ACTIVITY)["name"]
    assert changed != old
    window.tell_menus()
    assert "Name" in window.menus.actions["undo"].text()
    path = window.workspace.register.path
    other = program.show_window()
    window.close()
    program.open_path(str(path), other)
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.room.go(Place("activity", ACTIVITY))
    shortcut(other, "undo")
    assert stored(other, ACTIVITY)["name"] == old
    shortcut(other, "redo")
    assert stored(other, ACTIVITY)["name"] == changed


@pytest.mark.parametrize("typed", ["ТҰМАР", "тұмар", "тумар", "TUMAR"])
def test_operators_are_found_in_any_case_with_kazakh_letters_or_without(window, typed):
    shortcut(window, "find_operator")
    type_text(typed)
    assert [one.uid for one in window.room.sidebar._model.lines] == [OPERATOR]


def test_two_windows_meeting_in_one_field_let_the_person_choose(program, window):
    other = program.another_window(window)
    mine = open_form(window, "activity", ACTIVITY, key="measures_text")
    theirs = open_form(other, "activity", ACTIVITY, key="measures_text")
    for form, text in ((mine, "mine"), (theirs, "theirs")):
        line = field(form, "department").editor.findChildren(QLineEdit)[0]
        line.setText(text)
    theirs.leave()
    assert "theirs" in [text for _, text in stored(window, ACTIVITY)["department"].texts]
    mine.leave()
    row = field(mine, "department")
    assert "changed meanwhile" in row.note
    assert "mine" not in [text for _, text in stored(window, ACTIVITY)["department"].texts]
    row.findChild(QAbstractButton, "choose-mine").click()
    assert "mine" in [text for _, text in stored(window, ACTIVITY)["department"].texts]
    assert row.note == ""
    settle()
    shown = [one.text() for one in field(theirs, "department").editor.findChildren(QLineEdit)]
    assert "mine" in shown


def test_what_the_window_keeps_is_what_papers_are_composed_of(window):
    held = window.room.desk.workspace.ask(holdings, OPERATOR)
    assert len(held.all("activity")) == 6
    assert len(window.room.desk.workspace.ask(operators)) == len(OPERATORS) + 1
