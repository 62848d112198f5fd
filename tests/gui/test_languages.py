"""Language, look and letters are switched with a form open; what is Kazakh is found however it is typed."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from ropa.actions.records import create
from ropa.actions.sample import sample_uid
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import press, settle, type_text
from tests.gui.window import command, keys, replace, section, stored, tab_to, visible_texts, whole
from ui.commands import SECTIONS
from ui.dialogs.find import FindDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

Key = Qt.Key
ACTIVITY = sample_uid("tumar", "viewing")
AIRPORT = "Әуежолы ЖШС"
SPELLINGS = ("ӘУЕЖОЛЫ", "әуежолы", "ауежолы", "Ауежолы")


@cache
def english_only(language: str) -> frozenset[str]:
    """English words of the program that are said otherwise in a language."""
    path = files("resources") / "translations" / language / "LC_MESSAGES" / "ropa.mo"
    with path.open("rb") as read:
        said = gettext.GNUTranslations(read)._catalog
    known = {key[0] if isinstance(key, tuple) else key: words for key, words in said.items()}
    return frozenset(key for key, words in known.items() if key and words != key)


def open_activity(window, qtbot):
    """The form of an activity, with the keyboard in the Russian description."""
    section(window, "activity", "Alt+3")
    command(window, "to_list", "F6")
    press(Key.Key_Home)
    while window.room.page.list.table.current != ACTIVITY:
        press(Key.Key_Down)
    press(Key.Key_Return)
    whole(window, qtbot)
    return tab_to("Description: Russian")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_language_is_switched_with_a_form_open_and_nothing_is_lost(program, window, qtbot, language):
    open_activity(window, qtbot)
    replace("typed and not left")
    papers = window.room.desk.languages
    assert stored(window, ACTIVITY)["description"].get("ru") != "typed and not left"
    program.choose("language", language)
    form = whole(window, qtbot)
    assert window.room.desk.language == language
    assert stored(window, ACTIVITY)["description"].get("ru") == "typed and not left"
    assert window.room.place().record == ACTIVITY
    assert window.room.desk.operator == OPERATOR
    assert form.filing.root.uid == ACTIVITY
    assert window.room.desk.languages == papers
    shown = [one.text() for one in form.form.field_of(ACTIVITY, "description").editor._fields.values()]
    assert "typed and not left" in shown


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_word_of_the_program_is_left_in_any_section(program, window, qtbot, language):
    left: dict[str, set[str]] = {}
    program.choose("language", language)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the old window said
    settle()
    data = {"Ropa", "English"}
    for name, _ in SECTIONS:
        window.menus.sections[name].trigger()
        settle()
        if name in ("activity", "party", "tracker", "system", "consent", "transfer", "engagement", "access"):
            command(window, "to_list", "F6")
            press(Key.Key_Home)
            if window.room.page.list.model.uids:
                window.room.page.focus_form()
                whole(window, qtbot)
        found = set(visible_texts(window)) & english_only(language) - data
        if found:
            left[name] = found
    assert not left


def test_theme_and_letters_change_with_a_form_open_and_text_typed(program, window, qtbot):
    open_activity(window, qtbot)
    replace("typed and not left")
    before = QApplication.palette().window().color()
    program.choose("theme", "dark")
    form = whole(window, qtbot)
    assert QApplication.palette().window().color().lightness() < 100 < before.lightness()
    assert form.filing.root.uid == ACTIVITY
    assert stored(window, ACTIVITY)["description"].get("ru") == "typed and not left"
    small = window.fontMetrics().height()
    tab_to("Description: Russian")
    replace("typed once more")
    command(window, "larger", "Ctrl++")
    form = whole(window, qtbot)
    assert window.fontMetrics().height() > small
    assert form.filing.root.uid == ACTIVITY
    assert stored(window, ACTIVITY)["description"].get("ru") == "typed once more"
    assert program.settings.font_percent > 100


@pytest.fixture
def airport(window):
    """An operator and an activity with Kazakh letters in their names."""
    operator = window.workspace.do(create, "operator", {"name": {"kk": AIRPORT}}).uid
    activity = window.workspace.do(create, "activity", {"name": {"kk": AIRPORT}}, operator).uid
    return operator, activity


@pytest.mark.parametrize("typed", SPELLINGS)
def test_kazakh_names_are_found_in_any_case_and_without_kazakh_letters(window, airport, qtbot, typed):
    operator, activity = airport
    command(window, "find_operator", "Ctrl+J")
    replace(typed)
    settle()
    assert [one.uid for one in window.room.sidebar._model.lines] == [operator]
    press(Key.Key_Return)
    press(Key.Key_Return)
    settle()
    assert window.room.desk.operator == operator
    section(window, "activity", "Alt+3")
    command(window, "find_here", "Ctrl+F")
    replace(typed)
    listed = window.room.page.list
    qtbot.waitUntil(lambda: list(listed.model.uids) == [activity])
    replace("жоқ мұндай")
    qtbot.waitUntil(lambda: not listed.model.uids)
    press(Key.Key_Escape)
    keys(window.menus.actions["find_everywhere"], "Ctrl+K")
    dialog = window.findChild(FindDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.search.setFocus()
    type_text(typed)
    qtbot.waitUntil(lambda: {operator, activity} == set(dialog.choices.values))
    press(Key.Key_Return)
    settle()
    assert window.room.current_record() in (operator, activity)
