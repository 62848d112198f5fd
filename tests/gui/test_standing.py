"""How a record stands: a draft, approved, changed since, a copy that nobody approved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.conftest import check_whole
from tests.gui.keyboard import press, settle, type_text
from tests.gui.record_form import ACTIVITY, buttons, go, lines_of, texts, write
from tests.gui.window import command, section, stored, tab_to, whole

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_a_copy_is_a_record_of_its_own(window, qtbot):
    go(window, qtbot)
    parts = len(list(stored(window, ACTIVITY).below()))
    command(window, "duplicate", "Ctrl+D")
    copy = window.room.page.list.table.current
    assert copy != ACTIVITY
    qtbot.waitUntil(lambda: window.room.current_record() == copy)
    whole(window, qtbot)
    record = stored(window, copy)
    assert len(list(record.below())) == parts
    assert record["status"] in (None, "draft"), "nobody approved the copy"
    old = stored(window, ACTIVITY)["name"]
    write(window, "name", "A copy")
    assert stored(window, ACTIVITY)["name"] == old
    window.workspace.register.leave()
    command(window, "undo", "Ctrl+Z")
    command(window, "undo", "Ctrl+Z")
    assert copy not in window.room.page.list.model.uids
    check_whole(window.workspace.register)


def table_of(form):
    """What is said to have changed: (fact, as approved, now)."""
    shown = form.standing.findChild(type(form.standing), "old-and-new") or next(
        one for one in form.standing.findChildren(object) if one.objectName() == "old-and-new"
    )
    grid = shown.layout()
    rows = [
        tuple(grid.itemAtPosition(n, column).widget().text() for column in range(3)) for n in range(grid.rowCount())
    ]
    return rows[1:]


def test_what_changed_since_approval_is_shown_put_back_and_approved_again(window, qtbot):
    form = go(window, qtbot)
    command(window, "approve", "Ctrl+Shift+P")
    assert stored(window, ACTIVITY)["status"] == "approved"
    old = stored(window, ACTIVITY)["name"]
    assert "put-back" not in buttons(form.standing)
    was = write(window, "name", "Since then")
    assert stored(window, ACTIVITY)["status"] == "approved", "a change takes no approval away"
    assert {"differences", "put-back", "approve"} <= buttons(form.standing).keys()
    tab_to("Show the changes", back=True)
    press(Qt.Key.Key_Space)
    settle()
    ((fact, then, now),) = table_of(form)
    assert fact.startswith("Name")
    assert (then, now) == (was, "Since then")
    window.room.page.refresh(None)
    assert len(table_of(form)) == 1, "what is shown stays when something changes"

    tab_to("Put back what was approved")
    press(Qt.Key.Key_Space)
    settle()
    assert stored(window, ACTIVITY)["name"] == old
    assert "put-back" not in buttons(form.standing)
    assert lines_of(form, "name")[0].text() == was
    command(window, "undo", "Ctrl+Z")
    assert "Since then" in texts(window, "name"), "putting back can be undone"

    tab_to("Order of approval", back=True)
    type_text("No. 12 of 1.2.2026")
    tab_to("Approve again")
    press(Qt.Key.Key_Space)
    settle()
    record = stored(window, ACTIVITY)
    assert record["status"] == "approved"
    assert record["approval_order"] == "No. 12 of 1.2.2026"
    assert not {"differences", "put-back", "approve"} & buttons(form.standing).keys()
    check_whole(window.workspace.register)


def test_a_draft_is_approved_with_its_order_by_return(window, qtbot):
    section(window, "system", "Alt+8")
    command(window, "add", "Ctrl+Return")
    uid = window.room.current_record()
    whole(window, qtbot)
    tab_to("Order of approval", back=True)
    type_text("Order 5")
    press(Qt.Key.Key_Return)
    settle()
    record = stored(window, uid)
    assert (record["status"], record["approval_order"]) == ("approved", "Order 5")
