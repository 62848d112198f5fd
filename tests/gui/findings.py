"""Findings in the real window: waited for, read on their page, accepted by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import back_in, dialog_of, tab_to
from ui.desk import Place
from ui.papers.say_dialog import SayDialog

WHY = "the client keeps this on paper"


def known(window, qtbot):
    """What was found of the operator in view, once it is known."""
    findings = window.room.desk.findings
    qtbot.waitUntil(lambda: findings.known and not findings.busy)
    settle()
    return findings


def checks(window, qtbot):
    """The page with the findings."""
    known(window, qtbot)
    window.room.go(Place("checks"))
    settle()
    return window.room.page


def lines(page):
    return [item.data(0, Qt.ItemDataRole.UserRole) for item in page.tree._lines()]


def sample_of(findings, **wanted):
    """A finding with these facts."""
    return next(one for one in findings.told if all(getattr(one, key) == value for key, value in wanted.items()))


def again(window, qtbot):
    """Findings as they are after what was done."""
    findings = window.room.desk.findings
    qtbot.waitUntil(lambda: not findings.busy, timeout=10_000)
    settle()
    return findings


def accept(window, qtbot, page, told):
    """Accept a finding with a reason, by the keyboard."""
    assert page.tree.choose(told.identity)
    page.tree.setFocus()
    tab_to("Accept with a reason…", back=True)
    press(Qt.Key.Key_Space)
    dialog = dialog_of(window, SayDialog, qtbot)
    dialog._give()
    assert dialog.isVisible(), "a reason is needed"
    type_text(WHY)
    dialog._give()
    back_in(window, qtbot)
    return again(window, qtbot)
