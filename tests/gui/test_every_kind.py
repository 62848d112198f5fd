"""Every kind of record and part through the real window: made, changed, undone, redone, binned, taken out again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton
from sqlalchemy import select

from ropa.actions.records import create
from ropa.model import KINDS, ROOTS, parents, table
from ropa.store.reading import row
from tests.conftest import check_whole
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle, shortcut, type_text
from tests.gui.window import pick, stored, tab_to, whole
from ui.desk import Place
from ui.forms.plan import PARTS_OF_GDPR

LATER = {
    "paper": "comes with the papers", "edition": "comes with the papers", "edition_file": "comes with the papers",
    "acceptance": "comes with the checks",
}  # fmt: skip
"""Kinds without a way in yet. Any other kind must have one, or its test fails."""

MADE_IN_THE_WINDOW = [kind for kind in KINDS if kind not in LATER and kind != "catalogue_entry"]


def make(window: Any, kind: str) -> str:
    """A new row of a kind, made as a person makes it; its uid. A part stands in a new record of the first kind that
    may hold it.
    """
    if kind == "operator":
        shortcut(window, "new_operator")
        settle()
        return str(window.room.desk.operator)
    if kind in ROOTS:
        window.room.go(Place(kind))
        shortcut(window, "add")
        settle()
        return str(window.room.current_record())
    if kind in PARTS_OF_GDPR:
        window.workspace.do(create, "operator_law", {"law": "gdpr"}, OPERATOR)
    above = next(one for one in parents(kind) if one not in LATER)
    parent = OPERATOR if above == "operator" else make(window, above)
    if above == "operator":
        window.room.go(Place("operator", OPERATOR))
    form = window.room.page.form
    settle()
    parts = form.form.list_of(parent, kind)
    before = {one.uid for one in parts.parts()}
    parts.adder.findChild(QPushButton).click()
    settle()
    (uid,) = {one.uid for one in parts.parts()} - before
    return str(uid)


def change_something(window: Any, uid: str) -> str:
    """Type into the first field of text, else say yes to the first question; the key of the fact."""
    form = window.room.page.form
    form.form.field_of(uid, "")
    rows = {id(one): one for one in form.form.all_fields()}
    holder = next(one for one in _forms(form.form) if one.uid == uid)
    for key, field in holder.fields().items():
        assert id(field) in rows
        lines = field.editor.findChildren(QLineEdit) + field.editor.findChildren(QPlainTextEdit)
        if field.field.kind.value in ("words", "prose", "line", "text") and not field.isHidden() and lines:
            lines[0].setFocus()
            settle()
            type_text("Abc")
            window.leave()
            return key
    key, field = next((key, one) for key, one in holder.fields().items() if one.field.kind.value == "flag")
    field.editor.findChildren(QAbstractButton)[0].click()
    window.leave()
    return key


def _forms(form: Any) -> Any:
    yield form
    for parts in form.lists().values():
        for card in parts.cards.values():
            if card.form is not None:
                yield from _forms(card.form)


@pytest.mark.parametrize("kind", MADE_IN_THE_WINDOW)
def test_a_kind_goes_its_whole_way(window, kind):
    ask = window.workspace.ask
    uid = make(window, kind)
    made = ask(row, uid)
    assert made.kind == kind
    key = change_something(window, uid)
    changed = ask(row, uid)[key]
    assert changed != made[key]
    shortcut(window, "undo")
    assert ask(row, uid)[key] == made[key]
    shortcut(window, "redo")
    assert ask(row, uid)[key] == changed
    window.workspace.register.leave()
    into_bin(window, uid)
    assert ask(row, uid)["binned"] is not None
    window.done.undo.click()
    assert ask(row, uid)["binned"] is None, "the sentence that tells of it takes it back"
    into_bin(window, uid)
    window.room.go(Place("bin", uid))
    settle()
    window.room.page.restore_selected()
    assert ask(row, uid)["binned"] is None
    assert ask(row, uid)[key] == changed
    window.workspace.register.leave()
    check_whole(window.workspace.register)


def into_bin(window: Any, uid: str) -> None:
    """Put a row into the bin: a record by the menu's keys, a part by the button on its line."""
    kind = window.workspace.ask(row, uid).kind
    if kind in ROOTS:
        window.room.go(Place(kind, uid))
        window.setFocus()  # in a text the keys are its own
        shortcut(window, "to_bin")
        return
    card = next(
        card
        for one in _forms(window.room.page.form.form)
        for parts in one.lists().values()
        for card in parts.cards.values()
        if card.uid == uid
    )
    (button,) = [one for one in card.findChildren(QAbstractButton) if _bins(one, card)]
    button.click()
    settle()


def _bins(button: QAbstractButton, card: Any) -> bool:
    return button.parentWidget() is card and button.accessibleName().startswith("Into the bin: ")


def test_a_code_of_ones_own_goes_its_whole_way(window, qtbot):
    uid = make(window, "activity")
    whole(window, qtbot)
    tab_to("Add: purpose")
    type_text("Quite another purpose")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle()
    (purpose,) = stored(window, uid).of("purpose")
    (entry,) = window.workspace.ask(entries)
    assert entry.name.get("en") == "Quite another purpose"
    assert purpose["code"] == entry.code
    shown = window.room.page.form.form.lists()["purpose"].cards[purpose.uid]
    assert shown._fold.whole.endswith(" Quite another purpose")
    assert "Quite another purpose" in window.menus.actions["undo"].text(), "and not the code"
    shortcut(window, "undo")
    assert stored(window, uid).of("purpose") == ()
    assert "adding" in window.menus.actions["redo"].text()
    shortcut(window, "redo")
    assert [one["code"] for one in stored(window, uid).of("purpose")] == [entry.code]
    window.room.go(Place("overview"))
    tab_to("Find an operator")
    window.menus.sections["activity"].trigger()
    shortcut(window, "add")
    settle()
    whole(window, qtbot)
    tab_to("Add: purpose")
    pick("Quite another")
    (again,) = stored(window, window.room.current_record()).of("purpose")
    assert again["code"] == entry.code, "it is offered like those that came with the program"
    assert len(window.workspace.ask(entries)) == 1
    window.workspace.register.leave()
    check_whole(window.workspace.register)


def entries(connection: Any) -> list[Any]:
    """Codes of the user's own."""
    return list(connection.execute(select(table("catalogue_entry"))))


def test_what_is_left_out_is_left_out_for_a_reason():
    assert set(LATER) == {"paper", "edition", "edition_file", "acceptance"}, "no kind is added to these without a word"
    assert {*LATER, *MADE_IN_THE_WINDOW, "catalogue_entry"} == set(KINDS)
