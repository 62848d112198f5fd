"""One row as a unit of work reads it, and what is to be written of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ropa.model import fields
from ropa.store.facts import as_json, differences
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

    def part(self, key: str) -> str | None:
        """The JSON of a fact under its history key (`name.kk`, `binned`)."""
        if key == "binned":
            return as_json(self["binned"])
        name = key.partition(".")[0]
        return as_json(parts(fields(self.kind)[name], self[name]).get(key))


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
