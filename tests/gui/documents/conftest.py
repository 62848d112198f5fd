"""The page of documents over a real register, the first paper of the operator shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ropa.store.opened import operator_card
from tests.gui.conftest import OPERATOR
from tests.gui.documents.page import fresh
from ui.desk import Desk, Place
from ui.pages.documents import DocumentsPage


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[DocumentsPage]:
    """The page, with the first paper of the operator shown."""
    desk.show_operator(desk.workspace.ask(operator_card, OPERATOR))
    made = DocumentsPage(desk)
    qtbot.addWidget(made)
    made.resize(1060, 760)
    made.choices.kind_choice.choose("register", "consent")
    made.show()
    made.show_place(Place("documents"))
    fresh(qtbot, made)
    yield made
    made.end()
