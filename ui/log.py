"""The program's log and the reports on faults: files of text beside its settings, without a value of any client."""

from __future__ import annotations

import datetime as dt
import logging
import logging.handlers
import sys
from contextlib import suppress
from pathlib import Path

from ui.settings import Settings

LOG = "ropa.log"
MOST_BYTES, MOST_FILES = 200_000, 4
MOST_REPORTS = 20
_REPORT = "fault"

log = logging.getLogger("ropa")


def folder_of_log(settings: Settings) -> Path:
    """Where log and reports lie."""
    return Path(settings.path).parent / "log"


def begin_log(settings: Settings) -> logging.Handler | None:
    """Write the program's log into files that replace one another; None where the folder takes none."""
    folder = folder_of_log(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / LOG, maxBytes=MOST_BYTES, backupCount=MOST_FILES, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    return handler


def end_log(handler: logging.Handler | None) -> None:
    """Let the files go."""
    if handler is not None:
        log.removeHandler(handler)
        handler.close()


def keep_report(settings: Settings, text: str) -> Path | None:
    """Keep a report on a fault in a file of its own, and of old ones the newest; None where the folder takes none."""
    from ropa.exchange.files import write_new

    folder = folder_of_log(settings)
    name = f"{_REPORT} {dt.datetime.now().astimezone():%Y-%m-%d %H-%M-%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = write_new(folder, name, text.encode())
        for old in sorted(folder.glob(f"{_REPORT} *.txt"))[:-MOST_REPORTS]:
            old.unlink(missing_ok=True)
    except Exception:  # noqa: BLE001 (a report on a fault must not bring up the next one)
        with suppress(Exception):
            log.warning("a report could not be kept in %s", sys.platform)
        return None
    return path
