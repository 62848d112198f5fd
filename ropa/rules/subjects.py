"""Whose data, and what is decided by machine: Articles 1(2), 7(12), 8(1), 9(9-5) and 19-1 of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.rules.operators import living
from ropa.rules.rule import Found, rule

_CONSENT = "KZ7-1"
_OTHER_LAWS = "KZ9-10"
_STATE_PROPERTY = "KZ9-9-5"


def bases(activity: Plain) -> set[str]:
    """Codes of the bases of Kazakh law on which any purpose rests."""
    return {
        one["code"]
        for purpose in activity.of("purpose")
        for one in purpose.of("basis")
        if one["code"] and (one["law"] or "kz") == "kz"
    }


@rule("kz", "R32", "activity", "item", "purpose", "basis")
def biometrics_without_consent(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Biometric data by video surveillance rest on consent, or protect premises and public order."""
    for activity in living(held, day):
        traits = [one for one in activity.of("item") if one["biometric"] or one["category"] == "biometric"]
        order = any(one["code"] == "premises_security" for one in activity.of("purpose"))
        if traits and "cctv" in (activity["channels"] or ()) and not order and _CONSENT not in bases(activity):
            yield Found(traits[0], "biometric", {"name": activity}, (*sorted(bases(activity)),))


@rule("kz", "R33", "activity", "purpose", "basis")
def automated_without_words(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Automated decisions rest on consent or a law, and are explained."""
    for activity in living(held, day):
        if not activity["automated"]:
            continue
        if not activity["automated_logic"]:
            yield Found(activity, "automated_logic", {"name": activity}, (True,))
        elif not bases(activity) & {_CONSENT, _OTHER_LAWS}:
            yield Found(activity, "automated", {"name": activity}, (*sorted(bases(activity)),))


@rule("kz", "R42", "operator", "activity", "item")
def no_rule_for_minors(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Whoever collects data of children has a rule for minors."""
    if held.operator["minors_rule"]:
        return
    for activity in living(held, day):
        if any("child" in (one["groups"] or ()) for one in activity.of("item")):
            yield Found(held.operator, "minors_rule", {"name": activity}, (activity.uid,))


@rule("kz", "R45", "activity", "item")
def no_identifier(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An activity with data of which none is marked as an identifier."""
    for activity in living(held, day):
        items = activity.of("item")
        if items and not any(one["identifier"] for one in items):
            yield Found(items[0], "identifier", {"name": activity}, tuple(one["identifier"] for one in items))


@rule("kz", "R49", "activity", "purpose", "basis")
def ground_of_another(held: Holdings, day: dt.date) -> Iterator[Found]:
    """The ground of the state-property register serves its single operator alone."""
    for activity in living(held, day):
        for purpose in activity.of("purpose"):
            for basis in purpose.of("basis"):
                if basis["code"] == _STATE_PROPERTY:
                    yield Found(basis, "code", {"name": activity}, (basis["code"],))
