"""Find everywhere: records of all operators, and how many are not shown."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from tests.gui.conftest import OPERATOR
from tests.gui.lists.page import keys
from ui.desk import Desk
from ui.dialogs.find import MOST, FindDialog, found

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


def test_everything_is_found_in_all_operators(qtbot: QtBot, page_of: Any, desk: Desk) -> None:
    page = page_of()
    find = FindDialog(desk, page)
    find.open()
    assert find.choices.values == ()
    assert find.remark.text()
    qtbot.keyClicks(find.search, "google")
    told = [find.choices.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(len(find.choices.values))]
    assert any("Tumar" in one and "Tracker" in one for one in told)
    assert len({one.split(",")[1] for one in told}) > 2, "records of several operators"
    keys(qtbot, find.search, Qt.Key.Key_Down)
    wanted = find.choices.values[find.list.currentIndex().row()]
    with qtbot.waitSignal(find.chosen) as chosen:
        keys(qtbot, find.list, Qt.Key.Key_Return)
    assert chosen.args == [wanted]


def test_find_says_what_it_does_not_show(page_of: Any, desk: Desk) -> None:
    desk.workspace.do(_many, desk.operator, MOST + 30)
    find = FindDialog(desk, page_of(), "many of")
    find.open()
    assert len(find.choices.values) == MOST
    assert find.remark.text() == "31 more: type more letters"
    find.search.setText("no such thing")
    find.search.ask_now()
    assert find.remark.text() == "Nothing for “no such thing”"
    find.close()


def _many(work: Any, operator: str, count: int) -> None:
    for n in range(count):
        create(work, "access", {"position": {"en": f"many of {n}"}}, operator)


def test_what_is_named_so_stands_before_what_mentions_it(desk: Desk) -> None:
    do = desk.workspace.do
    mentions = do(create, "activity", {"name": {"ru": "Абонементы"}, "notes": "письма возит Казпочта"}, OPERATOR).uid
    holds = do(create, "party", {"name": {"ru": "АО «Казпочта»"}}).uid
    begins = do(create, "party", {"name": {"ru": "Казпочта, отделение 5"}}).uid
    uids, _ = found(desk, "казпочта")
    assert [one for one in uids if one in (mentions, holds, begins)] == [begins, holds, mentions]
