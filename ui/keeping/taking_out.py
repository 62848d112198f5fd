"""Takes the operator in view out to a file of its own: where it is to lie, its password, and how far it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ropa.i18n import N_, translator
from ropa.store.extracting import extract
from ropa.store.opening import check_new
from ui.dialogs.files import ask_apart
from ui.dialogs.protecting import ProtectingDialog
from ui.dialogs.sheet import SheetDialog
from ui.jobs import Job
from ui.papers.progress import ProgressStrip

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def take_out(window: MainWindow) -> None:
    """Ask where the file is to lie and whether it is to have a password, and write it."""
    if window.room is None or (uid := window.room.desk.operator) is None:
        return
    window.leave()
    tr, settings = translator(window.program.language), window.program.settings
    ask_apart(window, settings, tr, window.room.desk.operator_name, partial(ask_password, window, uid))


def ask_password(window: MainWindow, uid: str, path: Path) -> None:
    """Ask for the password of the new file, or that it is to have none."""
    check_new(path)  # refused before anybody thinks of a password
    dialog = ProtectingDialog(path, None, translator(window.program.language), window)
    dialog.setWindowTitle(translator(window.program.language)(N_("Take this operator out to a file")))

    def go(_old: str, password: str) -> None:
        dialog.accept()
        _begin(window, uid, path, password or None)

    dialog.ordered.connect(go)
    dialog.open()


def _begin(window: MainWindow, uid: str, path: Path, key: str | None) -> None:
    workspace = window.workspace
    if workspace is None:
        return
    tr = translator(window.program.language)
    workspace.register.leave()  # an entry that goes on here and ends there would seem a change of both sides
    source = workspace.register.source()
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="taking out")
    job = Job(worker, lambda progress: extract(source, uid, path, key, progress))
    strip = ProgressStrip(tr)
    window.put_strip(strip)
    strip.watch(job, tr(N_("The operator is being taken out…")))
    job.setParent(window)
    job.succeeded.connect(lambda _nothing: _tell(window, path, key))
    job.failed.connect(_raise)
    job.finished.connect(strip.deleteLater)
    job.finished.connect(lambda: worker.shutdown(wait=False))
    workspace.closing.connect(job.cancel)
    job.start()


def _tell(window: MainWindow, path: Path, key: str | None) -> None:
    tr = translator(window.program.language)
    said = N_("{path} holds this operator alone, and has a password of its own.")
    without = N_("{path} holds this operator alone, and has no password.")
    window.done.show_sentence(tr(said if key else without).format(path=path), undo=False)
    if key is not None:
        SheetDialog(path.name, key, tr, window).open()


def _raise(error: Exception) -> None:
    raise error
