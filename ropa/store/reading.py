"""Reads that return plain values: an operator's holdings, now or as of an Edit; lists; search; the file's figures."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection

from ropa.errors import Fault, RopaError
from ropa.fields import Kind
from ropa.holdings import Approval, Holdings, Plain
from ropa.i18n import N_
from ropa.model import KINDS, ROOTS, children, fields, is_record, parents, table
from ropa.names import Names
from ropa.store.history import ACT_KEYS, edit_at, since
from ropa.store.refusals import SpoiledRow
from ropa.store.row import Row
from ropa.store.statements import every_row, rows_of_operator
from ropa.store.tables import Change, Content, Edit, Meta, Registered
from ropa.values import with_part


def operators(connection: Connection, as_of: dt.datetime | None = None) -> list[Plain]:
    """All operators living now, or then, in the order of their numbers, without their parts."""
    then: dict[str, dict[str, str | None]] = {}
    if as_of is not None:
        for uid in _uids_of(connection, "operator"):
            then |= since(connection, edit_at(connection, as_of, uid), [uid])
    return sorted(own_rows(connection, "operator", None, then), key=lambda one: one["ref"])


def _uids_of(connection: Connection, kind: str) -> list[str]:
    return list(connection.execute(select(Registered.uid).where(Registered.kind == kind)).scalars())


def find_operator(connection: Connection, ref: str, as_of: dt.datetime | None = None) -> str:
    """The uid of an operator by its number: O-002, or 2. Raises RopaError."""
    digits = ref.upper().removeprefix("O-").lstrip("0")
    for operator in operators(connection, as_of):
        if digits == str(operator["ref"]) or ref == operator.uid:
            return operator.uid
    known = ", ".join(one.ref for one in operators(connection, as_of)) or "-"
    raise RopaError(
        N_("There is no operator {ref} in this register; there are: {known}."), Fault.USAGE, ref=ref, known=known
    )


def holdings(connection: Connection, operator_uid: str, as_of: dt.datetime | None = None) -> Holdings:
    """What the register holds of an operator, as of a moment if one is given."""
    edit = None if as_of is None else edit_at(connection, as_of, operator_uid)
    then = {} if edit is None else since(connection, edit, None, operator_uid)
    rows = {kind: own_rows(connection, kind, operator_uid, then) for kind in KINDS}
    return put_together(connection, operator_uid, rows, then, edit)


@cache
def _numbers(kind: str) -> tuple[str, ...]:
    return tuple(key for key, known in fields(kind).items() if known.kind is Kind.NUMBER)


Then = Mapping[str, Mapping[str, str | None]]
"""What facts said then, where it was otherwise: {uid: {history key: JSON}}."""


def put_together(
    connection: Connection,
    operator_uid: str,
    own: Mapping[str, Iterable[Plain]],
    then: Then | None = None,
    edit: int | None = None,
    approved: Mapping[str, Approval] | None = None,
) -> Holdings:
    """Holdings out of an operator's own rows by kind, with what is shared, as of an Edit; `approved` has the approvals
    that are known already. Raises RopaError where the operator is not there.
    """
    rows = [row for several in own.values() for row in several]
    beside = own_rows(connection, "catalogue_entry", None, then) + _shared_parties(connection, rows, then)
    rows += beside
    records, index = _tree(rows)
    operator = index.get(operator_uid)
    if operator is None:
        raise RopaError(N_("This operator was not in the register then."))
    approvals = _approvals(connection, index, edit, approved or {})
    logo = content(connection, operator["logo"]) if operator["logo"] else None
    of_all = frozenset(one.uid for one in beside)
    return Holdings(operator, records, approvals, _names(records), index, logo or b"", of_all)


def shared(connection: Connection) -> Holdings:
    """What all operators share, whether one of them uses it or not, as holdings of nobody."""
    rows = [row for kind in KINDS if kind != "operator" for row in own_rows(connection, kind, None)]
    records, index = _tree(rows)
    nobody = Plain("operator", "", None, dict.fromkeys(fields("operator")))
    return Holdings(nobody, records, {}, _names(records), index, shared=frozenset(index))


def _names(records: Mapping[str, tuple[Plain, ...]]) -> Names:
    own = records.get("catalogue_entry", ())
    return Names({(one["catalogue"], one["code"]): one["name"] for one in own if one["name"]})


def own_rows(connection: Connection, kind: str, operator_uid: str | None, then: Then | None = None) -> list[Plain]:
    """Living rows of a kind of one operator (None: the shared ones), each by itself, in the order they were made."""
    if kind == "operator" and operator_uid is None:
        lines = connection.execute(every_row("operator", binned=bool(then)))
    else:
        lines = connection.execute(rows_of_operator(kind, binned=bool(then)), {"operator": operator_uid})
    return [plain for line in lines.mappings() if (plain := _plain(kind, line, then))]


_NUMBER = (int, type(None))
"""What a number is read as; SQLite also keeps words and fractions in its column."""


def _plain(kind: str, line: Mapping[Any, Any], then: Mapping[str, Mapping[str, str | None]] | None) -> Plain | None:
    facts = dict(line)
    if then and (old := then.get(facts["uid"])):
        facts = as_it_was(kind, facts, old)
    if facts["binned"] is not None:
        return None
    if bytes in map(type, facts.values()) or any(type(facts[key]) not in _NUMBER for key in _numbers(kind)):
        raise SpoiledRow(kind)  # whoever reads the fact next would fail elsewhere
    parent = next((facts[column] for column in parents(kind).values() if facts[column]), None)
    kept = {key: facts[key] for key in fields(kind)}
    if is_record(kind):
        kept["ref"] = int(facts["ref"])  # raises of a damaged row here, where it is read
    return Plain(kind, facts["uid"], parent, kept)


def as_it_was(kind: str, facts: Mapping[str, Any], old: Mapping[str, str | None]) -> dict[str, Any]:
    """A row's facts with those set back that history says were otherwise."""
    known = fields(kind)
    then = dict(facts)
    for key, was in old.items():
        value = None if was is None else json.loads(was)
        if key == "binned":
            then["binned"] = value
            continue
        name = key.partition(".")[0]
        then[name] = with_part(known[name], then[name], key, value)
    return then


