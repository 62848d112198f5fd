"""Errors of the database as sentences: whose fault it is, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ropa.errors import RopaError
from ropa.i18n import N_

_DISK = ("disk is full", "disk I/O error", "readonly", "unable to open")


def opening_refusal(error: Any, path: Path, key: str | None) -> RopaError:
    """Why a file could not be opened."""
    why = reason(error)
    if "locked" in why:
        return RopaError(N_("{path} is open in another window or program. Close it there first."), path=path)
    if "not a database" in why and key is not None:
        return RopaError(
            N_("The password does not open {path}, or the file is damaged. Try again, or use a backup."), path=path
        )
    if isinstance(error, OSError) or any(sign in why for sign in _DISK):
        return RopaError(N_("{path} cannot be written: {reason}."), path=path, reason=why)
    return RopaError(N_("{path} is damaged: {reason}. Use a backup."), path=path, reason=why)


def saving_refusal(error: Any, path: Path) -> RopaError | None:
    """Why a save failed, where the disk is to blame and a person can help; None where the fault is ours."""
    why = reason(error)
    if not any(sign in why for sign in _DISK):
        return None
    return RopaError(
        N_("{path} cannot be written: {reason}. Nothing of this save was kept; all that was saved before is safe."),
        path=path,
        reason=why,
    )


def reason(error: BaseException) -> str:
    """What the system or the database says."""
    return getattr(error, "strerror", None) or str(getattr(error, "orig", error))
