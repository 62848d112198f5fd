"""The page of what the law still wants: read, unfolded, filtered, gathered, gone from to the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from tests.gui.conftest import OPERATOR
from tests.gui.findings import checks, known, lines
from tests.gui.keyboard import focused, press, settle
from tests.gui.window import stored, tab_to, whole
from ui.checks.told import SIGNS
from ui.desk import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


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
