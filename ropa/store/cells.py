"""The texts in a list, for one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from ropa.fields import Field, Kind
from ropa.i18n import N_, translator
from ropa.model import fields, is_record, parents, ref_text, table
from ropa.spoken import UNIT_OF, Spoken
from ropa.store.changed import changed_since, edited
from ropa.store.columns import NAME, Column, columns
from ropa.store.naming import below, name_in, naming, own_names, transfer_names, words_of
from ropa.store.statements import among, chunks
from ropa.store.tables import Registered
from ropa.words import Words

LONGEST = 300
"""So many letters of a long text stand in a cell."""


def cells(
    connection: Connection, kind: str, uids: Sequence[str], keys: Sequence[str], language: str
) -> dict[str, tuple[str, ...]]:
    """Texts of some columns by uid, in the order of the keys. Meant for a page of about a hundred records."""
    known = columns(kind)
    texts: dict[str, dict[str, str]] = {key: {} for key in keys}
    for some in chunks(uids):
        page = _Page(connection, kind, some, Spoken(language, own_names(connection)))
        page.own([known[key] for key in keys if not known[key].part], texts)
        for part in dict.fromkeys(known[key].part for key in keys if known[key].part):
            page.below(part, [known[key] for key in keys if known[key].part == part], texts)
    return {uid: tuple(texts[key].get(uid, "") for key in keys) for uid in uids}


@dataclass(frozen=True)
class _Page:
    """Some records of one kind, and how they are spoken of."""

    connection: Connection
    kind: str
    uids: list[str]
    spoken: Spoken

    def own(self, wanted: Sequence[Column], texts: Mapping[str, dict[str, str]]) -> None:
        """Fill in what the records say themselves."""
        if not wanted:
            return
        names = tuple(dict.fromkeys(one.field.key for one in wanted if one.field))
        query = _rows(self.kind, names, named=any(one.key == NAME for one in wanted))
        rows = self.connection.execute(query, {"uids": self.uids}).all()
        spoken = self._with_links(rows, [one.field for one in wanted if one.field])
        for column in wanted:
            say = self._said(column, rows, spoken)
            texts[column.key].update({row.uid: say(row) for row in rows})

    def below(self, part: str, wanted: Sequence[Column], texts: Mapping[str, dict[str, str]]) -> None:
        """Fill in what their parts of one kind say, one after the other, each text once."""
        facts = [one.field.key for one in wanted if one.field]
        facts += [key for key in ("law", "unit") if key in fields(part) and key not in facts]
        rows = self.connection.execute(_parts(self.kind, part, tuple(facts)), {"uids": self.uids}).all()
        spoken = self._with_links(rows, [one.field for one in wanted if one.field])
        named = self._names(part, rows) if any(one.field is None for one in wanted) else {}
        for column in wanted:
            said: dict[str, dict[str, None]] = {}
            for row in rows:
                for text in self._of_part(column, row, spoken, named):
                    if text:
                        said.setdefault(row.record_uid, {})[short(text)] = None
            texts[column.key].update({uid: "; ".join(several) for uid, several in said.items()})

    @staticmethod
    def _of_part(column: Column, row: Any, spoken: Spoken, named: Mapping[str, Words]) -> Iterable[str]:
        field = column.field
        if field is None:
            return (spoken.words(named.get(row.uid, Words())),)
        value = getattr(row, field.key)
        law = getattr(row, "law", "") or ""
        match field.kind:
            case Kind.CODES if value:
                return [spoken.code(field.catalogue, one, law) for one in value]
            case Kind.NUMBER if value is not None and hasattr(row, "unit"):
                return (spoken.term(value, row.unit),)
            case _:
                return (spoken.value(field, value, law),)

    def _said(self, column: Column, rows: Sequence[Any], spoken: Spoken) -> Callable[[Any], str]:
        field = column.field
        match column.key:
            case "name":
                named = self._names(self.kind, rows)
                return lambda row: short(spoken.words(named.get(row.uid, Words())))
            case "ref":
                return lambda row: ref_text(self.kind, row.ref)
            case "edited":
                at = edited(self.connection, self.kind, self.uids)
                return lambda row: spoken.date(at[row.uid].astimezone().date()) if row.uid in at else ""
            case "operator":
                operators = words_of(
                    self.connection, {row.operator_uid for row in rows if row.operator_uid}, spoken.names
                )
                return lambda row: spoken.words(operators.get(row.operator_uid, Words()))
            case "belongs":
                roots = _roots(self.connection, self.uids)
                named = words_of(self.connection, roots.values(), spoken.names)
                return lambda row: spoken.words(named.get(roots[row.uid], Words()))
            case "status":
                changed = changed_since(self.connection, self.kind, [row.uid for row in rows if row.approved])
                say = cache(lambda code, differs: status(spoken, code, changed=differs))
                return lambda row: say(row.status, row.uid in changed)
            case key if field is not None and (unit := UNIT_OF.get(key, "")) in fields(self.kind):
                term = cache(lambda number, of: "" if number is None else spoken.term(number, of))
                return lambda row: term(getattr(row, key), getattr(row, unit))
            case _ if field is not None:
                say = cache(lambda value: short(spoken.value(field, value)))
                return lambda row: say(getattr(row, field.key))
        raise KeyError(column.key)

    def _names(self, kind: str, rows: Sequence[Any]) -> dict[str, Words]:
        names = self.spoken.names
        if kind == self.kind == "transfer":
            return transfer_names(self.connection, rows, names)
        named = {row.uid: name_in(row, kind, names) for row in rows}
        linked = words_of(self.connection, {one for one in named.values() if isinstance(one, str)}, names)
        return {uid: linked.get(one, Words()) if isinstance(one, str) else one for uid, one in named.items()}

    def _with_links(self, rows: Sequence[Any], wanted: Iterable[Field]) -> Spoken:
        """The speaker, with the names of all that these facts link to."""
        linked: dict[str, None] = {}
        for field in wanted:
            if field.kind in (Kind.LINK, Kind.LINKS):
                for row in rows:
                    value = getattr(row, field.key) or ()
                    linked.update(dict.fromkeys((value,) if isinstance(value, str) else value))
        spoken = self.spoken
        return (
            Spoken(spoken.language, spoken.names, words_of(self.connection, linked, spoken.names)) if linked else spoken
        )


def status(spoken: Spoken, code: str | None, *, changed: bool) -> str:
    """Where a record stands, and whether it says something else than what was approved."""
    said = spoken.code("statuses", code or "draft")
    return translator(spoken.language)(N_("{status}, changed since")).format(status=said) if changed else said


def short(text: str) -> str:
    """A text as a cell holds it: one line, not too long."""
    line = " ".join(text[: 2 * LONGEST].split())
    return line if len(line) <= LONGEST and len(text) <= 2 * LONGEST else f"{line[:LONGEST]}…"


def _roots(connection: Connection, uids: list[str]) -> dict[str, str]:
    query = select(Registered.uid, Registered.root_uid).where(among(Registered.uid))
    return {line.uid: line.root_uid for line in connection.execute(query, {"uids": uids})}


@cache
def _rows(kind: str, names: tuple[str, ...], *, named: bool) -> Select[Any]:
    """The named facts of some records, with where they stand and, where that is asked, what they are named by."""
    own = table(kind)
    units = (unit for name in names if (unit := UNIT_OF.get(name, "")) in own.c)
    wanted = [own.c.uid, *(own.c[name] for name in (*names, *units, *parents(kind).values(), "operator_uid"))]
    if named:
        wanted += naming(kind)
    if is_record(kind):
        wanted += [own.c.ref, own.c.approved, own.c.status]
    return select(*dict.fromkeys(wanted)).where(among(own.c.uid))


@cache
def _parts(kind: str, part: str, facts: tuple[str, ...]) -> Any:
    """Some facts of the living parts of one kind that some records have, in their order, with what names them."""
    own = table(part)
    read = dict.fromkeys((*naming(part), *(own.c[key] for key in facts)))
    query, record = below(kind, part, *read)
    query = query.add_columns(record.label("record_uid")).where(among(record))
    return query.order_by(own.c.place.is_(None), own.c.place, own.c.id)
