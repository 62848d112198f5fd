"""Every page and dialog of the real window for those who do not see it, or have no mouse."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

import ui.dialogs
from ropa.i18n import translator
from ropa.store.opened import users
from ropa.store.reading import row
from ropa.store.rows import Wanted, found
from tests.gui.conftest import OPERATOR
from tests.gui.everybody import check, nameless, unfold
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

PLAIN = ("overview", "flows", "documents", "ledger", "checks", "due", "history", "bin")
LISTS = tuple(name for name, _ in SECTIONS if name not in PLAIN)


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
