"""What subjects are told under Art. 13 and 14 of the GDPR, beyond what the record of processing holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import SILENT_WAYS, in_force
from ropa.reference import EEA
from ropa.rules.destinations import GOES, ways_out_of
from ropa.rules.gdpr.record import ANSWERS, controlled
from ropa.rules.rule import Code, Found, rule

_RIGHTS = ("access", "rectification", "erasure", "block_restrict", "object", "portability")
"""Those of Art. 13(2)(b); withdrawal and complaint have letters of their own."""


def _purposes(held: Holdings, day: dt.date) -> Iterator[Plain]:
    for activity in controlled(held, day):
        yield from in_force(activity.of("purpose"), day)


def _on_consent(purpose: Plain) -> bool:
    return any(one["law"] == "gdpr" and one["code"] == "A6-1-a" for one in purpose.of("basis"))


def _routes(held: Holdings) -> tuple[Plain, ...]:
    return tuple(one for one in held.operator.of("route") if one["status"] != "archived")


def _named(held: Holdings) -> set[str]:
    told = {right for route in _routes(held) for right in route["rights"] or ()}
    return told | set(held.operator["rights_beyond"] or ())


@rule("gdpr", "G08", *ANSWERS, *GOES, "transfer", "transfer_ground")
def safeguards(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(1)(f): adequacy decision, or safeguards."""
    for activity in controlled(held, day):
        ways = ways_out_of(held, activity, day)
        for transfer in (one for way in ways for one in in_force(way.of("transfer"), day)):
            grounds = [one["code"] for one in transfer.of("transfer_ground") if one["law"] == "gdpr" and one["code"]]
            enough = grounds and (transfer["safeguards"] or set(grounds) & _NEEDS_NONE)
            if transfer["country"] not in EEA and not enough:
                yield Found(transfer, "safeguards", {"name": transfer}, (tuple(grounds), transfer["safeguards"]))


_NEEDS_NONE = frozenset({"A45-3", "A49-1-a", "A49-1-b", "A49-1-c", "A49-1-d", "A49-1-e", "A49-1-f", "A49-1-g"})
"""Grounds without safeguards: an adequacy decision, the derogations of Art. 49(1), first subparagraph."""


@rule("gdpr", "G15", *ANSWERS)
def legal_basis(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(1)(c)."""
    for purpose in _purposes(held, day):
        if not any(one["law"] == "gdpr" and one["code"] for one in purpose.of("basis")):
            yield Found(purpose, "basis", {"name": purpose}, ())


@rule("gdpr", "G16", *ANSWERS)
def interests(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(1)(d)."""
    for purpose in _purposes(held, day):
        for basis in purpose.of("basis"):
            if basis["law"] == "gdpr" and basis["code"] == "A6-1-f" and not (basis["source"] or basis["covers"]):
                yield Found(basis, "source", {"name": purpose}, (basis["code"],))


@rule("gdpr", "G17", *ANSWERS, "operator", "route")
def rights(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(2)(b)."""
    if any(True for _ in controlled(held, day)):
        told = _named(held)
        for right in _RIGHTS:
            if right not in told:
                yield Found(held.operator, "route", {"right": Code("law:rights", right, "gdpr")}, (right,))


@rule("gdpr", "G18", *ANSWERS, "operator", "route")
def withdrawal(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(2)(c): withdrawing is as easy as giving."""
    if any("withdraw" in (one["rights"] or ()) and one["channel"] not in SILENT_WAYS for one in _routes(held)):
        return
    consented = tuple(one.uid for one in _purposes(held, day) if _on_consent(one))
    if consented:
        yield Found(held.operator, "route", {}, consented)


@rule("gdpr", "G19", *ANSWERS, "operator", "route")
def complaint(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(2)(d)."""
    if any(True for _ in controlled(held, day)) and "complaint" not in _named(held):
        yield Found(held.operator, "route", {}, ())


@rule("gdpr", "G20", *ANSWERS, "item")
def mandatory(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(2)(e)."""
    for activity in controlled(held, day):
        given = [one for one in in_force(activity.of("item"), day) if "subject" in (one["sources"] or ())]
        silent = tuple(
            one.uid for one in given if one["mandatory"] is None or (one["mandatory"] and not one["refusal"])
        )
        if silent:
            yield Found(activity, "item", {"name": activity}, silent)


@rule("gdpr", "G21", *ANSWERS)
def logic(held: Holdings, day: dt.date) -> Iterator[Found]:
    """13(2)(f)."""
    for activity in controlled(held, day):
        if activity["automated"] and not activity["automated_logic"]:
            yield Found(activity, "automated_logic", {"name": activity}, (True,))


@rule("gdpr", "G22", *ANSWERS, "item")
def sources(held: Holdings, day: dt.date) -> Iterator[Found]:
    """14(2)(f)."""
    for activity in controlled(held, day):
        for item in in_force(activity.of("item"), day):
            if not item["sources"]:
                yield Found(item, "sources", {"name": item}, ())
