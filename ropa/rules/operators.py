"""What the law asks of the operator itself: Articles 10-1, 25 and 25-1 of Law 94-V, Order 179/НҚ, languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ropa import linked
from ropa.holdings import Holdings, Plain
from ropa.law import size_class
from ropa.model import fields
from ropa.rules.rule import Code, Found, Label, rule

_PERSONS = frozenset({"sole_trader", "individual"})
"""Legal forms that are no legal entity."""
_RESPONSIBLE = (
    ("responsible_name", "responsible_position"),
    ("responsible_order",),
    ("responsible_order_date",),
    ("responsible_email", "responsible_phone"),
)
"""What is known of the responsible person: of each line one fact is enough."""
_MANY = 100_000
"""Records of restricted data above which Order 179/НҚ asks for multi-factor login."""
_OF_CLASS = {"medium": ("mfa", "access_control"), "large": ("mfa", "access_control", "security_audit")}
"""Measures that are asked for by size class (grade C)."""


@rule("kz", "R27", "operator")
def no_responsible_person(held: Holdings, _day: dt.date) -> Iterator[Found]:
    """A legal entity appoints a person by an order and gives contacts; one whose form is not answered is not judged."""
    operator = held.operator
    if not operator["legal_form"] or operator["legal_form"] in _PERSONS:
        return
    missing = [one[0] for one in _RESPONSIBLE if not any(operator[key] for key in one)]
    if missing:
        labels = tuple(Label(fields("operator")[key]) for key in missing)
        yield Found(operator, missing[0], {"name": operator, "value": labels}, (operator["legal_form"], *missing))


@rule("kz", "R28", "operator")
def no_policy_order(held: Holdings, _day: dt.date) -> Iterator[Found]:
    """The documents that define the policy are approved by an order with number and date."""
    operator = held.operator
    for key in ("policy_order", "policy_order_date"):
        if not operator[key]:
            yield Found(operator, key, {"name": operator}, (operator["policy_order"], operator["policy_order_date"]))
            return


@rule("kz", "R35", "operator", "activity", "item", "system")
def not_notified(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A large operator has notified the authority (grade C)."""
    operator = held.operator
    of_size = size_class(operator["subjects"], restricted(held, day))
    if of_size and of_size.code == "large" and not operator["notified"]:
        slots = {"name": operator, "value": operator["subjects"]}
        yield Found(operator, "notified", slots, (operator["subjects"], restricted(held, day)))


@rule("kz", "R44", "operator")
def language_missing(held: Holdings, _day: dt.date) -> Iterator[Found]:
    """Papers are made in Kazakh and in Russian."""
    operator = held.operator
    missing = [one for one in ("kk", "ru") if one not in held.languages()]
    if operator["languages"] and missing:
        named = tuple(Code("languages", one) for one in missing)
        yield Found(operator, "languages", {"name": operator, "value": named}, (operator["languages"],))


@rule("kz", "R46", "operator", "activity", "item", "system")
def no_strong_login(held: Holdings, day: dt.date) -> Iterator[Found]:
    """More than 100,000 records of restricted data ask for multi-factor login."""
    operator = held.operator
    if (operator["subjects"] or 0) > _MANY and restricted(held, day) and "mfa" not in measures(held, day):
        yield Found(operator, "subjects", {"name": operator}, (operator["subjects"],))


@rule("kz", "R47", "operator", "activity", "item", "system")
def measure_of_class_missing(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Measures by size class; one that R46 asks for already is not asked for twice."""
    operator = held.operator
    of_size = size_class(operator["subjects"], restricted(held, day))
    wanted = _OF_CLASS.get(of_size.code, ()) if of_size else ()
    asked = {"mfa"} if (operator["subjects"] or 0) > _MANY and restricted(held, day) else set()
    missing = [one for one in wanted if one not in measures(held, day) | asked]
    if missing:
        named = tuple(Code("measures", one) for one in missing)
        yield Found(operator, "subjects", {"name": operator, "value": named}, (operator["subjects"], *missing))


def restricted(held: Holdings, day: dt.date) -> bool:
    """Whether any data of restricted access are processed on a day."""
    return any(secret(held, activity, day) for activity in living(held, day))


def secret(held: Holdings, activity: Plain, day: dt.date) -> tuple[Plain, ...]:
    """Data of restricted access of an activity, and the systems that hold such."""
    data = (one for one in linked.in_force(activity.of("item"), day) if one["access"] == "restricted")
    systems = (one for one in linked.in_force(held.linked(activity, "systems"), day) if one["restricted"])
    return (*data, *systems)


def measures(held: Holdings, day: dt.date) -> set[str]:
    """Measures named by any activity or system."""
    records: Iterable[Plain] = (*living(held, day), *linked.in_force(held.all("system"), day))
    return {code for one in records for code in one["measures"] or ()}


def living(held: Holdings, day: dt.date) -> tuple[Plain, ...]:
    """The activities that take place on a day."""
    return linked.in_force(held.all("activity"), day)
