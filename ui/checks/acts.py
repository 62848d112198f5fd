"""What can be done with a finding: go to its field, accept it with a reason, take the acceptance back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from ropa.i18n import N_
from ropa.model import ROOTS, fields
from ui.changing import changing
from ui.checks.told import Told
from ui.desk import Desk
from ui.icons import icon
from ui.panels.kinds import section_of

ACCEPT = N_("Accept with a reason…")
TAKE_BACK = N_("Take the acceptance back")


def go(desk: Desk, told: Told) -> None:
    """Go to the field that a finding is about."""
    if told.kind == "operator" and told.key in ROOTS:  # records of their own that are missing
        desk.go(section_of(told.key) or "overview")
        return
    go_to(desk, told.kind, told.root, told.row, told.key)


def go_to(desk: Desk, kind: str, root: str, row: str, key: str) -> None:
    """Go to a field: of a record of a kind that stands in a list, or of a part of it."""
    desk.go(section_of(kind) or "overview", root, row if row != root or key else "", key)


def ask_reason(desk: Desk, told: Told, parent: QWidget) -> None:
    """Ask why a finding is accepted, and accept it."""
    from ui.papers.say_dialog import SayDialog

    sentence = desk.tr(
        N_("The finding stays in the list, marked as accepted with this reason, until what it speaks of changes.")
    )
    title = desk.tr(N_("Accept the finding"))
    dialog = SayDialog(desk, desk.operator or "", fields("acceptance")["reason"], title, sentence, parent)
    dialog.said.connect(partial(desk.findings.accept, told))
    dialog.open()


def offer(desk: Desk, told: Told, place: QPoint, parent: QWidget) -> None:
    """The menu of a finding."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    tr = desk.tr
    menu.addAction(icon("edit"), tr(N_("Go to the field"))).triggered.connect(lambda: go(desk, told))
    if told.accepted:
        answer = menu.addAction(icon("undo"), tr(TAKE_BACK))
        answer.triggered.connect(lambda: desk.findings.take_back(told))
    else:
        answer = menu.addAction(icon("done"), tr(ACCEPT))
        answer.triggered.connect(lambda: ask_reason(desk, told, parent))
    changing(desk.workspace, answer)
    copy = menu.addAction(icon("copy"), tr(N_("Copy the text")))
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(told.whole))
    menu.popup(place)
