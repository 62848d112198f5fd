"""Asks which register to open, and where a new one is to lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ropa.exchange.files import file_name
from ropa.i18n import N_, Translator
from ui.settings import Settings

ENDING = "ropa"


def _dialog(window: QWidget, settings: Settings, title: str, registers: str) -> QFileDialog:
    dialog = QFileDialog(window, title, _folder(settings))
    dialog.setNameFilter(f"{registers} (*.{ENDING})")
    dialog.setDefaultSuffix(ENDING)
    return dialog


def _folder(settings: Settings) -> str:
    """The folder of the file opened last, else the person's documents."""
    kept = str(settings.get("folder", ""))
    if kept and Path(kept).is_dir():
        return kept
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_which(window: QWidget, settings: Settings, tr: Translator, take: Callable[[Path], object]) -> None:
    """Ask for a register that is there."""
    _ask_there(window, settings, tr, tr(N_("Open a register")), take)


def ask_brought(window: QWidget, settings: Settings, tr: Translator, take: Callable[[Path], object]) -> None:
    """Ask for the register of one operator that is to be taken in."""
    _ask_there(window, settings, tr, tr(N_("Take an operator in from a file")), take)


def _ask_there(window: QWidget, settings: Settings, tr: Translator, title: str, take: Callable[[Path], object]) -> None:
    dialog = _dialog(window, settings, title, tr(N_("Registers of Ropa")))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, settings, take)


def ask_copy(window: QWidget, settings: Settings, tr: Translator, of: Path, take: Callable[[Path], object]) -> None:
    """Ask where a copy of a register is to lie."""
    _ask_new(window, settings, tr, (tr(N_("Save a copy elsewhere")), f"{of.stem} 2"), take)


def ask_where(window: QWidget, settings: Settings, tr: Translator, take: Callable[[Path], object]) -> None:
    """Ask for the name of a new register."""
    _ask_new(window, settings, tr, (tr(N_("New register")), tr(N_("Clients"))), take)


def ask_apart(window: QWidget, settings: Settings, tr: Translator, name: str, take: Callable[[Path], object]) -> None:
    """Ask where the register of one operator alone is to lie."""
    _ask_new(window, settings, tr, (tr(N_("Take this operator out to a file")), name[:60]), take)


def _ask_new(
    window: QWidget, settings: Settings, tr: Translator, words: tuple[str, str], take: Callable[[Path], object]
) -> None:
    """Under a title, with a name proposed. A file that is there is never replaced: making one is refused."""
    title, stem = words
    dialog = _dialog(window, settings, title, tr(N_("Registers of Ropa")))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(file_name(stem, ENDING))
    _ask(dialog, settings, take)


def _ask(dialog: QFileDialog, settings: Settings, take: Callable[[Path], object]) -> None:
    def chosen(path: str) -> None:
        settings.put("folder", str(Path(path).parent))
        take(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.open()
