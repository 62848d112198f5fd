"""Errors of the database as sentences: whose fault it is, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from ropa.errors import RopaError, Term
from ropa.i18n import N_
from ropa.store.engine import SqliteError
from ropa.store.locking import InUse, holder_of

_DISK: Mapping[str, str] = {
    "disk is full": N_("the disk is full"),
    "disk I/O error": N_("the disk does not answer"),
    "readonly": N_("the file or its folder is read-only; copy it to a folder of your own"),
    "unable to open": N_("the file or its folder cannot be opened"),
}
"""What SQLite says of a disk, and what it means."""

_NOT_TAKEN = Term(N_("the disk is full or takes no more of what is written"))
"""A disk that is full, or on which one's share is used up, fails a write in more ways than one: SQLite calls some of
them an error of the disk.
"""

_SYSTEM: Mapping[int, str] = {
    errno.ENOSPC: _DISK["disk is full"],
    errno.EIO: _DISK["disk I/O error"],
    errno.EROFS: _DISK["readonly"],
    errno.EACCES: N_("access is denied"),
    errno.EPERM: N_("access is denied"),
}


_SPOILED = ("malformed", "Could not decode")
"""What SQLite says of damage that it meets."""

NOT_READ = (OSError, SQLAlchemyError, SqliteError, ValueError, TypeError)
"""What is raised when a file is opened that is not whole: by the system, by SQLite, by values that make no sense."""


class Damaged(RopaError):
    """A file that is not whole any more: a backup helps, or what can still be read."""


class SpoiledRow(TypeError):
    """A row that holds what no program of ours writes, such as words in the place of a number."""


class Unclosed(RopaError):
    """A file whose last save was broken off, and which cannot be put right where it lies."""

    def __init__(self, path: Path, journal: Path) -> None:
        super().__init__(
            N_(
                "{path} was not closed properly and cannot be put right where it lies. "
                "Copy it, together with the file {journal} beside it, to a folder of your own."
            ),
            path=path,
            journal=journal.name,
        )
        self.path, self.journal = path, journal


def opening_refusal(error: Any, path: Path, key: str | None) -> RopaError:
    """Why a file could not be opened."""
    why = reason(error)
    if "locked" in why:
        return InUse(path, holder_of(path))
    if "not a database" in why and key is not None:
        return Damaged(
            N_("The password does not open {path}, or the file is damaged. Try again, or use a backup."), path=path
        )
    if isinstance(error, OSError) or isinstance(why, Term):
        return RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=why)
    return Damaged(N_("{path} is damaged: {reason}. Use a backup."), path=path, reason=why)


def saving_refusal(error: Any, path: Path) -> RopaError | None:
    """Why a save failed, where the disk is to blame and a person can help; None where the fault is ours."""
    why = reason(error)
    if not isinstance(why, Term):
        return None
    if why in (_DISK["disk is full"], _DISK["disk I/O error"]):
        why = _NOT_TAKEN
    return RopaError(
        N_("{path} cannot be written: {reason}. Nothing of this save was kept; all that was saved before is safe."),
        path=path,
        reason=why,
    )


def says_damage(error: Exception) -> bool:
    """Whether it is SQLite that calls a file damaged, or letters in it none."""
    return isinstance(error, SQLAlchemyError) and any(sign in reason(error) for sign in _SPOILED)


def reason(error: BaseException) -> str:
    """What the system or the database says; of a disk, what it means in the reader's language."""
    if isinstance(error, OSError) and (meant := _SYSTEM.get(error.errno or 0)):
        return Term(meant)
    said = getattr(error, "strerror", None) or str(getattr(error, "orig", error))
    meant = next((words for sign, words in _DISK.items() if sign in said), "")
    return Term(meant) if meant else said
