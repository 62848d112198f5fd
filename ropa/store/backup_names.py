"""Backups as files in a folder: what their names say, and which ones a register has.

A name is `clients 2026-11-26 09-15-02Z 0012-3f9a2c1b.ropa`: the register's name, when (UTC), its number in the folder,
the beginning of the register's uid, and why it was made where that was no mere change. Order is by number: clocks jump.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ropa.words import clean


class Why(Enum):
    """What a backup was made for; its value stands in the name of the file."""

    CHANGED = ""
    UPGRADE = "before upgrade"
    RESTORE = "before restore"
    REPAIR = "before repair"
    TAKEN = "before taking over"
    POINT = "point"


@dataclass(frozen=True)
class Backup:
    """One backup; `of` is the beginning of the register's uid, `label` what a person called a restore point."""

    path: Path
    at: dt.datetime
    number: int
    of: str
    why: Why
    label: str
    size: int


UNKNOWN = "00000000"
"""Stands for the uid of a register that could not be read."""

LONGEST_LABEL = 60
_WHY = "|".join(one.value for one in Why if one.value)
_NAME = re.compile(
    rf"(?P<day>\d{{4}}-\d\d-\d\d) (?P<time>\d\d-\d\d-\d\d)Z (?P<number>\d{{4,9}})-(?P<of>[0-9a-f]{{8}})"
    rf"(?: (?P<why>{_WHY})(?: (?P<label>.+))?)?\.ropa"
)


def folder_of(path: Path, chosen: Path | None = None) -> Path:
    """Where the backups of a register lie: beside it (not beside a link to it), or in a folder that a person chose."""
    real = path.resolve()
    return (chosen or real.parent) / f"{real.stem} backups"


def name_of(path: Path, at: dt.datetime, number: int, of: str, why: Why, label: str = "") -> str:
    """The name of a new backup."""
    parts = (path.resolve().stem, f"{at.astimezone(dt.UTC):%Y-%m-%d %H-%M-%S}Z", f"{number:04}-{of}", why.value, label)
    return " ".join(part for part in parts if part) + ".ropa"


def label_of(typed: str) -> str:
    """What a person calls a restore point, as part of a name: no sign that some system forbids."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', " ", clean(typed)[0])
    label = " ".join(kept.split())[:LONGEST_LABEL]
    while len(label.encode()) > 2 * LONGEST_LABEL:
        label = label[:-1]
    return label.rstrip(" .")


def listed(path: Path, *chosen: Path | None) -> list[Backup]:
    """The backups of a register, the oldest first: beside it and in the folders that were chosen."""
    folders = dict.fromkeys((folder_of(path), *(folder_of(path, one) for one in chosen)))
    return sorted(
        (one for folder in folders for one in _in(folder, path.resolve().stem)), key=lambda one: (one.number, one.at)
    )


def _in(folder: Path, stem: str) -> Iterable[Backup]:
    try:
        files = [one for one in folder.iterdir() if one.is_file() and not one.is_symlink()]
    except OSError:
        return
    for file in files:
        if file.name.startswith(f"{stem} ") and (found := _NAME.fullmatch(file.name[len(stem) + 1 :])):
            try:
                at = dt.datetime.strptime(f"{found['day']} {found['time']} +0000", "%Y-%m-%d %H-%M-%S %z")
                size = file.stat().st_size
            except (ValueError, OSError):
                continue
            why, label = Why(found["why"] or ""), found["label"] or ""
            yield Backup(file, at, int(found["number"]), found["of"], why, label, size)
