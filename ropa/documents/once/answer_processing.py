"""What an answer to a subject tells of each activity that concerns them: purposes, sources, methods, data, terms."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from ropa import linked
from ropa.documents.model import Block, Cell, Heading, Paragraph, Said
from ropa.documents.parts import facts
from ropa.documents.parts.given import given_codes, source
from ropa.documents.parts.requisites import sheet
from ropa.documents.parts.storage import fates_of, is_claim, lawful_terms, terms_of
from ropa.documents.registers.listing import data_of, values
from ropa.documents.text import Text
from ropa.holdings import Plain

_SHOWN = ("means", "channels", "operations")


def processing(text: Text) -> Iterator[Block]:
    """Each activity with data of a group to which the subject belongs."""
    groups = given_codes(text, "groups", "subject_groups")
    if not groups:
        yield text.gap("groups", source(text, "groups"))
        return
    yield Paragraph(text.mixed("groups", *groups, groups=", ".join(one.text for one in groups)))
    asked = frozenset(text.given.get("groups") or ())
    found = [one for one in text.scope.activities(text.holdings) if _items(one, asked)]
    for activity in found:
        yield Heading(text.speaker.name(activity), 3)
        yield _activity(text, activity, asked)
    if not found:
        yield text.gap("activities", *groups[0].sources)


def _items(activity: Plain, groups: AbstractSet[str]) -> list[Plain]:
    """The data of an activity about these groups; of whom an item is may not be answered yet."""
    kept = (one for one in activity.of("item") if one["status"] != "archived")
    return [one for one in kept if not one["groups"] or groups & set(one["groups"])]


def _activity(text: Text, activity: Plain, groups: AbstractSet[str]) -> Block:
    items = _items(activity, groups)
    rows: tuple[tuple[str, Cell], ...] = (
        ("purposes", _purposes(text, activity, items)),
        ("sources", _sources(text, items)),
        ("methods", values(text, activity, *_SHOWN) or (text.missing("methods", (activity.uid, "operations")),)),
        ("data", (*data_of(text, items), *_technical(text, activity))),
        ("terms", tuple(_terms(text, activity, groups))),
        ("storage", _storage(text, activity)),
    )
    return sheet(text, rows)


def _purposes(text: Text, activity: Plain, items: list[Plain]) -> Cell:
    """The purposes that these data serve; all of the activity's where an item names none."""
    served = {uid for item in items for uid in item["purposes"] or ()}
    every = not all(item["purposes"] for item in items)
    kept = [one for one in activity.of("purpose") if one["status"] != "archived" and (every or one.uid in served)]
    named = tuple(facts.purpose_text(text.speaker, one) for one in kept)
    return named or (text.missing("purposes", (activity.uid, "purpose")),)


def _sources(text: Text, items: list[Plain]) -> Cell:
    codes = dict.fromkeys(code for item in items for code in item["sources"] or ())
    origin = tuple((item.uid, "sources") for item in items)
    if not codes:
        return (text.missing("sources", *origin),)
    return tuple(text.speaker.text(text.speaker.code("sources", one), "source", *origin) for one in codes)


def _technical(text: Text, activity: Plain) -> Iterator[Said]:
    """The data that trackers of the activity read."""
    for tracker in linked.trackers(text.holdings, activity):
        if data := values(text, tracker, "categories", "reads"):
            name = text.speaker.name(tracker)
            listed = "; ".join(one.text for one in data)
            yield text.mixed("tracker_data", name, *data, tracker=name.text, data=listed)


def _terms(text: Text, activity: Plain, groups: AbstractSet[str]) -> Iterator[Said]:
    """How long the data are processed: while the consent is valid, and not longer than the purposes need."""
    for form in linked.consents(text.holdings, activity):
        if form["status"] == "archived" or (form["groups"] and not groups & set(form["groups"])):
            continue
        if form["term_number"] is not None:
            term = text.speaker.term(form["term_number"], form["term_unit"])
            yield text.say("consent_term", (form.uid, "term_number"), (form.uid, "term_unit"), term=term)
        events = [one for one in form["term_events"] or () if not is_claim("retention_events", one)]
        if events:
            names = ", ".join(text.speaker.code("retention_events", one) for one in events)
            yield text.say("consent_events", (form.uid, "term_events"), events=names)
    if activity["ended"]:
        date = text.speaker.date(activity["ended"])
        yield text.say("ended", (activity.uid, "ended"), date=date)
    else:
        yield text.say("while_needed", article=text.cite("25(2)(4)"))


def _storage(text: Text, activity: Plain) -> Cell:
    lines = tuple(
        line
        for retention in lawful_terms((activity,))
        for line in (*terms_of(text, retention), *fates_of(text, retention))
    )
    return lines or (text.missing("storage", (activity.uid, "retention")),)
