"""What the law still wants, through the real window: found, filtered, gone to, accepted, answered and gone."""

from __future__ import annotations

from collections import Counter

import pytest
from docx import Document as DocxFile
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.words import Words
from tests.conftest import check_whole
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import back_in, dialog_of, stored, tab_to, whole
from ui.checks.report_dialog import FORMATS, ReportDialog
from ui.checks.told import SIGNS
from ui.desk import Place
from ui.pages.section import Section
from ui.panels.lines import Lines
from ui.papers.say_dialog import SayDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

WHY = "the client keeps this on paper"


def known(window, qtbot):
    """What was found of the operator in view, once it is known."""
    findings = window.room.desk.findings
    qtbot.waitUntil(lambda: findings.known and not findings.busy)
    settle()
    return findings


def checks(window, qtbot):
    """The page with the findings."""
    known(window, qtbot)
    window.room.go(Place("checks"))
    settle()
    return window.room.page


def lines(page):
    return [item.data(0, Qt.ItemDataRole.UserRole) for item in page.tree._lines()]


def sample_of(findings, **wanted):
    """A finding with these facts."""
    return next(one for one in findings.told if all(getattr(one, key) == value for key, value in wanted.items()))


def again(window, qtbot):
    """Findings as they are after what was done."""
    findings = window.room.desk.findings
    qtbot.waitUntil(lambda: not findings.busy, timeout=10_000)
    settle()
    return findings


def test_the_page_lists_what_was_found_and_counts_it(window, qtbot):
    page = checks(window, qtbot)
    told = known(window, qtbot).told
    assert len(lines(page)) == len(told) > 3
    errors = sum(one.severity == "error" for one in told)
    assert f"{errors} error" in page.count.text()
    assert "%" not in page.count.text()
    open_ones = len(window.room.desk.findings.open())
    item = next(
        item
        for n in range(window.room.sidebar.sections.count())
        if (item := window.room.sidebar.sections.item(n)).text().startswith("Checks")
    )
    assert item.text() == f"Checks  {open_ones}"


def test_a_line_is_read_with_its_severity_record_and_article(window, qtbot):
    page = checks(window, qtbot)
    page.by_rule.click()
    settle()
    item = page.tree._lines()[0]
    told = item.data(0, Qt.ItemDataRole.UserRole)
    spoken = str(item.data(0, Qt.ItemDataRole.AccessibleTextRole))
    for part in (told.word, told.sentence, told.record, told.cited):
        assert part
        assert part in spoken
    assert QAccessible.queryAccessibleInterface(page.tree).text(QAccessible.Text.Name) == "Findings"


def test_unfolding_says_why_by_what_article_and_in_which_edition(window, qtbot):
    page = checks(window, qtbot)
    page.tree.setFocus()
    page.tree.setCurrentItem(page.tree._lines()[0])
    press(Qt.Key.Key_Right)
    settle()
    told = page.tree.current()
    (below,) = [page.tree.currentItem().child(n) for n in range(page.tree.currentItem().childCount())]
    assert below.text(0) == told.explanation
    assert told.cited in told.explanation
    assert len(told.explained) >= 2


def test_what_is_not_sure_says_verify_with_counsel_and_is_no_error(window, qtbot):
    told = known(window, qtbot).told
    unsure = [one for one in told if any(role == "warning" for _, role in one.explained)]
    assert unsure
    assert all(one.severity != "error" for one in unsure)


def test_chips_narrow_the_list_and_are_taken_off_by_one_button(window, qtbot):
    page = checks(window, qtbot)
    every = len(lines(page))
    page.by_record.setFocus()
    tab_to("Errors")
    press(Qt.Key.Key_Space)
    settle()
    assert {one.severity for one in lines(page)} == {"error"}
    assert len(lines(page)) < every
    tab_to("Activities")
    press(Qt.Key.Key_Space)
    settle()
    assert {(one.severity, one.kind) for one in lines(page)} == {("error", "activity")}
    tab_to("Remove all filters")
    press(Qt.Key.Key_Space)
    settle()
    assert len(lines(page)) == every
    assert focused() in page.chips.chips.values()


