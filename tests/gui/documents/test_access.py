"""The page of documents for everybody: names of controls, the way of Tab, the language of the interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ropa.i18n import translator
from ropa.reference import catalogue
from ropa.store.opened import operator_card
from tests.gui.conftest import OPERATOR
from tests.gui.documents.page import fresh
from ui.desk import Desk, Place
from ui.pages.documents import DocumentsPage
from ui.papers.operators import OperatorsDialog
from ui.papers.save_all import SaveAllDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_every_control_has_a_name(page: DocumentsPage):
    page.tray.save_all()
    page.choices.ask_operators()
    for root in (page, *page.findChildren(SaveAllDialog), *page.findChildren(OperatorsDialog)):
        for widget in root.findChildren(QWidget):
            if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isVisibleTo(root):
                continue
            if isinstance(widget, QLabel) or isinstance(widget.parent(), QAbstractSpinBox):
                continue  # a label reads itself; the line of a spin box is named by the box
            if widget.window() not in (page, root) or widget.objectName().startswith("qt_"):
                continue  # the list that a combo box unfolds
            named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            assert named, (type(widget).__name__, widget.objectName(), type(widget.parent()).__name__)


def kind_boxes(page: DocumentsPage) -> Iterator[QWidget]:
    """Each group, what unfolds it, and its kinds."""
    choice = page.choices.kind_choice
    for group, box in choice.groups.items():
        yield box
        yield choice.folds[group]
        yield from (one for code, one in choice.kinds.items() if catalogue("documents")[code].more["group"] == group)


def test_the_keyboard_goes_through_the_page_in_the_order_that_one_sees(page: DocumentsPage):
    page.activateWindow()
    wanted = [
        page.choices.others,
        *kind_boxes(page),
        *page.choices.languages.alone.values(),
        page.choices.languages.beside,
        page.choices.day,
        page.choices.drafts,
        page.papers,
        page.left_out,
        page.tray.fill_button,
        page.tray.issue_button,
        page.tray.print_button,
        page.tray.pdf_button,
        page.tray.docx_button,
        page.tray.other_button,
        page.tray.all_button,
        page.view.page,
        page.view.smaller,
        page.view.larger,
        page.view.fit,
        page.view.search.box,
        page.view.view,
    ]
    chain = [wanted[0]]
    while (widget := chain[-1].nextInFocusChain()) is not wanted[0]:
        chain.append(widget)
    assert [one for one in chain if one in wanted] == wanted


@pytest.mark.parametrize("spoken", ["kk", "ru"])
def test_nothing_is_left_in_english(qtbot: QtBot, desk: Desk, spoken: str):
    desk.tr = translator(spoken)
    desk.show_operator(desk.workspace.ask(operator_card, OPERATOR))
    page = DocumentsPage(desk)
    qtbot.addWidget(page)
    page.show_place(Place("documents"))
    fresh(qtbot, page)
    words = {"print", "save", "page", "paper", "papers", "drafts", "languages", "operators", "copy", "search", "left"}
    for widget in page.findChildren(QPushButton):
        assert not words & set(widget.text().casefold().strip("…").split()), widget.text()
    page.end()
