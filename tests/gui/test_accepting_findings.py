"""Findings that are accepted with a reason: shown so, taken back, undone, lapsed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ropa.actions.records import change
from tests.conftest import check_whole
from tests.gui.findings import WHY, accept, again, checks, lines, sample_of
from tests.gui.keyboard import press
from tests.gui.window import tab_to

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_an_acceptance_lapses_when_what_it_was_given_for_changes(window, qtbot):
    page = checks(window, qtbot)
    told = next(one for one in lines(page) if one.rule == "R45")
    assert sample_of(accept(window, qtbot, page, told), identity=told.identity).accepted
    window.workspace.do(change, told.row, {"identifier": False})
    assert not sample_of(again(window, qtbot), identity=told.identity).accepted
    window.act("undo")
    assert sample_of(again(window, qtbot), identity=told.identity).accepted, "it holds for the values it was given for"


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
