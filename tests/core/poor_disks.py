"""Disks that lack what others have."""

from __future__ import annotations

from typing import Any


def no_second_names(*_: Any) -> None:
    raise PermissionError(1, "Operation not permitted")
