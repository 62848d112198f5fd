"""Tell a Linux desktop of Ropa: its entry in the menu, its icon, and the type of files that end in .ropa."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths

from ropa.assets import asset

PLACES = (
    (("desktop", "ropa.desktop"), "applications/ropa.desktop"),
    (("desktop", "ropa-mime.xml"), "mime/packages/ropa.xml"),
    (("icons", "ropa.svg"), "icons/hicolor/scalable/apps/ropa.svg"),
    (("icons", "ropa.svg"), "icons/hicolor/scalable/mimetypes/application-x-ropa.svg"),
)
"""What is copied, and where to under the person's data folder."""

REFRESH = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""Programs of the desktop that read what was copied, and the folder they are given."""


def install(home: Path) -> list[Path]:
    """Copy for the person whose home this is; the files written. Doing it again writes the same."""
    data = data_folder(home)
    written = []
    for source, place in PLACES:
        target = data / place
        target.parent.mkdir(parents=True, exist_ok=True)
        content = asset(*source).read_bytes()
        if target.suffix == ".desktop":
            content = content.replace(b"Exec=ropa ", f"Exec={command()} ".encode())
        target.write_bytes(content)
        written.append(target)
    for program, folder in REFRESH:
        if found := QStandardPaths.findExecutable(program):
            QProcess.startDetached(found, [str(data / folder)])
    return written


def data_folder(home: Path) -> Path:
    """Where a person's programs keep their data, by the XDG base directory specification."""
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if Path(given).is_absolute() else home / ".local" / "share"


def command() -> str:
    """How the desktop starts this Ropa: by its whole path, because a desktop does not search the folder of a virtual
    environment; quoted as the desktop entry specification asks. By name alone where there is no such program.
    """
    beside = Path(sys.executable).with_name("ropa")
    if not beside.is_file():
        return "ropa"
    quoted = str(beside)
    for special in '\\"`$':
        quoted = quoted.replace(special, "\\" + special)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'
