"""Two windows on one file: each shows what the other changes, and two values that meet in one field are both kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ropa.actions.records import change
from tests.conftest import check_whole
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle
from tests.gui.record_form import ACTIVITY, buttons, go, lines_of, read_in, texts, write
from tests.gui.window import back_in, command, replace, section, stored

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

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


def use(window, qtbot):
    """Bring a window to the front, as a click does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()


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
    command(other, "to_list", "F6")
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
    press(Qt.Key.Key_Space)
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


def test_an_approval_in_one_window_is_seen_in_the_other(window, other, qtbot):
    lines = (go(window, qtbot), go(other, qtbot))
    use(other, qtbot)
    write(other, "name", "Since then")
    assert "put-back" in buttons(lines[0].standing)
    command(other, "approve", "Ctrl+Shift+P")
    settle()
    assert "put-back" not in buttons(lines[0].standing)
    back_in(other, qtbot)
