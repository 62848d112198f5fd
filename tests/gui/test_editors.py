"""Editors of facts: three states, round trips, the keyboard, what is typed and not chosen, undo, names for readers."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QDate, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ropa.actions.codes import add_code
from ropa.actions.records import create
from ropa.actions.sample import sample_uid
from ropa.fields import Field, Kind
from ropa.i18n import translator
from ropa.model import KINDS, fields
from ropa.reference import catalogue, countries
from ropa.store.opened import opened
from ropa.store.reading import holdings
from ropa.values import accept
from ropa.words import Words
from ui.desk import Desk
from ui.editors import EDITORS, WITHOUT_EDITOR, Editor, Lookup, editor_for
from ui.editors.chips import Chips
from ui.editors.choice import ChoiceEditor
from ui.editors.dates import DateEditor
from ui.editors.flag import FlagEditor
from ui.editors.options import Option, matching, named
from ui.editors.picker import Picker
from ui.editors.picking import PickingEditor
from ui.editors.prose import Prose
from ui.editors.several import LinesEditor, PicksEditor
from ui.editors.texts import LineEditor, ProseEditor
from ui.editors.words import WordsEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so

OPERATOR = sample_uid("tumar", "operator")
LONG = "Әділет " * 7200

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def activity(desk: Desk) -> str:
    """The uid of an activity of the operator in view."""
    return desk.workspace.ask(holdings, OPERATOR).all("activity")[0].uid


@pytest.fixture
def lookup(desk: Desk, activity: str) -> Lookup:
    """At the row of an activity."""
    return Lookup(desk, desk.workspace.ask(opened, activity))


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """An active window with a field that can take the keyboard away, and an Undo of its own."""
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    column = QVBoxLayout(made.centralWidget())
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    elsewhere = QLineEdit()
    elsewhere.setObjectName("elsewhere")
    column.addWidget(elsewhere)
    made.resize(900, 500)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def place(window: QMainWindow) -> Callable[[Editor], Editor]:
    """Put an editor into the window, named and with the keyboard."""

    def put(editor: Editor) -> Editor:
        editor.name_it("Fact", "What it means")
        window.centralWidget().layout().addWidget(editor)
        editor.show()
        editor.setFocus()
        return editor

    return put


def press(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet, which QTest cannot."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QGuiApplication.sendEvent(widget, QKeyEvent(kind, 0, Mod.NoModifier, letter))


def known(kind: str, key: str) -> Field:
    return fields(kind)[key]


def leave(window: QMainWindow) -> None:
    window.findChild(QLineEdit, "elsewhere").setFocus()


def count(signal: Any) -> list[object]:
    heard: list[object] = []
    signal.connect(lambda *said: heard.append(said))
    return heard


SAMPLES: dict[str, tuple[Field, tuple[Any, ...]]] = {
    "line": (known("operator", "email"), ("a@b.kz", "two  words")),
    "text": (known("activity", "notes"), ("one\ntwo", "  indented\u00a0word", LONG)),
    "words": (known("activity", "name"), (Words.of(kk="Жалақы", ru="Зарплата"), Words.of(en="Pay"))),
    "prose": (known("activity", "description"), (Words.of(ru="раз\nдва\u00a0три"), Words.of(kk=LONG.strip(), en="x"))),
    "code": (known("activity", "means"), ("mixed", "no_such_code", "u_12345678")),
    "law code": (known("basis", "code"), ("KZ7-1", "KZC-legitimate_interest", "A6-1-a")),
    "country": (known("system", "country"), ("KZ", "not_named")),
    "codes": (known("activity", "channels"), (("web_form",), ("paper", "web_form"), ())),
    "law codes": (known("activity", "operations"), (("storage", "collection"), ())),
    "lines": (known("operator", "sites"), (("a.kz", "b.kz"), ())),
    "flag": (known("activity", "published"), (True, False)),
    "number": (known("operator", "subjects"), (0, 7, 1234567, 2**53)),
    "date": (known("activity", "started"), (dt.date(2026, 12, 31), dt.date(988, 1, 2))),
    "bin": (known("operator", "bin"), ("250540999014",)),
    "link": (known("activity", "on_instruction_of"), (sample_uid("parties", "google"), "f" * 32)),
    "links": (known("activity", "joint_with"), ((sample_uid("parties", "google"),), ())),
}


def test_every_kind_has_an_editor_or_a_reason() -> None:
    assert set(EDITORS) | set(WITHOUT_EDITOR) == set(Kind)
    assert not set(EDITORS) & set(WITHOUT_EDITOR)
    assert {field.kind for field, _ in SAMPLES.values()} == set(EDITORS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_value_comes_back_as_it_was_shown_and_showing_says_nothing(name: str, lookup: Lookup, qtbot: QtBot) -> None:
    field, values = SAMPLES[name]
    editor = editor_for(field, lookup)
    qtbot.addWidget(editor)
    edited, settled = count(editor.edited), count(editor.settled)
    assert editor.value() is None
    for value in (*values, None, *reversed(values), None):
        editor.show_value(value)
        assert accept(field, editor.value())[0] == value
        assert not editor.has_unsaved()
    assert edited == settled == []
    assert editor.objectName() == field.key


@pytest.mark.parametrize("name", SAMPLES)
def test_read_only_lets_nothing_change_but_the_text_can_be_copied(
    name: str, lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    field, values = SAMPLES[name]
    editor = place(editor_for(field, lookup))
    editor.show_value(values[0])
    editor.set_read_only(True)
    for child in editor.findChildren(QWidget):
        if not child.isVisible() or child.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Down, Key.Key_X, Key.Key_Return, Key.Key_Space):
            qtbot.keyClick(child, key)
    assert accept(field, editor.value())[0] == values[0]
    for text in editor.findChildren(QLineEdit):
        assert text.isReadOnly()
        assert text.isEnabled()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_control_that_takes_the_keyboard_has_a_name(
    name: str, lookup: Lookup, place: Callable[[Editor], Editor]
) -> None:
    field, values = SAMPLES[name]
    editor = place(editor_for(field, lookup))
    for value in (None, *values):
        editor.show_value(value)
        controls = [
            one
            for one in editor.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert controls
        for control in controls:
            said = control.accessibleName()
            assert "Fact" in said or said.startswith("Remove "), (control, said)
            if isinstance(control, QAbstractButton) and not control.text():
                assert control.toolTip()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_editors_speak_the_language_of_the_interface(language: str, desk: Desk, activity: str, qtbot: QtBot) -> None:
    desk = Desk(desk.workspace, translator(language), desk.settings)
    editor = editor_for(known("activity", "means"), Lookup(desk, desk.workspace.ask(opened, activity)))
    qtbot.addWidget(editor)
    editor.show_value("mixed")
    assert isinstance(editor, ChoiceEditor)
    assert editor.picker.text() == catalogue("means")["mixed"].names[language]


def test_what_waits_is_shown_as_typed_and_marked(lookup: Lookup, qtbot: QtBot) -> None:
    for key, value, typed in (
        ("bin", "250540999014", "123"),
        ("subjects", 5, "five"),
        ("notification_date", None, "31.2"),
    ):
        editor = editor_for(known("operator", key), lookup)
        qtbot.addWidget(editor)
        editor.show_value(value, typed)
        assert editor.value() == typed
        assert not editor.has_unsaved()
        assert isinstance(editor, LineEditor)
        assert editor.line.property("state") == "waits"
        editor.show_value(value)
        assert editor.line.property("state") == ""


def test_what_can_be_read_is_spelled_out_when_it_is_left(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow
) -> None:
    for kind, key, typed, spelled in (
        ("activity", "started", "2026-12-31", "31.12.2026"),
        ("activity", "started", " 1.2.2026", "01.02.2026"),
        ("activity", "started", "31.02.2026", "31.02.2026"),
        ("operator", "subjects", "500000", "500\u00a0000"),
        ("operator", "email", " a@b.kz ", "a@b.kz"),
    ):
        editor = place(editor_for(known(kind, key), lookup))
        assert isinstance(editor, LineEditor)
        settled = count(editor.settled)
        press(editor.line, typed)
        assert editor.has_unsaved()
        assert editor.value() == typed
        leave(window)
        assert editor.line.text() == spelled
        assert len(settled) == 1


def test_nothing_is_taken_away_under_the_cursor(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow
) -> None:
    editor = place(editor_for(known("operator", "email"), lookup))
    assert isinstance(editor, LineEditor)
    press(editor.line, "two words ")
    editor.show_value("two words")
    assert editor.line.text() == "two words "
    assert not editor.has_unsaved()
    leave(window)
    assert editor.line.text() == "two words"


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


def test_a_popup_of_the_field_itself_is_no_leaving(lookup: Lookup, place: Callable[[Editor], Editor]) -> None:
    editor = place(editor_for(known("operator", "email"), lookup))
    settled = count(editor.settled)
    QGuiApplication.sendEvent(editor.focusProxy(), QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert settled == []


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


def test_the_wheel_changes_nothing(lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow) -> None:
    for name, (field, values) in SAMPLES.items():
        editor = place(editor_for(field, lookup))
        editor.show_value(values[0])
        leave(window)
        edited = count(editor.edited)
        for child in editor.findChildren(QWidget):
            wheel = QWheelEvent(
                QPointF(2, 2), QPointF(child.mapToGlobal(QPoint(2, 2))), QPoint(), QPoint(0, -120),
                Qt.MouseButton.NoButton, Mod.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QGuiApplication.sendEvent(child, wheel)
        assert edited == [], name


def test_three_answers(lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot) -> None:
    editor = place(editor_for(known("activity", "published"), lookup))
    assert isinstance(editor, FlagEditor)
    edited, settled = count(editor.edited), count(editor.settled)
    qtbot.keyClick(window.focusWidget(), Key.Key_Left)
    assert editor.value() is False
    qtbot.keyClick(window.focusWidget(), Key.Key_Left)
    assert editor.value() is True
    assert len(edited) == len(settled) == 2
    qtbot.keyClick(window.focusWidget(), Key.Key_Right)
    qtbot.keyClick(window.focusWidget(), Key.Key_Right)
    assert editor.value() is None
    qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
    assert not editor.holds(window.focusWidget())


def picking(editor: Editor) -> PickingEditor:
    assert isinstance(editor, PickingEditor)
    return editor


def offered(picker: Picker) -> list[str]:
    assert picker.popup is not None
    return [row.text for row in picker.popup.rows]


def test_a_code_is_chosen_by_typing_down_and_return(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    edited, settled = count(editor.edited), count(editor.settled)
    press(editor.picker, "аралас")
    assert offered(editor.picker)[0] == catalogue("means")["mixed"].names["en"]
    assert editor.value() is None
    qtbot.keyClick(editor.picker, Key.Key_Down)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == "mixed"
    assert editor.picker.text() == catalogue("means")["mixed"].names["en"]
    assert editor.picker.popup is None
    assert len(edited) == len(settled) == 1


def test_the_list_opens_with_down_and_escape_closes_it(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    editor.show_value("manual")
    for key, with_key in (
        (Key.Key_Down, Mod.NoModifier),
        (Key.Key_Down, Mod.AltModifier),
        (Key.Key_F4, Mod.NoModifier),
    ):
        qtbot.keyClick(editor.picker, key, with_key)
        assert offered(editor.picker) == [one.names["en"] for one in catalogue("means").values()]
        assert editor.picker.popup is not None
        highlighted = editor.picker.popup.highlighted()
        assert highlighted is not None
        assert highlighted.option is not None
        assert highlighted.option.value == "manual"
        qtbot.keyClick(editor.picker, Key.Key_Escape)
        assert editor.picker.popup is None
    assert editor.value() == "manual"


def test_the_sign_opens_the_list_and_a_click_chooses(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    picker = editor.picker
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(picker.width() - 8, picker.height() // 2))
    popup = picker.popup
    assert popup is not None
    popup.step(1)
    place_of = popup._list.visualRect(popup._list.model().index(1, 0)).center()
    qtbot.mouseClick(popup._list.viewport(), Qt.MouseButton.LeftButton, pos=place_of)
    assert editor.value() == list(catalogue("means"))[1]
    assert picker.popup is None


def test_a_click_elsewhere_closes_the_list(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    qtbot.keyClick(editor.picker, Key.Key_Down)
    assert editor.picker.popup is not None
    qtbot.mouseClick(window.centralWidget(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert editor.picker.popup is None


def test_clearing_is_not_answered(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    editor.show_value("mixed")
    edited = count(editor.edited)
    editor.picker.selectAll()
    qtbot.keyClick(editor.picker, Key.Key_Delete)
    assert editor.value() is None
    assert len(edited) == 1
    leave(window)
    assert editor.hint == ""


def test_what_is_typed_and_not_chosen_stays_with_a_hint(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    editor.show_value("mixed")
    editor.picker.selectAll()
    press(editor.picker, "by magic")
    leave(window)
    assert editor.picker.text() == "by magic"
    assert editor.value() == "mixed"
    assert "Not chosen yet" in editor.hint
    assert "Not chosen yet" in editor.picker.accessibleDescription()
    editor.show_value("mixed")
    assert editor.picker.text() == "by magic"
    other = Lookup(desk, desk.workspace.ask(opened, OPERATOR), unchosen=lookup.unchosen)
    editor.look_up(other)
    editor.show_value(None)
    assert editor.picker.text() == editor.hint == ""
    editor.look_up(lookup)
    editor.show_value("mixed")
    assert editor.picker.text() == "by magic"
    assert editor.hint
    editor.setFocus()
    qtbot.keyClick(editor.picker, Key.Key_Escape)
    assert editor.picker.text() == catalogue("means")["mixed"].names["en"]
    assert editor.hint == ""
    assert lookup.unchosen == {}


def test_leaving_or_return_chooses_what_is_named_exactly(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "means"), lookup)))
    name = catalogue("means")["manual"].names["ru"]
    press(editor.picker, name.upper())
    leave(window)
    assert editor.value() == "manual"
    editor.show_value(None)
    editor.setFocus()
    press(editor.picker, name)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == "manual"


def test_a_code_of_ones_own_is_added_on_the_spot(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("purpose", "code"), lookup)))
    press(editor.picker, "Prize draw")
    assert offered(editor.picker)[-1] == "Add “Prize draw” as your own"
    qtbot.keyClick(editor.picker, Key.Key_Up)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    code = editor.value()
    assert code.startswith("u_")
    assert editor.picker.text() == "Prize draw"
    assert ("purposes", code) in desk.workspace.ask(opened, lookup.row.uid).names.own
    editor.picker.selectAll()
    press(editor.picker, "prize")
    assert offered(editor.picker)[0] == "Prize draw"


def test_nothing_is_added_where_the_core_lets_nobody(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    for field in (known("basis", "law"), known("operator", "languages")):
        editor = picking(place(editor_for(field, lookup)))
        press(editor.picker, "Klingon")
        assert offered(editor.picker) == ["Nothing fits"]
        qtbot.keyClick(editor.picker, Key.Key_Down)
        qtbot.keyClick(editor.picker, Key.Key_Return)
        assert not editor.value()


def test_a_law_offers_its_own_and_claims_last(lookup: Lookup, desk: Desk) -> None:
    record = desk.workspace.ask(opened, lookup.row.uid)
    field = known("basis", "code")
    of_kz = Lookup(desk, record, law="kz").options(field)
    assert {one.value[:2] for one in of_kz} == {"KZ"}
    assert [one.claim for one in of_kz] == sorted(one.claim for one in of_kz)
    assert of_kz[0].detail == "Art. 7(1)"
    assert of_kz[-1].detail == "claimed; the law does not know it"
    assert matching(of_kz, "7(1)")[0].value == "KZ7-1"
    of_gdpr = Lookup(desk, record, law="gdpr").options(field)
    assert {one.value[:2] for one in of_gdpr} == {"A6"}
    desk.laws = ("kz", "gdpr")
    both = Lookup(desk, record).options(known("activity", "operations"))
    assert len({one.value for one in both}) == len(both) > 13
    basis = next(one for one in record.record.below() if one.kind == "basis" and one["law"])
    assert Lookup(desk, record, basis).law == basis["law"]


def test_a_claim_that_is_chosen_says_so(lookup: Lookup, qtbot: QtBot) -> None:
    editor = picking(editor_for(known("basis", "code"), lookup))
    qtbot.addWidget(editor)
    editor.show_value("KZC-legitimate_interest")
    assert editor.hint == "claimed; the law does not know it"
    editor.show_value("KZ7-1")
    assert editor.hint == ""


def test_countries_are_read_when_they_are_asked_for(
    lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    countries.cache_clear()
    catalogue.cache_clear()
    editor = picking(place(editor_for(known("system", "country"), lookup)))
    editor.show_value(None)
    assert countries.cache_info().currsize == 0
    press(editor.picker, "казах")
    assert offered(editor.picker)[0] == "Kazakhstan"
    qtbot.keyClick(editor.picker, Key.Key_Down)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == "KZ"


def test_a_party_is_picked_copied_from_the_catalogue_or_made(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    field = known("activity", "on_instruction_of")
    options = lookup.options(field)
    own = [one for one in options if not one.shipped]
    assert own == options[: len(own)]
    shipped = options[len(own) :]
    assert shipped
    assert all(one.detail.endswith("from the catalogue") and not one.value for one in shipped)
    assert not {one.label for one in own} & {one.label for one in shipped}
    editor = picking(place(editor_for(field, lookup)))
    press(editor.picker, shipped[0].label)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.picker.text() == shipped[0].label
    record = desk.workspace.ask(opened, editor.value()).record
    assert record["name"].get("en") == shipped[0].label
    assert record.kind == "party"
    editor.picker.selectAll()
    press(editor.picker, "Нұр Logistics")
    qtbot.keyClick(editor.picker, Key.Key_Up)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    made = desk.workspace.ask(opened, editor.value())
    assert made.operator is None
    assert dict(made.record["name"].texts) == {"en": "Нұр Logistics"}
    assert shipped[0].label not in [one.label for one in lookup.options(field) if one.shipped]


def test_a_system_is_made_for_the_operator(
    lookup: Lookup, desk: Desk, place: Callable[[Editor], Editor], qtbot: QtBot
) -> None:
    editor = picking(place(editor_for(known("activity", "systems"), lookup)))
    editor.show_value(None)
    press(editor.picker, "New archive")
    qtbot.keyClick(editor.picker, Key.Key_Up)
    qtbot.keyClick(editor.picker, Key.Key_Return)
    (uid,) = editor.value()
    made = desk.workspace.ask(opened, uid)
    assert (made.record.kind, made.operator) == ("system", OPERATOR)
    shared = Lookup(desk, desk.workspace.ask(opened, desk.workspace.do(create, "party", {"name": {"ru": "ТОО"}}).uid))
    assert shared.offer(known("activity", "systems")) == ""


def test_purposes_are_those_of_the_activity(lookup: Lookup, desk: Desk) -> None:
    field = known("item", "purposes")
    record = desk.workspace.ask(opened, lookup.row.uid).record
    assert {one.value for one in lookup.options(field)} == {one.uid for one in record.of("purpose")}
    consent = desk.workspace.ask(holdings, OPERATOR).all("consent")[0].uid
    everywhere = Lookup(desk, desk.workspace.ask(opened, consent)).options(known("consent", "purposes"))
    assert len(everywhere) > len(record.of("purpose"))


def test_the_way_to_a_linked_record(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    uid = SAMPLES["link"][1][0]
    editor = place(editor_for(known("activity", "on_instruction_of"), lookup))
    assert not [one for one in editor.findChildren(QAbstractButton) if one.isVisible()]
    editor.show_value(uid)
    (button,) = (one for one in editor.findChildren(QAbstractButton) if one.isVisible())
    with qtbot.waitSignal(editor.open_requested) as asked:
        qtbot.keyClick(button, Key.Key_Space)
    assert asked.args == [uid]
    editor.show_value(None)
    assert not button.isVisible()
    several = place(editor_for(known("activity", "joint_with"), lookup))
    assert isinstance(several, PicksEditor)
    several.show_value((uid,))
    with qtbot.waitSignal(several.open_requested) as asked:
        several.chips.chips[0].asked.emit("open")
    assert asked.args == [uid]


def test_chips_are_added_and_taken_out_by_keyboard(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = place(editor_for(known("activity", "channels"), lookup))
    assert isinstance(editor, PicksEditor)
    editor.show_value(("web_form", "paper", "phone"))
    edited, settled = count(editor.edited), count(editor.settled)
    chips = editor.chips.chips
    assert chips[0].accessibleName() == f"Remove {catalogue('channels')['web_form'].names['en']}"
    chips[1].setFocus()
    qtbot.keyClick(chips[1], Key.Key_Delete)
    assert editor.value() == ("web_form", "phone")
    assert window.focusWidget() is editor.chips.chips[1]
    qtbot.keyClick(window.focusWidget(), Key.Key_Backspace)
    assert window.focusWidget() is editor.picker
    assert editor.value() == ("web_form",)
    assert len(edited) == len(settled) == 2
    qtbot.keyClick(editor.picker, Key.Key_Down)
    assert catalogue("channels")["web_form"].names["en"] not in offered(editor.picker)
    qtbot.keyClick(editor.picker, Key.Key_Escape)
    press(editor.picker, catalogue("channels")["email"].names["ru"])
    qtbot.keyClick(editor.picker, Key.Key_Return)
    assert editor.value() == ("web_form", "email")
    assert editor.picker.text() == ""
    last = editor.chips.chips[1]
    last.setFocus()
    qtbot.keyClick(last, Key.Key_Left, Mod.ControlModifier)
    assert editor.value() == ("email", "web_form")
    assert window.focusWidget() is editor.chips.chips[0]
    qtbot.keyClick(window.focusWidget(), Key.Key_Return)
    qtbot.keyClick(window.focusWidget(), Key.Key_Space)
    assert editor.value() is None


def test_none_excludes_values(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    for field in (known("activity", "channels"), known("activity", "joint_with"), known("operator", "sites")):
        editor = place(editor_for(field, lookup))
        assert isinstance(editor, PicksEditor | LinesEditor)
        none = editor.chips.none
        settled = count(editor.settled)
        none.setFocus()
        qtbot.keyClick(none, Key.Key_Space)
        assert editor.value() == ()
        qtbot.keyClick(none, Key.Key_Space)
        assert editor.value() is None
        assert len(settled) == 2
        qtbot.keyClick(none, Key.Key_Space)
        editor.chips.add("x")
        assert editor.value() == ("x",)
        assert not none.isChecked()
        assert not none.isVisible()


def test_lines_are_typed_one_by_one(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    editor = place(editor_for(known("operator", "sites"), lookup))
    assert isinstance(editor, LinesEditor)
    press(editor.line, "a.kz")
    assert editor.value() == ("a.kz",)
    qtbot.keyClick(editor.line, Key.Key_Return)
    press(editor.line, "b.kz")
    leave(window)
    assert editor.value() == ("a.kz", "b.kz")
    assert editor.line.text() == ""
    assert len(editor.chips.chips) == 2
    editor.setFocus()
    QGuiApplication.clipboard().setText("c.kz\nd.kz\n")
    qtbot.keyClick(editor.line, Key.Key_V, Mod.ControlModifier)
    assert editor.value() == ("a.kz", "b.kz", "c.kz", "d.kz")
    first = editor.chips.chips[0]
    first.setFocus()
    qtbot.keyClick(first, Key.Key_F2)
    assert editor.line.text() == "a.kz"
    assert window.focusWidget() is editor.line
    press(editor.line, "/x")
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert editor.value() == ("b.kz", "c.kz", "d.kz", "a.kz/x")


def test_what_is_being_typed_stays_when_it_was_saved_meanwhile(
    lookup: Lookup, place: Callable[[Editor], Editor]
) -> None:
    editor = place(editor_for(known("operator", "sites"), lookup))
    assert isinstance(editor, LinesEditor)
    press(editor.line, "a.k")
    editor.show_value(("a.k",))
    assert editor.line.text() == "a.k"
    assert editor.value() == ("a.k",)


def test_a_day_is_picked_in_a_calendar(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    editor = place(editor_for(known("activity", "started"), lookup))
    assert isinstance(editor, DateEditor)
    editor.show_value(dt.date(2026, 3, 5))
    edited, settled = count(editor.edited), count(editor.settled)
    qtbot.keyClick(editor.line, Key.Key_Down)
    calendar = editor.open_calendar()
    assert calendar.selectedDate() == QDate(2026, 3, 5)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert settled == []
    calendar.activated.emit(QDate(2026, 3, 6))
    assert editor.line.text() == "06.03.2026"
    assert len(edited) == len(settled) == 1
    assert not calendar.isVisible()
    editor.open_calendar()
    qtbot.keyClick(calendar, Key.Key_Escape)
    assert not calendar.isVisible()
    assert editor.value() == "06.03.2026"


def undo(window: QMainWindow) -> list[object]:
    action = QAction("Undo", window)
    action.setShortcut(QKeySequence.StandardKey.Undo)
    window.addAction(action)
    again = QAction("Redo", window)
    again.setShortcut(QKeySequence("Ctrl+Y"))
    window.addAction(again)
    heard = count(action.triggered)
    again.triggered.connect(lambda: heard.append("redo"))
    return heard


@pytest.mark.parametrize("name", ["line", "text", "words", "prose", "number", "date"])
def test_undo_is_the_fields_own_only_while_something_is_unsaved(
    name: str, lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    heard = undo(window)
    editor = place(editor_for(SAMPLES[name][0], lookup))
    editor.show_value(None)
    field = editor.focusProxy()
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert len(heard) == 1
    press(field, "12")
    typed = editor.value()
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert editor.value() is None
    assert len(heard) == 1
    press(field, "12")
    editor.mark_saved()
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    qtbot.keyClick(field, Key.Key_Y, Mod.ControlModifier)
    assert editor.value() == typed
    assert heard[1:][1:] == ["redo"]
    press(field, "3")
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert editor.value() == typed
    assert len(heard) == 3


def test_redo_is_the_fields_own_too(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    heard = undo(window)
    editor = place(editor_for(known("activity", "notes"), lookup))
    field = editor.focusProxy()
    press(field, "ab")
    qtbot.keyClick(field, Key.Key_Return)
    press(field, "cd")
    qtbot.keyClick(field, Key.Key_Z, Mod.ControlModifier)
    assert editor.has_unsaved()
    qtbot.keyClick(field, Key.Key_Y, Mod.ControlModifier)
    assert editor.value() == "ab\ncd"
    assert heard == []


def test_without_a_window_to_undo_in_nothing_happens(lookup: Lookup, place: Callable[[Editor], Editor]) -> None:
    editor = place(editor_for(known("operator", "email"), lookup))
    press(editor.focusProxy(), "a")
    editor._stored = "a"
    QGuiApplication.sendEvent(
        editor.focusProxy(), QKeyEvent(QEvent.Type.KeyPress, Key.Key_Z, Mod.ControlModifier, "\x1a")
    )
    assert editor.value() == "a"


def test_an_editor_that_goes_away_with_the_keyboard_is_no_fault(
    lookup: Lookup, place: Callable[[Editor], Editor], window: QMainWindow, qtbot: QtBot
) -> None:
    for name, (field, _) in SAMPLES.items():
        editor = place(editor_for(field, lookup))
        if isinstance(editor, PickingEditor):
            press(editor.picker, "a")
        with qtbot.waitSignal(editor.destroyed):
            editor.deleteLater()
        assert window.isVisible(), name


OPTIONS = [
    Option("a", "Сауда", also=("торговля", "trade", "a")),
    Option("b", "Ёлки и палки", also=("b",)),
    Option("c", "trade in data", claim=True),
    Option("", "Trade Ltd", shipped="x"),
]


def test_matching_folds_and_puts_beginnings_first() -> None:
    assert [one.label for one in matching(OPTIONS, "TRADE")] == ["Сауда", "Trade Ltd", "trade in data"]
    assert [one.value for one in matching(OPTIONS, "елки")] == ["b"]
    assert [one.value for one in matching(OPTIONS, "палки ел")] == ["b"]
    assert matching(OPTIONS, "  ") == OPTIONS
    assert named(OPTIONS, "Торговля ") is OPTIONS[0]
    assert named(OPTIONS, "trad") is None
    assert named([*OPTIONS, replace(OPTIONS[3], value="p", shipped="")], "trade ltd") is not None


def test_many_rows_are_cut_with_a_word(lookup: Lookup, place: Callable[[Editor], Editor], qtbot: QtBot) -> None:
    editor = picking(place(editor_for(known("system", "country"), lookup)))
    qtbot.keyClick(editor.picker, Key.Key_Down)
    rows = offered(editor.picker)
    assert rows[-1].endswith("more: type more letters")
    assert len(rows) == 201
    qtbot.keyClick(editor.picker, Key.Key_PageUp)
    assert editor.picker.popup is not None
    highlighted = editor.picker.popup.highlighted()
    assert highlighted is not None
    assert highlighted.can_be_chosen


def test_own_codes_of_others_are_named(lookup: Lookup, desk: Desk, qtbot: QtBot) -> None:
    code = desk.workspace.do(add_code, "purposes", {"ru": "лотерея"})
    editor = picking(editor_for(known("purpose", "code"), lookup))
    qtbot.addWidget(editor)
    editor.show_value(code)
    assert editor.picker.text() == "лотерея"


def forms() -> Iterator[tuple[str, Field]]:
    for kind in KINDS:
        for field in fields(kind).values():
            if field.kind in EDITORS:
                yield kind, field


def test_every_field_of_every_record_can_be_shown_and_opened(lookup: Lookup, qtbot: QtBot) -> None:
    for kind, field in forms():
        editor = editor_for(field, lookup)
        qtbot.addWidget(editor)
        editor.name_it(field.label, field.help)
        editor.show_value(None)
        assert editor.value() is None, (kind, field.key)
        if isinstance(editor, PickingEditor):
            options = lookup.options(field)
            assert len({one.value or one.shipped for one in options}) == len(options), (kind, field.key)


def test_hints_are_in_the_lines(lookup: Lookup, qtbot: QtBot) -> None:
    for field, _ in SAMPLES.values():
        editor = editor_for(field, lookup)
        qtbot.addWidget(editor)
        editor.show_hint("Add: purpose")
        hints = [one.placeholderText() for one in editor.findChildren(QLineEdit)]
        hints += [one.placeholderText() for one in editor.findChildren(QPlainTextEdit)]
        assert set(hints) <= {"Add: purpose"}
        assert hints or isinstance(editor, FlagEditor)


def test_nothing_is_made_before_it_is_asked_for(lookup: Lookup, place: Callable[[Editor], Editor]) -> None:
    for field, values in SAMPLES.values():
        editor = place(editor_for(field, lookup))
        editor.show_value(values[0])
        assert not [one for one in editor.findChildren(QWidget) if one.isWindow() or isinstance(one, QAbstractItemView)]


def test_chips_are_reused(desk: Desk, qtbot: QtBot) -> None:
    holder = QLineEdit()
    qtbot.addWidget(holder)
    editor = editor_for(known("operator", "sites"), Lookup(desk, desk.workspace.ask(opened, OPERATOR)))
    qtbot.addWidget(editor)
    assert isinstance(editor, LinesEditor)
    assert isinstance(editor.chips, Chips)
    editor.show_value(("a", "b", "c"))
    first = editor.chips.chips
    editor.show_value(("d",))
    assert editor.chips.chips == first[:1]
    assert editor.chips.chips[0].text() == "d"
