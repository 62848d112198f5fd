"""A row's facts as history and the hash of its content know them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ropa.fields import Field
from ropa.model import fields, parents
from ropa.model.columns import dump
from ropa.values import parts, plain, with_part


def as_json(value: Any) -> str | None:
    """The JSON of a plain value; None is "not answered"."""
    return None if value is None else dump(value)


def differences(known: Field, old: Any, new: Any) -> list[tuple[str, str | None, str | None]]:
    """(history key, old, new) of what differs between two values of a fact."""
    before, after = parts(known, old), parts(known, new)
    return [
        (key, as_json(before.get(key)), as_json(after.get(key)))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]


def told_by(kind: str, present: Mapping[Any, Any], wanted: Mapping[str, str | None]) -> tuple[dict[str, Any], Any]:
    """(facts, `binned` or ... where it is not among them) of a row out of history keys and their JSON."""
    known = fields(kind)
    values: dict[str, Any] = {}
    binned: Any = ...
    for key, text in wanted.items():
        if key == "binned":
            binned = None if text is None else json.loads(text)
            continue
        name = key.partition(".")[0]
        part = None if text is None else json.loads(text)
        values[name] = with_part(known[name], values.get(name, present[name]), key, part)
    return values, binned


def content_hash(kind: str, values: Mapping[str, Any]) -> str:
    """The hash of a row's content: what it is and where it belongs, whether it is in the bin, and every fact."""
    place = [values.get(key) for key in ("uid", "operator_uid", "binned", *parents(kind).values())]
    facts = {key: plain(values[key]) for key in fields(kind) if values[key] is not None}
    return hashlib.sha256(dump([kind, values.get("ref"), place, facts]).encode()).hexdigest()
