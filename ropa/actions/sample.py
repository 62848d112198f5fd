"""The sample register: five operators after published papers and one all in order, out of readable data files, built by
the same actions as any other.

A file has a table per record, named by its kind, with the parts of a record nested in it; a link is the `key` of
another row of the file, or `shared/<key>` for a party of parties.toml.
"""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ropa.actions.records import change, create
from ropa.actions.standing import approve
from ropa.assets import asset
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import N_
from ropa.model import KINDS, children, fields
from ropa.register import Register
from ropa.store.work import Work

OPERATORS = ("tumar", "qurylys", "aqniet", "soltustik", "baga")
"""What they process is taken from published papers."""
IN_ORDER = "dapter"
"""The operator of whose register the checks find nothing."""
FILES = ("parties", *OPERATORS, IN_ORDER)
"""The data files, in the order in which they are read."""
_NAMESPACE = uuid.UUID("5ad0b1b6-64c5-5c0e-9c0a-2f7c7d6f9a10")


@dataclass(frozen=True)
class Entry:
    """One row of a sample file: its kind, its key (or its place under its parent), its parent's key, its facts."""

    kind: str
    key: str
    parent: str | None
    values: Mapping[str, Any]


def sample_uid(file: str, key: str) -> str:
    """The uid of a row of the sample, the same in every sample register."""
    if key.startswith("shared/"):
        file, key = "parties", key.removeprefix("shared/")
    return uuid.uuid5(_NAMESPACE, f"{file}/{key}").hex


def build_sample(register: Register) -> None:
    """Fill an empty register with the sample."""
    for _ in sample_steps(register):
        pass


def sample_steps(register: Register) -> Generator[tuple[int, int], None, None]:
    """The same, step by step: (steps done, steps in all) before each, so that it can be shown and stopped."""
    for done, name in enumerate(FILES):
        yield done, len(FILES)
        register.do(add_file, name, "operator" if done else None)
        approve_file(register, name)


def approve_file(register: Register, name: str) -> None:
    """Approve the records of a sample file that are approved, and change what was changed since."""
    data = _read(name)
    for key in data.get("approve", ()):
        register.do(approve, sample_uid(name, key), order=data.get("approval_order"))
    for later in data.get("after", ()):
        register.do(change, sample_uid(name, later["record"]), later["values"])


def add_file(work: Work, name: str, top: str | None) -> None:
    """Create all rows of one sample file in one act: first the rows, then the links among them."""
    rows = list(_rows(_read(name), top))
    linked: list[tuple[str, dict[str, Any]]] = []
    for row in rows:
        known = fields(row.kind)
        links = {key for key in row.values if key in known and known[key].kind in (Kind.LINK, Kind.LINKS)}
        plain = {key: value for key, value in row.values.items() if key not in links}
        uid = sample_uid(name, row.key)
        owner = sample_uid(name, top) if row.kind == "party" and top else None
        saved = create(
            work, row.kind, plain, sample_uid(name, row.parent) if row.parent else None, uid=uid, owner=owner
        )
        if saved.waiting:
            raise RopaError(
                N_("The sample is wrong at {where}: {what}"), where=f"{name}/{row.key}", what=saved.waiting[0].refusal
            )
        if links:
            linked.append((uid, {key: _resolved(name, row.values[key]) for key in links}))
    for uid, values in linked:
        change(work, uid, values)


def _resolved(name: str, value: Any) -> Any:
    return sample_uid(name, value) if isinstance(value, str) else [sample_uid(name, one) for one in value]


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(asset("sample", f"{name}.toml").read_text(encoding="utf-8"))


def _rows(data: Mapping[str, Any], top: str | None) -> Iterator[Entry]:
    """The rows of a file, each before its parts, in the order of the kinds."""
    for kind in KINDS:
        tables = data.get(kind, ())
        for n, given in enumerate([tables] if isinstance(tables, Mapping) else tables):
            parent = None if kind in ("operator", "party", "catalogue_entry") else top
            yield from _nested(kind, given, given.get("key", f"{kind}/{n}"), parent)


def _nested(kind: str, given: Mapping[str, Any], key: str, parent: str | None) -> Iterator[Entry]:
    below = [child for child in children(kind) if child in given and child not in fields(kind)]
    yield Entry(kind, key, parent, {name: value for name, value in given.items() if name not in (*below, "key")})
    for child in below:
        for n, one in enumerate(given[child]):
            yield from _nested(child, one, one.get("key", f"{key}/{child}/{n}"), key)
