"""Terms made comparable: sixty months are five years."""

from __future__ import annotations

from collections.abc import Iterable

from ropa.holdings import Plain
from ropa.law import law

_DAYS = {"hour": 1 / 24, "calendar_day": 1.0, "week": 7.0, "month": 30.0, "year": 360.0}
_WORKING = "working_day"


def days_of(number: int, unit: str) -> str:
    """A term as it is compared: months and years alike, working days apart."""
    if unit == _WORKING:
        return f"{number} {unit}"
    return f"{number * _DAYS.get(unit, 1.0):g}"


def in_time(promised: Plain, rights: Iterable[str]) -> bool:
    """Whether a promised term is within that of the law for one of these rights: a paper states no longer one."""
    lists = law("kz").lists
    for right in rights:
        code = lists["rights"][right].more.get("term") if right in lists["rights"] else ""
        limit = lists["deadlines"].get(code or "")
        if limit is None or (promised["unit"] == limit.more["unit"] and promised["number"] <= limit.more["number"]):
            return True
    return False


def terms_of_law(laws: Iterable[str]) -> frozenset[tuple[int, str]]:
    """Every term of these laws: a text that states one states no promise of the operator's own."""
    return frozenset(
        (one.more["number"], one.more["unit"]) for code in laws for one in law(code).lists["deadlines"].values()
    )
