"""From the documents to the ledger through the real window: issued, outdated, withdrawn, taken in, checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ropa.actions.records import change
from ropa.actions.verifying import Match
from ropa.store.reading import content
from tests.conftest import check_whole
from tests.gui.issuing import WHY, form_of, held, issue, ledger, ours, press_button
from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import back_in, dialog_of, tab_to
from ui.desk import Place
from ui.pages.section import Section
from ui.panels.lines import Lines
from ui.papers.say_dialog import SayDialog
from ui.papers.take_in_dialog import TakeInDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_a_paper_is_issued_and_stands_in_the_ledger(window, qtbot):
    issue(window, qtbot)
    (paper,) = ours(window)
    (edition,) = paper.of("edition")
    assert (edition["number"], edition["order_number"]) == (1, "17/26")
    assert WHY in [text for _, text in edition["reason"].texts]
    assert [one["languages"] for one in edition.of("edition_file")] == [(one,) for one in held(window).languages()]
    page = ledger(window, qtbot)
    page.tree.choose(edition.uid)
    assert page.tree.currentItem().text(4) == "in force, says what the register says"
    assert "It says what the register says." in page.edition.redline.toPlainText()
    check_whole(window.workspace.register)


def test_a_change_marks_it_outdated_and_leads_to_the_fact(window, qtbot):
    issue(window, qtbot)
    item = held(window).linked(form_of(window), "activities")[0].of("item")[0]
    before = item["handling"]
    window.workspace.do(change, item.uid, {"handling": {"kk": "жаңа", "ru": "новое", "en": "<b>never on paper</b>"}})
    page = ledger(window, qtbot)
    (paper,) = ours(window)
    page.tree.choose(paper.of("edition")[0].uid)
    assert page.tree.currentItem().text(4) == "in force, outdated"
    shown = page.edition.redline.toPlainText()
    assert "<b>never on paper</b>" in shown, "what was typed is shown as typed"
    assert f"{window.workspace.register.author}: " in shown
    page.edition.redline.chosen.emit(item.uid, "handling")
    settle()
    assert window.room.page.place().record == item.parent_uid
    window.workspace.do(change, item.uid, {"handling": before})
    page = ledger(window, qtbot)
    page.tree.choose(paper.of("edition")[0].uid)
    assert page.tree.currentItem().text(4) == "in force, says what the register says"


def test_an_edition_is_withdrawn_with_a_reason(window, qtbot):
    issue(window, qtbot)
    page = ledger(window, qtbot)
    (paper,) = ours(window)
    page.tree.choose(paper.of("edition")[0].uid)
    press_button(page, "Withdraw")
    dialog = dialog_of(window, SayDialog, qtbot)
    dialog.row.editor.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    dialog._give()
    assert dialog.isVisible(), "a reason is needed"
    type_text("a wrong address")
    dialog._give()
    back_in(window, qtbot)
    (paper,) = ours(window)
    (edition,) = paper.of("edition")
    assert edition["withdrawn"] == dt.datetime.now().astimezone().date()
    qtbot.waitUntil(lambda: "withdrawn on" in window.room.page.tree.currentItem().text(4))


def test_a_paper_made_elsewhere_is_taken_in(window, qtbot, tmp_path):
    path = tmp_path / "policy.html"
    path.write_text("<p>our old policy</p>", encoding="utf-8")
    page = ledger(window, qtbot)
    page.take_in.setFocus()
    press(Qt.Key.Key_Space)
    dialog = dialog_of(window, TakeInDialog, qtbot)
    assert not dialog.ok.isEnabled(), "without a file there is nothing to take in"
    dialog.take_file(path)
    tab_to("In force from")
    type_text("01.02.2025")
    dialog.ok.click()
    back_in(window, qtbot)
    found = [one for one in held(window).all("paper") if one["made_elsewhere"]]
    (edition,) = [e for one in found for e in one.of("edition") if e["in_force_from"] == dt.date(2025, 2, 1)]
    (file,) = edition.of("edition_file")
    assert window.workspace.ask(content, file["file"]) == path.read_bytes()
    check_whole(window.workspace.register)


def test_a_file_is_checked(window, qtbot, tmp_path):
    issue(window, qtbot)
    page = ledger(window, qtbot)
    (paper,) = ours(window)
    (edition,) = paper.of("edition")
    file = edition.of("edition_file")[0]
    path: Path = tmp_path / "paper.pdf"
    path.write_bytes(window.workspace.ask(content, file["file"]))
    assert page.acts.verify_file(path).match is Match.BYTES
    path.write_bytes(path.read_bytes() + b"\n%")
    assert page.acts.verify_file(path).match is Match.WORDS
    letter = tmp_path / "letter.txt"
    letter.write_text("a letter", encoding="utf-8")
    assert page.acts.verify_file(letter).match is Match.UNKNOWN
    settle()
    assert "letter.txt: No paper that was issued" in window.done.sentence.text()


def test_nothing_issued_says_what_belongs_here(window, qtbot):
    window.menus.actions["new_operator"].trigger()
    settle()
    page = ledger(window, qtbot)
    assert page.empty.isVisible()
    assert "Nothing was issued yet" in page.empty.sentence


def test_the_overview_names_what_is_outdated_and_leads_there(window, qtbot):
    window.room.go(Place("overview"))
    shown = window.room.page
    qtbot.waitUntil(lambda: "No paper was issued yet." in texts_of(shown))
    issue(window, qtbot)
    window.room.go(Place("overview"))
    qtbot.waitUntil(lambda: "Every issued paper says what the register says." in texts_of(shown))
    purpose = held(window).linked(form_of(window), "activities")[0].of("purpose")[0]
    window.workspace.do(change, purpose.uid, {"text": {"kk": "жаңа", "ru": "новое", "en": "new"}})
    settle()
    qtbot.waitUntil(lambda: "papers" in listed_of(shown))
    lines = listed_of(shown)["papers"]
    lines.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    (paper,) = ours(window)
    assert window.room.place().section == "ledger"
    assert window.room.page.tree.current_uid() == paper.of("edition")[0].uid


def texts_of(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def listed_of(page):
    """The lines of each section by its name."""
    every = {section.objectName(): section.findChildren(Lines) for section in page.findChildren(Section)}
    return {name: lines[0] for name, lines in every.items() if lines}
