"""Commands of the menus that keep a register; what they need is loaded when one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ropa.errors import RopaError
from ropa.i18n import N_, translator
from ropa.store.locking import InUse
from ropa.store.refusals import Damaged, Unclosed
from ui.strips import NoteStrip

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workspace import Workspace


def tell_read_only(window: MainWindow, workspace: Workspace) -> None:
    """Say above the page where nothing can be changed, with the way to change it in a copy."""
    if workspace.read_only:
        tr = translator(window.program.language)
        strip = NoteStrip(tr, "warning", "warning")
        window.put_strip(strip)
        strip.offer(tr(N_("Save a copy elsewhere…")), lambda: save_elsewhere(window))
        strip.show_sentence(tr(N_("This register can only be read. Papers can be printed and saved; changes cannot.")))


def tell_with_help(window: MainWindow, error: RopaError) -> bool:
    """Say above the page why a file does not open, with what can be done about it; whether there is anything."""
    if isinstance(error, InUse):
        from ui.in_use import tell_in_use

        tell_in_use(window, error)
    elif isinstance(error, Damaged):
        from ui.keeping.acts import tell_damaged

        tell_damaged(window, error)
    elif isinstance(error, Unclosed):
        from ui.keeping.acts import tell_unclosed

        tell_unclosed(window, error)
    else:
        return False
    return True


def show_backups(window: MainWindow) -> None:
    """The backups of the register in view."""
    from ui.keeping import acts

    acts.show_backups(window)


def save_elsewhere(window: MainWindow) -> None:
    """A copy at another place, in which one goes on."""
    from ui.keeping import acts

    acts.save_elsewhere(window)


def examine_register(window: MainWindow) -> None:
    """Whether the register is whole."""
    from ui.keeping import acts

    acts.examine_register(window)


def take_out(window: MainWindow) -> None:
    """The operator in view as a register of its own."""
    from ui.keeping import taking_out

    taking_out.take_out(window)


def take_in_operator(window: MainWindow) -> None:
    """An operator from a file of its own, merged with what is here."""
    from ui.keeping import taking_in

    taking_in.take_in_operator(window)
