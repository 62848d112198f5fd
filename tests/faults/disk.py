"""A disk that can lose its power: what a database writes to it is recorded, and what would be left is worked out.

A write is on the disk for good once its file was synced; until then each of its sectors may be there or not. A name
given or taken is there for good once its folder was synced. Disks that lie about syncing are not among these.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True)
class Deed:
    """One thing done to the disk: what ("write", "cut", "sync", "sync folder", "make", "remove"), to which file."""

    what: str
    name: str
    offset: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """Files as the database sees them, and all that was done to them. `fails` counts down the calls until one fails,
    once (`sticky`: from then on each).
    """

    files: dict[str, bytearray] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    calls: int = 0
    fails: int | None = None
    sticky: bool = False

    def do(self, deed: Deed) -> None:
        """Do it and remember it. Raises apsw.IOError where this call is the one to fail."""
        self.counted()
        self.deeds.append(deed)
        apply(self.files, deed)

    def counted(self) -> None:
        """One more call to the disk."""
        self.calls += 1
        if self.fails is not None and (self.calls == self.fails or (self.sticky and self.calls > self.fails)):
            raise apsw.IOError


def apply(files: dict[str, bytearray], deed: Deed) -> None:
    """What a deed does to files when it is done whole."""
    match deed.what:
        case "make":
            files.setdefault(deed.name, bytearray())
        case "remove":
            files.pop(deed.name, None)
        case "write":
            data, end = files[deed.name], deed.offset + len(deed.data)
            data.extend(bytes(max(0, end - len(data))))
            data[deed.offset : end] = deed.data
        case "cut":
            del files[deed.name][deed.offset :]


def left_after(before: Mapping[str, bytes], deeds: Sequence[Deed], chance: random.Random) -> dict[str, bytes]:
    """The files after the power went: what was synced is there, of the rest some deeds, some sectors, or nothing."""
    safe = {name: bytearray(data) for name, data in before.items()}
    open_deeds: list[Deed] = []
    for deed in deeds:
        if deed.what == "sync":
            made = [one for one in open_deeds if one.name == deed.name]
            open_deeds = [one for one in open_deeds if one not in made or one.what == "remove"]
            _all(safe, [one for one in made if one.what != "remove"])
        elif deed.what == "sync folder":
            _all(safe, [one for one in open_deeds if one.what in ("make", "remove")])
            open_deeds = [one for one in open_deeds if one.what not in ("make", "remove")]
        else:
            open_deeds.append(deed)
    for deed in open_deeds:
        _perhaps(safe, deed, chance)
    return {name: bytes(data) for name, data in safe.items()}


def _all(files: dict[str, bytearray], deeds: Sequence[Deed]) -> None:
    for deed in deeds:
        files.setdefault(deed.name, bytearray())
        apply(files, deed)


def _perhaps(files: dict[str, bytearray], deed: Deed, chance: random.Random) -> None:
    luck = chance.choice(("lost", "done", "torn"))
    if luck == "lost" or (deed.what in ("write", "cut") and deed.name not in files):
        return
    if luck == "done" or deed.what != "write":
        apply(files, deed)
        return
    for start in range(0, len(deed.data), SECTOR):
        if chance.random() < 0.5:
            apply(files, Deed("write", deed.name, deed.offset + start, deed.data[start : start + SECTOR]))


class System(apsw.VFS):
    """A system of files for SQLite over such a disk."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk, self.name = disk, name
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> _File:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        if path not in self.disk.files:
            self.disk.do(Deed("make", path))
        return _File(self.disk, path)

    def xDelete(self, name: str, synced: bool) -> None:
        self.disk.do(Deed("remove", name))
        if synced:
            self.disk.do(Deed("sync folder", name))

    def xAccess(self, name: str, flags: int) -> bool:  # noqa: ARG002 (given by the library)
        return name in self.disk.files

    def xFullPathname(self, name: str) -> str:
        return name


class _File:
    """One open file. Its first sync brings its name onto the disk too, as SQLite's own systems do."""

    def __init__(self, disk: Disk, name: str) -> None:
        self.disk, self.name, self.level = disk, name, 0
        self.named = False

    def xRead(self, amount: int, offset: int) -> bytes:
        self.disk.counted()
        return bytes(self.disk.files[self.name][offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.do(Deed("write", self.name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        self.disk.do(Deed("cut", self.name, size))

    def xSync(self, flags: int) -> None:  # noqa: ARG002 (given by the library)
        self.disk.do(Deed("sync", self.name))
        if not self.named:
            self.named = True
            self.disk.do(Deed("sync folder", self.name))

    def xFileSize(self) -> int:
        return len(self.disk.files[self.name])

    def xLock(self, level: int) -> None:
        self.level = level

    def xUnlock(self, level: int) -> None:
        self.level = level

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: ARG002 (given by the library)
        return False

    def xSectorSize(self) -> int:
        return 4096

    def xDeviceCharacteristics(self) -> int:
        return int(apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE)

    def xClose(self) -> None:
        """Nothing is kept back."""
