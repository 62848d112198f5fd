"""How the form of a record is filled: what is seen at once first, the rest when that is painted or soon after."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ropa.store.rows import Wanted, found
from tests.gui.conftest import OPERATOR
from ui.desk import Desk
from ui.forms.record_form import RecordForm
from ui.forms.row_form import AT_ONCE

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def activities(desk: Desk) -> list[str]:
    """The first two of the operator in view."""
    return desk.workspace.ask(found, Wanted("activity", OPERATOR, "en"))[:2]


def test_what_is_not_painted_is_filled_soon(desk: Desk, activities: list[str], qtbot: QtBot) -> None:
    page = RecordForm(desk)
    qtbot.addWidget(page)
    page.open(activities[0])
    form = page.form
    assert form is not None
    assert form._filled == AT_ONCE < len(form._plan)
    qtbot.waitUntil(lambda: form._filled == len(form._plan))


def test_the_record_before_fills_nothing_of_the_next(desk: Desk, activities: list[str], qtbot: QtBot) -> None:
    """Else a record chosen soon after another was painted late, with all that lies below the edge."""
    page = RecordForm(desk)
    qtbot.addWidget(page)
    page.open(activities[0])
    form = page.form
    assert form is not None
    qtbot.wait(60)
    left = form._rest.remainingTime()
    page.open(activities[1])
    assert page.form is form
    assert form._filled == AT_ONCE
    assert form._rest.remainingTime() > left


def test_once_it_is_painted_the_rest_follows_at_once(desk: Desk, activities: list[str], qtbot: QtBot) -> None:
    page = RecordForm(desk)
    qtbot.addWidget(page)
    page.resize(600, 600)
    page.show()
    page.open(activities[0])
    form = page.form
    assert form is not None
    assert form._filled == AT_ONCE
    page.grab()
    assert form._rest.interval() == 0
    qtbot.waitUntil(lambda: form._filled == len(form._plan))


def test_whoever_adds_sees_the_line_in_which_it_is_typed(desk: Desk, activities: list[str], qtbot: QtBot) -> None:
    """Each part that is added pushes it down."""
    page = RecordForm(desk)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.open(activities[0])
    parts = page.form.list_of(activities[0], "item")
    parts.adder.setFocus()
    held = QApplication.focusWidget()
    assert held is not None
    assert parts.adder.isAncestorOf(held)
    for code in ("email", "phone", "ip_address", "name", "iin", "photo", "cookie"):
        page.filing.add("item", activities[0], {"category": code})
        qtbot.wait(20)
    view = page._scroll.viewport()
    top = held.mapTo(view, held.rect().topLeft()).y()
    assert 0 <= top <= view.height() - held.height()
