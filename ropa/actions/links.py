"""What records may link to, and by what name people know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError, Term
from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES, N_
from ropa.model import fields
from ropa.store.listing import name_words, row_words
from ropa.store.row import Row
from ropa.store.statements import REGISTERED_AMONG, chunks
from ropa.words import Words


def called(connection: Connection, uid: str) -> Words:
    """By what people know a record, for a sentence in any language."""
    return name_words(connection, uid) or _nameless(uid)


def called_then(connection: Connection, row: Row) -> Words:
    """The same, as a row was when it was read."""
    return row_words(connection, row) or _nameless(row.uid)


def _nameless(uid: str) -> Words:
    return Words.of(dict.fromkeys(LANGUAGES, uid[:8]))


def led(kind: str, values: Mapping[str, Any]) -> Iterator[tuple[Field, Any, str]]:
    """(field, its value, where it leads) of all links among facts."""
    for key, value in values.items():
        known = fields(kind)[key]
        if known.kind in (Kind.LINK, Kind.LINKS) and value:
            yield from ((known, value, uid) for uid in ((value,) if isinstance(value, str) else value))


def targets(connection: Connection, uids: Iterable[str]) -> dict[str, Any]:
    """What links would lead to, by uid: lines of the registry, None where there is nothing."""
    wanted = list(dict.fromkeys(uids))
    found: dict[str, Any] = dict.fromkeys(wanted)
    for some in chunks(wanted):
        found |= {line.uid: line for line in connection.execute(REGISTERED_AMONG, {"uids": some})}
    return found


def check_links(
    connection: Connection,
    kind: str,
    values: Mapping[str, Any],
    found: Mapping[str, Any],
    operator_uid: str | None,
    present: Mapping[Any, Any],
) -> None:
    """A new link leads to a living record of the right kind, of the same operator or of the whole file."""
    for field in dict.fromkeys(field for field, _, _ in led(kind, values)):
        leads = {uid: found[uid] for _, _, uid in led(kind, {field.key: values[field.key]})}
        if wrong := wrong_target(connection, field, leads, operator_uid, present.get(field.key)):
            raise wrong


def wrong_target(
    connection: Connection, field: Field, found: Mapping[str, Any], operator_uid: str | None, present: Any
) -> RopaError | None:
    """Why a record of an operator cannot link so by a field that now leads to `present`; None where it can."""
    before = (present,) if isinstance(present, str) else present or ()
    for uid, line in found.items():
        if line is None or (field.target and line.kind != field.target):
            label = Term(field.label)
            return RopaError(
                N_("“{field}”: there is no such record {uid} to link to."), Fault.USAGE, field=label, uid=uid
            )
        if line.operator_uid not in (None, operator_uid):
            name = called(connection, uid)
            return RopaError(N_("“{field}”: “{name}” belongs to another operator."), field=Term(field.label), name=name)
        if not line.live and uid not in before:
            return RopaError(N_("“{name}” is in the bin; restore it first."), name=called(connection, uid))
    return None
