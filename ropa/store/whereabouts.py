"""Where a register lies: in a folder that a service copies to other machines, on a network share, beside a copy that
came of a conflict. Told by names and by what the system says of its disks; nothing is asked of any service.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SERVICES: tuple[tuple[str, str], ...] = (
    ("Dropbox", r"dropbox( \(.+\))?"),
    ("OneDrive", r"onedrive([ -].+)?"),
    ("iCloud", r"iclouddrive|icloud drive|com~apple~clouddocs"),
    ("Яндекс.Диск", r"yandex[. ]?disk(\.localized)?|яндекс[. ]?диск"),
    ("Google Drive", r"google ?drive([ -].+)?|googledrive-.+|my drive|мой диск|менің дискім"),
    ("Облако Mail", r"облако mail(\.ru)?|mail\.ru cloud|cloud mail\.ru"),
    ("Nextcloud", r"nextcloud\d*"),
    ("ownCloud", r"owncloud\d*"),
    ("pCloud", r"pcloud ?drive|pcloud ?sync"),
    ("MEGA", r"mega(sync)?"),
    ("Box", r"box( sync)?"),
    ("Syncthing", r"syncthing"),
)
"""Services and how the folders that they copy are called, whatever the letters' case."""

_BY_SETTING = {"OneDrive": "OneDrive", "OneDriveConsumer": "OneDrive", "OneDriveCommercial": "OneDrive"}
"""Variables in which a service names its folder."""

_SHARES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "9p", "afs", "ceph", "glusterfs", "lustre"}
)
_SHARED_BY_PROGRAMS = ("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.s3fs")
_REMOTE = 4
"""What Windows says of a network drive."""

_CONFLICT = re.compile(
    r".*(conflict|конфликт|қайшылық|sync-conflict-\d{8}-\d{6}|\(case conflict|_conf\(\d+\)).*", re.IGNORECASE
)
_MOUNTS = Path("/proc/self/mountinfo")


@dataclass(frozen=True)
class Whereabouts:
    """`cloud`: the service in whose folder it lies ("" none); `share`: whether the disk is another machine's;
    `conflicts`: copies beside it that came of a conflict.
    """

    cloud: str
    share: bool
    conflicts: tuple[Path, ...]


def whereabouts(path: Path) -> Whereabouts:
    """Look at where a register lies; the file itself is not touched."""
    real = path.resolve()
    return Whereabouts(_cloud(real), _share(real), tuple(_conflicts(real)))


def _cloud(path: Path) -> str:
    for variable, service in _BY_SETTING.items():
        folder = os.environ.get(variable)
        if folder and path.is_relative_to(Path(folder)):
            return service
    for part in path.parent.parts:
        for service, pattern in _SERVICES:
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return service
    return "Dropbox" if any((one / ".dropbox.cache").is_dir() for one in path.parents) else ""


def _share(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = path.anchor
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE
    kind = _kind_of_disk(path)
    return kind in _SHARES or kind.startswith(_SHARED_BY_PROGRAMS)


def _kind_of_disk(path: Path) -> str:
    """The file system of the disk on which a path lies; "" where the system does not say it so."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found, longest = "", -1
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4]))
        if len(point.parts) >= longest and path.is_relative_to(point):
            found, longest = after.split(" ")[0], len(point.parts)
    return found


def _conflicts(path: Path) -> Iterator[Path]:
    """Files beside it whose names begin with its own and say that they came of a conflict."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return
    for one in beside:
        rest = one.name[len(path.stem) :]
        if one != path and one.suffix == path.suffix and one.name.startswith(path.stem) and _CONFLICT.fullmatch(rest):
            yield one
