"""A copy of an open register for the time of one piece of work, in the folder of its backups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ropa.progress import Progress
from ropa.store.backup_names import folder_of
from ropa.store.copying import Source, copy_pages
from ropa.store.left_behind import unfinished


@contextmanager
def copied(source: Source, progress: Progress | None = None) -> Iterator[Path]:
    """The copy, under the same key; it goes at the end. One that an interruption left goes with the next backup."""
    folder = folder_of(source.path)
    made_folder = not folder.exists()
    copy = unfinished(folder / source.path.stem, "tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy_pages(source.connection, copy, source.key, progress)
        yield copy
    finally:
        with suppress(OSError):
            for left in (copy, copy.with_name(f"{copy.name}-journal")):
                left.unlink(missing_ok=True)
            if made_folder:
                folder.rmdir()
