"""Everything the register holds of one operator as JSON, its history included: to be read by any program.

    {"format": "ropa-data", "version": 1, "operator": uid, "as_of": day or null,
     "records": [{"kind", "uid", "ref", "parent", "facts": {key: value}}],
     "edits": [{"id", "act", "at", "closed", "author", "action", "subject", "undoes", "sealed", "follows", "hash",
                "changes": [{"record", "kind", "key", "old", "new"}]}]}

A fact that is not answered is null, "none" is an empty list, words are an object by language, days are ISO. Shared
parties are there as they are, without the history that other clients have a part in. Bytes of kept files are not there.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ropa.exchange.workbook import rows_by_kind
from ropa.holdings import Holdings, Plain
from ropa.model import fields
from ropa.values import plain

Edit = tuple[Mapping[Any, Any], Sequence[Any]]
"""A line of the history and its changes, as they lie in the file."""

FORMAT = "ropa-data"
VERSION = 1
"""To be raised whenever a key changes its meaning."""


def open_data(holdings: Holdings, edits: Iterable[Edit], as_of: dt.date | None) -> bytes:
    """The file; the same for the same holdings and history."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "operator": holdings.operator.uid,
        "as_of": as_of.isoformat() if as_of else None,
        "records": [_record(one) for records in rows_by_kind(holdings).values() for one in records],
        "edits": [_edit(one) for one in edits],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _record(one: Plain) -> dict[str, Any]:
    facts = {key: plain(one[key]) for key in fields(one.kind)}
    return {"kind": one.kind, "uid": one.uid, "ref": one.ref or None, "parent": one.parent_uid, "facts": facts}


def _edit(one: Edit) -> dict[str, Any]:
    edit, changes = one
    return {
        "id": edit["id"],
        "act": edit["act"],
        "at": edit["started_at"].isoformat(),
        "closed": edit["closed_at"].isoformat() if edit["closed_at"] else None,
        "author": edit["author"],
        "action": edit["action"],
        "subject": edit["subject_uid"],
        "undoes": edit["undoes"],
        "sealed": edit["sealed"],
        "follows": edit["follows"],
        "hash": edit["hash"],
        "changes": [
            {
                "record": line.record_uid,
                "kind": line.record_kind,
                "key": line.key,
                "old": _value(line.old),
                "new": _value(line.new),
            }
            for line in changes
        ],
    }


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)
