"""What can be read of a page of records, and keys pressed in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ropa.store.reading import row
from ui.desk import Desk
from ui.pages.records import RecordsPage

KINDS = (
    "activity", "party", "transfer", "tracker", "system", "consent", "engagement", "access", "journal_line", "request",
    "incident",
)  # fmt: skip


def names(page: RecordsPage) -> list[str]:
    """The names listed, in their order."""
    column = page.list.model.keys.index("name")
    return [page.list.model.cells(n)[column] for n in range(page.list.model.rowCount())]


def keys(qtbot: QtBot, widget: QWidget, *pressed: Qt.Key) -> None:
    for one in pressed:
        qtbot.keyClick(widget, one)


def popup(kind: type[Any]) -> Any:
    """The popup that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def said_by(qtbot: QtBot, desk: Desk, act: Callable[[], object]) -> list[Any]:
    with qtbot.waitSignal(desk.announced) as said:
        act()
    return list(said.args)


def status_of(desk: Desk, uid: str) -> str:
    return str(desk.workspace.ask(row, uid)["status"])


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
