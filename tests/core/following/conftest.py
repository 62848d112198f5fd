"""A template and its copy at a client, and what the copy is asked."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ropa.actions.adopting import bring_up_to_date
from ropa.actions.copying_over import copy_to_operators
from ropa.actions.following import Behind, behind, copies_of
from ropa.actions.records import change
from ropa.holdings import Plain
from ropa.register import Register
from ropa.store.opened import opened
from tests.conftest import House, new

PROPOSED, CONFLICT = False, True


@dataclass(frozen=True)
class Pair:
    """The house as a template, and its copy at a client."""

    register: Register
    house: House
    client: str
    copy: str

    @property
    def record(self) -> Plain:
        """The copy as it is now."""
        return self.register.ask(opened, self.copy).record

    def of(self, kind: str) -> Plain:
        """Its only part of a kind."""
        (found,) = [one for one in self.record.below() if one.kind == kind]
        return found

    def behind(self) -> Behind | None:
        """What the copy has to decide."""
        found = self.register.ask(behind, [self.copy])
        return found[0] if found else None

    def asked(self) -> list[tuple[str, str, str, bool]]:
        """(what the template did, kind, key, conflict) of what the copy has to decide."""
        found = self.behind()
        return [(one.sort, one.kind, one.key, one.conflict) for one in found.offers] if found else []

    def decide(self, *, conflicts: bool = False, keys: set[str] | None = None) -> int:
        """Take over what is proposed (and what is in conflict; of keys, where some are given), keep the rest."""
        found = self.behind()
        offers = found.offers if found else ()
        taken = [one for one in offers if (conflicts or not one.conflict) and (keys is None or one.key in keys)]
        return self.register.do(bring_up_to_date, {self.copy: [(one.source, one.key) for one in taken]})


@pytest.fixture
def pair(register: Register, house: House) -> Pair:
    """A template with a term and a way to pass data on, copied to a client."""
    term = new(register, "retention", {"items": [house.item], "number": 5, "unit": "year"}, house.activity)
    new(register, "retention_end", {"event": "contract_end"}, term)
    register.do(change, house.activity, {"means": "mixed", "channels": ["web_form"], "notes": "of the firm"})
    client = new(register, "operator", {"name": {"en": "Saule"}})
    register.do(copy_to_operators, [house.activity], [client])
    (copy,) = register.ask(copies_of, [house.activity])
    return Pair(register, house, client, copy)
