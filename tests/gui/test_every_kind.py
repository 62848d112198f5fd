"""Every kind of record and part through the real window: made, changed, undone, redone, binned, taken out again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton

from ropa.model import KINDS, ROOTS, parents
from ropa.store.reading import row
from tests.conftest import check_whole
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle, shortcut, type_text
from ui.desk import Place

LATER = {
    "paper": "comes with the papers", "edition": "comes with the papers", "edition_file": "comes with the papers",
    "acceptance": "comes with the checks", "special_condition": "asked only under the GDPR: tested by itself",
    "catalogue_entry": "made in the picker of a code: test_editors",
}  # fmt: skip
MADE_IN_THE_WINDOW = [kind for kind in KINDS if kind not in LATER]


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
    ask = window.room.desk.workspace.ask
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
    window.room.desk.workspace.register.leave()
    if kind in ROOTS:
        shortcut(window, "to_bin")
    else:
        form = window.room.page.form
        card = next(
            c
            for one in _forms(form.form)
            for parts in one.lists().values()
            for c in parts.cards.values()
            if c.uid == uid
        )
        card.findChildren(QAbstractButton)[4].click()
    assert ask(row, uid)["binned"] is not None
    window.room.go(Place("bin", uid))
    settle()
    window.room.page.restore_selected()
    assert ask(row, uid)["binned"] is None
    window.room.desk.workspace.register.leave()
    check_whole(window.workspace.register)


def test_what_is_left_out_is_left_out_for_a_reason():
    assert set(LATER) <= set(KINDS)
    assert all(LATER.values())
