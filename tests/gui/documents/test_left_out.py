"""What is not in the paper, listed beside it, and the way to the fact."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from ropa.actions.sample import sample_uid
from ropa.actions.standing import approve
from tests.gui.conftest import OPERATOR
from tests.gui.documents.page import DRAFT, pick
from ui.desk import Desk, Place
from ui.pages.documents import DocumentsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def lines_of(page: DocumentsPage) -> Mapping[str, list[str]]:
    tree = page.left_out
    found: dict[str, list[str]] = {}
    for n in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(n)
        assert top
        top.setExpanded(True)
        found[top.text(0)] = [top.child(m).text(0) for m in range(top.childCount())]
    return found


def test_what_is_left_out_is_listed_and_a_click_goes_there(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    gone: list[Place] = []
    desk.go_requested.connect(gone.append)
    pick(qtbot, page, "register", ("ru",))
    lines = lines_of(page)
    assert lines["Left out: drafts, not approved yet: 1"] == [f"A-006 {DRAFT}"]
    assert len(lines["In the paper, changed since approval: 1"]) == 1
    asked = next(key for key in lines if key.startswith("Asked for by the paper"))
    assert "O-001 Tumar Ui LLP › Number of subjects" in lines[asked]
    tree = page.left_out
    top = tree.topLevelItem(0)
    assert top
    place = tree.visualItemRect(top.child(0)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    draft = sample_uid("tumar", "duties")
    assert [(one.section, one.row, one.key) for one in gone] == [("activity", "", "")]
    assert gone[0].record
    last = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert last
    tree.setCurrentItem(last.child(lines[asked].index("O-001 Tumar Ui LLP › Number of subjects")))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert (gone[1].section, gone[1].record, gone[1].key) == ("operator", OPERATOR, "subjects")
    assert draft


def test_a_borrowed_text_leads_to_the_fact(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    activity = desk.workspace.do(create, "activity", {"name": {"ru": "Пропуска"}}, OPERATOR).uid
    purpose = desk.workspace.do(create, "purpose", {"text": {"ru": "Вход в здание"}}, activity).uid
    desk.workspace.do(approve, activity)
    page.refresh(None)
    pick(qtbot, page, "register", ("kk",))
    gone: list[Place] = []
    desk.go_requested.connect(gone.append)
    lines = lines_of(page)
    key = next(one for one in lines if one.startswith("No text in the language"))
    wanted = "A-007 Пропуска › Purpose: Вход в здание › Purpose in own words (Kazakh)"
    assert wanted in lines[key]
    tree = page.left_out
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    top = next(one for one in tops if one and one.text(0) == key)
    tree.setCurrentItem(top.child(lines[key].index(wanted)))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert gone == [Place("activity", activity, purpose, "text")]
