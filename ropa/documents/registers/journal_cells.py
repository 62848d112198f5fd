"""What stands in the cells of the journal of actions: names of codes, records and days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ropa.documents.model import Cell, Said, Source
from ropa.documents.parts import facts
from ropa.documents.parts.storage import is_claim
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.i18n import N_

_GROUNDS = {"disclosure": "disclosure_ground", "transfer": "transfer_ground", "activity": "publication_ground"}
"""The parts in which the ground of an action stands."""
_CONSENT = frozenset({"KZ7-1", "KZ7-3", "KZ16-3-1"})
"""Grounds that are consents of the subject."""


def span(text: Text, first: Source, since: dt.date | None, last: Source, until: dt.date | None, *, lasts: bool) -> Cell:
    """The days of an action; of one that is over on its day just that."""
    begins, ends = (text.speaker.date(one) if one else "" for one in (since, until))
    if begins and ends and begins != ends:
        return (text.say("days", first, last, since=begins, until=ends),)
    if begins:
        return (
            text.say("days_since", first, since=begins) if lasts and not ends else text.say("day", first, day=begins),
        )
    return (text.say("days_until", last, until=ends),) if ends else ()


def form_since(text: Text, edition: Plain) -> Cell:
    """Since when the text of a form is in force."""
    since = text.speaker.date(edition["in_force_from"])
    return (text.say("form_since", (edition.uid, "in_force_from"), since=since),)


def action(text: Text, code: str, record: Plain) -> Said:
    """The name of an action that the record tells of; a transfer that only may take place says so."""
    name = text.speaker.code("journal_actions", code)
    if record.facts.get("certainty") == "may_take_place":
        return text.speaker.text(text.words("may", what=name), "journal.action", (record.uid, "certainty"))
    key = "published" if code == "publication" else "certainty"
    return text.speaker.text(name, "journal.action", (record.uid, key))


def what(text: Text, owner: Plain) -> Cell:
    """What a transfer is a transfer of: a tracker, a system by name; of a disclosure its condition."""
    if owner.kind == "disclosure":
        condition = text.speaker.words(owner, "condition")
        return (text.around("condition", condition, "condition"),) if condition else ()
    return names(text, [owner])


def term(text: Text, form: Plain) -> Iterator[Said]:
    """The term of a consent: what the form says of it without claims, else what the law does."""
    speaker = text.speaker
    yield text.say("term")
    parts: list[str] = []
    if form["term_number"] is not None:
        parts.append(text.words("term_number", term=speaker.term(form["term_number"], form["term_unit"])))
    codes = form["term_events"] or ()
    events = [speaker.code("retention_events", one) for one in codes if not is_claim("retention_events", one)]
    parts += [text.words("until", event=one) for one in events]
    own = speaker.words(form, "term_text")
    only_claims = bool(codes) and not parts
    if len(parts) > 1:
        parts.append(text.words("first_of"))
    if parts:
        sources = tuple((form.uid, key) for key in ("term_number", "term_unit", "term_events"))
        yield speaker.text("; ".join(parts), "journal.term_of_form", *sources)
    if own and not only_claims:
        yield own
    elif not parts:
        yield text.say("term_law", article=text.cite("8(6)"))


def names(text: Text, records: Iterable[Plain]) -> Cell:
    """Records by their names, a line each."""
    return tuple(text.speaker.name(one) for one in records)


def processes(text: Text, activities: Iterable[Plain]) -> Cell:
    """The activities in which something is done."""
    return tuple(text.mixed("process", one, name=one.text) for one in names(text, activities))


def groups(text: Text, records: Iterable[Plain]) -> Cell:
    """Whose data it is about, each group once."""
    return _joined(text, "subject_groups", "groups", records)


def items(text: Text, several: Iterable[Plain]) -> Cell:
    """Data by the names of their categories; own words only where there is no category."""
    every = list(several)
    coded = _joined(text, "data_categories", "category", every)
    found = {one["text"]: facts.item_text(text.speaker, one, "journal.item") for one in every if not one["category"]}
    return (*coded, *found.values())


def passed(text: Text, owner: Plain, several: Sequence[Plain]) -> Cell:
    """What data an action passes on; where a disclosure or a tracker does not say, a gap."""
    if owner.kind == "tracker":
        reads = text.speaker.words(owner, "reads")
        found = (*_joined(text, "data_categories", "categories", [owner]), *((reads,) if reads else ()))
        return found or (text.missing("items", (owner.uid, "categories")),)
    only = owner.facts.get("technical_only")
    technical = (text.say("only_technical", (owner.uid, "technical_only")),) if only else ()
    found = (*items(text, several), *technical)
    return found or ((text.missing("items", (owner.uid, "items")),) if owner.kind == "disclosure" else ())


def published(text: Text, record: Plain, several: Sequence[Plain]) -> Cell:
    """What data are published."""
    return items(text, several) or (text.missing("items", (record.uid, "published_items")),)


def public(text: Text, record: Plain) -> Cell:
    """Who can see what is published, and where."""
    where = text.speaker.words(record, "published_where")
    return (text.say("public", (record.uid, "published")), *((where,) if where else ()))


def recipient(text: Text, owner: Plain, party: Plain | None) -> Cell:
    """Who receives the data."""
    if party:
        return names(text, [party])
    return (text.missing("party", (owner.uid, "host" if owner.kind == "system" else "party")),)


def countries(text: Text, party: Plain | None) -> Cell:
    """Where a party keeps data; its own country only where no place is known."""
    places = [one for one in party.of("location") if one["country"]] if party else []
    return _joined(text, "countries", "country", places or ([party] if party else []))


def country(text: Text, transfer: Plain) -> Cell:
    """Where a transfer goes."""
    source = (transfer.uid, "country")
    if transfer["country"] is None:
        return (text.missing("country", source),)
    if transfer["country"] == "not_named":
        return (text.say("country_not_named", source),)
    return (text.speaker.text(text.speaker.code("countries", transfer["country"]), "journal.country", source),)


def ground(text: Text, record: Plain) -> Cell:
    """What the law knows as the ground of an action."""
    found = {one["code"]: text.speaker.answer(one) for one in _lawful(text, record)}
    missing = (record.uid, _GROUNDS.get(record.kind, "purposes"))
    return tuple(said for cell in found.values() for said in cell) or (text.missing("ground", missing),)


def by_form(text: Text, record: Plain) -> bool:
    """Whether an action rests on consent."""
    return any(one["code"] in _CONSENT for one in _lawful(text, record))


def _lawful(text: Text, record: Plain) -> tuple[Plain, ...]:
    """The grounds of an action that 94-V knows; of a tracker those of its purposes."""
    if record.kind == "tracker":
        purposes = text.holdings.linked(record, "purposes")
        return facts.lawful(text.speaker, [basis for purpose in purposes for basis in purpose.of("basis")])
    return facts.lawful(text.speaker, record.of(_GROUNDS[record.kind]))


def by_consent(text: Text) -> Cell:
    """That an action rests on consent."""
    return (text.say("by_consent"),)


def of_line(text: Text, line: Plain) -> tuple[Cell, ...]:
    """An entry made by hand: what was done, subjects, data, recipient, country, ground, reference."""
    speaker, holdings = text.speaker, text.holdings
    own = speaker.words(line, "text")
    done = speaker.value(line, "action") or (text.missing("action", (line.uid, "action")),)
    return (
        (*done, *((own,) if own else ()), *processes(text, holdings.linked(line, "activity"))),
        (*groups(text, [line]), *number(text, line)),
        categories(text, line),
        names(text, holdings.linked(line, "party")),
        speaker.value(line, "country"),
        reason(text, line),
        (*names(text, holdings.linked(line, "consent")), *speaker.value(line, "document")),
    )


def number(text: Text, line: Plain) -> Cell:
    """How many subjects an action was about."""
    return tuple(text.say("number", *one.sources, n=one.text) for one in text.speaker.value(line, "subjects"))


def categories(text: Text, line: Plain) -> Cell:
    """What data an entry made by hand names."""
    return _joined(text, "data_categories", "categories", [line])


def reason(text: Text, line: Plain) -> Cell:
    """The ground of an entry made by hand, in its own words."""
    why = text.speaker.words(line, "ground")
    return (why,) if why else ()


def _joined(text: Text, catalogue: str, key: str, records: Iterable[Plain]) -> Cell:
    """The codes of one fact of several records as one line, each once; nothing where nobody has answered."""
    found: dict[str, None] = {}
    sources: list[Source] = []
    for one in records:
        value = one[key]
        codes = (value,) if isinstance(value, str) else value or ()
        found |= dict.fromkeys(codes)
        sources += [(one.uid, key)] if value is not None else []
    line = "; ".join(text.speaker.code(catalogue, code) for code in found)
    if not line and sources:
        line = text.speaker.translate(N_("none"))
    return (text.speaker.text(line, f"journal.{key}", *sources),) if line else ()
