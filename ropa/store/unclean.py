"""A register that was not closed properly: what was saved last before, whether it was found whole since, and a copy of
one that cannot be put right where it lies.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from shutil import copyfile

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from ropa.disk import sync
from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.store.left_behind import unfinished
from ropa.store.opening import UNCLEAN, check_new, into_place, log
from ropa.store.refusals import Unclosed, reason
from ropa.store.tables import Edit, FileLog
from ropa.store.work import Work

_WHOLE = "whole"


def saved_before_unclean(connection: Connection) -> dt.datetime | None:
    """When something was saved last before the register was left unclosed; None where it was not, or where all of it
    was looked at since and found whole.
    """
    whole = select(func.coalesce(func.max(FileLog.id), 0)).where(FileLog.what == _WHOLE).scalar_subquery()
    left = select(func.min(FileLog.at)).where(FileLog.what == UNCLEAN, FileLog.id > whole)
    found = connection.execute(left).scalar()
    if found is None:
        return None
    last = connection.execute(select(func.max(Edit.started_at)).where(Edit.started_at <= found)).scalar()
    return last or connection.execute(select(func.min(FileLog.at))).scalar_one()


def note_whole(work: Work) -> None:
    """All of the register was looked at and is as it was saved."""
    log(work.connection, _WHOLE, "")


def copy_unclosed(found: Unclosed, target: Path) -> None:
    """The file and the journal of its broken-off save to a place where nothing is; opening takes the save back there.

    The journal comes first: a file that lies without it cannot be told from a whole one.
    """
    check_new(target)
    building = unfinished(target, "new")
    journal = target.with_name(f"{target.name}-journal")
    try:
        for one, copy in ((found.journal, journal), (found.path, building)):
            copyfile(one, copy)
            sync(copy)
        into_place(building, target)
        sync(target.parent)
    except BaseException as error:
        journal.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise RopaError(N_("{path} cannot be written: {reason}."), path=target, reason=reason(error)) from error
        raise
    finally:
        with suppress(OSError):
            building.unlink(missing_ok=True)
