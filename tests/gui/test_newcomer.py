"""What a newcomer ran into at the real window: each was wrong once."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from ropa.actions.sample import sample_uid
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import focused, press, settle, type_text
from tests.gui.window import back_in, command, dialog_of, name_of, replace, section, stored, tab_to, whole
from ui.breaking import breakable
from ui.desk import Place
from ui.forms.standing import Standing
from ui.forms.strip import Strip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

Key = Qt.Key
LONG = "W" * 500
OTHER = sample_uid("qurylys", "operator")
DRAWN = 0.5
"""Seconds in which a page is drawn on a thread, on a busy machine."""


def held(view):
    """The bytes of the paper that a view shows."""
    return bytes(view._bytes.data())


def picture(view):
    """What stands in the window of a paper, once it is drawn."""
    before = None
    for _ in range(20):
        QTest.qWait(50)
        now = view.viewport().grab().toImage()
        if now == before:
            break
        before = now
    return before


def test_a_page_that_is_drawn_while_another_paper_comes_is_not_shown_as_its_own(window, qtbot):
    window.room.go(Place("documents"))
    page, view = window.room.page, window.room.page.view.view
    qtbot.waitUntil(lambda: page.view.shows, timeout=20000)
    mine = held(view)
    window.room.choose_operator(OTHER, Place("documents"))
    qtbot.waitUntil(lambda: page.view.shows and held(view) != mine, timeout=20000)
    theirs = held(view)
    wanted = picture(view)
    view.show_pdf(mine, stay=False)
    assert picture(view) != wanted
    view.zoom(1.1)  # its pages are drawn anew
    view.fit_width()
    view.viewport().repaint()
    time.sleep(DRAWN)  # drawn by now, where it is done elsewhere, and not told of yet
    view.show_pdf(theirs, stay=False)
    assert picture(view) == wanted


def test_one_who_types_without_a_pause_has_it_in_the_file_all_the_same(window, qtbot):
    section(window, "operator", "Alt+2")
    command(window, "to_form", "F2")
    form = whole(window, qtbot)
    form.form._no_pause.setInterval(40)
    field = tab_to("Phone")
    replace("")
    for letter in "+7 701 000 00 00, and so on and so on":
        type_text(letter)
        QTest.qWait(10)
    assert form.form._pause.isActive(), "there was a pause: the test says nothing"
    assert (stored(window, OPERATOR)["phone"] or "").startswith("+7 701 000")
    assert focused() is field


def test_what_is_half_typed_and_cannot_be_read_yet_is_not_spoken_of(window, qtbot):
    section(window, "operator", "Alt+2")
    command(window, "to_form", "F2")
    form = whole(window, qtbot)
    form.form._no_pause.setInterval(20)
    tab_to("BIN or IIN")
    row = form.form.field_of(OPERATOR, "bin")
    good = stored(window, OPERATOR)["bin"]
    replace("")
    for letter in "9901":
        type_text(letter)
        QTest.qWait(25)
    assert form.form._pause.isActive(), "there was a pause: the test says nothing"
    assert not row.note
    assert stored(window, OPERATOR)["bin"] == good
    press(Key.Key_Tab)
    assert "it has 4 digits" in row.note


def test_one_who_comes_back_to_the_window_goes_on_where_he_was(program, window, qtbot):
    section(window, "operator", "Alt+2")
    command(window, "to_form", "F2")
    whole(window, qtbot)
    assert name_of(focused()).startswith("Name")
    field = focused()
    press(Key.Key_End)
    type_text(" A")
    place = field.cursorPosition()
    other = program.show_window(window.workspace)
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert focused() is field
    assert field.cursorPosition() == place
    tab_to("BIN or IIN")
    assert field.cursorPosition() == 0, "the beginning of what is left comes into view"


def test_enter_presses_the_button_with_the_keyboard_on_the_first_page(program, qtbot):
    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    tab_to("New register")
    press(Key.Key_Return)
    dialog_of(window, QFileDialog, qtbot).reject()
    back_in(window, qtbot)
    assert isinstance(focused(), QPushButton)


def test_one_very_long_word_pushes_nothing_out_of_the_window(window, qtbot):
    section(window, "operator", "Alt+2")
    command(window, "to_form", "F2")
    form = whole(window, qtbot)
    wide = form.form.width()
    tab_to("Name: English")
    replace(LONG)
    press(Key.Key_Tab)
    settle()
    assert form.form.width() == wide
    section(window, "overview", "Alt+1")
    qtbot.waitUntil(lambda: LONG in breakable_texts(window))
    assert window.room.page.widget().width() <= window.room.page.viewport().width()
    window.room.go(Place("documents"))
    settle()
    choices = window.room.page.choices
    assert choices.named.minimumSizeHint().width() < choices.width()


def breakable_texts(window):
    """The words of the labels in view, without the places where they may be wrapped."""
    page = window.room.page
    return [one.text().replace("\u200b", "") for one in page.findChildren(QLabel) if one.isVisible()]


def test_only_very_long_words_may_be_wrapped_inside():
    usual = "Расчёт заработной платы и страховых взносов, https://example.kz"
    assert breakable(usual) == usual
    assert breakable(f"a {LONG} b").replace("\u200b", "") == f"a {LONG} b"
    assert max(map(len, breakable(LONG).split("\u200b"))) == 10


@pytest.mark.parametrize("spoken", ["ru", "kk"])
def test_what_changed_since_approval_can_be_read_in_a_narrow_form(program, window, qtbot, spoken):
    program.choose("language", spoken)
    window.room.go(Place("activity", sample_uid("tumar", "viewing")))
    whole(window, qtbot)
    for wide in (1280, 1220, 1150, 1090):
        window.resize(wide, 900)
        settle()
        standing = window.room.page.form.findChild(Standing)
        strip = standing.findChild(Strip)
        for label in (standing._name, strip.sentence):
            assert label.height() >= label.heightForWidth(label.width()), (wide, label.text())
        assert strip.height() >= strip.heightForWidth(strip.width()), wide
