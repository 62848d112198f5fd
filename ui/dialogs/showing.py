"""Shows the windows that menus offer beside the main one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from ropa.i18n import N_, translator
from ui.dragged import tables_in, texts_in
from ui.log import folder_of_log

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.drafting.dialog import DraftDialog
    from ui.importing.dialog import ImportDialog
    from ui.main_window import MainWindow


def show_settings(window: MainWindow) -> None:
    """The settings; each choice is applied at once."""
    from ui.dialogs.settings import SettingsDialog

    program = window.program
    dialog = SettingsDialog(program.settings, translator(program.language), window)
    dialog.changed.connect(program.apply_settings)
    dialog.open()


def show_cheat_sheet(window: MainWindow) -> None:
    """All shortcuts."""
    from ui.dialogs.cheat_sheet import CheatSheet
    from ui.menus import cheat_sheet

    tr = translator(window.program.language)
    CheatSheet(cheat_sheet(window.menus, tr), tr, window).show()


def show_licences(window: MainWindow) -> None:
    """What Ropa consists of."""
    from ui.dialogs.licences import LicencesDialog

    LicencesDialog(translator(window.program.language), window).show()


def open_log(window: MainWindow) -> None:
    """The folder where the log lies and the reports on faults."""
    folder = folder_of_log(window.program.settings)
    folder.mkdir(parents=True, exist_ok=True)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        tr = translator(window.program.language)
        window.done.show_sentence(tr(N_("The log lies in {path}")).format(path=folder), undo=False)


def show_about(window: MainWindow) -> None:
    """Name and version."""
    from ui.dialogs.about import AboutDialog

    dialog = AboutDialog(translator(window.program.language), window)
    dialog.licences_requested.connect(lambda: show_licences(window))
    dialog.open()


def register_with_desktop(window: MainWindow) -> None:
    """Icon, menu entry and file type for this person."""
    from ui.desktop import install

    install(Path.home())
    tr = translator(window.program.language)
    window.done.show_sentence(
        tr(N_("Ropa is in the menu of programs now, and opens files that end in .ropa.")), undo=False
    )


def ask_pack(window: MainWindow) -> None:
    """The inspection pack of the operator in view."""
    from ui.papers.pack_dialog import PackDialog

    if window.room is not None:
        PackDialog(window.room.desk, window).open()


def compare_days(window: MainWindow) -> None:
    """What the register of the operator in view says otherwise on one day than on another."""
    from ui.papers.differences_dialog import DifferencesDialog

    if window.room is not None:
        DifferencesDialog(window.room.desk, window).show()


def import_table(window: MainWindow, path: Path | None = None) -> None:
    """A table of another program, or a workbook of Ropa, into the register; `path` is one that was dropped."""
    from ui.importing.dialog import ImportDialog

    _take(window, ImportDialog, path)


def draft_operator(window: MainWindow, path: Path | None = None) -> None:
    """A new operator out of a published text; `path` is a file that was dropped."""
    from ui.drafting.dialog import DraftDialog

    _take(window, DraftDialog, path)


def _take(window: MainWindow, make: Callable[[Desk, QWidget], ImportDialog | DraftDialog], path: Path | None) -> None:
    """A dialog that takes something in; what it took is shown."""
    if window.room is not None:
        window.leave()
        dialog = make(window.room.desk, window)
        dialog.taken.connect(window.room.go_to_record)
        dialog.open()
        if path is not None:
            dialog.take_file(path)


def take_dropped(window: MainWindow, event: QDropEvent) -> None:
    """A table begins its import, a published text the draft of an operator."""
    if texts := texts_in(event):
        draft_operator(window, texts[0])
    elif tables := tables_in(event):
        import_table(window, tables[0])
