"""Whose data they are: the groups of people whom the text names with the data, or as the only ones."""

from __future__ import annotations

from ropa.actions.from_text.doing import Doings
from ropa.actions.from_text.making import EVERY_ITEM, ONLY_GROUP, TIED_TO_DATA, WHOSE, Making
from ropa.actions.importing.proposals import Certainty
from ropa.reading.result import Said
from ropa.reading.subjects import givers, subject_groups

ABROAD = "eu_visitor"
"""Of whom a law is said to apply, and not whose data the others are."""


def people(making: Making, doings: Doings) -> None:
    """Groups of the data that stand with them in one sentence, list or section; else of all data."""
    seen = making.reading.seen
    named: dict[str, list[Said]] = {}
    for said in (*subject_groups(seen), *givers(seen)):
        if said.value != ABROAD:
            named.setdefault(said.value, []).append(said)
    tied: set[str] = set()
    for doing in doings.all():
        for code, item in doing.items.items():
            places = _around(making, code)
            for group, several in named.items():
                where = next((said for said in several if said.sentence in places), None)
                if where is not None and len(named) > 1:
                    tied.add(item)
                    making.add("item", item, {"groups": (group,)}, making.of(where), Certainty.LIKELY, TIED_TO_DATA)
    certainty, why = (Certainty.LIKELY, ONLY_GROUP) if len(named) == 1 else (Certainty.UNSURE, WHOSE)
    for group, several in named.items():
        making.add("item", EVERY_ITEM, {"groups": (group,)}, making.of(several[0]), certainty, why)


def _around(making: Making, category: str) -> set[int]:
    """The sentences that name a category of data, with what leads them in and the headings they stand under."""
    seen = making.reading.seen
    told = [seen[said.sentence] for said in making.said("data_categories") if said.value == category]
    leads = {one.above.sentence.index for one in told if one.above is not None}
    headings = {one.sentence.heading for one in told if one.sentence.heading is not None}
    return {one.sentence.index for one in told} | leads | headings
