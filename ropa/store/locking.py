"""Who has a register open: a note beside the file names the person, the machine and the moment.

On one machine SQLite's own lock decides, which the system takes away with its process; the note says whose it is. A
share or a cloud folder carries no such lock from one machine to another: there the note alone decides.
"""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from ropa.errors import RopaError
from ropa.i18n import N_


@dataclass(frozen=True)
class Holder:
    """Who has a file open. `host` tells machines of one name apart, `began` processes of one number ("" where the
    system does not say).
    """

    user: str
    machine: str
    since: dt.datetime
    host: str
    process: int
    began: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is another machine."""
        return self.host != _host()

    @property
    def is_running(self) -> bool:
        """Whether it is another process of this machine that is seen to run: same number, same beginning."""
        if self.is_elsewhere or not self.began or self.process == os.getpid():
            return False
        return _began(self.process) == self.began


class InUse(RopaError):
    """A file that is open elsewhere. `holder` is None where nobody left a note; `only_noted`: nothing but the note of
    another machine stands against opening it.
    """

    def __init__(self, path: Path, holder: Holder | None, *, only_noted: bool = False) -> None:
        if holder is None:
            super().__init__(N_("{path} is open in another window or program. Close it there first."), path=path)
        else:
            super().__init__(
                N_("{path} is open already. By: {user}. Computer: {machine}. Since: {since}. Close it there first."),
                path=path,
                user=holder.user,
                machine=holder.machine,
                since=f"{holder.since.astimezone():%d.%m.%Y %H:%M}",
            )
        self.path = path
        self.holder = holder
        self.only_noted = only_noted


def note_of(path: Path) -> Path:
    """Where the note of a register lies: beside the file itself, not beside a link to it."""
    real = path.resolve()
    return real.with_name(f".{real.name}.open")


def holder_of(path: Path) -> Holder | None:
    """Who left a note; None where there is none, or none that can be read."""
    return _read(note_of(path))


def _read(note: Path) -> Holder | None:
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        since = dt.datetime.fromisoformat(told["since"]).astimezone(dt.UTC)
        texts = [str(told[key])[:_LONGEST] for key in ("user", "machine", "host", "began")]
        return Holder(texts[0], texts[1], since, texts[2], int(told["process"]), texts[3])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None


_LONGEST = 200
"""A note may come from anywhere: of each text so many letters are read."""


def check_free(path: Path) -> None:
    """Raise InUse where a note says that another machine, or another process that runs, has the file."""
    holder = holder_of(path)
    if holder is not None and (holder.is_elsewhere or holder.is_running):
        raise InUse(path, holder, only_noted=holder.is_elsewhere)


def hold(path: Path) -> Path:
    """Leave a note, in place of one that a crash on this machine left, and say where it lies. Raises InUse where
    another machine was quicker. A disk that takes no note is no reason not to open: SQLite's own lock is held by now.
    """
    own = asdict(_self())
    own["since"] = own["since"].isoformat(timespec="seconds")
    note = note_of(path)
    for _ in range(2):
        try:
            with note.open("x", encoding="utf-8") as file:
                json.dump(own, file, ensure_ascii=False)
        except FileExistsError:
            check_free(path)
            with suppress(OSError):
                note.unlink(missing_ok=True)
        except OSError:
            break
        else:
            break
    return note


def let_go(note: Path) -> None:
    """Take a note away, where it is our own."""
    holder = _read(note)
    if holder is not None and (holder.host, holder.process) == (_host(), os.getpid()):
        with suppress(OSError):
            note.unlink(missing_ok=True)


def strike_out(path: Path) -> None:
    """Take away the note of another machine: only when a person said so, and after a backup."""
    holder = holder_of(path)
    if holder is not None and holder.is_elsewhere:
        note_of(path).unlink(missing_ok=True)


def _self() -> Holder:
    process = os.getpid()
    return Holder(_user(), platform.node() or "?", dt.datetime.now(dt.UTC), _host(), process, _began(process))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


@cache
def _host() -> str:
    """Names this machine and no other: a hash of what the system numbers it by, else of its name."""
    return hashlib.sha256(f"ropa {_number_of_machine() or platform.node()}".encode()).hexdigest()[:16]


def _number_of_machine() -> str:
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return ""
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            return Path(name).read_text(encoding="ascii").strip()
    return ""


def _began(process: int) -> str:
    """When a process began, and in which run of the machine; "" where it does not run, or the system does not say."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        run = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return f"{run} {told.rpartition(')')[2].split()[19]}"
