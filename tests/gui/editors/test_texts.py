"""Editors of texts and of words in several languages: side by side, growing, pasted into, left by Tab."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ropa.words import Words
from tests.gui.editors.at_the_editor import Key, count, leave
from tests.gui.editors.samples import LONG, known
from ui.desk import Desk
from ui.editors import Editor, Lookup, editor_for
from ui.editors.prose import Prose
from ui.editors.texts import ProseEditor
from ui.editors.words import WordsEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def test_words_stand_side_by_side_or_below_each_other(
    desk: Desk, lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    desk.languages = ("ru", "kk")
    editor = place(editor_for(known("activity", "description"), lookup))
    assert isinstance(editor, WordsEditor)
    assert editor.languages() == ("ru", "kk")
    russian, kazakh = (one for one in editor.findChildren(Prose))
    qtbot.waitUntil(lambda: russian.width() > 0 and russian.y() == kazakh.y())
    assert abs(russian.width() - kazakh.width()) <= 1
    assert russian.x() < kazakh.x()
    window.resize(30 * editor.fontMetrics().averageCharWidth(), 500)
    qtbot.waitUntil(lambda: russian.y() < kazakh.y())
    assert russian.accessibleName() == "Fact: Russian"


def test_a_language_with_text_is_never_hidden_silently(desk: Desk, lookup: Lookup, qtbot: QtBot) -> None:
    desk.languages = ("kk", "ru")
    editor = editor_for(known("activity", "name"), lookup)
    qtbot.addWidget(editor)
    assert isinstance(editor, WordsEditor)
    editor.set_languages(("ru",))
    editor.show_value(Words.of(kk="Жалақы", ru="Зарплата"))
    assert editor.languages() == ("ru",)
    assert editor.value() == {"kk": "Жалақы", "ru": "Зарплата"}
    editor.show_value(Words.of(ru="Зарплата", en="Pay"))
    assert editor.languages() == ("ru", "en")
    editor.show_value(Words.of(ru="Зарплата"))
    assert editor.languages() == ("ru",)
    editor.set_languages(("kk", "ru"))
    assert editor.languages() == ("kk", "ru")
    assert editor.value() == {"ru": "Зарплата"}


def test_a_text_grows_with_what_it_holds_and_then_scrolls(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = place(editor_for(known("activity", "notes"), lookup))
    assert isinstance(editor, ProseEditor)
    line = editor.prose.fontMetrics().lineSpacing()
    heights = []
    for lines in (0, 2, 5, 12, 50):
        editor.show_value("\n".join("x" * lines) or None)
        qtbot.waitUntil(lambda: editor.prose.height() == editor.prose.sizeHint().height())
        heights.append(editor.prose.height() / line)
    assert [int(one) for one in heights] == [2, 2, 5, 12, 12]
    assert editor.prose.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_fifty_thousand_letters_pasted_are_quick_and_whole(lookup: Lookup, place: Callable[[Editor], Editor]) -> None:
    editor = place(editor_for(known("activity", "description"), lookup))
    field = editor.focusProxy()
    assert isinstance(field, Prose)
    QGuiApplication.clipboard().setText(LONG)
    started = time.process_time()
    field.paste()
    QGuiApplication.processEvents()
    assert time.process_time() - started < 0.3
    assert len(LONG) > 50_000
    assert editor.value() == {"kk": LONG}
    line = place(editor_for(known("operator", "email"), lookup))
    line.focusProxy().paste()
    assert line.value() == LONG


def test_what_is_pasted_is_plain(lookup: Lookup, qtbot: QtBot) -> None:
    both = QMimeData()
    both.setHtml("<b>bold</b>")
    both.setText("bold\u00a0<i>")
    QGuiApplication.clipboard().setMimeData(both)
    for key in ("notes", "description", "name"):
        editor = editor_for(known("activity", key), lookup)
        qtbot.addWidget(editor)
        editor.focusProxy().paste()
        assert editor.value() in ("bold\u00a0<i>", {"kk": "bold\u00a0<i>"})


def test_tab_leaves_a_text(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    editor = place(editor_for(known("activity", "notes"), lookup))
    settled = count(editor.settled)
    qtbot.keyClick(editor.focusProxy(), Key.Key_Tab)
    assert editor.value() is None
    assert not editor.focusProxy().hasFocus()
    assert len(settled) == 1


def test_going_from_one_language_to_the_next_is_no_leaving(
    desk: Desk, lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = place(editor_for(known("activity", "name"), lookup))
    settled = count(editor.settled)
    for _ in desk.languages[1:]:
        qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
        assert editor.holds(window.focusWidget())
    assert settled == []
    leave(window)
    assert len(settled) == 1
