"""What of a table is in the register already: parties by number, then by name; other records by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from ropa.model import table
from ropa.reading.naming import name_words
from ropa.words import Words, fold


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name as names are compared: folded, without quotes and legal forms."""
    return fold(" ".join(name_words(name)))


@dataclass
class Around:
    """Uids by kind and name, and of parties by number: of records that are there, and of proposals made since."""

    named: dict[tuple[str, str], str] = field(default_factory=dict)
    numbered: dict[str, str] = field(default_factory=dict)

    def copy(self) -> Around:
        """One to which proposals can be added."""
        return Around(dict(self.named), dict(self.numbered))

    def find(self, kind: str, names: Mapping[str, str], number: str = "") -> str | None:
        """The record of that number, else of one of these names. A name whose number differs is another party."""
        if number and number in self.numbered:
            return self.numbered[number]
        found = next((uid for name in names.values() if (uid := self.named.get((kind, name_key(name))))), None)
        if found and number and found in self.numbered.values():
            return None
        return found

    def add(self, kind: str, uid: str, names: Mapping[str, str], number: str = "") -> None:
        """From now on it is found."""
        for name in names.values():
            if key := name_key(name):
                self.named.setdefault((kind, key), uid)
        if number:
            self.numbered.setdefault(number, uid)


def around(connection: Connection, operator: str) -> Around:
    """What an operator has, and the parties that it sees."""
    found = Around()
    for kind in ("activity", "system", "tracker", "consent", "party"):
        own = table(kind).c
        whose = own.operator_uid == operator
        seen = or_(whose, own.operator_uid.is_(None)) if kind == "party" else whose
        for row in connection.execute(
            select(table(kind)).where(seen, own.binned.is_(None)).order_by(own.id)
        ).mappings():
            names = dict((row["name"] or Words()).texts)
            aliases = {f"alias {n}": one for n, one in enumerate(row.get("aliases") or ())}
            found.add(kind, row["uid"], {**names, **aliases}, row.get("number") or "")
    return found
