"""Parts of the rules on the data themselves: purposes, processes, how data are collected and stored."""

from __future__ import annotations

from collections.abc import Iterator

from ropa import linked
from ropa.covered import grouped, known_ways
from ropa.documents.model import Block, Cell, Items, Paragraph, Table
from ropa.documents.parts.columns import trimmed
from ropa.documents.parts.storage import lawful_terms, terms_of
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.registers.listing import data_of
from ropa.holdings import Plain
from ropa.law import law


def purposes(text: CoveredText) -> Iterator[Block]:
    """What data are used for, and what comes before a new purpose."""
    several = grouped(text.covered.purposes, ("code", "text"))
    if several:
        yield Paragraph(text.say("purposes", article=text.cite("7(8)")))
        yield Items(tuple(text.purpose(same) for same in several), numbered=True)
    else:
        yield text.gap("purposes", *((one.uid, "purpose") for one in text.covered.activities))
    yield Paragraph(text.say("purposes_only", article=text.cite("14")))


def data(text: CoveredText) -> Iterator[Block]:
    """The approved list, and the processes with purposes, subjects, data and terms."""
    yield Paragraph(text.say("list_duty", article=text.cite("25(2)(1)")))
    yield from _approved(text)
    yield Paragraph(text.say("kinds_of_access", article=text.cite("6")))
    if text.covered.activities:
        yield Paragraph(text.say("processes"))
        header = tuple((text.say(f"col_{key}"),) for key in ("process", "for", "data", "kept"))
        yield Table(header, tuple(_process(text, one) for one in text.covered.activities), (2, 2.2, 3.4, 2.4))
    else:
        yield text.gap("processes", (text.operator.uid, "activity"))
    yield Paragraph(text.say("no_copies", article=text.cite("7(10)")))
    yield Paragraph(text.say("no_scraping", article=text.cite("7(11)")))


def _approved(text: CoveredText) -> Iterator[Block]:
    operator = text.operator
    number, day = operator["list_order"], operator["list_order_date"]
    sources = ((operator.uid, "list_order"), (operator.uid, "list_order_date"))
    if number and day:
        yield Paragraph(text.say("list_approved", *sources, number=number, date=text.speaker.date(day)))
    elif number:
        yield Paragraph(text.say("list_approved_number", sources[0], number=number))


def _process(text: CoveredText, activity: Plain) -> tuple[Cell, ...]:
    speaker, day = text.speaker, text.scope.day
    units = [said for key in ("business_process", "department") if (said := speaker.words(activity, key))]
    aims = [text.purpose(same) for same in grouped(linked.in_force(activity.of("purpose"), day), ("code", "text"))]
    terms = {said.text: said for one in lawful_terms((activity,)) for said in terms_of(text, one)}
    return (
        (speaker.name(activity), *units),
        tuple(aims) or (text.missing("purposes", (activity.uid, "purpose")),),
        _subjects(text, activity),
        tuple(terms.values()) or (text.say("kept_by_law"),),
    )


def _subjects(text: CoveredText, activity: Plain) -> Cell:
    """Groups of subjects and items, a line each; trackers of the activity may read data that no item has."""
    items = linked.in_force(activity.of("item"), text.scope.day)
    groups, sources = text.codes(items, "groups", "subject_groups")
    lines = data_of(text, items)
    known = {one["category"] for one in items}
    read = {
        code: (tracker.uid, "categories")
        for tracker in linked.trackers(text.holdings, activity)
        for code in tracker["categories"] or ()
        if code not in known
    }
    more = [text.speaker.text(text.speaker.code("data_categories", one), "item", read[one]) for one in read]
    if not (lines or more):
        return (text.missing("data", (activity.uid, "item")),)
    said = (*lines, *more)
    listed = text.mixed("items", *said, items="; ".join(one.text for one in said))
    return (text.say("groups", *sources, groups=groups), listed) if groups else (listed,)


def collection(text: CoveredText) -> Iterator[Block]:
    """Consent and its contents, collection without it, from where and by what channels data come."""
    yield Paragraph(text.say("consent_first", article=text.cite("7(1)")))
    yield Paragraph(text.say("consent_form", article=text.cite("8(1)")))
    forms = [one for one in text.holdings.all("consent") if one["status"] != "archived" and known_ways(one)]
    if ways := dict.fromkeys(way for form in forms for way in known_ways(form)):
        names = ", ".join(text.speaker.code("consent_ways", one) for one in ways)
        yield Paragraph(text.say("ways", *((one.uid, "ways") for one in forms), names=names))
    yield Paragraph(text.say("consent_says", article=text.cite("8(4)")))
    contents = [one for one in law("kz").lists["consent_content"].values() if one.more["required"]]
    yield Items(tuple(text.speaker.text(one.names[text.language], f"content.{one.code}") for one in contents))
    yield Paragraph(text.say("consent_term", article=text.cite("8(5)")))
    yield Paragraph(text.say("consent_kept", article=text.cite("25(2)(5)")))
    yield Paragraph(text.say("without_consent", article=text.cite("7(5), 9")))
    items = [item for same in text.covered.items for item in same]
    for records, key, catalogue in ((text.covered.activities, "channels", "channels"), (items, "sources", "sources")):
        names, sources = text.codes(records, key, catalogue)
        if names:
            yield Paragraph(text.say(key, *sources, names=names))
    if rule := text.speaker.words(text.operator, "minors_rule"):
        yield Paragraph(text.around("minors", rule, "text"))
    yield Paragraph(text.say("changed", article=text.cite("13")))


def storage(text: CoveredText) -> Iterator[Block]:
    """Where data lie, and how long."""
    yield Paragraph(text.say("stored", article=text.cite("12(2)")))
    systems = systems_of(text)
    if systems:
        yield Paragraph(text.say("systems"))
        header = tuple((text.say(f"col_{key}"),) for key in ("system", "place", "host", "backup"))
        yield trimmed(Table(header, tuple(_system(text, one) for one in systems), (3, 2.6, 2.4, 1.8)))
    else:
        yield text.gap("systems", *((one.uid, "systems") for one in text.covered.activities))
    yield Paragraph(text.say("kept", article=text.cite("12(2)")))
    yield Paragraph(text.say("apart"))


def systems_of(text: CoveredText) -> tuple[Plain, ...]:
    """The systems in which the data of the rules lie."""
    used = (one for activity in text.covered.activities for one in text.holdings.linked(activity, "systems"))
    return tuple({one.uid: one for one in used if one["status"] != "archived"}.values())


def _system(text: CoveredText, system: Plain) -> tuple[Cell, ...]:
    value = text.speaker.value
    place = (*value(system, "country"), *value(system, "city"))
    host = text.holdings.find(system["host"])
    return (
        (text.speaker.name(system), *value(system, "kind")),
        place if system["country"] else (text.missing("place", (system.uid, "country")),),
        (text.speaker.name(host),) if host else (),
        value(system, "backup_country"),
    )