def _shared_parties(connection: Connection, rows: Iterable[Plain], then: Any) -> list[Plain]:
    """Parties of the whole file that these rows link to, and what those link to, with their locations."""
    wanted = {
        uid
        for row in rows
        for key, known in fields(row.kind).items()
        if known.kind in (Kind.LINK, Kind.LINKS) and known.target == "party"
        for uid in ((row[key],) if known.kind is Kind.LINK else row[key] or ())
        if uid
    }
    found: list[Plain] = []
    for kind, column in (("party", "uid"), ("location", "parent_uid")):
        columns = table(kind)
        for some in _chunks(sorted(wanted)):
            query = every_row(kind, binned=bool(then)).where(
                columns.c[column].in_(some), columns.c.operator_uid.is_(None)
            )
            found += [plain for line in connection.execute(query).mappings() if (plain := _plain(kind, line, then))]
    return found


def _chunks(values: list[str], size: int = 500) -> Iterable[list[str]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _tree(rows: Iterable[Plain]) -> tuple[dict[str, tuple[Plain, ...]], dict[str, Plain]]:
    """Rows put under their parents, each in its place: (records in lists by kind, every row by uid)."""
    below: dict[str | None, dict[str, list[Plain]]] = {}
    tops: list[Plain] = []
    for row in sorted(rows, key=lambda one: (one["place"] is None, one["place"] or 0)):
        if row.kind in ROOTS:
            tops.append(row)
        else:
            below.setdefault(row.parent_uid, {}).setdefault(row.kind, []).append(row)
    index: dict[str, Plain] = {}

    def grown(row: Plain) -> Plain:
        mine = below.get(row.uid, {})
        parts = {kind: tuple(grown(one) for one in mine[kind]) for kind in children(row.kind) if kind in mine}
        index[row.uid] = whole = Plain(row.kind, row.uid, row.parent_uid, row.facts, parts)
        return whole

    records: dict[str, list[Plain]] = {}
    for row in tops:
        records.setdefault(row.kind, []).append(grown(row))
    return {kind: tuple(ones) for kind, ones in records.items()}, index


def _approvals(
    connection: Connection, index: Mapping[str, Plain], edit: int | None, known: Mapping[str, Approval]
) -> dict[str, Approval]:
    kept = {uid: one for uid, one in known.items() if uid in index}
    approved = {uid: row["approved"] for uid, row in index.items() if row.facts.get("approved") and uid not in kept}
    if not approved:
        return kept
    acts = {
        line.id: line
        for some in _chunks(sorted({str(one) for one in approved.values()}))
        for line in connection.execute(
            select(Edit.id, Edit.author, Edit.started_at).where(Edit.id.in_([int(one) for one in some]))
        )
    }
    return kept | {
        uid: Approval(acts[one].author, acts[one].started_at, _changed(connection, index[uid], one, edit))
        for uid, one in approved.items()
        if one in acts
    }


def _changed(connection: Connection, record: Plain, approved: int, edit: int | None) -> bool:
    """Whether a record or its parts say something else than when they were approved."""
    uids = select(Registered.uid).where(Registered.root_uid == record.uid)
    if record.kind not in ROOTS:
        tree = select(Registered.uid).where(Registered.uid == record.uid).cte(recursive=True)
        uids = select(tree.union_all(select(Registered.uid).join(tree, Registered.parent_uid == tree.c.uid)).c.uid)
    later = (
        select(Change.record_uid, Change.key, Change.old, Change.new)
        .where(
            Change.edit_id > approved,
            Change.undone.is_(False),
            Change.record_uid.in_(uids),
            Change.key.not_in(ACT_KEYS),
        )
        .order_by(Change.edit_id, Change.turn, Change.id)
    )
    if edit is not None:
        later = later.where(Change.edit_id <= edit)
    first: dict[tuple[str, str], str | None] = {}
    last: dict[tuple[str, str], str | None] = {}
    for line in connection.execute(later):
        first.setdefault((line.record_uid, line.key), line.old)
        last[line.record_uid, line.key] = line.new
    return first != last


def counts(connection: Connection, operator_uid: str | None = None) -> dict[str, int]:
    """Living records by kind, of one operator or of the file."""
    query = select(Registered.kind, func.count()).where(Registered.live.is_(True)).group_by(Registered.kind)
    if operator_uid is not None:
        query = query.where(Registered.operator_uid == operator_uid)
    found = dict(connection.execute(query).all())
    return {kind: found[kind] for kind in KINDS if kind in found and is_record(kind)}


def content(connection: Connection, sha256: str) -> bytes | None:
    """Bytes kept in the register."""
    return connection.execute(select(Content.bytes).where(Content.sha256 == sha256)).scalar_one_or_none()


def row(connection: Connection, uid: str) -> Row:
    """One row as it is now, binned or not."""
    line = connection.execute(select(Registered.__table__).where(Registered.uid == uid)).one()
    columns = table(line.kind)
    values = connection.execute(select(columns).where(columns.c.uid == uid)).mappings().one()
    return Row(line.kind, uid, line.operator_uid, line.parent_uid, line.root_uid, values)


def about_file(connection: Connection) -> dict[str, str]:
    """Facts of the file: its uid, schema, who wrote it."""
    facts: dict[str, str] = dict(connection.execute(select(Meta.key, Meta.value)).all())
    schema = connection.execute(text("PRAGMA user_version")).scalar_one()
    return {
        "uid": facts["uid"],
        "schema": str(schema),
        "last_writer": facts["last_writer"],
        "created_by": facts["created_by"],
    }
