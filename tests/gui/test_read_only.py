"""A window on a register that can only be read, walked through whole: every page, menu, button and dialog."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from shutil import copyfile

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ropa.actions.issuing import issue
from ropa.actions.records import change, create
from ropa.actions.standing import approve, archive
from ropa.actions.standing import bin as to_bin
from ropa.documents.issuing import Order, Which, ready
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from ui.commands import CHANGING, SECTIONS, WHOLE
from ui.desk import Place
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

DERIVED = {"count_findings", "keep_outdated"}
"""Acts that keep what was counted, where something can be kept, and else count only."""

LEADING_OUT = {"quit", "close_file", "open_sample", "new_window", "larger", "smaller", "usual_size", "to_desktop"}
"""Commands that lead out of the window or build it anew."""

OF_THE_PROGRAM = {"settings", "licences", "about", "cheat_sheet", "log"}
"""Commands whose dialogs know no register."""

OF_VALUES = {"Chips", "PartCard", "Lines"}
"""Widgets whose buttons say what the register holds: one of a kind is like the others."""

LEAST = 40
"""As many different buttons as there are at least."""

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def prepared(sample_file, tmp_path_factory):
    """The sample with something of everything: in the bin, archived, changed since it was approved, issued."""
    path = tmp_path_factory.mktemp("prepared") / "clients.ropa"
    copyfile(sample_file, path)
    register = Register(path, "Aliya")
    held = register.ask(holdings, OPERATOR)
    first, second = held.all("activity")[:2]
    register.do(approve, first.uid)
    register.do(change, first.uid, {"name": {"ru": "Иначе"}})
    register.do(archive, second.uid)
    register.do(to_bin, register.do(create, "system", {"name": {"ru": "Архив"}}, OPERATOR).uid)
    register.do(to_bin, register.do(create, "operator", {"name": {"ru": "Ушедший"}}).uid)
    order = Order((("ru",),), dt.date(2026, 11, 26), reason=Words.of({"ru": "клиент ждёт"}))
    which = Which("consent", held.all("consent")[0].uid)
    register.do(issue, OPERATOR, ready(register.ask(holdings, OPERATOR), which, order, 1))
    register.close()
    return path


@pytest.fixture
def acts(monkeypatch):
    """Names of the acts that a register was asked for."""
    asked, run = [], Register._run

    def told(self, visit, action, *args, **kwargs):
        asked.append(action.__name__)
        return run(self, visit, action, *args, **kwargs)

    monkeypatch.setattr(Register, "_run", told)
    return asked


@pytest.fixture
def opened(program, prepared, acts, tmp_path, qtbot, monkeypatch):
    """The window; in the end nothing was asked to be written, and nothing was."""
    path = tmp_path / "clients.ropa"
    copyfile(prepared, path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    program.take_in(Register(path, "Aliya", read_only=True), None)
    made = program.windows[0]
    made.resize(1280, 900)
    made.room.choose_operator(OPERATOR, Place("overview"))
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    assert set(acts) <= DERIVED
    assert path.read_bytes() == prepared.read_bytes()


def buttons(within: QWidget) -> list[QAbstractButton]:
    """All that can be pressed in a page or dialog now."""
    return [one for one in within.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]


def press_all(within: QWidget, known: set[str], back: Callable[[], object] | None = None) -> None:
    """Press each button once, and each line of its menu; walk through the dialogs that come up, and close them.
    `back` brings the page up again where a button led away from it.
    """
    for one in buttons(within):
        if not isValid(one) or not one.isVisible() or not one.isEnabled():
            continue
        owner = type(one.parent()).__name__
        name = owner if owner in OF_VALUES else f"{owner}: {one.text() or one.toolTip() or one.accessibleName()}"
        if name in known:
            continue
        known.add(name)
        if (menu := getattr(one, "menu", lambda: None)()) is not None:
            choose_all(menu)
        else:
            one.click()
        settle()
        close_all(within, known, deeper=back is not None)
        if back is not None and not within.isVisible():
            back()


def choose_all(menu: QMenu) -> None:
    """Every line of a menu that can be chosen."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        if isValid(action) and action.isVisible() and action.isEnabled() and action.menu() is None:
            action.trigger()
            settle()


