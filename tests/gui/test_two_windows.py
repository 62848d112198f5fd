"""Two windows on one file, and how records stand: shared ones, conflicts, approval, whose history undo works on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.store.opened import users
from ropa.store.reading import row
from ropa.store.rows import Wanted, found
from tests.conftest import check_whole, edits
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import back_in, command, replace, section, stored, tab_to, whole
from ui.desk import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

Key = Qt.Key
ACTIVITY = sample_uid("tumar", "viewing")
LANGUAGES = ("kk", "ru", "en")
FIELD = "department"
"""A line that the tests of two values fill."""


@pytest.fixture
def other(program, window, qtbot):
    """The second window on the same file."""
    command(window, "new_window", "Ctrl+Shift+N")
    made = program.windows[-1]
    assert made is not window
    made.resize(1280, 900)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def go(window, qtbot, uid=ACTIVITY, kind="activity"):
    """The form of a record, all of it filled."""
    window.room.go(Place(kind, uid))
    return whole(window, qtbot)


def use(window, qtbot):
    """Bring a window to the front, as a click does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()


def lines_of(form, key):
    return form.form.field_of(form.form.uid, key).editor.findChildren(QLineEdit)


def read_in(form):
    """What labels say in a form now."""
    return [one.text() for one in form.findChildren(QLabel) if one.isVisible()]


def write(window, key, text):
    """Type over a field of the form in view, and save."""
    line = lines_of(window.room.page.form, key)[0]
    line.setFocus()
    was = line.text()
    replace(text)
    command(window, "save_now", "Ctrl+S")
    return was


def texts(window, key, uid=ACTIVITY):
    value = stored(window, uid)[key]
    return [text for _, text in value.texts] if value else []


def buttons(widget):
    return {one.objectName(): one for one in widget.findChildren(QPushButton) if one.isVisible()}


# Two windows.


def test_the_second_window_opens_at_the_same_place(window, other):
    assert other.workspace is window.workspace, "one file is open once"
    assert other.room.desk.operator == window.room.desk.operator
    assert other.room.place() == window.room.place()


def test_what_is_changed_in_one_is_seen_in_the_other_at_once(window, other, qtbot):
    here = go(window, qtbot)
    go(other, qtbot)
    use(other, qtbot)
    write(other, "name", "Жаңа атау")
    assert "Жаңа атау" in texts(window, "name")
    assert "Жаңа атау" in [one.text() for one in lines_of(here, "name")]
    assert window.statusBar().saved.text().startswith("Saved at ")
    section(other, "system", "Alt+8")
    command(other, "add", "Ctrl+Return")
    made = other.room.current_record()
    use(window, qtbot)
    section(window, "system", "Alt+8")
    assert made in window.room.page.list.model.uids
    check_whole(window.workspace.register)


def test_operators_made_in_one_are_listed_in_the_other(window, other):
    before = len(window.room.sidebar._model.lines)
    command(other, "new_operator", "Ctrl+Shift+O")
    assert len(window.room.sidebar._model.lines) == before + 1
    assert window.room.desk.operator == OPERATOR, "and stays where it was"


def test_a_record_binned_in_one_is_gone_from_the_other(window, other, qtbot):
    section(other, "access", "Alt+0")
    command(other, "add", "Ctrl+Return")
    uid = other.room.current_record()
    use(window, qtbot)
    go(window, qtbot, uid, "access")
    use(other, qtbot)
    command(other, "to_bin", "Ctrl+Del")
    settle()
    assert uid not in window.room.page.list.model.uids
    assert window.room.current_record() != uid or "This record is in the bin." in read_in(window.room.page.form)
    command(other, "undo", "Ctrl+Z")
    assert uid in other.room.page.list.model.uids
    use(window, qtbot)
    form = go(window, qtbot, uid, "access")
    assert "This record is in the bin." not in read_in(form)
    write(window, next(iter(form.form.fields())), "Still works")


def test_closing_one_keeps_the_other(program, window, other, qtbot):
    go(other, qtbot)
    lines_of(other.room.page.form, "name")[0].setFocus()
    replace("Көрсетілім")
    other.close()
    assert program.windows == [window]
    assert "Көрсетілім" in texts(window, "name"), "what was typed there was saved"
    use(window, qtbot)
    go(window, qtbot)
    write(window, "name", "Тағы бірі")
    assert "Тағы бірі" in texts(window, "name")


# One field in both.


@pytest.fixture
def met(window, other, qtbot):
    """Both windows' forms where both typed into one field, and the other one saved first."""
    mine, theirs = go(window, qtbot), go(other, qtbot)
    for form, text in ((mine, "mine"), (theirs, "theirs")):
        lines_of(form, FIELD)[0].setText(text)
    theirs.leave()
    assert "theirs" in texts(window, FIELD)
    assert lines_of(mine, FIELD)[0].text() == "mine", "typing is not overwritten"
    mine.leave()
    return mine, theirs


