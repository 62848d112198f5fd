"""Parties that several operators use: locked until they are to be changed for all, with a history of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from ropa.store.opened import users
from ropa.store.reading import row
from ropa.store.rows import Wanted, found
from tests.conftest import check_whole, edits
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle, type_text
from tests.gui.record_form import ACTIVITY, buttons, go, texts, write
from tests.gui.window import command, replace, stored, tab_to

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def party(window):
    """A party that other operators use too."""
    ask = window.workspace.ask
    shared = [
        uid
        for uid in ask(found, Wanted("party", OPERATOR, "en"))
        if ask(row, uid).operator_uid is None and len({one.operator for one in ask(users, uid)}) > 2
    ]
    return shared[0]


def editable(form):
    return [one for one in form.form.findChildren(QLineEdit) if not one.isReadOnly() and one.isVisible()]


def test_a_shared_party_is_locked_until_it_is_to_be_changed_for_all(window, party, qtbot):
    form = go(window, qtbot, party, "party")
    assert editable(form) == []
    (said,) = [
        one.text() for one in form.standing.findChildren(QLabel) if one.isVisible() and one.text().startswith("Shared")
    ]
    others = {
        one.operator_name.best("en")[0] for one in window.workspace.ask(users, party) if one.operator != OPERATOR
    } - {""}
    assert others
    assert all(name in said for name in others)
    assert window.room.desk.operator_name not in said, "the one in view is no other"
    before = stored(window, party)["name"]
    command(window, "to_form", "F2")
    type_text("never")
    press(Qt.Key.Key_Tab)
    assert stored(window, party)["name"] == before
    tab_to("Change it for all of them", back=True)
    press(Qt.Key.Key_Space)
    settle()
    assert editable(form)
    assert "unlock" not in buttons(form.standing)
    command(window, "to_form", "F2")
    replace("For all")
    command(window, "save_now", "Ctrl+S")
    assert "For all" in texts(window, "name", party)
    assert edits(window.workspace.register, None)[-1].operator_uid is None


def test_a_party_of_one_operator_is_not_locked(window, qtbot):
    ask = window.workspace.ask
    own = next(uid for uid in ask(found, Wanted("party", OPERATOR, "en")) if ask(row, uid).operator_uid == OPERATOR)
    form = go(window, qtbot, own, "party")
    assert editable(form)
    assert "unlock" not in buttons(form.standing)


def test_another_shared_party_is_locked_anew(window, party, qtbot):
    form = go(window, qtbot, party, "party")
    buttons(form.standing)["unlock"].click()
    assert editable(form)
    own = next(
        uid
        for uid in window.workspace.ask(found, Wanted("party", OPERATOR, "en"))
        if window.workspace.ask(row, uid).operator_uid == OPERATOR
    )
    go(window, qtbot, own, "party")
    form = go(window, qtbot, party, "party")
    assert editable(form) == []


def test_undo_takes_back_what_belongs_to_the_record_in_view(window, party, qtbot):
    old = {uid: stored(window, uid)["name"] for uid in (ACTIVITY, party)}
    form = go(window, qtbot)
    write(window, "name", "Of the operator")
    form = go(window, qtbot, party, "party")
    buttons(form.standing)["unlock"].click()
    write(window, "name", "Of all operators")
    new = {uid: stored(window, uid)["name"] for uid in (ACTIVITY, party)}
    assert all(new[uid] != old[uid] for uid in new)

    go(window, qtbot)  # the shared one was changed last, but an activity of the operator is in view
    assert old[ACTIVITY].get("en") in window.menus.actions["undo"].text()
    command(window, "undo", "Ctrl+Z")
    assert stored(window, ACTIVITY)["name"] == old[ACTIVITY]
    assert stored(window, party)["name"] == new[party]
    go(window, qtbot, party, "party")
    assert new[party].best("en")[0] in window.menus.actions["undo"].text()
    command(window, "undo", "Ctrl+Z")
    assert stored(window, party)["name"] == old[party]
    command(window, "redo", "Ctrl+Y")
    assert stored(window, party)["name"] == new[party]
    assert stored(window, ACTIVITY)["name"] == old[ACTIVITY]
    go(window, qtbot)
    command(window, "redo", "Ctrl+Y")
    assert stored(window, ACTIVITY)["name"] == new[ACTIVITY]
    check_whole(window.workspace.register)
