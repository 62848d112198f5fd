"""Which data are collected and why: Articles 7(9) to 7(11), 12(1) and 25(2)(1) of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa import linked
from ropa.holdings import Holdings, Plain
from ropa.model import fields
from ropa.rules.operators import living
from ropa.rules.rule import Found, Label, rule

_ORDER = ("list_order", "list_order_date")


def items(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, tuple[Plain, ...]]]:
    """(activity, its data) of all that takes place on a day."""
    for activity in living(held, day):
        yield activity, linked.in_force(activity.of("item"), day)


@rule("kz", "R05", "operator", "activity", "item")
def no_approved_list(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Whoever holds data has approved the list of them."""
    operator = held.operator
    missing = [key for key in _ORDER if not operator[key]]
    if missing and any(several for _, several in items(held, day)):
        labels = tuple(Label(fields("operator")[key]) for key in missing)
        yield Found(operator, missing[0], {"name": operator, "value": labels}, tuple(operator[key] for key in _ORDER))


@rule("kz", "R06", "activity", "item")
def not_justified(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Somebody said of each item why it is necessary."""
    for activity, several in items(held, day):
        if bare := tuple(one for one in several if not one["necessity"]):
            yield Found(bare[0], "necessity", {"name": activity, "value": bare}, tuple(one.uid for one in bare))


@rule("kz", "R07", "activity", "item")
def paper_copy(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A paper copy of an identity document stands on an exception; digital documents are free."""
    for activity, several in items(held, day):
        for item in several if activity["means"] != "automated" else ():
            if item["category"] == "id_document_copy" and not item["condition"]:
                yield Found(item, "condition", {"name": item}, (item["category"], activity["means"]))


@rule("kz", "R08", "activity", "item")
def drawn_at_large(held: Holdings, day: dt.date) -> Iterator[Found]:
    """What is drawn from public sources is drawn for a case that is told."""
    for _, several in items(held, day):
        for item in several:
            if "public_source" in (item["sources"] or ()) and not item["condition"]:
                yield Found(item, "condition", {"name": item}, (item["sources"],))
