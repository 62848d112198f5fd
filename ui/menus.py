"""The menu bar out of the table of commands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ropa.i18n import N_, Translator
from ui.commands import COMMANDS, FILE, GO, MENUS, SECTIONS, VIEW
from ui.icons import icon
from ui.settings import THEMES

OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
THEME_WORDS = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
ONLY_ON_LINUX = frozenset({"to_desktop"})


@dataclass(frozen=True)
class Menus:
    """The actions by the name of their command, those of the sections by the section, and the submenus that change."""

    actions: Mapping[str, QAction]
    sections: Mapping[str, QAction]
    recent: QMenu


def fill(
    window: QMainWindow,
    tr: Translator,
    handlers: Mapping[str, Callable[[], object]],
    choose: Callable[[str, str], object],
    chosen: Mapping[str, str],
) -> Menus:
    """Build all menus anew. `choose(what, value)` is called for a section, a language or a theme; `chosen` says which
    language and theme are ticked.
    """
    bar = window.menuBar()
    bar.clear()
    for old in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    menus = {name: bar.addMenu(tr(name)) for name in MENUS}
    actions: dict[str, QAction] = {}
    recent = QMenu(tr(N_("Open &recent")), menus[FILE])
    for command in COMMANDS:
        if command.name in ONLY_ON_LINUX and not sys.platform.startswith("linux"):
            continue
        menu = menus[command.menu]
        action = _action(menu, tr(command.text), command.picture, command.shortcuts)
        action.triggered.connect(lambda _=False, act=handlers[command.name]: act())
        actions[command.name] = action
        if command.name == "open_file":
            menu.addMenu(recent)
        if command.name in _LAST_OF_GROUP:
            menu.addSeparator()
    sections = _sections(menus[GO], tr, choose)
    _choices(menus[VIEW], tr(N_("Lan&guage of the interface")), OWN_NAMES, "language", chosen, choose)
    themes = {name: tr(THEME_WORDS[name]) for name in THEMES}
    _choices(menus[VIEW], tr(N_("&Theme")), themes, "theme", chosen, choose)
    return Menus(actions, sections, recent)


_LAST_OF_GROUP = frozenset(
    {"open_sample", "compare", "examine", "lock_now", "settings", "redo", "new_operator", "duplicate", "reopen",
     "forward",
     "previous_operator", "to_form", "panel", "usual_size", "help_here", "to_desktop"}
)  # fmt: skip


def _action(menu: QMenu, text: str, picture: str, shortcuts: tuple[str, ...]) -> QAction:
    action = QAction(text, menu)
    if picture:
        action.setIcon(icon(picture))
    action.setShortcuts([QKeySequence(one) for one in shortcuts])
    menu.addAction(action)
    return action


def _sections(menu: QMenu, tr: Translator, choose: Callable[[str, str], object]) -> dict[str, QAction]:
    keys = [f"Alt+{n}" for n in (*range(1, 10), 0)]
    sections = {}
    for n, (key, words) in enumerate(SECTIONS):
        action = _action(menu, tr(words), key, (keys[n],) if n < len(keys) else ())
        action.triggered.connect(lambda _=False, key=key: choose("section", key))
        sections[key] = action
    return sections


def _choices(
    menu: QMenu,
    title: str,
    values: Mapping[str, str],
    what: str,
    chosen: Mapping[str, str],
    choose: Callable[[str, str], object],
) -> None:
    below = menu.addMenu(title)
    group = QActionGroup(below)
    for value, words in values.items():
        action = QAction(words, below)
        action.setCheckable(True)
        action.setChecked(chosen[what] == value)
        action.triggered.connect(lambda _=False, value=value: choose(what, value))
        group.addAction(action)
        below.addAction(action)


def cheat_sheet(menus: Menus, tr: Translator) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every command with its keys, by menu."""
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in MENUS}
    for command in COMMANDS:
        if command.shortcuts and command.name in menus.actions:
            groups[command.menu].append(_line(tr(command.text), menus.actions[command.name]))
    sections = [action for action in menus.sections.values() if not action.shortcut().isEmpty()]
    groups[GO] += [_line(action.text(), action) for action in sections]
    groups[GO].append((tr(N_("The first to the ninth operator")), "Ctrl+1 … Ctrl+9"))
    return [(_plain(tr(name)), lines) for name, lines in groups.items() if lines]


def _line(text: str, action: QAction) -> tuple[str, str]:
    """What is said of an action: not always its text, for the menu's Undo says what it would take back now."""
    keys = " / ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts())
    return _plain(text).rstrip("…"), keys


def _plain(text: str) -> str:
    return text.replace("&", "")
