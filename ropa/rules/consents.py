"""What a consent has to state: Articles 8(4) to 8(6) of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa import linked
from ropa.covered import Covered, covered
from ropa.holdings import Holdings, Plain
from ropa.model import fields
from ropa.rules.keeping import days
from ropa.rules.purposes import on_consent, served
from ropa.rules.rule import Found, Label, Slot, Term, rule

_NAMES_THE_SUBJECT = frozenset({"signature", "eds", "state_service", "non_state_service"})
"""Ways of giving consent that come with the full name."""
_NAMELESS = frozenset(
    {"cookies", "device_info", "ip_address", "location", "online_id", "preferences", "region_by_ip", "usage_data"}
)
"""Data of visitors whom nobody asks for a name."""
COVERS = ("consent", "activity", "purpose", "basis", "item")


def forms(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, Covered]]:
    """Consent forms in use that cover something, and what they cover."""
    for form in linked.in_force(held.all("consent"), day):
        what = covered(held, form, day)
        if what.activities:
            yield form, what


@rule("kz", "R10", "operator", *COVERS)
def operator_not_named(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Whoever asks for consent gives its name and BIN; of one without form and BIN another rule speaks."""
    operator = held.operator
    missing = [key for key in ("name", "bin") if not operator[key]]
    told = not operator["bin"] and not operator["legal_form"]
    if missing and not told and any(True for _ in forms(held, day)):
        labels = tuple(Label(fields("operator")[key]) for key in missing)
        yield Found(operator, missing[0], {"name": operator, "value": labels}, (operator["name"], operator["bin"]))


@rule("kz", "R11", *COVERS)
def subject_not_named(held: Holdings, day: dt.date) -> Iterator[Found]:
    """The full name of the subject is among the data, or comes with the way of consenting; where only devices are
    seen, such as in a cookie banner, nobody is asked for it.
    """
    for form, what in forms(held, day):
        data = {one["category"] for same in what.items for one in same}
        named = "full_name" in data or data <= _NAMELESS
        if not named and not _NAMES_THE_SUBJECT & set(form["ways"] or ()):
            yield Found(form, "", {"name": form}, (form["ways"],))


@rule("kz", "R12", *COVERS)
def no_term(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A consent lasts for a term or until an event."""
    for form, _ in forms(held, day):
        if form["term_number"] is None and not form["term_events"] and not form["term_text"]:
            yield Found(form, "term_number", {"name": form}, (None,))


@rule("kz", "R13", *COVERS, "disclosure", "tracker")
def recipients_unsaid(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Of an activity that is consented to it is known whether there are recipients."""
    for activity, several in _asked(held, day):
        if not linked.answered_none(activity, "disclosure") and not linked.to_parties(held, activity):
            yield Found(activity, "disclosure", {"name": activity, "consent": several}, (activity["none"],))


@rule("kz", "R14", *COVERS, "disclosure", "tracker", "system", "transfer")
def abroad_unsaid(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Of an activity that is consented to it is known whether data go abroad."""
    for activity, several in _asked(held, day):
        if not linked.answered_none(activity, "transfer") and not linked.transfers(held, activity):
            yield Found(activity, "transfer", {"name": activity, "consent": several}, (activity["none"],))


def _asked(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, tuple[Plain, ...]]]:
    """Activities with the forms that cover them."""
    by_activity: dict[str, tuple[Plain, list[Plain]]] = {}
    for form, what in forms(held, day):
        for activity in what.activities:
            by_activity.setdefault(activity.uid, (activity, []))[1].append(form)
    for activity, several in by_activity.values():
        yield activity, tuple(several)


@rule("kz", "R15", *COVERS)
def publication_unsaid(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A consent says whether data are published."""
    for form, _ in forms(held, day):
        if form["published"] is None:
            yield Found(form, "published", {"name": form}, (None,))


@rule("kz", "R16", *COVERS)
def data_left_out(held: Holdings, day: dt.date) -> Iterator[Found]:
    """The list in a consent holds all that its activities collect for purposes that are consented to."""
    every = list(forms(held, day))
    listed = {one.uid for _, what in every for same in what.items for one in same}
    for form, what in every:
        lacking: list[Plain] = []
        for activity in what.activities:
            held_items = linked.in_force(activity.of("item"), day)
            asked = [one for one in held_items if any(on_consent(each) for each in served(activity, one))]
            lacking += [one for one in asked if one.uid not in listed] if held_items else [activity]
        if lacking:
            slots: dict[str, Slot] = {"name": form, "value": tuple(lacking)}
            yield Found(form, "groups" if what.items else "activities", slots, tuple(one.uid for one in lacking))


@rule("kz", "R17", *COVERS, "retention")
def outlasts_its_purposes(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A consent lasts no longer than its data are kept; where an event ends keeping there is nothing to compare."""
    for form, what in forms(held, day):
        own = days(form["term_number"], form["term_unit"])
        terms = [one for activity in what.activities for one in activity.of("retention")]
        kept = [(days(one["number"], one["unit"]) or 0, one) for one in terms if not one["start_event"]]
        if own is None or not kept or len(kept) < len(terms) or min(length for length, _ in kept) == 0:
            continue
        length, longest = max(kept, key=lambda one: one[0])
        if own > length:
            term, shorter = Term(form["term_number"], form["term_unit"]), Term(longest["number"], longest["unit"])
            yield Found(form, "term_number", {"name": form, "term": term, "kept": shorter}, (term, shorter))
