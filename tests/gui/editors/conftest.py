"""An editor in a window of its own, at the row of an activity of the operator in view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ropa.store.opened import opened
from ropa.store.reading import holdings
from tests.gui.conftest import OPERATOR
from ui.desk import Desk
from ui.editors import Editor, Lookup


@pytest.fixture
def activity(desk: Desk) -> str:
    """The uid of an activity of the operator in view."""
    return desk.workspace.ask(holdings, OPERATOR).all("activity")[0].uid


@pytest.fixture
def lookup(desk: Desk, activity: str) -> Lookup:
    """At the row of an activity."""
    return Lookup(desk, desk.workspace.ask(opened, activity))


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """An active window with a field that can take the keyboard away, and an Undo of its own."""
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    column = QVBoxLayout(made.centralWidget())
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    elsewhere = QLineEdit()
    elsewhere.setObjectName("elsewhere")
    column.addWidget(elsewhere)
    made.resize(900, 500)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def place(window: QMainWindow) -> Callable[[Editor], Editor]:
    """Put an editor into the window, named and with the keyboard."""

    def put(editor: Editor) -> Editor:
        editor.name_it("Fact", "What it means")
        window.centralWidget().layout().addWidget(editor)
        editor.show()
        editor.setFocus()
        return editor

    return put
