"""From the documents to the ledger through the real window: issued, outdated, withdrawn, taken in, checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QLabel

from ropa.actions.records import change
from ropa.actions.verifying import Match
from ropa.reading.files import text_of
from ropa.store.reading import content, holdings
from tests.conftest import check_whole
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import back_in, dialog_of, stored, tab_to
from ui.desk import Place
from ui.pages.section import Section
from ui.panels.lines import Lines
from ui.papers.differences_dialog import DifferencesDialog
from ui.papers.editions_dialog import EditionsDialog
from ui.papers.fill_dialog import FillDialog
from ui.papers.issue_dialog import IssueDialog
from ui.papers.say_dialog import SayDialog
from ui.papers.take_in_dialog import TakeInDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

WHY = "the client waits"


def held(window):
    return window.workspace.ask(holdings, OPERATOR)


def form_of(window):
    return held(window).all("consent")[0]


def documents(window, qtbot):
    """The documents page at the consent text, composed."""
    window.room.go(Place("documents", form_of(window).uid))
    page = window.room.page
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.kind == "consent" and page.pdf is not None)
    return page


def issue(window, qtbot):
    """Issue the consent text as it is, with a reason; by the keyboard."""
    page = documents(window, qtbot)
    before = sum(len(one.of("edition")) for one in ours(window))
    page.papers.setFocus()
    tab_to("Issue…")
    press(Qt.Key.Key_Space)
    dialog = dialog_of(window, IssueDialog, qtbot)
    assert dialog.list.count() > 0, "the sample's consent has gaps"
    tab_to("Order no.")
    type_text("17/26")
    dialog.issue.click()
    assert dialog.isVisible(), "without a reason nothing is issued"
    type_text(WHY)
    dialog.issue.click()
    back_in(window, qtbot)
    qtbot.waitUntil(lambda: sum(len(one.of("edition")) for one in ours(window)) > before, timeout=20_000)
    settle()


def ours(window):
    return [one for one in held(window).all("paper") if not one["made_elsewhere"]]


def ledger(window, qtbot):
    window.room.go(Place("ledger"))
    page = window.room.page
    qtbot.waitUntil(lambda: not page.runs.alive)
    return page


def press_button(page, begins):
    """Press a button of the edition in view."""
    settle()
    every = [one for one in page.edition.findChildren(QAbstractButton) if one.isVisible()]
    (button,) = [one for one in every if one.text().startswith(begins)]
    button.setFocus()
    press(Qt.Key.Key_Space)


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


def test_a_layout_is_kept_and_seen_in_the_paper(window, qtbot):
    page = documents(window, qtbot)
    before = page.pdf
    page.papers.setFocus()
    tab_to("Fill in and lay out…")
    press(Qt.Key.Key_Space)
    dialog = dialog_of(window, FillDialog, qtbot)
    dialog.layout_form.lies.setCurrentIndex(2)
    dialog._give()
    back_in(window, qtbot)
    qtbot.waitUntil(lambda: page.pdf is not None and page.pdf != before)
    (paper,) = ours(window)
    assert dict(stored(window, paper.uid)["options"]) == {"landscape": "yes"}
    assert page.chosen.kind == "consent", "the same paper stays in view"


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


def test_the_paper_beside_the_form_follows_what_is_typed(window, qtbot):
    activity = held(window).linked(form_of(window), "activities")[0]
    window.room.go(Place("activity", activity.uid))
    window.menus.actions["panel"].trigger()
    window.room.panel.tabs.setCurrentIndex(2)
    beside = window.room.panel.paper
    qtbot.waitUntil(lambda: beside.which.count() > 0)
    beside.which.setCurrentIndex(beside.which.findData(("consent", form_of(window).uid, form_of(window).ref)))
    beside.language.setCurrentIndex(beside.language.findData("en"))
    beside.which.activated.emit(beside.which.currentIndex())
    purpose = activity.of("purpose")[0]
    window.workspace.do(change, purpose.uid, {"text": {"kk": "жаңа", "ru": "новое", "en": "<i>quite new</i>"}})
    qtbot.waitUntil(lambda: "<i>quite new</i>" in beside.text.toPlainText())
    beside.text.anchorClicked.emit(QUrl(f"{purpose.uid}/text"))
    settle()
    assert window.room.page.place().record == activity.uid


def test_two_editions_are_compared_language_by_language(window, qtbot, tmp_path):
    item = held(window).linked(form_of(window), "activities")[0].of("item")[0]
    before = item["handling"]
    issue(window, qtbot)
    window.workspace.do(change, item.uid, {"handling": {"kk": "жаңа", "ru": "новое", "en": "<b>new</b>"}})
    issue(window, qtbot)
    window.workspace.do(change, item.uid, {"handling": before})
    issue(window, qtbot)
    page = ledger(window, qtbot)
    (paper,) = ours(window)
    _, second, third = sorted(paper.of("edition"), key=lambda one: one["number"])
    page.tree.choose(third.uid)
    press_button(page, "Compare with another edition")
    dialog = dialog_of(window, EditionsDialog, qtbot)
    assert dialog.told.text().endswith("Edition 2 → Edition 3")
    assert "+ " in dialog.redline.toPlainText()
    dialog.other.setCurrentIndex(1)
    assert dialog.told.text().endswith("Edition 1 → Edition 3")
    assert dialog.redline.toPlainText() == "Both say the same in the languages that both have.", "A → B → A"
    dialog.reject()
    back_in(window, qtbot)
    page.tree.choose(second.uid)
    press_button(page, "Compare with another edition")
    dialog = dialog_of(window, EditionsDialog, qtbot)
    dialog.other.setCurrentIndex(1)
    assert dialog.told.text().endswith("Edition 1 → Edition 2")
    assert "<b>new</b>" in dialog.redline.toPlainText()
    for n in range(dialog.language.count()):
        dialog.language.setCurrentIndex(n)
        path = tmp_path / f"{dialog.language.currentData()}.pdf"
        dialog.write(path)
        said = {"kk": "жаңа", "ru": "новое", "en": "<b>new</b>"}[dialog.language.currentData()]
        assert said in text_of("pdf", path.read_bytes())
    assert len(list(tmp_path.glob("*.pdf"))) == len(held(window).languages())
    dialog.redline.chosen.emit(item.uid, "handling")
    back_in(window, qtbot)
    assert window.room.page.place().record == item.parent_uid


def test_two_days_are_compared(window, qtbot, tmp_path):
    purpose = held(window).linked(form_of(window), "activities")[0].of("purpose")[0]
    window.workspace.do(change, purpose.uid, {"text": {"kk": "жаңа", "ru": "новое", "en": "new"}})
    window.menus.actions["compare"].trigger()
    dialog = dialog_of(window, DifferencesDialog, qtbot)
    assert "was not in the register" in dialog.told.text(), "the sample is made today"
    assert not dialog.save.isEnabled()
    dialog.since.setDate(QDate.currentDate())
    assert dialog.list.topLevelItemCount() == 0
    assert "no differences" in dialog.told.text()
    path = tmp_path / "report.pdf"
    dialog.write(path)
    assert path.read_bytes().startswith(b"%PDF-")
    dialog.close()
    back_in(window, qtbot)
