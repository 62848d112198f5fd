"""What once went wrong when pages, windows and saves met, and must not again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import N_
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from tests.gui.window import stored, whole
from ui.desk import Place
from ui.tips import tip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

ACTIVITY = sample_uid("tumar", "viewing")


def opened_form(window, qtbot, uid=ACTIVITY):
    window.room.go(Place("activity", uid))
    return whole(window, qtbot)


def another_activity(window):
    return next(uid for uid in window.room.page.list.model.uids if uid != ACTIVITY)


def name_editor(form):
    return form.form.fields()["name"].editor


def type_name(form, text):
    """As a person does, and has not left the field yet."""
    control = next(iter(name_editor(form)._controls()))
    control.setFocus()
    control.selectAll()
    control.insertPlainText(text) if hasattr(control, "insertPlainText") else control.insert(text)


def test_a_tip_shows_typed_mark_up_as_it_was_typed():
    assert tip("<b>Tumar</b> & Co") == "<qt>&lt;b&gt;Tumar&lt;/b&gt; &amp; Co</qt>"
    assert tip("") == ""


def test_the_operators_name_is_no_mark_up_in_its_tip(window):
    window.workspace.do(change, OPERATOR, {"name": {"en": "<h1>Tumar</h1>"}})
    model = window.room.sidebar.operators.model()
    tips = [model.index(n, 0).data(Qt.ItemDataRole.ToolTipRole) for n in range(model.rowCount())]
    assert not any("<h1>" in one for one in tips)
    assert any("&lt;h1&gt;Tumar" in one for one in tips)


def test_a_form_says_what_was_changed_while_another_page_was_in_view(window, qtbot):
    form = opened_form(window, qtbot)
    window.room.go(Place("history"))
    window.workspace.do(change, ACTIVITY, {"name": {"en": "Changed elsewhere"}})
    for back in (Place("activity", ACTIVITY), Place("activity")):
        window.room.go(back)
        assert name_editor(form).value()["en"] == "Changed elsewhere"
        window.room.go(Place("history"))
        window.workspace.do(change, ACTIVITY, {"name": {"en": "Again"}})
        window.workspace.do(change, ACTIVITY, {"name": {"en": "Changed elsewhere"}})
    window.workspace.do(change, ACTIVITY, {"name": {"en": "Last"}})
    window.room.go(Place("activity"))
    assert name_editor(form).value()["en"] == "Last"


def test_leaving_a_record_ends_its_visit(window, qtbot):
    form = opened_form(window, qtbot)
    type_name(form, "Typed")
    form.leave()
    assert window.workspace.register.visiting.root_uid == ACTIVITY
    opened_form(window, qtbot, another_activity(window))
    assert window.workspace.register.visiting is None


def test_undo_of_a_sentence_takes_back_what_it_told_of_and_no_typing(window, qtbot):
    form = opened_form(window, qtbot)
    before = stored(window, ACTIVITY)["status"]
    window.act("archive")
    window.room.desk.say("archived", undo=True)
    assert stored(window, ACTIVITY)["status"] != before
    opened_form(window, qtbot)
    type_name(form, "Being typed")
    window.done.undo.click()
    settle()
    assert stored(window, ACTIVITY)["status"] == before
    assert "Being typed" in name_editor(form).value().values(), "what is typed stays"


def test_a_sentence_offers_no_undo_once_something_else_was_done(window, qtbot):
    opened_form(window, qtbot)
    window.room.desk.say("archived", undo=True)
    assert window.done.undo.isVisible()
    window.workspace.do(change, ACTIVITY, {"name": {"en": "Something else"}})
    assert not window.done.undo.isVisible()


def refuse(*_args, **_kwargs):
    raise RopaError(N_("There is nothing to undo."))


def test_a_window_with_typing_that_cannot_be_saved_stays_open_once(window, program, qtbot, monkeypatch):
    form = opened_form(window, qtbot)
    type_name(form, "Not on the disk")
    monkeypatch.setattr(type(window.workspace), "do_in", refuse)
    with pytest.raises(RopaError):
        window.close()
    assert window.isVisible()
    assert window in program.windows
    assert "Not on the disk" in name_editor(form).value().values()
    with qtbot.captureExceptions():
        assert window.close()
    assert window not in program.windows


def test_the_order_of_an_approval_outlives_a_save(window, qtbot):
    form = opened_form(window, qtbot)
    type_name(form, "Changed")
    form.leave()
    form.standing.order.setText("No. 5")
    button = form.standing.findChild(QPushButton, "approve")
    type_name(form, "Changed once more")
    form.leave()
    assert form.standing.order.text() == "No. 5"
    assert form.standing.findChild(QPushButton, "approve") is button, "a click on it may be under way"
    form.standing.approve()
    settle()
    assert stored(window, ACTIVITY)["status"] == "approved"


@pytest.mark.usefixtures("window")
def test_a_sample_is_not_shown_in_a_window_closed_meanwhile(program, qtbot):
    other = program.show_window()
    program.open_sample(other)
    other.close()
    qtbot.waitUntil(lambda: len(program.windows) == 2, timeout=60_000)
    assert program.windows[-1] is not other
    assert program.windows[-1].isVisible()
    assert other.workspace is None
    qtbot.waitUntil(lambda: not isValid(other))


def test_nothing_of_a_closed_window_is_kept(window, program, qtbot):
    other = program.another_window(window)
    room = other.room
    other.close()
    qtbot.waitUntil(lambda: not isValid(other))
    assert not isValid(room)
    assert isValid(window.room)


def test_a_closed_window_hears_of_no_change(window, program):
    other = program.another_window(window)
    other.close()
    other.refusal.show_sentence("still here")
    window.workspace.do(change, ACTIVITY, {"name": {"en": "Changed"}})
    assert not other.refusal.isHidden()


def test_a_field_that_cannot_be_saved_keeps_no_other_from_being_saved(window, qtbot, monkeypatch):
    form = opened_form(window, qtbot)
    type_name(form, "Cannot be saved")
    fields = form.form.fields()
    other = next(row for key, row in fields.items() if row.field.kind is Kind.PROSE and key != "name")
    control = next(iter(other.editor._controls()))
    control.setPlainText("Saved all the same")
    do_in = type(window.workspace).do_in

    def refuse_names(workspace, root, action, *args, **kwargs):
        if "name" in args[1]:
            refuse()
        return do_in(workspace, root, action, *args, **kwargs)

    monkeypatch.setattr(type(window.workspace), "do_in", refuse_names)
    with pytest.raises(RopaError):
        form.leave()
    assert "Saved all the same" in str(stored(window, ACTIVITY)[other.field.key])
    monkeypatch.undo()


def test_what_was_typed_where_two_values_met_outlives_the_record_being_left(window, qtbot):
    form = opened_form(window, qtbot)
    type_name(form, "Mine")
    window.workspace.do(change, ACTIVITY, {"name": {"kk": "T", "ru": "T", "en": "Theirs"}})
    form.leave()
    assert "Mine" not in str(stored(window, ACTIVITY)["name"]), "the person is asked first"
    opened_form(window, qtbot, another_activity(window))
    assert "Mine" in str(stored(window, ACTIVITY)["name"])
