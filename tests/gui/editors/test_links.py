"""Editors of links: parties and systems picked or made, purposes of the activity, the way to what is linked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from ropa.store.opened import opened
from ropa.store.reading import holdings
from tests.gui.conftest import OPERATOR
from tests.gui.editors.at_the_editor import Key, picking, press
from tests.gui.editors.samples import SAMPLES, known
from ui.desk import Desk
from ui.editors import Editor, Lookup, editor_for
from ui.editors.several import PicksEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def test_a_party_is_picked_copied_from_the_catalogue_or_made(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    field = known("activity", "on_instruction_of")
    options = lookup.options(field)
    own = [one for one in options if not one.shipped]
    assert own == options[: len(own)]
    shipped = options[len(own) :]
    assert shipped
    assert all(one.detail.endswith("from the catalogue") and not one.value for one in shipped)
    assert not {one.label for one in own} & {one.label for one in shipped}
    editor = picking(place(editor_for(field, lookup)))
    press(editor.picker, shipped[0].label)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.picker.text() == shipped[0].label
    record = desk.workspace.ask(opened, editor.value()).record
    assert record["name"].get("en") == shipped[0].label
    assert record.kind == "party"
    editor.picker.selectAll()
    press(editor.picker, "Нұр Logistics")
    qtbot.keyClick(editor.picker, Key.Key_Up)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    made = desk.workspace.ask(opened, editor.value())
    assert made.operator is None
    assert dict(made.record["name"].texts) == {"en": "Нұр Logistics"}
    assert shipped[0].label not in [one.label for one in lookup.options(field) if one.shipped]


def test_a_system_is_made_for_the_operator(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "systems"), lookup)))
    editor.show_value(None)
    press(editor.picker, "New archive")
    qtbot.keyClick(editor.picker, Key.Key_Up)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    (uid,) = editor.value()
    made = desk.workspace.ask(opened, uid)
    assert (made.record.kind, made.operator) == ("system", OPERATOR)
    shared = Lookup(desk, desk.workspace.ask(opened, desk.workspace.do(create, "party", {"name": {"ru": "ТОО"}}).uid))
    assert shared.offer(known("activity", "systems")) == ""


def test_purposes_are_those_of_the_activity(lookup: Lookup, desk: Desk) -> None:
    field = known("item", "purposes")
    record = desk.workspace.ask(opened, lookup.row.uid).record
    assert {one.value for one in lookup.options(field)} == {one.uid for one in record.of("purpose")}
    consent = desk.workspace.ask(holdings, OPERATOR).all("consent")[0].uid
    everywhere = Lookup(desk, desk.workspace.ask(opened, consent)).options(known("consent", "purposes"))
    assert len(everywhere) > len(record.of("purpose"))


def test_the_way_to_a_linked_record(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    uid = SAMPLES["link"][1][0]
    editor = place(editor_for(known("activity", "on_instruction_of"), lookup))
    assert not [one for one in editor.findChildren(QAbstractButton) if one.isVisible()]
    editor.show_value(uid)
    (button,) = (one for one in editor.findChildren(QAbstractButton) if one.isVisible())
    with qtbot.waitSignal(editor.open_requested) as asked:
        qtbot.keyClick(button, Key.Key_Space)
    assert asked.args == [uid]
    editor.show_value(None)
    assert not button.isVisible()
    several = place(editor_for(known("activity", "joint_with"), lookup))
    assert isinstance(several, PicksEditor)
    several.show_value((uid,))
    with qtbot.waitSignal(several.open_requested) as asked:
        several.chips.chips[0].asked.emit("open")
    assert asked.args == [uid]
