"""What holds of overview, history, bin and the panels: names for readers, what was typed is no markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from ropa.actions.sample import sample_uid
from ropa.i18n import LANGUAGES, translator
from tests.gui.conftest import OPERATOR
from tests.gui.pages.page import rows
from ui.desk import Desk, Place
from ui.pages.bin import BinPage
from ui.pages.history import HistoryPage
from ui.pages.overview import OverviewPage
from ui.panels.history import RecordHistory
from ui.panels.used_by import UsedBy
from ui.settings import Settings
from ui.workspace import Workspace


def every_widget(desk: Desk) -> Iterator[QWidget]:
    record = sample_uid("tumar", "operator")
    overview, history, bin_page = OverviewPage(desk), HistoryPage(desk), BinPage(desk)
    for page, section in ((overview, "overview"), (history, "history"), (bin_page, "bin")):
        page.show_place(Place(section))
        yield page
    history.edits.open(history.edits.model.index(1))
    panel, used = RecordHistory(desk), UsedBy(desk)
    panel.show_record(record)
    used.show_record(record)
    yield from (panel, used)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_takes_the_keyboard_has_a_name(
    workspace: Workspace, settings: Settings, qtbot: QtBot, language: str
) -> None:
    desk = Desk(workspace, translator(language), settings)
    desk.operator = OPERATOR
    for widget in every_widget(desk):
        qtbot.addWidget(widget)
        for one in widget.findChildren(QWidget):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is widget:
                text = one.text() if isinstance(one, QAbstractButton) else ""
                assert one.accessibleName() or text, (widget, one)


def test_what_people_typed_is_never_markup(desk: Desk, show: Callable[[QWidget], None]) -> None:
    evil = "<img src=x>&amp; <b>Bold</b>"
    desk.workspace.do(create, "activity", {"name": {"en": evil}}, OPERATOR)
    for page in every_widget(desk):
        show(page)
        for label in page.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    history = HistoryPage(desk)
    show(history)
    history.show_place(Place("history"))
    assert rows(history.edits.model)[1] == f"Added: {evil}"
    assert history.edits.model.index(1).data(Qt.ItemDataRole.ToolTipRole) is None
