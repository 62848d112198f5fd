"""Takes an operator in from a file of its own: which file, its password, how far reading is, then what it brings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ropa.actions.taking_in.doing import Taken
from ropa.i18n import N_, translator
from ropa.store.bringing import Brought, bring, schema_of
from ui.dialogs.files import ask_brought
from ui.in_use import with_password
from ui.jobs import Job
from ui.keeping.taking_in_dialog import Looked, TakingInDialog, compare_lasting
from ui.papers.progress import ProgressStrip

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.main_window import MainWindow


def take_in_operator(window: MainWindow) -> None:
    """Ask for the file, and show what it brings."""
    if window.room is None:
        return
    window.leave()
    program = window.program
    ask_brought(window, program.settings, translator(program.language), partial(take_file, window))


def take_file(window: MainWindow, path: Path) -> None:
    """Read a file that was chosen, with its password where it has one."""

    def go(key: str | None) -> None:
        schema_of(path, key)  # a wrong password is said where it was typed
        _begin(window, path, key)

    with_password(window, path, go)


def _begin(window: MainWindow, path: Path, key: str | None) -> None:
    workspace = window.workspace
    if workspace is None:
        return
    tr = translator(window.program.language)
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="taking in")
    job = Job(worker, lambda _progress: bring(path, key))
    strip = ProgressStrip(tr)
    window.put_strip(strip)
    strip.watch(job, tr(N_("The file of the operator is being read…")))
    job.setParent(window)
    job.succeeded.connect(partial(_show, window))
    job.failed.connect(_raise)
    job.finished.connect(strip.deleteLater)
    job.finished.connect(lambda: worker.shutdown(wait=False))
    workspace.closing.connect(job.cancel)
    job.start()


def _show(window: MainWindow, brought: Brought) -> None:
    if window.room is None:
        return
    desk = window.room.desk
    compare_lasting(desk, brought, partial(_open, window, desk, brought), window)


def _open(window: MainWindow, desk: Desk, brought: Brought, looked: Looked) -> None:
    if looked[0].is_empty:
        desk.say(desk.tr(N_("There is nothing to take in: the register has all that the file says.")))
        return
    dialog = TakingInDialog(desk, brought, looked, window)
    dialog.taken.connect(partial(_tell, window, brought))
    dialog.open()


def _tell(window: MainWindow, brought: Brought, taken: Taken) -> None:
    """Undo goes by the operator in view, so the one that was taken in comes into view."""
    if window.room is None:
        return
    window.room.choose_operator(brought.operator)
    desk = window.room.desk
    said = desk.tr(N_("“{name}” was taken in from its file.")).format(name=desk.operator_name)
    desk.say(said, undo=taken.in_chain)


def _raise(error: Exception) -> None:
    raise error
