"""One row as a unit of work reads it, and what is to be written of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from ropa.model import fields
from ropa.store.facts import as_json, differences
from ropa.store.statements import REGISTERED_AMONG, chunks, rows_of_kind
from ropa.values import parts


@dataclass(frozen=True)
class Row:
    """One living or binned row: where it belongs and its columns."""

    kind: str
    uid: str
    operator_uid: str | None
    parent_uid: str | None
    root_uid: str
    values: Mapping[Any, Any]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def saying(self, values: Mapping[Any, Any]) -> Row:
        """The row with other columns."""
        return Row(self.kind, self.uid, self.operator_uid, self.parent_uid, self.root_uid, values)

    def part(self, key: str) -> str | None:
        """The JSON of a fact under its history key (`name.kk`, `binned`)."""
        if key == "binned":
            return as_json(self["binned"])
        name = key.partition(".")[0]
        return as_json(parts(fields(self.kind)[name], self[name]).get(key))


def rows_of(connection: Connection, uids: Iterable[str]) -> dict[str, Row]:
    """Rows by uid in the order given, in the bin or not, in a few statements; what is not there is left out."""
    found: dict[str, Row] = {}
    wanted = list(dict.fromkeys(uids))
    for some in chunks(wanted):
        lines = {line.uid: line for line in connection.execute(REGISTERED_AMONG, {"uids": some}).all()}
        for kind in dict.fromkeys(line.kind for line in lines.values()):
            its = [uid for uid, line in lines.items() if line.kind == kind]
            read = connection.execute(rows_of_kind(kind), {"uids": its})
            keys = tuple(map(str, read.keys()))
            for facts in read.all():
                values = dict(zip(keys, facts, strict=True))
                line = lines[values["uid"]]
                found[line.uid] = Row(kind, line.uid, line.operator_uid, line.parent_uid, line.root_uid, values)
    return {uid: found[uid] for uid in wanted if uid in found}


Written = tuple[Row, dict[str, Any], list[tuple[str, str | None, str | None]]]
"""A row, the columns that are written, and what history says of it: (key, old, new)."""


def differs(row: Row, values: Mapping[str, Any], binned: Any) -> Written | None:
    """What is to be written of a row; None where it says all that already."""
    known = fields(row.kind)
    changes = [
        change
        for key, value in values.items()
        if value != row[key]
        for change in differences(known[key], row[key], value)
    ]
    written = dict(values)
    if binned is not ... and binned != row["binned"]:
        changes.append(("binned", as_json(row["binned"]), as_json(binned)))
        written["binned"] = binned
    return (row, written, changes) if changes else None
