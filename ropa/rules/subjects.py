"""Whose data, and what is decided by machine: Articles 1(2), 7(12), 8(1), 9(9-5) and 19-1 of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import in_force
from ropa.model import fields
from ropa.rules.operators import living
from ropa.rules.purposes import CONSENT, OTHER_LAWS, STATE_PROPERTY, bases, purposes
from ropa.rules.rule import Code, Found, Label, Slot, rule

_OBJECTS = frozenset({"object", "human_review"})
"""Rights by which a subject objects to what a program decides."""


def _bases(activity: Plain) -> set[str]:
    """Codes of the bases of Kazakh law on which any purpose rests."""
    return {one["code"] for purpose in activity.of("purpose") for one in bases(purpose)}


@rule("kz", "R32", "activity", "item", "purpose", "basis")
def biometrics_without_consent(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Biometric data by video surveillance rest on consent, or protect premises and public order."""
    for activity in living(held, day):
        traits = [
            one for one in in_force(activity.of("item"), day) if one["biometric"] or one["category"] == "biometric"
        ]
        order = any(one["code"] == "premises_security" for one in activity.of("purpose"))
        if traits and "cctv" in (activity["channels"] or ()) and not order and CONSENT not in _bases(activity):
            yield Found(traits[0], "biometric", {"name": activity}, (*sorted(_bases(activity)),))


@rule("kz", "R33", "operator", "route", "activity", "purpose", "basis")
def automated_without_words(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Automated decisions rest on consent or a law, are explained, and one can object to them."""
    for activity in living(held, day):
        if not activity["automated"]:
            continue
        heard = any(_OBJECTS & set(one["rights"] or ()) for one in held.operator.of("route"))
        missing: dict[str, Slot] = {}
        if not activity["automated_logic"]:
            missing["automated_logic"] = Label(fields("activity")["automated_logic"])
        if not _bases(activity) & {CONSENT, OTHER_LAWS}:
            missing["purpose"] = Code("record_kinds", "basis")
        if not heard:
            missing["automated"] = Code("law:rights", "object", "kz")
        if missing:
            slots: dict[str, Slot] = {"name": activity, "value": tuple(missing.values())}
            yield Found(activity, next(iter(missing)), slots, (*missing, *sorted(_bases(activity))))


@rule("kz", "R42", "operator", "activity", "item")
def no_rule_for_minors(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Whoever collects data of children has a rule for minors."""
    if held.operator["minors_rule"]:
        return
    for activity in living(held, day):
        if any("child" in (one["groups"] or ()) for one in in_force(activity.of("item"), day)):
            yield Found(held.operator, "minors_rule", {"name": activity}, (activity.uid,))
    if held.operator["minors_served"]:
        yield Found(held.operator, "minors_rule", {"name": held.operator}, (True,))


@rule("kz", "R45", "activity", "item")
def no_identifier(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An activity with data of which none is marked as an identifier."""
    for activity in living(held, day):
        items = in_force(activity.of("item"), day)
        if items and not any(one["identifier"] for one in items):
            yield Found(items[0], "identifier", {"name": activity}, tuple(one["identifier"] for one in items))


@rule("kz", "R49", "activity", "purpose", "basis")
def ground_of_another(held: Holdings, day: dt.date) -> Iterator[Found]:
    """The ground of the state-property register serves its single operator alone."""
    for activity, purpose in purposes(held, day):
        for basis in bases(purpose):
            if basis["code"] == STATE_PROPERTY:
                yield Found(basis, "code", {"name": activity}, (basis["code"],))
