"""Reports on differences, written as PDF where the person says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ropa.documents.model import Document
from ropa.documents.render import FORMATS
from ropa.exchange.files import file_name
from ropa.i18n import N_
from ropa.reference import catalogue
from ui.desk import Desk
from ui.papers.saving import ask_file, folder_of, write_chosen


def ask_report(parent: QWidget, desk: Desk, language: str, told: str, then: Callable[[Path], object]) -> None:
    """Ask where a report is to lie; `told` ends its name, after the operator and what it is."""
    title = catalogue("documents")["differences"].names[language]
    start = folder_of(desk.settings, desk.operator or "") / file_name(
        f"{desk.operator_name[:60]} - {title} - {told}", "pdf"
    )
    ask_file(parent, desk.tr, desk.tr(N_("Save the report")), start, "pdf", then)


def write_report(desk: Desk, path: Path, report: Document) -> None:
    """Write it, and say where it lies."""
    write_chosen(path, "pdf", FORMATS["pdf"](report))
    desk.say(desk.tr(N_("Saved: {path}")).format(path=path))
