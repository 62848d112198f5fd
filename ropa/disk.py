"""What was written is on the disk for good only after it was waited for."""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """See to it that a file, or what a folder says of its files, is on the disk (Windows knows no such folders)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
