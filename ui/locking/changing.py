"""Makes a new register with a password or without, and gives, changes or takes off that of one that is open."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ropa.errors import RopaError
from ropa.i18n import N_, translator
from ropa.register import Register
from ropa.store.protecting import change_password
from ui.dialogs.protecting import ProtectingDialog
from ui.jobs import Job

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.program import Program
    from ui.workspace import Workspace


def ask_for_new(program: Program, path: Path, window: MainWindow) -> None:
    """Ask whether a register that is to lie there is to have a password, and make it."""
    tr = translator(program.language)
    if path.exists():  # refused before anybody thinks of a password
        raise RopaError(N_("{path} is there already; choose another name."), path=path)
    dialog = ProtectingDialog(path, None, tr, window)

    def make(_old: str, password: str) -> None:
        try:
            register = Register.create(path, program.settings.author, password or None)
        except RopaError as refusal:
            dialog.refuse(refusal.says(tr))
            return
        dialog.accept()
        shown = program.take_in(register, window)
        if password:
            _offer_sheet(program, shown, password)

    dialog.ordered.connect(make)
    dialog.open()


def ask_to_change(program: Program, window: MainWindow) -> None:
    """Ask for the password that the register in view is to have, or that it is to have none."""
    workspace = window.workspace
    if workspace is None:
        return
    tr = translator(program.language)
    window.leave()
    dialog = ProtectingDialog(workspace.path, workspace.protected, tr, window)

    def change(old: str, new: str) -> None:
        if wait := program.lock.tries.left(workspace.path):
            dialog.refuse(tr.count("Try again in {n} second.", "Try again in {n} seconds.", int(wait) + 1))
        elif workspace.register.opens_with(old or None):
            dialog.accept()
            begin_change(program, workspace, old or None, new or None)
        else:
            program.lock.tries.wrong(workspace.path)
            dialog.refuse(tr(N_("This is not the password of the register.")))

    dialog.ordered.connect(change)
    dialog.open()


def begin_change(program: Program, workspace: Workspace, old: str | None, new: str | None) -> Job:
    """Write the file anew with another password, on a thread of its own, its windows covered meanwhile."""
    tr = translator(program.language)
    program.lock.cover(workspace, tr(N_("The file is being written anew…")))
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="password")
    job = Job(worker, lambda _progress: change_password(workspace.path, old, new))
    job.setParent(workspace)
    job.succeeded.connect(partial(_changed, program, workspace, new))
    job.failed.connect(partial(_as_before, program, workspace, old))
    job.finished.connect(lambda: worker.shutdown(wait=False))
    job.start()
    return job


def _changed(program: Program, workspace: Workspace, new: str | None, _result: object) -> None:
    if not _is_shown(program, workspace):
        return
    program.lock.unlock(workspace, new)
    tr = translator(program.language)
    if new is None:
        said = tr(N_("The register has no password any more."))
    else:
        said = tr(N_("From now on the register opens with the new password."))
        _offer_sheet(program, workspace, new)
    for window in program.windows:
        if window.workspace is workspace:
            window.done.show_sentence(said, undo=False)


def _as_before(program: Program, workspace: Workspace, old: str | None, error: Exception) -> None:
    if _is_shown(program, workspace):
        program.lock.unlock(workspace, old)
    raise error


def _is_shown(program: Program, workspace: Workspace) -> bool:
    return any(one.workspace is workspace for one in program.windows)


def _offer_sheet(program: Program, workspace: Workspace, password: str) -> None:
    from ui.dialogs.sheet import SheetDialog

    window = next(one for one in program.windows if one.workspace is workspace)
    SheetDialog(workspace.path.name, password, translator(program.language), window).open()
