"""Files that are dragged over a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

TEXTS = ("pdf", "docx", "html", "htm", "md")
"""Endings of files that running text is read from; a .txt may be that or a table."""
_LOOKED_AT = 4096
TABLES = ("xlsx", "csv", "tsv", "txt")
"""Endings of files that tables are read from."""


def registers_in(event: QDropEvent) -> list[Path]:
    """The registers among them."""
    return [path for path in _paths(event) if _ending(path) == "ropa"]


def tables_in(event: QDropEvent) -> list[Path]:
    """The tables among them."""
    return [path for path in _paths(event) if _ending(path) in TABLES]


def texts_in(event: QDropEvent) -> list[Path]:
    """The published texts among them."""
    return [path for path in _paths(event) if _ending(path) in TEXTS or (_ending(path) == "txt" and not _columns(path))]


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _ending(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _columns(path: Path) -> bool:
    """Whether most lines of a file stand in columns, parted by tabs or semicolons."""
    try:
        with path.open("rb") as file:
            lines = [line for line in file.read(_LOOKED_AT).splitlines()[:-1] if line.strip()]
    except OSError:
        return False
    parted = sum(b"\t" in line or len(line.split(b";")) > 2 for line in lines)
    return parted * 2 > len(lines)