def test_nothing_of_a_kind_is_said_and_the_way_back_is_offered(window, qtbot):
    page = checks(window, qtbot)
    kinds = {one.kind for one in lines(page)}
    pairs = {(one.severity, one.kind) for one in lines(page)}
    severity, kind = next((s, k) for s in ("error", "warning", "info") for k in sorted(kinds) if (s, k) not in pairs)
    for key in (("severity", severity), ("kind", kind)):
        page.chips.chips[key].click()
    settle()
    assert page.empty.isVisible()
    assert page.empty.sentence == "There is no finding of this kind."
    page.every.click()
    settle()
    assert page.tree.isVisible()


def test_they_are_gathered_by_record_or_by_rule_and_that_is_remembered(window, qtbot):
    page = checks(window, qtbot)
    tops = page.tree.topLevelItemCount()
    assert tops == len({one.root for one in lines(page)})
    page.by_rule.click()
    settle()
    assert page.tree.topLevelItemCount() == len({(one.law, one.rule) for one in lines(page)})
    assert window.program.settings.get("checks_by", "") == "rule"


def test_enter_leads_to_the_field_and_back_leads_to_the_finding(window, qtbot):
    page = checks(window, qtbot)
    told = next(one for one in lines(page) if one.kind == "activity" and one.key and one.row == one.root)
    assert page.tree.choose(told.identity)
    page.tree.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    assert window.room.place().section == "activity"
    assert window.room.place().record == told.root
    form = whole(window, qtbot)
    row = form.form.field_of(told.row, told.key)
    if row is not None:
        qtbot.waitUntil(lambda: row.editor.isAncestorOf(focused()) or row.editor is focused())
        assert f"{told.word}: {told.sentence}" in row.findings.sentences
    window.act("back")
    settle()
    assert window.room.place() == Place("checks", "", told.identity)
    assert page.tree.current() == told


def test_an_answer_typed_takes_its_finding_away(window, qtbot):
    told = sample_of(known(window, qtbot), rule="R27")
    window.room.go(Place("operator", OPERATOR, told.row, told.key))
    row = whole(window, qtbot).form.field_of(told.row, told.key)
    qtbot.waitUntil(lambda: row.editor.isAncestorOf(focused()))
    assert row.findings.sentences == [f"Error: {told.sentence}"]
    assert row.findings.isVisible()
    type_text("Aliya Omarova")
    assert row.findings.isVisible(), "nothing moves while one types"
    window.leave()
    found = again(window, qtbot)
    assert told.identity not in {one.identity for one in found.told}
    assert not row.findings.isVisible()
    assert row.editor.isAncestorOf(focused())


def test_an_acceptance_lapses_when_what_it_was_given_for_changes(window, qtbot):
    page = checks(window, qtbot)
    told = next(one for one in lines(page) if one.rule == "R45")
    assert sample_of(accept(window, qtbot, page, told), identity=told.identity).accepted
    window.workspace.do(change, told.row, {"identifier": False})
    assert not sample_of(again(window, qtbot), identity=told.identity).accepted
    window.act("undo")
    assert sample_of(again(window, qtbot), identity=told.identity).accepted, "it holds for the values it was given for"


def test_typing_is_not_held_up_and_the_page_in_the_background_follows(window, qtbot):
    findings = known(window, qtbot)
    told = next(one for one in findings.told if one.kind == "activity" and one.row == one.root)
    window.room.go(Place("activity", told.root))
    whole(window, qtbot)
    window.workspace.do(change, told.root, {"name": {"kk": "а", "ru": "б", "en": "renamed while checked"}})
    assert findings.busy, "the register is checked later, not in the save"
    again(window, qtbot)
    assert any("renamed while checked" in one.record for one in findings.told)


