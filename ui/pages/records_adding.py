"""Records that are not added empty: a transfer of something, and copies of well-known parties and trackers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ropa.actions.known import add_known_party, add_known_tracker
from ropa.actions.records import create
from ropa.i18n import N_
from ui.tables.adding import KNOWN, known_source, transferred_source
from ui.tables.picker import Picker, Source

if TYPE_CHECKING:
    from ui.pages.records import RecordsPage


def ask_what_is_transferred(page: RecordsPage) -> Picker:
    """Pick the disclosure, tracker or system whose data go abroad; its new transfer is shown."""
    tr = page.desk.tr
    hint = tr(N_("First enter the disclosure, tracker or system whose data go abroad."))
    return _pick(page, tr(N_("A transfer of what?")), transferred_source(page.desk), partial(_transfer, page), hint)


def pick_known(page: RecordsPage) -> Picker:
    """Pick one of those that are well known."""
    heading = page.desk.tr(KNOWN[page.kind][1])
    return _pick(page, heading, known_source(page.kind, page.desk), partial(_known, page))


def _transfer(page: RecordsPage, uid: str) -> None:
    made = page.desk.workspace.do(create, "transfer", {}, uid).uid
    page.desk.go("transfer", made, made, "country")


def _known(page: RecordsPage, key: str) -> None:
    do = page.desk.workspace.do
    if page.kind == "party":
        page.begin(do(add_known_party, key))
    elif page.desk.operator is not None:
        page.begin(do(add_known_tracker, key, page.desk.operator))


def _pick(page: RecordsPage, heading: str, source: Source, take: Callable[[str], None], hint: str = "") -> Picker:
    tr = page.desk.tr
    picker = Picker(page.window(), heading, tr(N_("Search")), source, hint or tr(N_("Nothing found")))
    picker.picked.connect(take)
    button = page.list.add
    picker.open_at(button.mapToGlobal(QPoint(0, button.height())))
    return picker
