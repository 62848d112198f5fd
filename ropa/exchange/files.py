"""Files that we write: names safe on every system, and bytes that are there whole or not at all."""

from __future__ import annotations

import os
import re
import time
import unicodedata
import uuid
from contextlib import suppress
from pathlib import Path

from pathvalidate import sanitize_filename

from ropa.disk import sync
from ropa.errors import RopaError
from ropa.i18n import N_

LONGEST = 120
LONGEST_BYTES = 200
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(?:COM|LPT)[0-9¹²³]) *(?=\.|$)", re.IGNORECASE)
_UNFINISHED = re.compile(r"\.[0-9a-f]{32}\.part")
_OLD = 86_400
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f]")


def file_name(stem: str, suffix: str) -> str:
    """A file name out of any text: no path, no reserved name, no character that hides the ending."""
    text = _UNSEEN.sub("", " ".join(unicodedata.normalize("NFC", stem).split()))
    text = text.replace("/", "-").replace("\\", "-").replace(":", " -")
    text = " ".join(sanitize_filename(text, platform="universal").split()).strip(" .")
    if found := _DEVICE.match(text):
        text = f"{found[1]}_{text[found.end() :]}"
    while len(text) + 1 + len(suffix) > LONGEST or len(text.encode()) > LONGEST_BYTES:
        text = text[:-1].rstrip(" .")
    return f"{text or 'paper'}.{suffix}"


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """Write a file into a folder under this name, or a numbered one where another file has it; the path written.

    A file that is there already with the same bytes is left as it is; nothing is ever overwritten.
    """
    stem, suffix = name.rsplit(".", 1)
    for n in range(1, 10_000):
        path = folder / (name if n == 1 else f"{stem} ({n}).{suffix}")
        if os.path.lexists(path):
            if _holds(path, data):
                return path
            continue
        _write_whole(path, data)
        return path
    raise RopaError(N_("{path} cannot be written: {reason}."), path=folder / name, reason="9999")


def write_over(path: Path, data: bytes) -> Path:
    """Write a file under exactly this name, in place of one that is there and that a person agreed to lose.

    Until the new bytes are there whole the old ones stay. A link is followed: what it leads to is written.
    """
    try:
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=error) from error
    _write_whole(target, data)
    _sweep(target.parent)
    return path


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes; one that another program lets nobody read has others."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except PermissionError:
        return False


def _take_name(building: Path, path: Path) -> None:
    """Give a finished file its name. Windows does not let go of one that Word, Excel or Acrobat has open."""
    try:
        building.replace(path)
    except PermissionError as error:
        raise RopaError(
            N_("{path} may not be replaced; perhaps another program has it open. Close it there or take another name."),
            path=path,
        ) from error


def _write_whole(path: Path, data: bytes) -> None:
    """Bytes, then the name, each waited for. What is written has no ending of a paper until it is whole."""
    building = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with building.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_name(building, path)
        sync(path.parent)
    except OSError as error:
        raise RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=error.strerror or error) from error
    finally:
        building.unlink(missing_ok=True)


def folder_for(path: Path) -> Path:
    """A folder that papers can go into; made where it is not there yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise RopaError(N_("{path} is a file, and a folder is needed."), path=path) from None
    except OSError as error:
        raise RopaError(
            N_("The folder {path} cannot be made: {reason}."), path=path, reason=error.strerror or error
        ) from error
    if not os.access(path, os.W_OK):
        raise RopaError(N_("Nothing may be written into the folder {path}."), path=path)
    _sweep(path)
    return path


def _sweep(folder: Path) -> None:
    """Remove what a program that was ended in the middle of writing left behind a day ago or earlier."""
    for left in folder.glob(".*.part"):
        with suppress(OSError):
            if _UNFINISHED.fullmatch(left.name) and time.time() - left.stat().st_mtime > _OLD:
                left.unlink()
