"""A page of records in a window of its own, a stand-in where its form would be; no popup is left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ropa.register import Done
from ui.desk import Desk, Place
from ui.pages.records import RecordsPage


class StandIn(QLineEdit):
    """Takes the place of a record's form and remembers what was asked of it."""

    def __init__(self, _desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName("form")
        self.opened: list[tuple[str, str, str]] = []
        self.left = 0
        self.refreshed: list[Done | None] = []
        self.prepared: list[str] = []

    def prepare(self, uid: str) -> None:
        self.prepared.append(uid)

    def open(self, uid: str, row: str = "", key: str = "") -> None:
        self.opened.append((uid, row, key))

    def leave(self) -> None:
        self.left += 1

    def refresh(self, done: Done | None) -> None:
        self.refreshed.append(done)

    def focus_first(self) -> None:
        self.setFocus()


@pytest.fixture
def page_of(qtbot: QtBot, desk: Desk) -> Callable[..., RecordsPage]:
    """A page in a window of its own that hears of changes, as in the program."""

    def build(kind: str = "activity", width: int = 1200) -> RecordsPage:
        page = RecordsPage(desk, kind, StandIn)
        desk.workspace.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(width, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.show_place(Place(kind))
        return page

    return build


@pytest.fixture(autouse=True)
def _no_popup_left() -> Iterator[None]:
    yield
    while (left := QApplication.activePopupWidget()) is not None:
        left.close()
