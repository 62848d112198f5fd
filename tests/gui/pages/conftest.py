"""A page or panel in a window, refreshed after each act as the main window does; where it leads, what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ropa.actions.records import create
from tests.gui.conftest import OPERATOR
from ui.desk import Desk, Place


@pytest.fixture
def activity(desk: Desk) -> str:
    """An activity of the operator in view that nobody approved."""
    made = desk.workspace.do(create, "activity", {"name": {"en": "Video in the hall", "ru": "Видео в холле"}}, OPERATOR)
    return made.uid


@pytest.fixture
def went(desk: Desk) -> list[Place]:
    """The places that the window was asked to show."""
    places: list[Place] = []
    desk.go_requested.connect(places.append)
    return places


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, bool]]:
    """The sentences for the foot of the window."""
    sentences: list[tuple[str, bool]] = []
    desk.announced.connect(lambda sentence, with_undo: sentences.append((sentence, with_undo)))
    return sentences


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Callable[[QWidget], None]:
    """Show a page or panel in a window, refreshed after each act as the main window does."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)

    def shown(widget: QWidget) -> None:
        widget.setParent(window)
        widget.resize(window.size())
        widget.show()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        desk.workspace.changed.connect(widget.refresh)

    return shown
