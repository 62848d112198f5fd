"""Who uses a record: users under their operators."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from ropa.actions.sample import sample_uid
from ui.desk import Desk, Place
from ui.panels.used_by import UsedBy


def test_users_stand_under_their_operators_and_lead_to_them(
    desk: Desk, activity: str, show: Callable[[QWidget], None], went: list[Place], qtbot: QtBot
) -> None:
    bank = desk.workspace.do(create, "party", {"name": {"en": "Bank of All"}}).uid
    panel = UsedBy(desk)
    show(panel)
    panel.show_record(bank)
    assert panel.empty.isVisible()
    assert panel.empty.sentence.startswith("Nothing uses this record.")
    desk.workspace.do(create, "disclosure", {"party": bank}, activity)
    other = sample_uid("qurylys", "operator")
    desk.workspace.do(create, "engagement", {"party": bank}, other)
    assert panel.tree.isVisible()
    assert panel.tree.topLevelItemCount() == 2
    ours = panel.tree.topLevelItem(0)
    assert ours.childCount() == 1
    assert ours.child(0).text(0) == "Video in the hall"
    assert panel.count.text() == "2 records · 2 operators"
    panel.tree.setFocus()
    panel.tree.setCurrentItem(ours.child(0))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert went == [Place("activity", activity)]
    theirs = panel.tree.topLevelItem(1).child(0)
    panel.tree.itemClicked.emit(theirs, 0)
    assert went[1].section == "engagement"
