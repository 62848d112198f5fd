"""Which kinds stand in lists, and which columns each list can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ropa.fields import Field, Kind
from ropa.i18n import N_, translator
from ropa.model import fields
from ropa.reference import many

LISTED = (
    "operator",
    "activity",
    "party",
    "transfer",
    "tracker",
    "system",
    "consent",
    "engagement",
    "access",
    "journal_line",
    "request",
    "incident",
    "catalogue_entry",
)
"""Kinds that stand in lists."""

REF, NAME, EDITED, OPERATOR, BELONGS = "ref", "name", "edited", "operator", "belongs"

_NOT_SHOWN = frozenset({"place", "approved", "origin", "origin_edit", "none", "logo"})

BELOW: Mapping[str, tuple[str, ...]] = {
    "operator": ("operator_law.law", "operator_law.code", "route"),
    "activity": (
        "activity_role.code",
        "purpose",
        "basis.code",
        "item",
        "item.groups",
        "item.sources",
        "disclosure",
        "transfer.country",
        "retention.number",
        "retention_fate.fate",
    ),
    "party": ("location.country",),
    "tracker": ("cookie", "transfer.country"),
    "system": ("transfer.country",),
    "transfer": ("transfer_ground.code",),
    "request": ("pause",),
}
"""What is shown of the parts of a record: their names, or one fact of each."""

_LABELS = {
    REF: N_("No."),
    NAME: N_("Name"),
    EDITED: N_("Last edited"),
    OPERATOR: N_("Operator"),
    BELONGS: N_("Belongs to"),
    "transfer.country": N_("Countries of transfers"),
    "retention.number": N_("Retention"),
}


@dataclass(frozen=True)
class Column:
    """One column of a list. `natural`: a number or a day, which stands right and is sorted by its value.

    `part` is the kind of part whose names or facts it shows; `field` the fact, None where it shows no single one.
    """

    key: str
    natural: bool
    part: str = ""
    field: Field | None = None

    def label(self, language: str) -> str:
        """What stands at its head."""
        if message := _LABELS.get(self.key) or (self.field.label if self.field else ""):
            return translator(language)(message)
        return many(self.part, language)


@cache
def columns(kind: str) -> Mapping[str, Column]:
    """The columns that a list of this kind can show, in the order in which they are offered."""
    known = fields(kind)
    heads = [Column(REF, natural=True), Column(NAME, natural=False, field=known.get(NAME))]
    if kind == "transfer":
        heads.append(Column(BELONGS, natural=False))
    own = [
        Column(key, one.kind in (Kind.NUMBER, Kind.DATE), field=one)
        for key, one in known.items()
        if key not in _NOT_SHOWN and key != NAME
    ]
    parts = [_of_part(key) for key in BELOW.get(kind, ())]
    tails = [Column(EDITED, natural=True)]
    if kind not in ("operator", "catalogue_entry"):
        tails.append(Column(OPERATOR, natural=False))
    return {one.key: one for one in (*heads, *own, *parts, *tails)}


def _of_part(key: str) -> Column:
    part, _, name = key.partition(".")
    return Column(key, natural=False, part=part, field=fields(part)[name] if name else None)
