"""Tab goes through a window in the order in which it is seen, also where parts were made later."""

from __future__ import annotations

from itertools import islice, pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ropa.actions.sample import sample_uid
from tests.gui.keyboard import focused, press, settle
from tests.gui.window import command, name_of, section, tab_to, whole
from ui.tab_order import stops

ACTIVITY = sample_uid("tumar", "viewing")


@pytest.fixture
def unfolded(window, qtbot):
    """The window on an activity with its purposes unfolded, which is made later than what follows them."""
    section(window, "activity", "Alt+3")
    window.room.page.list.show_record(ACTIVITY)
    command(window, "to_list", "F6")
    press(Qt.Key.Key_Return)
    form = whole(window, qtbot)
    for card in form.form.lists()["purpose"].cards.values():
        card.unfold()
    settle()
    tab_to("Name:")
    return window


def test_tab_and_shift_tab_go_the_whole_way_round_and_back(unfolded):
    order = list(stops(unfolded))
    assert len(order) > 50
    assert len(set(order)) == len(order)
    start = order.index(focused())
    expected = [*order[start:], *order[:start]]
    met = []
    for _ in order:
        met.append(focused())
        press(Qt.Key.Key_Tab)
    assert met == expected
    assert focused() is expected[0]
    for one in islice(reversed(expected), 40):
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert focused() is one


def test_parts_come_where_they_are_seen(unfolded):
    form = unfolded.room.page.form
    places = [one.mapTo(form._page, one.rect().topLeft()).y() for one in stops(form._page)]
    leaps = [(one, other) for one, other in pairwise(places) if other < one - 60]
    assert not leaps, "Tab goes down, but for what stands side by side"


def test_what_is_hidden_or_cannot_be_used_is_passed_by(unfolded):
    order = list(stops(unfolded))
    focused().setEnabled(False)
    assert len(list(stops(unfolded))) == len(order) - 1
    assert all(one.isVisible() and name_of(one) is not None for one in order)
    assert QApplication.activeWindow() is unfolded
