"""A whole record as it was once: with all its parts, in one act that undo takes back."""

from __future__ import annotations

from sqlalchemy import select

from ropa.actions.records import named
from ropa.actions.standing import changed_since, set_rows
from ropa.errors import Fault, RopaError
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import ROOTS, fields
from ropa.store.listing import refresh
from ropa.store.making import NEVER_WAS
from ropa.store.tables import Registered
from ropa.store.work import Work


def restore_record(work: Work, uid: str, edit: int) -> bool:
    """Let a record in lists and its parts say again what they said at the end of an Edit; whether that differs.

    Parts that came later go, parts that went later come back. How it stands (approved, archived) stays.
    """
    row = work.row(uid)
    if row.kind not in ROOTS:
        raise RopaError(N_("Only a whole record is put back to an earlier day."), Fault.USAGE)
    if row["binned"] is not None:
        raise RopaError(N_("“{name}” is in the bin; restore it first."), name=named(work, uid))
    wanted = changed_since(work, row, edit)
    if wanted.get(uid, {}).get("binned") == str(NEVER_WAS):
        raise RopaError(N_("“{name}” was not in the register then."), name=named(work, uid))
    wanted.get(uid, {}).pop("binned", None)
    wanted = {one: facts for one, facts in wanted.items() if facts}
    set_rows(work, work.several(wanted), wanted)
    refresh(work)
    _check_links(work, wanted)
    return bool(wanted)


def _check_links(work: Work, uids: dict[str, dict[str, str | None]]) -> None:
    """What a fact says again may link to a record that lies in the bin by now."""
    for uid, facts in uids.items():
        row = work.row(uid)
        if row["binned"] is not None:
            continue
        for key in facts.keys() & fields(row.kind).keys():
            if fields(row.kind)[key].kind not in (Kind.LINK, Kind.LINKS) or not row[key]:
                continue
            linked = (row[key],) if isinstance(row[key], str) else row[key]
            gone = select(Registered.uid).where(Registered.uid.in_(linked), Registered.live.is_(False)).limit(1)
            if (lies := work.connection.execute(gone).scalar()) is not None:
                raise RopaError(N_("“{name}” is in the bin; restore it first."), name=named(work, lies))
