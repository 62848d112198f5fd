"""The record of processing under the GDPR: Art. 30(1) of a controller, Art. 30(2) of a processor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import answered_none, in_force, trackers
from ropa.reference import EEA
from ropa.rules.destinations import GOES, HOME, countries, ways_out_of, where_said
from ropa.rules.rule import Code, Found, Slot, rule

ANSWERS = ("operator_law", "activity", "activity_role", "purpose", "basis")
"""The kinds of record that tell which activities answer the GDPR, and in what role."""


def answering(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, frozenset[str]]]:
    """Activities that answer the GDPR, each with the operator's roles in it."""
    usual = frozenset(one["code"] for one in held.operator.of("operator_law") if one["law"] == "gdpr" and one["code"])
    for activity in in_force(held.all("activity"), day):
        roles = frozenset(one["code"] for one in activity.of("activity_role") if one["law"] == "gdpr" and one["code"])
        bases = {basis["law"] for purpose in activity.of("purpose") for basis in purpose.of("basis")}
        if roles or "gdpr" in bases:
            yield activity, roles or usual or frozenset({"controller"})


def controlled(held: Holdings, day: dt.date) -> Iterator[Plain]:
    """Activities in which the operator is more than a processor."""
    return (activity for activity, roles in answering(held, day) if roles != {"processor"})


def _processed(held: Holdings, day: dt.date) -> Iterator[Plain]:
    return (activity for activity, roles in answering(held, day) if "processor" in roles)


@rule("gdpr", "G01", "operator")
def controller(held: Holdings, _: dt.date) -> Iterator[Found]:
    """30(1)(a): name and contact details."""
    operator = held.operator
    reached = operator["data_email"] or operator["email"] or operator["phone"]
    facts = (operator["name"], operator["address"], reached)
    if not all(facts):
        key = "name" if not operator["name"] else "address" if not operator["address"] else "data_email"
        yield Found(operator, key, {"name": operator}, facts)


@rule("gdpr", "G02", "operator")
def representative(held: Holdings, _: dt.date) -> Iterator[Found]:
    """30(1)(a): the representative in the Union."""
    if not held.operator["representative"]:
        yield Found(held.operator, "representative", {"name": held.operator}, (None,))


@rule("gdpr", "G03", *ANSWERS)
def joint(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(1)(a): the joint controller."""
    for activity, roles in answering(held, day):
        if "joint_controller" in roles and not activity["joint_with"]:
            yield Found(activity, "joint_with", {"name": activity}, (tuple(sorted(roles)),))


@rule("gdpr", "G04", *ANSWERS)
def purposes(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(1)(b)."""
    for activity in controlled(held, day):
        if not any(one["code"] or one["text"] for one in in_force(activity.of("purpose"), day)):
            yield Found(activity, "purpose", {"name": activity}, ())


@rule("gdpr", "G05", *ANSWERS, "item")
def subjects_and_data(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(1)(c): categories of data, and whose they are."""
    for activity in controlled(held, day):
        items = in_force(activity.of("item"), day)
        if not items or any(not (one["category"] or one["text"]) or not one["groups"] for one in items):
            open_items = tuple(one.uid for one in items if not one["groups"])
            yield Found(activity, "item", {"name": activity}, open_items)


@rule("gdpr", "G06", *ANSWERS, "disclosure", "tracker")
def recipients(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(1)(d): recipients, or that there are none."""
    for activity in controlled(held, day):
        given = in_force(activity.of("disclosure"), day) or any(one["party"] for one in trackers(held, activity))
        if not given and not answered_none(activity, "disclosure"):
            yield Found(activity, "disclosure", {"name": activity}, ())


@rule("gdpr", "G07", *ANSWERS, *GOES, "transfer")
def third_countries(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(1)(e): transfers to third countries."""
    for activity in controlled(held, day):
        yield from _untold(held, activity, day)


@rule("gdpr", "G13", *ANSWERS, *GOES, "transfer")
def third_countries_of_processor(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(2)(c)."""
    for activity in _processed(held, day):
        yield from _untold(held, activity, day)


def _untold(held: Holdings, activity: Plain, day: dt.date) -> Iterator[Found]:
    """What the operator holds at home itself is no transfer that it makes."""
    for way in ways_out_of(held, activity, day):
        outside = tuple(one for one in countries(held, way) if one not in EEA and one != HOME)
        if outside and not in_force(way.of("transfer"), day):
            slots: dict[str, Slot] = {"name": way, "country": tuple(Code("countries", one) for one in outside)}
            yield Found(way, where_said(way), slots, outside)


@rule("gdpr", "G09", *ANSWERS, "retention", "retention_end")
def time_limits(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(1)(f): time limits for erasure."""
    for activity in controlled(held, day):
        if not any(
            one["number"] is not None or one["note"] or one.of("retention_end") for one in activity.of("retention")
        ):
            yield Found(activity, "retention", {"name": activity}, ())


@rule("gdpr", "G10", *ANSWERS, "system")
def measures(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(1)(g)."""
    yield from _unprotected(held, controlled(held, day))


@rule("gdpr", "G14", *ANSWERS, "system")
def measures_of_processor(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(2)(d)."""
    yield from _unprotected(held, _processed(held, day))


def _unprotected(held: Holdings, several: Iterator[Plain]) -> Iterator[Found]:
    for activity in several:
        systems = held.linked(activity, "systems")
        if not (activity["measures"] or activity["measures_text"] or any(one["measures"] for one in systems)):
            yield Found(activity, "measures", {"name": activity}, ())


@rule("gdpr", "G11", *ANSWERS)
def on_whose_behalf(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(2)(a): the controller for whom a processor acts."""
    for activity in _processed(held, day):
        if not activity["on_instruction_of"]:
            yield Found(activity, "on_instruction_of", {"name": activity}, ())


@rule("gdpr", "G12", *ANSWERS)
def categories_of_processing(held: Holdings, day: dt.date) -> Iterator[Found]:
    """30(2)(b)."""
    for activity in _processed(held, day):
        if not activity["operations"]:
            yield Found(activity, "operations", {"name": activity}, ())
