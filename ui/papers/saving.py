"""Where papers are to lie: asked with the system's own dialog, the folder remembered for each operator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ropa.exchange.files import write_new, write_over
from ropa.i18n import N_, Translator
from ui.settings import Settings

_FILTERS = {
    "pdf": N_("PDF files (*.pdf)"),
    "docx": N_("Word files (*.docx)"),
    "html": N_("Web pages (*.html)"),
    "txt": N_("Plain text (*.txt)"),
    "xlsx": N_("Spreadsheets (*.xlsx)"),
    "json": N_("Data (*.json)"),
    "ics": N_("Calendars (*.ics)"),
    "zip": N_("ZIP archives (*.zip)"),
    "svg": N_("Drawings (*.svg)"),
    "png": N_("Pictures (*.png)"),
}


def folder_of(settings: Settings, operator: str) -> Path:
    """The folder into which papers of an operator were saved last; the person's documents before that."""
    kept = Path(str(settings.get(f"folder/{operator}", "")))
    if kept.is_absolute() and kept.is_dir():
        return kept
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def remember_folder(settings: Settings, operator: str, folder: Path) -> None:
    """Begin there the next time."""
    settings.put(f"folder/{operator}", str(folder))


def ask_file(
    parent: QWidget, tr: Translator, title: str, start: Path, format_name: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to write; the dialog itself asks before one is overwritten."""
    dialog = QFileDialog(parent, title, str(start.parent), tr(_FILTERS[format_name]))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(format_name)
    dialog.selectFile(start.name)
    return _open(dialog, then)


def ask_existing(
    parent: QWidget, title: str, start: Path, name_filter: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that is there; `name_filter` as Qt has it: “Pictures (*.png *.jpg)”."""
    dialog = QFileDialog(parent, title, str(start), name_filter)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, then)


def ask_folder(parent: QWidget, title: str, start: Path, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, then)


def _open(dialog: QFileDialog, then: Callable[[Path], object]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog


def write_chosen(path: Path, format_name: str, data: bytes) -> Path:
    """Write what the person chose, under exactly this name; the path written.

    A name without its ending gets it, and as nobody was asked about that name then, nothing is overwritten.
    """
    if path.suffix.lower() == f".{format_name}":
        return write_over(path, data)
    return write_new(path.parent, f"{path.name}.{format_name}", data)
