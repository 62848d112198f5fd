"""The menus of a window: filled once for its language, then told what can be done now and what undo would take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ropa.i18n import N_, translator
from ui.handling import handlers_of, usable
from ui.menus import Menus, fill
from ui.undoing import chain_of, menu_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def fill_menus(window: MainWindow) -> Menus:
    """Build all menus of a window anew."""
    tr = translator(window.program.language)
    chosen = {"language": tr.language, "theme": window.program.settings.theme}
    menus = fill(window, tr, handlers_of(window), window.choose, chosen)
    menus.recent.aboutToShow.connect(lambda: _fill_recent(window))
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.connect(window.tell_menus)
    return menus


def tell_undo(window: MainWindow) -> None:
    """Say what undo and redo would do; of a register that is locked or can only be read, nothing."""
    shut = window.is_locked or (window.workspace is not None and window.workspace.read_only)
    room = window.room if not shut else None
    back, forth = menu_words(room.desk, chain_of(window)) if room is not None else (None, None)
    tr = translator(window.program.language)
    for name, plain, words, step in (
        ("undo", N_("&Undo"), N_("&Undo: {what}"), back),
        ("redo", N_("&Redo"), N_("&Redo: {what}"), forth),
    ):
        action = window.menus.actions[name]
        action.setText(tr(words).format(what=step.replace("&", "&&")) if step else tr(plain))
        action.setEnabled(step is not None)


def tell_usable(window: MainWindow) -> None:
    """Say what can be done here."""
    for name, may in usable(window).items():
        window.menus.actions[name].setEnabled(may)
    there = window.room is not None and window.room.desk.operator is not None and not window.is_locked
    for action in window.menus.sections.values():
        action.setEnabled(there)


def _fill_recent(window: MainWindow) -> None:
    recent = window.menus.recent
    recent.clear()
    for path in window.program.settings.recent():
        action = recent.addAction(path.replace("&", "&&"))
        action.triggered.connect(lambda _=False, path=path: window.program.open_path(path, window))
    if recent.isEmpty():
        recent.addAction(translator(window.program.language)(N_("No files yet"))).setEnabled(False)
