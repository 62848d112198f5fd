"""What the law asks of the operator itself: Articles 8(4)(1), 10-1, 25 and 25-1 of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings
from ropa.rules.rule import Found, rule

_PERSONS = frozenset({"sole_trader", "individual"})
"""Legal forms that are no legal entity."""


@rule("kz", "R27", "operator")
def no_responsible_person(held: Holdings, _day: dt.date) -> Iterator[Found]:
    """A legal entity appoints a responsible person; one whose form is not answered is not judged."""
    operator = held.operator
    if operator["legal_form"] and operator["legal_form"] not in _PERSONS and not operator["responsible_name"]:
        yield Found(operator, "responsible_name", {"name": operator}, (operator["responsible_name"],))
