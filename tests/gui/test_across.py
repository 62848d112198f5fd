"""Over all operators: who uses what, and the same facts of many records changed together, through the real window."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.actions.standing import bin as to_bin
from ropa.store.across import QUESTIONS, across, occurring, tracker_value
from ropa.store.rows import Wanted, found, operators_found
from tests.conftest import facts_of
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import back_in, command, dialog_of, keys, stored, undo_here
from ui.bulk.dialog import TogetherDialog
from ui.bulk.facts import CLEAR, KEEP, SET
from ui.desk import Place
from ui.main_window import MainWindow
from ui.today import today

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")

DAY = dt.date(2027, 1, 31)


def asked(window: MainWindow, question: str, *values: str) -> list[Any]:
    return window.workspace.ask(across, question, list(values), "en", today())


def widest(window: MainWindow, question: str) -> str:
    """A value that most operators use."""
    values = window.workspace.ask(occurring, question, "en")
    return max(values, key=lambda one: values[one][0])


def texts(page: Any) -> list[tuple[str, ...]]:
    return [page.table.records.cells(n) for n in range(len(page.table.records.uids))]


def set_state(dialog: TogetherDialog, key: str, state: str) -> Any:
    fact = dialog.facts.facts[key]
    fact.state.setCurrentIndex(fact.state.findData(state))
    settle()
    return fact.editor


def wheel(over: QWidget) -> None:
    """Turn the wheel over a control."""
    middle = QPointF(over.rect().center())
    turned = QWheelEvent(
        middle, over.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, turned)


def ok(dialog: TogetherDialog) -> Any:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def test_each_question_lists_operators_and_records_with_a_way_to_the_fact(
    window: MainWindow, subtests: pytest.Subtests
) -> None:
    for question in QUESTIONS:
        with subtests.test(question):
            check_question(window, question, widest(window, question))


def check_question(window: MainWindow, question: str, value: str) -> None:
    window.room.go(Place("across", "", question, value))
    page = window.room.page
    wanted = [one for one in asked(window, question, value) if one.state != "archived"]
    assert page.table.records.uids == [one.uid for one in wanted]
    assert all(all(cells) for cells in texts(page)), "no cell of a line is empty"
    owners = dict.fromkeys(one.operator for one in wanted)
    assert page.operators.count() == len(owners) + 1
    assert str(len(owners)) in page.count.text()
    page.table.go_to(len(wanted) - 1)
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert window.room.desk.operator == wanted[-1].operator
    assert window.room.place().section == {"paper": "ledger"}.get(wanted[-1].kind, wanted[-1].kind)
    window.act("back")
    assert window.room.place() == Place("across", "", question, value)
    assert page.asking.values == (value,)


def test_values_are_ticked_and_taken_away_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    command(window, "across", "Ctrl+Shift+K")
    page = window.room.page
    assert "Choose what to look for" in page.empty.sentence
    page.asking.question.setCurrentIndex(list(QUESTIONS).index("country"))
    picker = page.asking.offer()
    qtbot.waitUntil(picker.isVisible)
    assert [item.text() for item in picker.list.findItems("Russia", Qt.MatchFlag.MatchStartsWith)]
    row = next(n for n in range(picker.list.count()) if picker.list.item(n).text().startswith("Russia"))
    picker.list.setCurrentRow(row)
    press(Qt.Key.Key_Space)
    picker.close()
    back_in(window, qtbot)
    assert page.asking.values == ("RU",)
    assert len(page.table.records.uids) == len(asked(window, "country", "RU"))
    page.asking.chips["RU"].name.setFocus()
    press(Qt.Key.Key_Delete)
    assert page.asking.values == ()
    assert page.table.records.uids == []


def test_one_operator_and_one_standing_narrow_the_list(window: MainWindow) -> None:
    party = widest(window, "party")
    window.room.go(Place("across", "", "party", party))
    page = window.room.page
    every = list(page.table.records.uids)
    page.operators.setCurrentRow(1)
    assert 0 < len(page.table.records.uids) < len(every)
    page.operators.setCurrentRow(0)
    state = next(iter(page.states))
    page.states[state].click()
    assert {one.state for one in page.table.used.values()} == {state}
    page.states[state].click()
    window.workspace.do(archive, every[0])
    assert every[0] not in page.table.records.uids
    page.states["archived"].click()
    assert page.table.records.uids == [every[0]]


def test_from_a_party_and_from_a_tracker_one_comes_to_all_who_use_it(window: MainWindow) -> None:
    tracker = window.workspace.ask(found, Wanted("tracker", OPERATOR, "en"))[0]
    party = stored(window, tracker)["party"]
    for kind, uid in (("party", party), ("tracker", tracker)):
        window.room.go(Place(kind, uid))
        command(window, "across", "Ctrl+Shift+K")
        value = uid if kind == "party" else window.workspace.ask(tracker_value, uid, "en")
        assert window.room.place() == Place("across", "", kind, value)
        assert OPERATOR in {one.operator for one in window.room.page.table.used.values()}
        window.act("back")
        menu: QMenu = window.room.page.menu()
        action = next(one for one in menu.actions() if one.text().startswith("Who uses it"))
        action.trigger()
        menu.close()
        assert window.room.place().key == value
    window.room.go(Place("activity"))
    command(window, "across", "Ctrl+Shift+K")
    assert window.room.place().key == value, "as it was left"
    assert window.windowTitle().startswith("Across operators")


def test_many_records_are_changed_together_after_a_look_and_undone_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.room.go(Place("across", "", "data", widest(window, "data")))
    page = window.room.page
    page.table.setFocus()
    page.table.selectAll()
    activities = [uid for uid, one in page.table.used.items() if one.kind == "activity"]
    owners = {page.table.used[uid].operator for uid in activities}
    assert len(owners) > 1
    before = {uid: facts_of(window.workspace.register, uid) for uid in activities}
    command(window, "change_together", "Ctrl+Shift+E")
    dialog = dialog_of(window, TogetherDialog, qtbot)
    assert dialog.kind.currentData() == "activity"
    assert not ok(dialog).isEnabled()
    editor = set_state(dialog, "review_due", SET)
    editor.line.setFocus()
    type_text("31.01.2027")
    set_state(dialog, "channels", CLEAR)
    dialog.look()
    assert ok(dialog).text() == f"Change {len(activities)} records"
    cells = [dialog.preview.records.cells(n) for n in range(len(dialog.preview.records.uids))]
    assert dialog.preview.isColumnHidden(1) == (len({cell[1] for cell in cells}) == 1)
    assert {line[2] for line in cells} <= {"Review due", "Channels of collection"}
    assert ("Review due", "not answered", "31.01.2027") in {line[2:] for line in cells}
    assert {uid: facts_of(window.workspace.register, uid) for uid in activities} == before
    ok(dialog).click()
    back_in(window, qtbot)
    for uid in activities:
        facts = facts_of(window.workspace.register, uid)
        assert (facts["review_due"], facts["channels"]) == (DAY, None)
    assert window.done.sentence.text() == f"{len(activities)} records changed"
    assert page.table.records.uids, "the list is there, and what was chosen"
    page.table.choose(activities[-1:], activities[-1])
    page.table.setFocus()
    undo_here()
    assert {uid: facts_of(window.workspace.register, uid) for uid in activities} == before


def test_what_stays_as_it_is_stands_first_with_the_reason(window: MainWindow, qtbot: QtBot) -> None:
    window.room.go(Place("activity"))
    first, second = window.room.page.list.model.uids[:2]
    window.workspace.do(change, first, {"started": "2026-05-01", "ended": None})
    window.workspace.do(change, second, {"started": None, "ended": None})
    window.room.page.list.table.choose([first, second], second)
    window.room.page.list.table.setFocus()
    command(window, "change_together", "Ctrl+Shift+E")
    dialog = dialog_of(window, TogetherDialog, qtbot)
    editor = set_state(dialog, "ended", SET)
    editor.line.setFocus()
    type_text("01.01.2026")
    dialog.look()
    assert "In 1 record something stays as it is." in dialog.told.text()
    assert "lies before" in dialog.preview.records.cells(0)[4]
    assert ok(dialog).text() == "Change 1 record"
    ok(dialog).click()
    back_in(window, qtbot)
    assert [stored(window, uid)["ended"] for uid in (first, second)] == [None, dt.date(2026, 1, 1)]
    assert stored(window, first)["started"] == dt.date(2026, 5, 1)


def test_the_wheel_over_a_state_turns_nothing_and_escape_writes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.room.go(Place("activity"))
    window.room.page.select_all()
    command(window, "change_together", "Ctrl+Shift+E")
    dialog = dialog_of(window, TogetherDialog, qtbot)
    fact, before = dialog.facts.facts["means"], stored(window, window.room.page.list.model.uids[0])["means"]
    wheel(fact.state)
    assert fact.state.currentData() == KEEP
    set_state(dialog, "means", SET)
    assert fact.editor.isVisible()
    assert fact.wanted() == {}, "nothing is chosen yet"
    fact.editor.take("manual")
    assert fact.wanted() == {"means": "manual"}
    set_state(dialog, "means", KEEP)
    assert (fact.editor.isVisible(), fact.wanted()) == (False, {})
    assert not {"name", "none", "status"} & set(dialog.facts.facts)
    press(Qt.Key.Key_Escape)
    back_in(window, qtbot)
    assert not [one for one in window.findChildren(TogetherDialog) if one.isVisible()]
    assert stored(window, window.room.page.list.model.uids[0])["means"] == before


def test_a_shared_party_says_whom_the_change_touches(window: MainWindow, qtbot: QtBot) -> None:
    party = widest(window, "party")
    operators = len({one.operator for one in asked(window, "party", party)})
    window.room.go(Place("party", party))
    window.room.page.list.table.setFocus()
    command(window, "change_together", "Ctrl+Shift+E")
    dialog = dialog_of(window, TogetherDialog, qtbot)
    assert dialog.shared.text().startswith(f"{operators} operators use these parties")
    editor = set_state(dialog, "kinds", SET)
    present = stored(window, party)["kinds"] or ()
    editor.take(next(one.value for one in editor.lookup.options(editor.field) if one.value not in present))
    dialog.look()
    assert dialog.preview.records.cells(0)[1] == "All operators"
    assert dialog.preview.isColumnHidden(1), "one for all lines is not repeated in each"
    dialog.reject()
    back_in(window, qtbot)


def test_the_page_is_reached_without_any_operator(window: MainWindow) -> None:
    for one in window.workspace.ask(operators_found, "", "en"):
        window.workspace.do(to_bin, one.uid)
    window.room.after_operator_left()
    assert window.room.desk.operator is None
    keys(window.menus.actions["across"], "Ctrl+Shift+K")
    assert window.room.place().section == "across"
    whole = window.room.sidebar.whole
    assert whole.selectedItems() == [whole.item(0)]
    window.room.go(Place("overview"))
    assert whole.selectedItems() == []
    whole.setFocus()
    settle()
    assert window.room.place().section == "overview", "coming to the line leads nowhere"
    press(Qt.Key.Key_Return)
    settle()
    assert window.room.place().section == "across"
