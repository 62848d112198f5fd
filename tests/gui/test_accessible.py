"""Every page and dialog of the real window for those who do not see it, or have no mouse: names, and the way of Tab."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateTimeEdit, QDialog, QRadioButton, QTabBar, QWidget

import ui.dialogs
from ropa.i18n import translator
from ropa.store.opened import users
from ropa.store.reading import row
from ropa.store.rows import Wanted, found
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from tests.gui.window import back_in, command, dialog_of, whole
from ui.bulk.dialog import TogetherDialog
from ui.commands import SECTIONS
from ui.desk import Place
from ui.dialogs.about import AboutDialog
from ui.dialogs.cheat_sheet import CheatSheet
from ui.dialogs.crash import CrashDialog
from ui.dialogs.erasing import ErasingDialog
from ui.dialogs.find import FindDialog
from ui.dialogs.licences import LicencesDialog
from ui.dialogs.password import PasswordDialog
from ui.dialogs.protecting import ProtectingDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.sheet import SheetDialog
from ui.fault import Report
from ui.locking.tries import Tries
from ui.tables.picker import Picker

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

Name = QAccessible.Text.Name
NEAR = 6
"""Pixels by which controls of one line may differ."""

PLAIN = ("overview", "flows", "documents", "ledger", "checks", "due", "history", "bin")
LISTS = tuple(name for name, _ in SECTIONS if name not in PLAIN)
MOST = 900
"""More stops than any page has."""


def name_of(widget: QWidget) -> str:
    """What a screen reader says a control is."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(Name).strip() if spoken is not None else ""


def described(widget: QWidget) -> str:
    """Which control it is, for a message."""
    above = widget.parentWidget()
    inside = f" in {type(above).__name__} {above.objectName()}" if above else ""
    return f"{type(widget).__name__} {widget.objectName()} “{name_of(widget)}”{inside}"


def below(top: QWidget) -> Iterator[QWidget]:
    """All that is seen in a window."""
    for one in top.findChildren(QWidget):
        if one.isVisible() and one.window() is top:
            yield one


def reachable(top: QWidget) -> list[QWidget]:
    """What Tab must lead to, told by the widgets alone."""
    every = [
        one
        for one in below(top)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.focusProxy() is None
    ]
    return [one for one in every if not isinstance(one, QRadioButton) or one.isChecked() or not _answered(one)]


def _answered(radio: QRadioButton) -> bool:
    above = radio.parentWidget()
    return above is not None and any(one.isChecked() for one in above.findChildren(QRadioButton))


def nameless(top: QWidget) -> list[str]:
    """Controls that take the keyboard, and buttons, of which a screen reader could say nothing."""
    controls = {id(one): one for one in reachable(top)}
    buttons = {id(one): one for one in below(top) if isinstance(one, QAbstractButton) and not _of_qt(one)}
    return [described(one) for one in {**controls, **buttons}.values() if not name_of(one)]


def _of_qt(button: QAbstractButton) -> bool:
    """Arrows of a row of tabs, and the corner of a table."""
    return isinstance(button.parentWidget(), QTabBar) or type(button) is QAbstractButton


