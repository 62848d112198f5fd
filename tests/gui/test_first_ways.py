"""First ways of a person through the real window: the three doors, files that do not open, a first consent printed."""

from __future__ import annotations

from io import BytesIO
from shutil import copyfile

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLabel

from ropa.actions.sample import OPERATORS
from ropa.i18n import translator
from ropa.register import Register
from tests.gui.keyboard import focused, press, settle, shortcut, type_text
from tests.gui.record_form import field
from tests.gui.window import stored, without_password
from ui.desk import Place
from ui.dialogs.password import PasswordDialog
from ui.locking.changing import ask_for_new
from ui.pages.start import StartPage


def test_first_run_offers_three_doors_and_remembers_files_unless_told_not_to(program, qtbot, tmp_path, sample_file):
    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    words = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    assert {"New register…", "Open a register…", "Look at the sample"} <= set(words)
    shown = window.findChild(QAbstractButton, "sample")
    shown.setFocus()
    press(Qt.Key.Key_Space)
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
    press(Qt.Key.Key_Space)
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
    press(Qt.Key.Key_Return)
    assert window.room is None
    assert any("does not open" in one.text() for one in dialog.findChildren(QLabel))
    dialog.password.clear()
    type_text("correct horse")
    press(Qt.Key.Key_Return)
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
    press(Qt.Key.Key_Tab)
    type_text("ТОО «Ромашка»")
    press(Qt.Key.Key_Tab)
    type_text("Romashka LLP")
    form = window.room.page.form
    field(form, "bin").editor.setFocus()
    type_text("990140001233")
    press(Qt.Key.Key_Tab)
    window.room.go(Place("activity"))
    assert stored(window, window.room.desk.operator)["bin"] == "990140001233"
    assert window.room.desk.operator_name in ("Romashka LLP", "O-001")

    shortcut(window, "add")
    settle()
    activity = window.room.current_record()
    for text in ("Тапсырыс", "Приём заказов", "Taking orders"):
        type_text(text)
        press(Qt.Key.Key_Tab)
    form = window.room.page.form
    for kind, typed in (("purpose", "delivery"), ("item", "phone"), ("item", "e-mail")):
        adder = form.form.lists()[kind].adder
        adder.setFocus()
        type_text(typed)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
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
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
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
        press(Qt.Key.Key_Tab)
    form = window.room.page.form
    field(form, "activities").editor.setFocus()
    type_text("Taking")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
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
