"""Findings off their page: at fields, in the side panel, in the overview, as signs of records and operators."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.words import Words
from tests.gui.conftest import OPERATOR
from tests.gui.findings import WHY, again, known, lines, sample_of
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import whole
from ui.checks.told import SIGNS
from ui.desk import Place
from ui.pages.section import Section
from ui.panels.lines import Lines

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


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


def test_typing_is_not_held_up_and_the_page_in_the_background_follows(window, qtbot):
    findings = known(window, qtbot)
    told = next(one for one in findings.told if one.kind == "activity" and one.row == one.root)
    window.room.go(Place("activity", told.root))
    whole(window, qtbot)
    window.workspace.do(change, told.root, {"name": {"kk": "а", "ru": "б", "en": "renamed while checked"}})
    assert findings.busy, "the register is checked later, not in the save"
    again(window, qtbot)
    assert any("renamed while checked" in one.record for one in findings.told)


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
