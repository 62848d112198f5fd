"""What a person does about backups, a damaged file, and a file that cannot be saved into any more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from ropa.errors import RopaError
from ropa.i18n import N_, translator
from ropa.reference import catalogue
from ropa.register import Register
from ropa.store.backup_names import Backup, Why, label_of, listed
from ropa.store.opening import hides_content
from ropa.store.refusals import Unclosed
from ropa.store.restoring import look_into, restore
from ropa.store.unclean import copy_unclosed
from ui.changing import changing
from ui.dialogs.files import ask_copy
from ui.in_use import with_password
from ui.jobs import Job
from ui.keeping.backups_dialog import BackupsDialog
from ui.keeping.examine_dialog import ExamineDialog
from ui.strips import NoteStrip

if TYPE_CHECKING:
    from ropa.store.recovering import Recovered
    from ui.main_window import MainWindow
    from ui.workspace import Workspace


def show_backups(window: MainWindow, path: Path | None = None) -> BackupsDialog:
    """The backups of the register in view, or of a file that does not open."""
    program, workspace = window.program, window.workspace
    is_open = path is None and workspace is not None and not workspace.is_locked
    if is_open and workspace is not None:
        file, key = workspace.path, workspace.register.source().key
    else:
        file, key = path or Path(), None
    found = listed(file, program.settings.backup_folder)
    hidden = not is_open and any(hides_content(one.path) for one in found)
    dialog = BackupsDialog(
        file,
        lambda: listed(file, program.settings.backup_folder),
        None if hidden else lambda backup: look_into(backup, key),
        translator(program.language),
        window,
        is_open=is_open and workspace is not None and not workspace.read_only,
    )
    dialog.read_requested.connect(partial(_read, window, key))
    if is_open and workspace is not None:
        changing(workspace, dialog.restore)
        dialog.restore_requested.connect(partial(_restore_open, window, dialog, key))
        dialog.point_requested.connect(partial(_make_point, window, dialog))
    else:
        dialog.restore_requested.connect(partial(_restore_closed, window, dialog, file))
    if is_open and workspace is not None and workspace.keeper is not None and workspace.keeper.failure is not None:
        dialog.warn(workspace.keeper.failure.says(translator(program.language)))
    dialog.open()
    return dialog


def _read(window: MainWindow, key: str | None, backup: Backup) -> None:
    program = window.program

    def show(password: str | None) -> None:
        program.take_in(Register(backup.path, program.settings.author, password, read_only=True), window)

    if key is not None:
        show(key)
    else:
        with_password(window, backup.path, show)


def _restore_open(window: MainWindow, dialog: BackupsDialog, key: str | None, backup: Backup) -> None:
    """The register is let go, restored, and shown again; where that is refused it is shown as it was."""
    program, workspace = window.program, window.workspace
    if workspace is None:
        return
    dialog.accept()
    path = workspace.path
    program.close_register(window)
    if window.workspace is not None:
        return  # what is typed in another window cannot be saved
    try:
        kept = restore(backup.path, path, key)
    finally:
        program.take_in(Register(path, program.settings.author, key), window)
    _say_restored(window, kept)


def _restore_closed(window: MainWindow, dialog: BackupsDialog, path: Path, backup: Backup) -> None:
    program = window.program

    def put(key: str | None) -> None:
        kept = restore(backup.path, path, key)
        dialog.accept()
        program.take_in(Register(path, program.settings.author, key), window)
        _say_restored(window, kept)

    with_password(window, backup.path, put)


def _say_restored(window: MainWindow, kept: Path | None) -> None:
    tr = translator(window.program.language)
    said = tr(N_("The register is as it was in the backup. What it held before is among its backups."))
    window.done.show_sentence(said if kept else tr(N_("The register is as it was in the backup.")), undo=False)


def _make_point(window: MainWindow, dialog: BackupsDialog, typed: str) -> None:
    window.leave()
    keeper = window.workspace.keeper if window.workspace is not None else None
    tr = translator(window.program.language)
    job = keeper.begin(Why.POINT, label_of(typed)) if keeper is not None else None
    if keeper is None or job is None:
        dialog.say(tr(N_("A backup is being made just now. Try again in a moment.")))
        return
    dialog.say(tr(N_("The restore point is being made…")))
    dialog.make.setEnabled(False)
    job.succeeded.connect(dialog.take_made)
    job.failed.connect(dialog.take_failed)


def save_elsewhere(window: MainWindow) -> None:
    """Ask where, and go on in a copy there; what is typed and could not be saved goes into it."""
    workspace, program = window.workspace, window.program
    if workspace is None:
        return
    tr = translator(program.language)

    def go_on(path: Path) -> None:
        workspace.move_to(path)
        program.settings.remember(str(path))
        for one in [one for one in program.windows if one.workspace is workspace]:
            one.refusal.hide()
            one.rebuild()
        window.done.show_sentence(tr(N_("From now on you work in {path}.")).format(path=path), undo=False)

    ask_copy(window, program.settings, tr, workspace.path, go_on)


def tell_damaged(window: MainWindow, error: RopaError) -> NoteStrip:
    """Say above the page what is wrong with a file, with what can be done about it."""
    tr = translator(window.program.language)
    strip = NoteStrip(tr, "refusal", "refused")
    window.put_strip(strip)
    if isinstance(path := error.facts.get("path"), Path):
        strip.offer(tr(N_("Backups…")), lambda: show_backups(window, path))
        strip.offer(tr(N_("Recover what can be read…")), lambda: ask_to_recover(window, path))
    strip.show_sentence(error.says(tr))
    return strip


def tell_unclosed(window: MainWindow, error: Unclosed) -> None:
    """Say above the page that a file cannot be put right where it lies, and offer to do so in a copy elsewhere."""
    program = window.program
    tr = translator(program.language)
    strip = NoteStrip(tr, "refusal", "refused")
    window.put_strip(strip)

    def go_on(target: Path) -> None:
        copy_unclosed(error, target)
        program.open_path(str(target), window)

    strip.offer(tr(N_("Save a copy elsewhere…")), lambda: ask_copy(window, program.settings, tr, error.path, go_on))
    strip.show_sentence(error.says(tr))


def ask_to_recover(window: MainWindow, path: Path) -> None:
    """Ask for a new file and the password, and write into it what can be read; the damaged one is not touched."""
    program = window.program
    tr = translator(program.language)

    def go(target: Path, key: str | None) -> None:
        from ropa.store.recovering import recover

        author = program.settings.author
        job = _job(window, lambda _progress: recover(path, target, key, author))
        job.succeeded.connect(lambda done: _show_recovered(window, target, key, done))
        job.start()

    ask_copy(window, program.settings, tr, path, lambda target: with_password(window, path, partial(go, target)))


def _show_recovered(window: MainWindow, target: Path, key: str | None, done: Recovered) -> None:
    program = window.program
    program.take_in(Register(target, program.settings.author, key), window)
    tr, names = translator(program.language), catalogue("record_kinds")
    counts = [
        f"{names[kind].more[f'{tr.language}_many']}: {count}" for kind, count in done.records.items() if kind in names
    ]
    said = tr(N_("Saved: {counts}. Lost records: {lost}. Put back from history: {mended}."))
    told = said.format(counts=", ".join(counts), lost=done.lost, mended=done.mended)
    if done.holes:
        told += " " + tr(N_("Not all could be read of: {tables}")).format(tables=", ".join(done.holes))
    strip = NoteStrip(tr, "warning", "warning")
    next(one for one in program.windows if one.workspace is program.find_open(target)).put_strip(strip)
    strip.show_sentence(told)


def examine_register(window: MainWindow) -> ExamineDialog | None:
    """Look whether the register in view is whole, in a copy, and offer to mend it."""
    workspace = window.workspace
    if workspace is None:
        return None
    window.leave()
    tr = translator(window.program.language)
    dialog = ExamineDialog(workspace.title(tr), tr, window)
    dialog.repair_requested.connect(partial(_repair, window, workspace, dialog))
    changing(workspace, dialog.repair)
    dialog.show()
    _examine(window, workspace, dialog)
    return dialog


def _examine(window: MainWindow, workspace: Workspace, dialog: ExamineDialog) -> None:
    from ropa.store.examining import examine

    source = workspace.register.source()
    job = _job(window, lambda progress: examine(source, progress))
    job.succeeded.connect(dialog.show_parts)
    dialog.watch(job)
    dialog.finished.connect(job.cancel)
    workspace.closing.connect(dialog.close)
    job.start()


def _repair(window: MainWindow, workspace: Workspace, dialog: ExamineDialog) -> None:
    """A backup of the register as it is, the mending, and another look."""
    from ropa.store.backups import keep_as_it_is
    from ropa.store.repairing import repair

    window.leave()
    source, chosen = workspace.register.source(), window.program.settings.backup_folder

    def mend(_kept: Any) -> None:
        workspace.do(repair)
        window.rebuild()
        if isValid(dialog):
            _examine(window, workspace, dialog)

    job = _job(window, lambda progress: keep_as_it_is(source, chosen, progress))
    job.succeeded.connect(mend)
    dialog.watch(job)
    job.start()


def _job(owner: Any, task: Any) -> Job:
    """A job on a thread of its own."""
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeping")
    job = Job(worker, task)
    job.setParent(owner)
    job.failed.connect(_raise)
    job.finished.connect(lambda: worker.shutdown(wait=False))
    return job


def _raise(error: Exception) -> None:
    raise error
