"""A consent text issued in the real window, and the ledger where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from ropa.store.reading import holdings
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import back_in, dialog_of, tab_to
from ui.desk import Place
from ui.papers.issue_dialog import IssueDialog

WHY = "the client waits"


def held(window):
    return window.workspace.ask(holdings, OPERATOR)


def form_of(window):
    return held(window).all("consent")[0]


def documents(window, qtbot):
    """The documents page at the consent text, composed."""
    window.room.go(Place("documents", form_of(window).uid))
    page = window.room.page
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.kind == "consent" and page.pdf is not None)
    return page


def issue(window, qtbot):
    """Issue the consent text as it is, with a reason; by the keyboard."""
    page = documents(window, qtbot)
    before = sum(len(one.of("edition")) for one in ours(window))
    page.papers.setFocus()
    tab_to("Issue…")
    press(Qt.Key.Key_Space)
    dialog = dialog_of(window, IssueDialog, qtbot)
    assert dialog.list.count() > 0, "the sample's consent has gaps"
    tab_to("Order no.")
    type_text("17/26")
    dialog.issue.click()
    assert dialog.isVisible(), "without a reason nothing is issued"
    type_text(WHY)
    dialog.issue.click()
    back_in(window, qtbot)
    qtbot.waitUntil(lambda: sum(len(one.of("edition")) for one in ours(window)) > before, timeout=20_000)
    settle()


def ours(window):
    return [one for one in held(window).all("paper") if not one["made_elsewhere"]]


def ledger(window, qtbot):
    window.room.go(Place("ledger"))
    page = window.room.page
    qtbot.waitUntil(lambda: not page.runs.alive)
    return page


def press_button(page, begins):
    """Press a button of the edition in view."""
    settle()
    every = [one for one in page.edition.findChildren(QAbstractButton) if one.isVisible()]
    (button,) = [one for one in every if one.text().startswith(begins)]
    button.setFocus()
    press(Qt.Key.Key_Space)
