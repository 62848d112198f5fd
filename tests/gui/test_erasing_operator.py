"""An operator is erased for good from the bin, after its number was typed."""

from __future__ import annotations

import pytest

from ropa.actions.erasing import erase_operator
from ropa.actions.records import create
from ropa.actions.standing import bin as to_bin
from ropa.register import Done
from ropa.store.reading import operators
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from tests.gui.window import back_in, dialog_of
from ui.desk import Place
from ui.dialogs.erasing import ErasingDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_an_operator_is_erased_once_its_number_is_typed(window, qtbot):
    desk = window.room.desk
    window.room.choose_operator(OPERATOR)
    desk.workspace.do(to_bin, OPERATOR)
    window.room.after_operator_left()
    settle()
    window.room.go(Place("bin"))
    settle()
    page = window.room.page
    page._select([OPERATOR])
    assert page.erase_button.isVisible()
    page.erase_button.click()
    dialog = dialog_of(window, ErasingDialog, qtbot)
    assert not dialog.erase.isEnabled()
    dialog.typed.setText("O-999")
    assert not dialog.erase.isEnabled()
    dialog.typed.setText(dialog._ref.lower())
    dialog.erase.click()
    back_in(window, qtbot)
    assert OPERATOR not in page.model.uids
    assert OPERATOR not in [one.uid for one in desk.workspace.ask(operators)]
    assert window.room.desk.operator != OPERATOR
    assert not page.erase_button.isVisible()


def test_a_window_that_shows_it_goes_to_another(window):
    """As in a second window on the same register."""
    desk = window.room.desk
    window.room.choose_operator(OPERATOR)
    desk.workspace.do(to_bin, OPERATOR)
    desk.workspace.do(erase_operator, OPERATOR)
    desk.workspace.changed.emit(Done(frozenset({OPERATOR}), 0, frozenset({OPERATOR})))
    settle()
    assert desk.operator not in (OPERATOR, None)


def test_other_records_cannot_be_erased(window):
    desk = window.room.desk
    made = next(iter(window.room.desk.workspace.ask(operators))).uid
    window.room.choose_operator(made)
    activity = desk.workspace.do(create, "activity", {"name": {"en": "Gone"}}, made).uid
    desk.workspace.do(to_bin, activity)
    window.room.go(Place("bin"))
    settle()
    window.room.page._select([activity])
    assert window.room.page.restore_button.isEnabled()
    assert not window.room.page.erase_button.isVisible()