def close_all(below: QWidget, known: set[str], *, deeper: bool) -> None:
    """Close every dialog and list that came up, what is in a dialog pressed before."""
    for one in QApplication.topLevelWidgets():
        if isValid(one) and one.isVisible() and one is not below and not isinstance(one, MainWindow):
            if deeper and isinstance(one, QDialog) and not isinstance(one, QFileDialog):
                press_all(one, known)
            if isValid(one):
                one.close()
            settle()


def show(window: MainWindow, section: str, qtbot: QtBot) -> QWidget:
    """A page with its first record, as far as it has one."""
    window.room.go(Place(section))
    settle()
    page = window.room.page
    if hasattr(page, "focus_form") and page.list.model.uids:
        page.list.table.go_to(0)
        page.focus_form()
        qtbot.waitUntil(lambda: page.form is not None and page.form.form is not None)
    if section == "documents":
        qtbot.waitUntil(lambda: page.chosen is not None and page.pdf is not None, timeout=60_000)
    if section == "ledger":
        page.tree.choose(page.papers()[0].of("edition")[0].uid)
    if section == "bin":
        page._select(page.model.uids[:1])
    settle()
    return page


def test_no_button_of_any_page_writes_and_none_fails(opened, qtbot):
    """LCK-13: all pages, menus of lists, commands, and the dialogs that come of them."""
    window, known = opened, set[str]()
    qtbot.waitUntil(lambda: window.room.desk.findings.known, timeout=60_000)
    for section, _ in SECTIONS + WHOLE:
        page = show(window, section, qtbot)
        press_all(page, known, partial(show, window, section, qtbot))
        show(window, section, qtbot)
        if hasattr(page, "menu"):
            choose_all(page.menu())
            close_all(page, known, deeper=True)
        assert not window.refusal.isVisible(), (section, window.refusal.sentence.text())
    assert len(known) > LEAST, sorted(known)


def test_no_command_of_the_menus_writes_and_none_fails(opened, qtbot):
    """LCK-13: with a record in view; what changes something cannot be chosen, the keys of lists included."""
    window, known = opened, set[str]()
    page = show(window, "activity", qtbot)
    for name, action in window.menus.actions.items():
        window.tell_menus()
        assert name not in CHANGING or not action.isEnabled(), name
        if name not in LEADING_OUT and action.isEnabled():
            action.trigger()
            settle()
            close_all(page, known, deeper=name not in OF_THE_PROGRAM)
    for keyed in (show(window, "activity", qtbot).list.table, show(window, "bin", qtbot).table):
        keyed.setFocus()
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return):
            QTest.keyClick(keyed, key)
            settle()
    assert not window.refusal.isVisible(), window.refusal.sentence.text()


def test_no_act_is_offered_that_could_not_be_done(opened, qtbot):
    """LCK-13: buttons of acts that change something are not seen, and tables cannot be dropped."""
    window = opened
    qtbot.waitUntil(lambda: window.room.desk.findings.known, timeout=60_000)
    unseen = {
        "documents": ("tray.fill_button", "tray.issue_button"),
        "ledger": ("take_in",),
        "checks": ("accept", "back"),
        "bin": ("restore_button", "erase_button"),
        "activity": ("list.add",),
        "across": ("together",),
    }
    for section, names in unseen.items():
        page = show(window, section, qtbot)
        for name in names:
            assert not attrgetter(name)(page).isVisible(), (section, name)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/table.xlsx")])
    dragged = QDragEnterEvent(QPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    window.dragEnterEvent(dragged)
    assert not dragged.isAccepted()
