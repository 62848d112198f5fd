"""A register that someone else has open: who it is, the last backup to read, and the way past a note left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ropa.actions.taking_over import take_over
from ropa.errors import RopaError
from ropa.i18n import N_, translator
from ropa.register import Register
from ropa.store.backup_names import Backup, listed
from ropa.store.locking import InUse
from ropa.store.opening import hides_content
from ui.panels.deeds import local
from ui.strips import NoteStrip

if TYPE_CHECKING:
    from ui.main_window import MainWindow


_NAME = "in_use"


def tell_in_use(window: MainWindow, error: InUse) -> NoteStrip:
    """Say above the page who has it, with what can be done."""
    tr = translator(window.program.language)
    for earlier in window.findChildren(NoteStrip, _NAME):
        earlier.deleteLater()
    strip = NoteStrip(tr, "refusal", "refused")
    strip.setObjectName(_NAME)
    window.put_strip(strip)
    if backup := next(iter(listed(error.path)[::-1]), None):
        words = tr(N_("Read the backup of {when}")).format(when=f"{local(backup.at):%d.%m.%Y %H:%M}")
        strip.offer(words, lambda: _read(window, backup))
    if error.only_noted:
        strip.offer(tr(N_("Open it all the same, after a backup")), lambda: _take_over(window, error))
    strip.show_sentence(error.says(tr))
    return strip


def _read(window: MainWindow, backup: Backup) -> None:
    program = window.program
    path = backup.path
    with_password(
        window, path, lambda key: program.take_in(Register(path, _author(window), key, read_only=True), window)
    )


def _take_over(window: MainWindow, error: InUse) -> None:
    def open_it(key: str | None) -> None:
        take_over(error.path, key)
        window.program.take_in(Register(error.path, _author(window), key), window)

    with_password(window, error.path, open_it)


def _author(window: MainWindow) -> str:
    return window.program.settings.author


def with_password(window: MainWindow, path: Path, then: Callable[[str | None], object]) -> None:
    """Do it with the password of a file, which is asked for where it has one."""
    if not hides_content(path):
        then(None)
        return
    from ui.dialogs.password import PasswordDialog

    tr = translator(window.program.language)
    dialog = PasswordDialog(path, window.program.lock.tries, tr, window)

    def attempt(password: str) -> None:
        try:
            then(password)
        except RopaError as refusal:
            dialog.refuse(refusal.says(tr))
        else:
            dialog.accept()

    dialog.given.connect(attempt)
    dialog.open()
