"""Commands of the window: each can be carried out, is translated, and has keys of its own that stand on the sheet."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from ropa.i18n import translator
from tests.gui.window import back_in, command, dialog_of
from tests.translations import read
from ui.commands import COMMANDS, MENUS, SECTIONS
from ui.dialogs.cheat_sheet import CheatSheet
from ui.dialogs.licences import LicencesDialog
from ui.handling import handlers_of, usable
from ui.menus import ONLY_ON_LINUX, cheat_sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_every_command_can_be_carried_out_and_is_told_where_it_can(window):
    named = [one.name for one in COMMANDS]
    assert len(set(named)) == len(named)
    assert handlers_of(window).keys() == set(named)
    here = set(named) if sys.platform.startswith("linux") else set(named) - ONLY_ON_LINUX
    assert window.menus.actions.keys() == here
    assert usable(window).keys() == here - {"undo", "redo"}
    assert {one.menu for one in COMMANDS} == set(MENUS)
    assert window.menus.sections.keys() == dict(SECTIONS).keys()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_command_is_translated(language):
    said = read(language)
    for text in (*MENUS, *(one.text for one in COMMANDS), *(words for _, words in SECTIONS)):
        line = said.get(text)
        assert line is not None, f"{text} is no message"
        assert line.string, f"{text} has no translation into {language}"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_two_of_a_menu_have_the_same_letter_to_press(language):
    tr = translator(language)
    for menu in (None, *MENUS):
        texts = MENUS if menu is None else [one.text for one in COMMANDS if one.menu == menu]
        letters = [letter for text in texts if (letter := _letter(tr(text)))]
        twice = sorted({one for one in letters if letters.count(one) > 1})
        assert not twice, f"{menu or 'menu bar'} in {language}: {twice}"


def _letter(text: str) -> str:
    place = text.replace("&&", "  ").find("&")
    return text[place + 1].casefold() if place >= 0 else ""


def test_no_keys_do_two_things(window):
    taken: dict[str, list[str]] = {}
    actions = {**window.menus.actions, **window.menus.sections}
    for name, action in actions.items():
        for one in action.shortcuts():
            assert not one.isEmpty(), name
            taken.setdefault(one.toString(), []).append(name)
    for shortcut in window.findChildren(QShortcut):
        taken.setdefault(shortcut.key().toString(), []).append("a shortcut without a menu")
    assert {keys: names for keys, names in taken.items() if len(names) > 1} == {}
    assert "" not in taken, "keys that Qt does not know"


def test_every_key_is_on_the_sheet(window, qtbot):
    command(window, "cheat_sheet", "F1")
    sheet = dialog_of(window, CheatSheet, qtbot)
    shown = {key for label in sheet.findChildren(QLabel) for key in label.text().split(" / ")}
    for action in (*window.menus.actions.values(), *window.menus.sections.values()):
        for one in action.shortcuts():
            assert one.toString(QKeySequence.SequenceFormat.NativeText) in shown, action.text()
    assert "Ctrl+1 … Ctrl+9" in shown
    lines = [line for _, lines in cheat_sheet(window.menus, translator("en")) for line in lines]
    assert all(text and keys for text, keys in lines)
    sheet.close()
    back_in(window, qtbot)


def test_a_sheet_beside_a_window_goes_with_it(program, window):
    program.show_window()
    for name, kind in (("cheat_sheet", CheatSheet), ("licences", LicencesDialog)):
        window.act(name)
        assert window.findChild(kind).isVisible()
    window.close()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == program.windows


def test_without_a_register_only_what_needs_none_can_be_done(program, qtbot):
    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    for one in COMMANDS:
        if one.name in window.menus.actions:
            assert window.menus.actions[one.name].isEnabled() == (not one.needs), one.name
    assert not any(action.isEnabled() for action in window.menus.sections.values())