def note_of(form):
    return form.form.field_of(ACTIVITY, FIELD)


def test_two_values_that_meet_are_both_shown(window, met):
    """LCK-09: the second save is a choice between two values, never a silent loss."""
    mine, _ = met
    assert "mine" not in texts(window, FIELD), "the second save writes nothing over the first"
    field = note_of(mine)
    assert "changed meanwhile" in field.note
    said = {name: one.text() for name, one in buttons(field).items()}
    assert said["choose-mine"].startswith("Keep mine: ")
    assert "mine" in said["choose-mine"].removeprefix("Keep mine: ")
    assert said["choose-theirs"].startswith("Take what is stored: ")
    assert "theirs" in said["choose-theirs"]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in buttons(field).values())


@pytest.mark.parametrize(("answer", "kept"), [("mine", "mine"), ("theirs", "theirs")])
def test_the_person_chooses_between_them(window, qtbot, met, answer, kept):
    """LCK-09: whichever is chosen, the other stays in the history."""
    mine, theirs = met
    use(window, qtbot)
    button = buttons(note_of(mine))[f"choose-{answer}"]
    button.setFocus()
    press(Key.Key_Space)
    settle()
    assert kept in texts(window, FIELD)
    assert ({"mine", "theirs"} - {kept}).isdisjoint(texts(window, FIELD))
    for form in (mine, theirs):
        assert lines_of(form, FIELD)[0].text() == kept
        assert note_of(form).note == ""
    check_whole(window.workspace.register)
    write(window, FIELD, "after")
    assert "after" in texts(window, FIELD), "the field is like any other again"


def test_two_values_wait_for_their_choice_whatever_else_changes(window, qtbot, met):
    mine, _ = met
    use(window, qtbot)
    button = buttons(note_of(mine))["choose-mine"]
    button.setFocus()
    window.workspace.do(change, ACTIVITY, {"description": {"en": "Something else"}})
    window.room.page.refresh(None)
    mine.leave()
    assert "changed meanwhile" in note_of(mine).note
    assert lines_of(mine, FIELD)[0].text() == "mine"
    assert "theirs" in texts(window, FIELD)
    settle()
    assert focused() is button, "nor is the button taken away under the keyboard"


def test_the_stored_value_that_is_offered_is_the_one_that_is_stored(window, met):
    mine, theirs = met
    lines_of(theirs, FIELD)[0].setText("third")
    theirs.leave()
    settle()
    assert "third" in texts(window, FIELD)
    assert "third" in buttons(note_of(mine))["choose-theirs"].text()
    buttons(note_of(mine))["choose-theirs"].click()
    assert lines_of(mine, FIELD)[0].text() == "third"


# Shared parties.


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
    press(Key.Key_Tab)
    assert stored(window, party)["name"] == before
    tab_to("Change it for all of them", back=True)
    press(Key.Key_Space)
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


def test_undo_in_one_window_takes_back_what_was_done_in_the_other(window, other, qtbot):
    old = stored(window, ACTIVITY)["name"]
    form = go(other, qtbot)
    write(other, "name", "Other")
    assert stored(window, ACTIVITY)["name"] != old
    use(window, qtbot)
    go(window, qtbot)
    command(window, "undo", "Ctrl+Z")
    assert stored(window, ACTIVITY)["name"] == old
    assert lines_of(form, "name")[0].text() in [text for _, text in old.texts]


# Copies.


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


# Approval.


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
    press(Key.Key_Space)
    settle()
    ((fact, then, now),) = table_of(form)
    assert fact.startswith("Name")
    assert (then, now) == (was, "Since then")
    window.room.page.refresh(None)
    assert len(table_of(form)) == 1, "what is shown stays when something changes"

    tab_to("Put back what was approved")
    press(Key.Key_Space)
    settle()
    assert stored(window, ACTIVITY)["name"] == old
    assert "put-back" not in buttons(form.standing)
    assert lines_of(form, "name")[0].text() == was
    command(window, "undo", "Ctrl+Z")
    assert "Since then" in texts(window, "name"), "putting back can be undone"

    tab_to("Order of approval", back=True)
    type_text("No. 12 of 1.2.2026")
    tab_to("Approve again")
    press(Key.Key_Space)
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
    press(Key.Key_Return)
    settle()
    record = stored(window, uid)
    assert (record["status"], record["approval_order"]) == ("approved", "Order 5")


def test_an_approval_in_one_window_is_seen_in_the_other(window, other, qtbot):
    lines = (go(window, qtbot), go(other, qtbot))
    use(other, qtbot)
    write(other, "name", "Since then")
    assert "put-back" in buttons(lines[0].standing)
    command(other, "approve", "Ctrl+Shift+P")
    settle()
    assert "put-back" not in buttons(lines[0].standing)
    back_in(other, qtbot)
