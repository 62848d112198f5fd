"""What is missing, in the dialog that issues a paper: a line a fact, and the way there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ropa.documents.spots import Spot
from tests.gui.issuing import documents, form_of, ours
from tests.gui.keyboard import press, settle
from tests.gui.window import back_in, dialog_of, tab_to
from ui.main_window import MainWindow
from ui.papers.issue_dialog import IssueDialog


def opened(window: MainWindow, qtbot: QtBot) -> IssueDialog:
    page = documents(window, qtbot)
    page.papers.setFocus()
    tab_to("Issue…")
    press(Qt.Key.Key_Space)
    return dialog_of(window, IssueDialog, qtbot)


@pytest.mark.parametrize("by", ["double click", "enter"])
def test_a_line_names_a_fact_once_and_leads_there(window: MainWindow, qtbot: QtBot, by: str):
    dialog = opened(window, qtbot)
    spots = [dialog.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(dialog.list.count())]
    facts = [one for one in spots if isinstance(one, Spot)]
    assert f"Missing in the paper: {len(facts)}." in dialog.missing.text()
    assert len({(one.row, one.key, one.fact) for one in facts}) == len(facts)
    row = next(n for n, one in enumerate(spots) if one.key == "published")
    form = form_of(window)
    assert dialog.list.item(row).text().startswith(f"{form.ref} ")
    dialog.list.setCurrentRow(row)
    if by == "enter":
        dialog.list.setFocus()
        press(Qt.Key.Key_Return)
    else:
        settle()
        spot = dialog.list.visualItemRect(dialog.list.item(row)).topLeft() + QPoint(9, 9)
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    back_in(window, qtbot)
    settle()
    place = window.room.page.place()
    assert (place.section, place.record) == ("consent", form.uid)
    assert ours(window) == [], "nothing was issued"