def accept(window, qtbot, page, told):
    """Accept a finding with a reason, by the keyboard."""
    assert page.tree.choose(told.identity)
    page.tree.setFocus()
    tab_to("Accept with a reason…", back=True)
    press(Qt.Key.Key_Space)
    dialog = dialog_of(window, SayDialog, qtbot)
    dialog._give()
    assert dialog.isVisible(), "a reason is needed"
    type_text(WHY)
    dialog._give()
    back_in(window, qtbot)
    return again(window, qtbot)


def test_a_finding_is_accepted_shown_so_and_taken_back(window, qtbot):
    page = checks(window, qtbot)
    told = next(one for one in lines(page) if one.severity == "error")
    before = len(window.room.desk.findings.open())
    found = accept(window, qtbot, page, told)
    taken = sample_of(found, identity=told.identity)
    assert taken.accepted
    assert taken.word == "Error, accepted"
    assert WHY in taken.explanation
    assert "Aliya" in taken.explanation
    assert len(found.open()) == before - 1
    assert taken.identity in {one.identity for one in lines(page)}, "it is not hidden"
    assert "1 accepted" in page.count.text()
    assert not found.at(told.row, told.key) or all(one.identity != told.identity for one in found.at(told.row))
    assert page.tree.current() == taken
    page.tree.setFocus()
    tab_to("Take the acceptance back", back=True)
    press(Qt.Key.Key_Space)
    found = again(window, qtbot)
    assert not sample_of(found, identity=told.identity).accepted
    assert len(found.open()) == before
    check_whole(window.workspace.register)


def test_accepting_can_be_undone(window, qtbot):
    page = checks(window, qtbot)
    told = lines(page)[0]
    accept(window, qtbot, page, told)
    window.act("undo")
    assert not sample_of(again(window, qtbot), identity=told.identity).accepted


def test_the_side_panel_has_the_findings_of_the_record(window, qtbot):
    told = next(one for one in known(window, qtbot).told if one.kind == "activity")
    window.room.go(Place("activity", told.root))
    window.act("panel")
    panel = window.room.panel
    panel.tabs.setCurrentWidget(panel.findings)
    settle()
    shown = [item.data(0, Qt.ItemDataRole.UserRole) for item in panel.findings.tree._lines()]
    assert shown == list(window.room.desk.findings.of(told.root))
    window.room.go(Place("history"))
    settle()
    assert panel.findings.empty.sentence == "Choose a record to see what was found in it."


def test_the_overview_counts_and_leads_to_each_severity(window, qtbot):
    known(window, qtbot)
    window.room.go(Place("overview"))
    settle()
    page = window.room.page
    found = next(one for one in page.findChildren(Section) if one.objectName() == "checks" and one.isVisible())
    shown = found.findChild(Lines)
    assert shown.topLevelItem(0).text(0) == "Errors"
    shown.setFocus()
    shown.setCurrentItem(shown.topLevelItem(0))
    press(Qt.Key.Key_Return)
    settle()
    assert window.room.place().section == "checks"
    assert {one.severity for one in lines(window.room.page)} == {"error"}


def test_a_new_operator_is_told_of_what_the_law_wants_from_it(window, qtbot):
    window.act("new_operator")
    settle()
    found = known(window, qtbot)
    assert {one.kind for one in found.told} == {"operator"}
    labels = [one.text() for one in window.room.page.form.findChildren(QLabel) if one.isVisible()]
    assert any(one.startswith(("Error: ", "Warning: ")) for one in labels)


def test_another_operator_has_its_own(window, qtbot):
    first = {one.root for one in known(window, qtbot).told}
    window.room.sidebar.step(-1)
    assert window.room.desk.operator != OPERATOR
    second = {one.root for one in known(window, qtbot).told}
    assert second
    assert not first & second


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_never_colour_alone(sign):
    picture, role = SIGNS[sign]
    assert len({name for name, _ in SIGNS.values()}) == len(SIGNS)
    assert picture
    assert role


