"""Consent forms against the activities that they cover, and purposes against how they are consented to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa.holdings import Holdings, Plain
from ropa.linked import in_force
from ropa.rules.rule import Code, Found, Slot, Term, rule

_OFFERS = frozenset({"marketing", "advertising"})
_MONTHS = {"working_day": 1 / 21, "calendar_day": 1 / 30, "month": 1.0, "year": 12.0}


def _covered(held: Holdings, consent: Plain, day: dt.date) -> tuple[Plain, ...]:
    return in_force(held.linked(consent, "activities"), day)


@rule("kz", "K03", "consent", "activity", "purpose", "item")
def beside_its_activities(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A purpose or a group of subjects that no activity of the form has."""
    for consent in in_force(held.all("consent"), day):
        activities = _covered(held, consent, day)
        own = {one.uid for activity in activities for one in in_force(activity.of("purpose"), day)}
        for purpose in held.linked(consent, "purposes") if activities else ():
            if purpose.uid not in own:
                yield Found(consent, "purposes", {"name": consent, "value": purpose}, (purpose.uid,))
        items = [item for activity in activities for item in in_force(activity.of("item"), day)]
        groups = {group for item in items for group in item["groups"] or ()}
        for group in consent["groups"] or () if groups else ():
            if group not in groups:
                slots: dict[str, Slot] = {"name": consent, "value": Code("subject_groups", group)}
                yield Found(consent, "groups", slots, (group, tuple(sorted(groups))))


@rule("kz", "K04", "consent", "activity", "purpose", "basis", "retention")
def outlasted(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Data kept on consent alone longer than the consent lasts."""
    for consent in in_force(held.all("consent"), day):
        number, unit = consent["term_number"], consent["term_unit"]
        if number is None or not unit:
            continue
        for activity in _covered(held, consent, day):
            for term in activity.of("retention"):
                longer = _months(term["number"], term["unit"]) > _months(number, unit)
                if longer and not term["legal_source"] and _on_consent_alone(held, activity, term):
                    kept = Term(term["number"], term["unit"])
                    slots: dict[str, Slot] = {
                        "name": consent,
                        "activity": activity,
                        "term": Term(number, unit),
                        "kept": kept,
                    }
                    yield Found(consent, "term_number", slots, (term.uid, number, unit, kept.number, kept.unit))


def _months(number: int | None, unit: str | None) -> float:
    return (number or 0) * _MONTHS.get(unit or "", 0.0)


def _on_consent_alone(held: Holdings, activity: Plain, term: Plain) -> bool:
    purposes = held.linked(term, "purposes") or activity.of("purpose")
    bases = [one for purpose in purposes for one in purpose.of("basis") if one["law"] in (None, "kz")]
    return {one["code"] for one in bases if not one["claimed"]} == {"KZ7-1"}


@rule("kz", "K05", "consent", "activity", "clause")
def published_all_the_same(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A form or a clause says that nothing is published, an activity publishes."""
    forms = (one for one in in_force(held.all("consent"), day) if one["published"] is False)
    clauses = (one for one in in_force(held.operator.of("clause"), day) if one["code"] == "no_publication")
    every = in_force(held.all("activity"), day)
    denials = [(one, "published", _covered(held, one, day)) for one in forms]
    denials += [(one, "code", every) for one in clauses]
    for row, key, activities in denials:
        for activity in activities:
            if activity["published"]:
                yield Found(row, key, {"name": row, "activity": activity}, (activity.uid,))


@rule("kz", "K11", "activity", "purpose")
def only_an_opt_out(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A purpose that goes on until somebody objects."""
    for purpose in _purposes(held, day):
        if purpose["consent_mode"] == "opt_out_only":
            yield Found(purpose, "consent_mode", {"name": purpose}, (purpose["consent_mode"],))


@rule("kz", "K12", "activity", "purpose")
def offers_without_a_box(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Offers and advertising that go with the main consent."""
    for purpose in _purposes(held, day):
        if purpose["code"] in _OFFERS and purpose["consent_mode"] == "with_main":
            yield Found(purpose, "consent_mode", {"name": purpose}, (purpose["code"], purpose["consent_mode"]))


def _purposes(held: Holdings, day: dt.date) -> Iterator[Plain]:
    for activity in in_force(held.all("activity"), day):
        yield from in_force(activity.of("purpose"), day)


@rule("kz", "K06", "tracker", "purpose", "basis")
def before_consent(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A tracker that the site can do without, loaded before anybody consents."""
    for tracker in in_force(held.all("tracker"), day):
        early = tracker["after_consent"] is False and tracker["category"] != "necessary"
        if early and not _without_consent(held, tracker):
            yield Found(tracker, "after_consent", {"name": tracker}, (False, tracker["category"]))


def _without_consent(held: Holdings, tracker: Plain) -> bool:
    """Whether its purposes rest on cases in which the Law does without consent."""
    bases = [one for purpose in held.linked(tracker, "purposes") for one in purpose.of("basis")]
    lawful = {one["code"] for one in bases if one["law"] in (None, "kz") and one["code"] and not one["claimed"]}
    return bool(lawful) and "KZ7-1" not in lawful
