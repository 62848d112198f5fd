"""Copies that follow what they were made of, through the real window, by keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from ropa.actions.copying_over import copy_to_operators
from ropa.actions.following import copies_of
from ropa.actions.records import change, create
from ropa.words import Words
from tests.conftest import facts_of
from tests.gui.everybody import check
from tests.gui.keyboard import focused, press, settle
from tests.gui.window import back_in, command, dialog_of, section, tab_to, whole
from ui.bulk.bringing import BringDialog
from ui.desk import Place
from ui.forms.strip import Strip
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")

Key = Qt.Key


def by_menu(window: MainWindow, menu: Qt.Key, letter: Qt.Key) -> None:
    """Open a menu by its letter, and choose in it by a letter."""
    QTest.keyClick(window, menu, Qt.KeyboardModifier.AltModifier)
    settle()
    opened = QApplication.activePopupWidget()
    assert opened is not None, "the menu is open"
    QTest.keyClick(opened, letter)
    settle()


@dataclass(frozen=True)
class Made:
    """An activity that changed after it was copied to two operators, the second of which changed its copy too."""

    source: str
    operators: tuple[str, str]
    copies: tuple[str, str]


@pytest.fixture
def made(window: MainWindow) -> Made:
    """The list of activities is in view, the cursor is on the one that was copied."""
    section(window, "activity", "Alt+3")
    command(window, "to_list", "F6")
    press(Key.Key_Home)
    settle()
    source = window.room.page.list.table.current
    do, ask = window.workspace.do, window.workspace.ask
    operators = [do(create, "operator", {"name": {"en": name}}).uid for name in ("Aaa", "Bbb")]
    do(copy_to_operators, [source], operators)
    copies = ask(copies_of, [source])
    do(change, source, {"means": "manual", "department": {"en": "Legal"}})
    do(change, copies[1], {"department": {"en": "Ours"}})
    return Made(source, (operators[0], operators[1]), (copies[0], copies[1]))


def test_copies_are_decided_or_left_for_later_from_the_record_they_are_of(
    window: MainWindow, made: Made, qtbot: QtBot
) -> None:
    command(window, "to_list", "F6")
    by_menu(window, Key.Key_R, Key.Key_U)
    dialog = dialog_of(window, BringDialog, qtbot)
    check(dialog)
    assert focused() is dialog.tree, "one can begin at once"
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).text() == "Bring 2 copies up to date"
    lines = [[top.child(n) for n in range(top.childCount())] for top in dialog.tree.tops()]
    assert [top.text(0).partition(":")[0] for top in dialog.tree.tops()] == ["Aaa", "Bbb"]
    assert [[line.text(3) for line in some] for some in lines] == [
        ["Taken over", "Taken over"],
        ["Stays as it is here (changed here too)", "Taken over"],
    ]
    press(Key.Key_Space)
    assert dialog.tree.currentItem().text(3) == "Left for later"
    press(Key.Key_Down)
    press(Key.Key_Down)
    states = [line.partition(": ")[2] for line in dialog.full.toPlainText().splitlines()[1:]]
    assert states == ["not answered", "Ours", "Legal"]
    assert dialog.told.text() == (
        "1 change is taken over. 1 stays as it is here and is not asked again. 1 copy is left for later."
    )
    later, decided = made.copies
    register = window.workspace.register
    assert facts_of(register, decided)["means"] != "manual", "nothing is written yet"
    press(Key.Key_Return)
    back_in(window, qtbot)
    assert window.done.sentence.text() == "1 copy brought up to date"
    facts = facts_of(register, decided)
    assert (facts["means"], facts["department"]) == ("manual", Words.of({"en": "Ours"}))
    assert facts_of(register, later)["means"] != "manual"
    by_menu(window, Key.Key_R, Key.Key_U)
    again = dialog_of(window, BringDialog, qtbot)
    assert [top.text(0).partition(":")[0] for top in again.tree.tops()] == ["Aaa"], "only what was left is asked"
    press(Key.Key_Return)
    back_in(window, qtbot)
    by_menu(window, Key.Key_R, Key.Key_U)
    assert window.done.sentence.text() == "2 copies are up to date."


def test_the_form_of_a_source_says_how_many_copies_wait(window: MainWindow, made: Made, qtbot: QtBot) -> None:
    window.room.go(Place("activity", made.source))
    form = whole(window, qtbot)

    def waiting() -> QPushButton | None:
        return form.standing.findChild(QPushButton, "compare-copies")

    def said() -> list[str]:
        return [one.sentence.text() for one in form.standing.findChildren(Strip)]

    qtbot.waitUntil(lambda: any("2 copies at other operators" in one.replace("\u200b", "") for one in said()))
    tab_to("Compare…")
    press(Key.Key_Space)
    dialog = dialog_of(window, BringDialog, qtbot)
    assert len(list(dialog.tree.tops())) == 2
    press(Key.Key_Return)
    back_in(window, qtbot)
    qtbot.waitUntil(lambda: waiting() is None)


def test_a_form_says_that_its_source_changed_until_that_is_decided(
    window: MainWindow, made: Made, qtbot: QtBot
) -> None:
    copy = made.copies[1]
    window.room.choose_operator(made.operators[1], Place("activity", copy))
    form = whole(window, qtbot)

    def asked() -> bool:
        return form.standing.findChild(QPushButton, "compare-copy") is not None

    qtbot.waitUntil(asked)
    tab_to("Compare…")
    press(Key.Key_Space)
    dialog = dialog_of(window, BringDialog, qtbot)
    assert [top.text(3) for top in dialog.tree.tops()] == ["taken over: 1, kept: 1"]
    tab_to("Take over all")
    press(Key.Key_Space)
    tab_to("Bring 1 copy up to date")
    press(Key.Key_Space)
    back_in(window, qtbot)
    register = window.workspace.register
    assert facts_of(register, copy)["department"] == Words.of({"en": "Legal"})
    qtbot.waitUntil(lambda: not asked())  # the same is not asked twice
    assert "comparison with the record it was copied from" in window.menus.actions["undo"].text()
    command(window, "undo", "Ctrl+Z")
    assert facts_of(register, copy)["department"] == Words.of({"en": "Ours"})
    qtbot.waitUntil(asked)
    command(window, "to_list", "F6")
    by_menu(window, Key.Key_R, Key.Key_U)
    assert window.done.sentence.text() == "Nothing of this was copied to other operators."