def walk(top: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab (Shift+Tab) until one is where one began; where it led."""
    if QApplication.focusWidget() is None:
        QTest.keyClick(top, Qt.Key.Key_Tab)
    start = QApplication.focusWidget()
    assert start is not None, "Tab leads nowhere"
    met = [start]
    while len(met) < MOST:
        here = met[-1]
        there = _step(here, back=back)
        if isinstance(here, QDateTimeEdit) and there is here:  # from the day to the month to the year
            there = next((one for _ in range(2) if (one := _step(here, back=back)) is not here), here)
        assert there is not None, f"Tab leads out of the window at {described(here)}"
        if there is start:
            return met
        assert there is not here, f"Tab does not leave {described(here)}"
        assert there not in met[-3:], f"Tab goes round at {described(here)}"
        met.append(there)
    raise AssertionError(f"Tab never comes back to {described(start)}; it stays around {described(met[-1])}")


def _step(here: QWidget, *, back: bool) -> QWidget | None:
    if back:
        QTest.keyClick(here, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    else:
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def backwards(met: list[QWidget], top: QWidget) -> list[str]:
    """Steps of Tab that lead against the way one reads: up, or to the left in a line. One is right: from the end to
    the beginning.

    Of two controls the parts that hold them, beside each other in what holds both, are compared: what comes after is
    at the right, or below.
    """
    wrong = []
    for one, other in pairwise([*met, met[0]]):
        a, b = _beside(one, other, top)
        at_right = b.left() >= a.right() - NEAR
        under = b.top() >= a.bottom() - NEAR
        within = b.contains(a) or a.contains(b)
        if not (at_right or under or within):
            wrong.append(f"{described(one)} {a.getRect()} → {described(other)} {b.getRect()}")
    return wrong if len(wrong) > 1 else []


def _place(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint()), widget.size())


def _beside(one: QWidget, other: QWidget, top: QWidget) -> tuple[QRect, QRect]:
    """Where the two parts lie, of what holds both, that hold them."""
    ways = [_way(one, top), _way(other, top)]
    depth = next(
        (n for n, (a, b) in enumerate(zip(*ways, strict=False)) if a is not b), min(len(way) for way in ways) - 1
    )
    return tuple(_place(way[min(depth, len(way) - 1)], top) for way in ways)  # type: ignore[return-value]


def _way(widget: QWidget, top: QWidget) -> list[QWidget]:
    way = [widget]
    while way[-1] is not top and (above := way[-1].parentWidget()) is not None:
        way.append(above)
    return way[::-1]


def check(top: QWidget) -> None:
    """Names; that Tab leads everywhere and out again, both ways; that it leads as one reads."""
    settle()
    assert nameless(top) == []
    met = walk(top)
    missed = [described(one) for one in reachable(top) if one not in met]
    assert not missed, f"Tab leads past {missed}"
    assert backwards(met, top) == []
    back = walk(top, back=True)
    assert set(back) == set(met)


def unfold(form: object) -> None:
    """Every part of a form, and every part of these."""
    for parts in form.lists().values():  # type: ignore[attr-defined]
        for card in parts.cards.values():
            unfold(card.unfold())


# Pages.


def test_every_page_is_for_everybody(window, qtbot, subtests):
    qtbot.waitUntil(lambda: window.room.desk.findings.known)
    for section in PLAIN:
        with subtests.test(section):
            window.menus.sections[section].trigger()
            check(window)


def test_every_list_and_whole_form_is_for_everybody(window, qtbot, subtests):
    for kind in LISTS:
        with subtests.test(kind):
            window.menus.sections[kind].trigger()
            if kind == "operator":
                unfold(whole(window, qtbot).form)
            elif uids := window.workspace.ask(found, Wanted(kind, OPERATOR, "en")):
                window.room.go(Place(kind, uids[0]))
                unfold(whole(window, qtbot).form)
            elif kind != "transfer":  # which is added to something that is there
                command(window, "add", "Ctrl+Return")
                unfold(whole(window, qtbot).form)
            check(window)


def test_a_locked_form_is_for_everybody(window, qtbot):
    shared = next(
        uid
        for uid in window.workspace.ask(found, Wanted("party", OPERATOR, "en"))
        if window.workspace.ask(row, uid).operator_uid is None
        and any(one.operator != OPERATOR for one in window.workspace.ask(users, uid))
    )
    window.room.go(Place("party", shared))
    form = whole(window, qtbot)
    assert form.standing.others()
    check(window)


def test_the_page_of_all_operators_and_what_is_changed_together_are_for_everybody(window, qtbot):
    window.room.go(Place("across", "", "country", "KZ"))
    check(window)
    window.room.page.table.selectAll()
    window.act("change_together")
    dialog = dialog_of(window, TogetherDialog, qtbot)
    dialog.facts.facts["means"].state.setCurrentIndex(1)
    dialog.look()
    check(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    back_in(window, qtbot)


def test_an_operator_without_anything_is_for_everybody(window):
    command(window, "new_operator", "Ctrl+Shift+O")
    for section, _ in SECTIONS:
        window.menus.sections[section].trigger()
        settle()
        assert nameless(window) == []
    check(window)


def test_the_start_page_is_for_everybody(program, qtbot, tmp_path):
    program.settings.remember(str(tmp_path / "clients.ropa"))
    window = program.show_window()
    qtbot.waitUntil(window.isActiveWindow)
    check(window)


def test_the_panel_and_the_strips_are_for_everybody(window, qtbot):
    command(window, "panel", "F9")
    window.menus.sections["activity"].trigger()
    window.room.go(Place("activity", window.room.page.list.model.uids[0]))
    whole(window, qtbot)
    window.done.show_sentence("Something was done.", undo=True)
    window.refusal.show_sentence("Something could not be done.")
    check(window)
    window.program.settings.put("author", "")
    window.rebuild()
    assert window.isActiveWindow(), "nothing came up as a window of its own"
    check(window)


# Dialogs.


def _report(window) -> CrashDialog:
    report = Report("A report", "A report")
    return CrashDialog(report, ("clients.ropa: Saved at 9:00",), None, translator("en"), window)


DIALOGS: dict[str, tuple[type[QDialog | Picker], Callable[[object], object]]] = {
    "settings": (SettingsDialog, lambda window: window.act("settings")),
    "cheat sheet": (CheatSheet, lambda window: window.act("cheat_sheet")),
    "licences": (LicencesDialog, lambda window: window.act("licences")),
    "about": (AboutDialog, lambda window: window.act("about")),
    "find": (FindDialog, lambda window: window.act("find_everywhere")),
    "crash": (CrashDialog, lambda window: _report(window).open()),
    "password": (
        PasswordDialog,
        lambda window: PasswordDialog(window.workspace.path, Tries(), translator("en"), window).open(),
    ),
    "protecting": (ProtectingDialog, lambda window: window.act("password")),
    "new register": (
        ProtectingDialog,
        lambda window: ProtectingDialog(window.workspace.path, None, translator("en"), window).open(),
    ),
    "erasing": (
        ErasingDialog,
        lambda window: ErasingDialog(window.room.desk, window.room.desk.operator, "O-001", "Tumar", window).open(),
    ),
    "recovery sheet": (
        SheetDialog,
        lambda window: SheetDialog("clients.ropa", "horse", translator("en"), window).open(),
    ),
}


def test_every_dialog_is_for_everybody(window, qtbot, subtests):
    for name, (kind, show) in DIALOGS.items():
        with subtests.test(name):
            show(window)
            dialog = dialog_of(window, kind, qtbot)
            assert dialog.windowTitle() or dialog.accessibleName()
            check(dialog)
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window], "Escape closes it"
            back_in(window, qtbot)


def test_every_dialog_of_the_program_was_looked_at():
    kinds = {
        kind
        for one in pkgutil.iter_modules(ui.dialogs.__path__)
        for kind in vars(import_module(f"ui.dialogs.{one.name}")).values()
        if isinstance(kind, type) and issubclass(kind, QDialog | Picker) and kind.__module__.startswith("ui.dialogs")
    }
    assert kinds == {kind for kind, _ in DIALOGS.values()}
