"""The records. `KINDS` is the catalogue: a kind's code is the name of its table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table

from ropa.errors import Fault, RopaError
from ropa.fields import Field
from ropa.i18n import N_
from ropa.model.activity import Activity, ActivityRole, Basis, Item, PublicationGround, Purpose, SpecialCondition
from ropa.model.columns import Base, field_of
from ropa.model.common import Part, Record
from ropa.model.consent import Consent
from ropa.model.incident import Incident
from ropa.model.journal import JournalLine
from ropa.model.operator import Clause, Operator, OperatorLaw, PromisedTerm, Route
from ropa.model.paper import Acceptance, CatalogueEntry, Edition, EditionFile, Paper
from ropa.model.party import Disclosure, DisclosureGround, Engagement, Location, Party, PartyRole
from ropa.model.request import Pause, Request
from ropa.model.retention import Retention, RetentionEnd, RetentionFate
from ropa.model.system import Access, Cookie, System, Tracker
from ropa.model.transfer import Transfer, TransferGround

_CLASSES: tuple[type[Part], ...] = (
    Operator, OperatorLaw, Route, PromisedTerm, Clause,
    Party, Location, Engagement, System,
    Activity, ActivityRole, Purpose, Basis, Item, SpecialCondition,
    Retention, RetentionEnd, RetentionFate, PublicationGround,
    Disclosure, DisclosureGround, PartyRole,
    Consent, Tracker, Cookie, Transfer, TransferGround,
    Access, JournalLine, Request, Pause, Incident, Paper, Edition, EditionFile, CatalogueEntry, Acceptance,
)  # fmt: skip
KINDS: Mapping[str, type[Part]] = {cls.__tablename__: cls for cls in _CLASSES}
"""Every kind of record, in the order in which a form or a paper shows them."""

ROOTS = ("operator", "activity", "consent", "party", "engagement", "system", "tracker", "access", "journal_line", "request", "incident", "paper", "catalogue_entry", "acceptance")
"""Kinds that stand in lists of their own; the others belong to one of these."""

COPIED = ("activity", "system", "party", "consent", "tracker")
"""Kinds that are copied to other operators: activities, and with them what they need."""

NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "operator": ("name", "short_name"), "purpose": ("text", "code"), "item": ("text", "category"), "engagement": ("party",),
    "disclosure": ("party",), "transfer": ("country",), "access": ("position", "person"), "journal_line": ("action",), "request": ("text", "code"),
    "paper": ("title", "document"), "edition": ("number",), "clause": ("heading", "code"), "route": ("channel", "address"), "basis": ("code",),
}  # fmt: skip
"""The facts by which people know a record, the first that is answered; the others are known by their `name`."""

REF_LETTERS: Mapping[str, str] = {
    "operator": "O", "route": "R", "clause": "K", "activity": "A", "purpose": "G", "item": "I", "consent": "C",
    "party": "P", "engagement": "E", "disclosure": "D", "transfer": "T", "tracker": "W", "system": "S", "access": "Z",
    "journal_line": "J", "request": "Q", "incident": "B", "paper": "N", "edition": "V", "catalogue_entry": "U", "acceptance": "F",
}  # fmt: skip
"""The letter of a record's number: A-012."""


def kind_of(code: str) -> type[Part]:
    """The class of a kind. Raises RopaError for a kind that is not there."""
    if code not in KINDS:
        raise RopaError(N_("There is no kind of record “{kind}”."), Fault.USAGE, kind=code)
    return KINDS[code]


def table(kind: str) -> Table:
    """The table of a kind."""
    return kind_of(kind).__table__


@cache
def fields(kind: str) -> Mapping[str, Field]:
    """The fields of a kind by key: the record's own in the order of their declaration, the common ones last."""
    own: dict[str, Field] = {}
    common: dict[str, Field] = {}
    for column in table(kind).columns:
        if "kind" in column.info:
            key = str(column.name)  # SQLAlchemy's own text is slower in each dictionary and statement
            where = common if key in Record.__annotations__ or key in Part.__annotations__ else own
            where[key] = field_of(key, dict(column.info))
    return {**own, **common}


@cache
def parents(kind: str) -> Mapping[str, str]:
    """The kinds this kind may belong to: {parent kind: column}. Empty for records of the file."""
    return {column.info["parent"]: str(column.name) for column in table(kind).columns if "parent" in column.info}


@cache
def children(kind: str) -> tuple[str, ...]:
    """The kinds that belong directly to this one."""
    return tuple(child for child in KINDS if kind in parents(child))


def is_record(kind: str) -> bool:
    """Whether it has a number, a status and notes of its own (a mere part has not)."""
    return issubclass(kind_of(kind), Record)


def ref_text(kind: str, ref: Any) -> str:
    """The number as people see it: A-012."""
    return f"{REF_LETTERS[kind]}-{ref:03d}"


__all__ = [
    "COPIED", "KINDS", "NAMED_BY", "REF_LETTERS", "ROOTS", "Base", "Part", "Record", "children", "fields", "is_record", "kind_of", "parents", "ref_text", "table",
]  # fmt: skip
