"""A register in which every fact of every kind has a value that stands nowhere else, made by our own actions."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from ropa.actions.records import change, create
from ropa.bin_iin import check_digit
from ropa.fields import Field, Kind
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES
from ropa.model import KINDS, fields, parents
from ropa.register import Register
from ropa.store.reading import holdings

FIRST_DAY = dt.date(2001, 1, 1)
SET_BY_ACTS = ("status", "approved", "approval_order", "origin", "origin_edit")
REAL = {"law": ("kz", "gdpr"), "languages": LANGUAGES, "claimed": (True, False)}
"""Facts that steer what a paper says: tokens in their place would say nothing."""


@dataclass(frozen=True)
class Made:
    """One row and what each of its fields was given."""

    kind: str
    uid: str
    place: int
    values: Mapping[str, Any]


@dataclass
class Maker:
    """Makes rows; each value is new. `sparing`: words are given in one language only, each time in another."""

    register: Register
    sparing: bool = False
    made: dict[str, list[Made]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def token(self) -> str:
        return f"tok{next(self.numbers):04}z"

    def build(self) -> None:
        """Two rows of each kind below the first row of each kind they may belong to, then the links among them."""
        for kind in KINDS:
            above = [self.made[one][0].uid for one in parents(kind)] or [None]
            for parent in above:
                for place in range(1 if kind == "operator" else 2):
                    self.make(kind, parent, place)
        for rows in self.made.values():
            for row in rows:
                self.link(row)

    def make(self, kind: str, parent: str | None, place: int) -> None:
        values = {
            key: self.value(known, place)
            for key, known in fields(kind).items()
            if key not in SET_BY_ACTS and known.kind not in (Kind.LINK, Kind.LINKS)
        }
        owner = self.made["operator"][0].uid if kind == "party" and place else None
        saved = self.register.do(create, kind, values, parent, owner=owner)
        assert saved.waiting == ()
        self.made.setdefault(kind, []).append(Made(kind, saved.uid, place, values))

    def link(self, row: Made) -> None:
        values: dict[str, Any] = {}
        for key, known in fields(row.kind).items():
            if key not in SET_BY_ACTS and known.kind in (Kind.LINK, Kind.LINKS):
                uids = [one.uid for one in self.made[known.target or "activity"][:2]]
                values[key] = uids if known.kind is Kind.LINKS else uids[0 if key == "activity" else row.place]
        if values:
            assert self.register.do(change, row.uid, values).waiting == ()
            row.values.update(values)  # type: ignore[attr-defined]

    def value(self, known: Field, place: int) -> Any:
        if known.key in REAL:
            real = REAL[known.key]
            return real if known.kind is Kind.CODES else real[place]
        match known.kind:
            case Kind.WORDS | Kind.PROSE:
                token = self.token()
                given = (LANGUAGES[int(token[3:7]) % 3],) if self.sparing else LANGUAGES
                return {language: f"{token}{language}" for language in given}
            case Kind.CODES | Kind.LINES:
                return (self.token(), self.token())
            case Kind.FLAG:
                return place == 0 or known.key == "made_elsewhere"  # the annex lists those only
            case Kind.NUMBER:
                return 700_000 + next(self.numbers)
            case Kind.DATE:
                return FIRST_DAY + dt.timedelta(days=next(self.numbers))
            case Kind.BIN:
                first = f"990140{next(self.numbers):05}"
                return f"{first}{check_digit(first)}"
            case Kind.PAIRS:
                return ((self.token(), self.token()),)
            case _:
                return self.token()


@cache
def tokens(*, sparing: bool = False) -> tuple[Holdings, dict[str, list[Made]]]:
    """What the register holds of its operator, and the rows as they were made."""
    with tempfile.TemporaryDirectory() as folder:
        register = Register.create(Path(folder) / "tokens.ropa", "Aliya")
        try:
            maker = Maker(register, sparing)
            maker.build()
            return register.ask(holdings, maker.made["operator"][0].uid), maker.made
        finally:
            register.close()
