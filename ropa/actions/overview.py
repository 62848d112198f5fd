"""An operator at a glance: how many records of each kind, how many approved, in draft, changed since approval."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ropa.holdings import Holdings
from ropa.model import ROOTS
from ropa.store.derived import derived
from ropa.store.reading import holdings
from ropa.store.work import Work


def overview(work: Work, operator_uid: str, day: dt.date) -> dict[str, Any]:
    """Figures by kind: `{kind: {records, approved, draft, archived, changed}}`. Kept until a record changes."""
    found: dict[str, Any] = derived(
        work, operator_uid, "overview", lambda: _figures(holdings(work.connection, operator_uid)), day
    )
    return found


def _figures(held: Holdings) -> dict[str, dict[str, int]]:
    figures = {}
    for kind in ROOTS:
        records = held.all(kind)
        if records and kind not in ("operator", "catalogue_entry"):
            by_status = [one["status"] for one in records]
            approvals = [held.approvals[one.uid] for one in records if one.uid in held.approvals]
            figures[kind] = {
                "records": len(records),
                "approved": by_status.count("approved"),
                "draft": by_status.count("draft"),
                "archived": by_status.count("archived"),
                "changed": sum(one.changed for one in approvals),
            }
    return figures
