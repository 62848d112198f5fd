"""From a new register to a consent on paper, in the real window by keyboard alone."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from ropa.reference import catalogue
from ropa.store.reading import operators
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import command, name_file, name_of, pick, section, stored, tab_to, whole, without_password
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


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
    press(Qt.Key.Key_Home)
    while page.chosen.record != consent:
        before = papers.currentRow()
        press(Qt.Key.Key_Down)
        assert papers.currentRow() > before, "there is no consent among the papers"
    qtbot.waitUntil(lambda: page.pdf is not None, timeout=30_000)
    assert page.view.shows

    saved, kept, printed = (tmp_path / f"{name}.pdf" for name in ("saved", "kept", "printed"))
    tab_to("Save PDF of")
    press(Qt.Key.Key_Space)
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
            press(Qt.Key.Key_Tab)


def _enter_operator(window: MainWindow) -> str:
    command(window, "new_operator", "Ctrl+Shift+O")
    assert name_of(focused()) == "Name: Kazakh"
    _type_names("«Ромашка» ЖШС", "ТОО «Ромашка»", "Romashka LLP")
    tab_to("BIN or IIN")
    type_text("990140001233")
    press(Qt.Key.Key_Tab)
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
    press(Qt.Key.Key_Space)
    tab_to("Add: ")
    pick("consent of the subject")
    tab_to("Add: data item")
    pick("phone")
    tab_to("Add: disclosure")
    pick("Google LLC")
    tab_to("disclosure to a party:", back=True)
    press(Qt.Key.Key_Space)
    tab_to("Add: cross-border")
    pick("United States")
    tab_to("Add: retention")
    press(Qt.Key.Key_Space)
    settle()
    tab_to("Kept for")
    type_text("3")
    tab_to("Unit")
    pick("year")
    press(Qt.Key.Key_Tab)
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
