"""The context menu of a list of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ropa.i18n import N_
from ropa.model import COPIED
from ui.across.asked import ASKED_OF, place_about
from ui.changing import changing
from ui.icons import icon
from ui.tables.acts import ACTS
from ui.tables.adding import ADD

if TYPE_CHECKING:
    from ui.pages.records import RecordsPage


def menu_of(page: RecordsPage) -> QMenu:
    """What can be done to the chosen records of a page."""
    desk = page.desk
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add = menu.addAction(icon("add"), desk.tr(ADD[page.kind]))
    add.triggered.connect(page.add)
    menu.addSeparator()
    chosen = len(page.acted_on())
    together = menu.addAction(icon("edit"), desk.tr(N_("Change together…")))
    together.setEnabled(bool(chosen))
    together.triggered.connect(page.change_together)
    changing(desk.workspace, add, together)
    if page.kind == "activity":
        over = menu.addAction(icon("copy"), desk.tr(N_("Copy to other operators…")))
        over.setEnabled(bool(chosen))
        over.triggered.connect(page.copy_over)
        changing(desk.workspace, over)
    if page.kind in COPIED:
        copies = menu.addAction(icon("redo"), desk.tr(N_("Bring copies up to date…")))
        copies.setEnabled(bool(chosen))
        copies.triggered.connect(page.update_copies)
        changing(desk.workspace, copies)
    if page.kind in ASKED_OF:
        across = menu.addAction(icon("shared"), desk.tr(N_("Who uses it, across operators")))
        across.setEnabled(chosen == 1)
        across.triggered.connect(lambda: desk.go_requested.emit(place_about(desk, page.acted_on()[0])))
    for name, act in ACTS.items():
        action = menu.addAction(icon(act.picture), desk.tr(act.text))
        action.setEnabled(bool(chosen) and (act.several or chosen == 1))
        action.triggered.connect(getattr(page, name))
        changing(desk.workspace, action)
    return menu