def test_buttons_have_names(window, qtbot):
    page = checks(window, qtbot)
    assert all(one.text() or one.accessibleName() for one in page.findChildren(QAbstractButton) if one.isVisible())
    assert stored(window, OPERATOR)


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_a_report_is_saved_of_one_operator_or_of_all(window, qtbot, tmp_path, kind):
    page = checks(window, qtbot)
    names = [window.room.sidebar.operators.model().lines[n].name for n in range(6)]
    said = {}
    for of in ("one", "all"):
        page.report.click()
        dialog = dialog_of(window, ReportDialog, qtbot)
        getattr(dialog, of).click()
        dialog.format.setCurrentIndex([name for name, _ in FORMATS].index(kind))
        path = tmp_path / f"{of}.{kind}"
        dialog.write(path)
        qtbot.waitUntil(lambda: not dialog_open(window), timeout=20_000)
        back_in(window, qtbot)
        said[of] = text_in(path)
    assert window.room.desk.operator_name in said["one"]
    listed = [one for one in names if kind != "xlsx" or "Dapter" not in one]  # a spreadsheet has lines of findings only
    assert [one for one in names if one in said["all"]] == listed
    assert len(said["all"]) > 2 * len(said["one"])


def dialog_open(window):
    return [one for one in window.findChildren(ReportDialog) if one.isVisible()]


def text_in(path):
    """What a paper or a spreadsheet says, in one line."""
    match path.suffix:
        case ".pdf":
            text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
        case ".docx":
            document = DocxFile(path)
            tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            text = "\n".join([*(one.text for one in document.paragraphs), *tables])
        case _:
            text = "\n".join(str(one) for row in load_workbook(path).active.iter_rows(values_only=True) for one in row)
    return " ".join(text.split())


def test_records_and_operators_wear_what_was_found_of_them(window, qtbot):
    """The sign stands beside the name; tool tip and screen reader say how many. An operator in order wears none."""
    desk = window.room.desk
    told = next(one for one in known(window, qtbot).open() if one.kind == "activity")
    window.room.go(Place("activity"))
    settle()
    model = window.room.page.list.model
    name, row = model.keys.index("name"), model.row_of(told.root)
    worst = next(one for one in SIGNS if any(found.sign == one for found in desk.findings.of(told.root)))
    assert model.badge(row, name)[0] == worst
    words = model.badge(row, name)[1]
    assert words in model.data(model.index(row, name), Qt.ItemDataRole.ToolTipRole)
    assert model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole).endswith(words)
    qtbot.waitUntil(lambda: len(desk.findings_of_all.counts) == 6, timeout=15_000)
    lines = window.room.sidebar.operators.model()
    signs = [lines.data(lines.index(n, 0), Qt.ItemDataRole.DecorationRole) for n in range(6)]
    assert sum(one is None for one in signs) == 1
    open_ones = [one.severity for one in desk.findings.told if not one.accepted]
    assert desk.findings_of_all.counts[OPERATOR] == Counter(open_ones)


def test_a_badge_goes_with_the_last_finding_of_an_operator(window, qtbot):
    """Counts are kept in the register, and made anew of the operator that changed only."""
    desk = window.room.desk
    qtbot.waitUntil(lambda: len(desk.findings_of_all.counts) == 6, timeout=15_000)
    before = desk.findings_of_all.counts
    told = known(window, qtbot).open()[0]
    desk.findings.accept(told, Words.of({"en": WHY}))
    counts = before[OPERATOR][told.severity] - 1
    qtbot.waitUntil(lambda: desk.findings_of_all.counts[OPERATOR].get(told.severity, 0) == counts, timeout=15_000)
    assert all(desk.findings_of_all.counts[one] == before[one] for one in before if one != OPERATOR)


def test_fields_stand_in_full_height_as_soon_as_findings_stand_among_them(window, qtbot):
    findings = known(window, qtbot)
    window.room.go(Place("activity", sample_uid("tumar", "viewing")))
    settle()
    form = window.room.page.form
    told = findings.told
    findings._take((), known=True)
    settle()
    before = form.form.height()
    findings._take(told, known=True)
    assert form.form.height() > before
    shown = [row for row in form.form.all_fields() if row.isVisible()]
    assert [row.field.key for row in shown if row.height() < row.minimumSizeHint().height()] == []
