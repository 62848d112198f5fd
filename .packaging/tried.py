"""What the packaged program is tried by from inside, as `tried FOLDER TABLE MODULE ...`: each module is there, each
page comes up, what the window writes is written. Built beside the program by `.packaging/build.py`, which takes it
away again.
"""

import importlib
import multiprocessing
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ui.app import begin, make_program
from ui.commands import SECTIONS, WHOLE
from ui.desk import Place

PATIENCE = 120
"""Seconds for anything, on a machine that has other work."""

LEADING_OUT = {"quit", "close_file", "new_file", "open_file", "open_sample", "new_window", "lock_now", "to_desktop"}


def until(there: Callable[[], object], what: str) -> None:
    """Serve the event loop until something is there."""
    end = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > end:
            sys.exit(f"waited in vain for {what}")
        QApplication.processEvents()
        time.sleep(0.005)


def try_all(folder: Path, table: Path) -> None:
    """The sample in the window: every page, every command that opens something; maps, calendar, papers, an import."""
    program = make_program(str(folder / "settings" / "ropa.ini"))
    raised: list[BaseException] = []
    sys.excepthook = lambda _kind, error, _trace: raised.append(error)
    begin(program, "", sample=True)
    until(lambda: program.windows[0].room, "the sample")
    window = program.windows[0]
    room, folder_of_papers = window.room, folder / "from the window"
    folder_of_papers.mkdir()
    for section, _ in SECTIONS + WHOLE:
        room.go(Place(section))
        page = room.page
        if getattr(getattr(page, "list", None), "model", None) is not None and page.list.model.uids:
            page.list.table.go_to(0)
            page.focus_form()
        until(lambda: room.desk.findings.known, "the checks")
        if section == "documents":
            until(lambda page=page: page.pdf is not None, "a paper")
            for ending in ("pdf", "docx", "html", "txt"):
                page.tray.save_to(ending, page.chosen, page.wish, folder_of_papers / f"paper.{ending}")
                until(lambda page=page: not page.strip.busy, ending)
            page.issuing.write_workbook(page.chosen.operator, "ru", folder_of_papers / "registers.xlsx")
            until(lambda page=page: not page.strip.busy, "a spreadsheet")
        elif section == "flows":
            for kind in ("pdf", "svg", "png"):
                page.write(kind, folder_of_papers / f"map.{kind}")
        elif section == "due":
            importlib.import_module("ui.due.saving")._write(room.desk, (), folder_of_papers / "due.ics")
    for name, action in window.menus.actions.items():
        if name not in LEADING_OUT and action.isEnabled():
            action.trigger()
            QApplication.processEvents()
            for dialog in window.findChildren(QDialog):
                dialog.close()
    from ui.dialogs.showing import import_table

    import_table(window, table)
    importing = next(one for one in window.findChildren(QDialog) if type(one).__name__ == "ImportDialog")
    until(lambda: importing.pages.currentIndex() == 1, "the columns of a table")
    importing.close()
    program.settings.put("language", "kk")
    QTimer.singleShot(0, program.apply_settings)
    until(lambda: window.room is not room, "another language")
    program.quit()
    if raised:
        raise raised[0]
    files = sorted(folder_of_papers.iterdir())
    if len(files) != 9 or not all(one.stat().st_size for one in files):
        sys.exit(f"not all was written: {files}")
    print(f"{len(SECTIONS + WHOLE)} pages, {len(files)} files written:", *(one.name for one in files))


if __name__ == "__main__":
    multiprocessing.freeze_support()
    for module in sys.argv[3:]:
        importlib.import_module(module)
    print(f"{len(sys.argv) - 3} modules are there")
    try_all(Path(sys.argv[1]), Path(sys.argv[2]))
