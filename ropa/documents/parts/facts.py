"""What several papers say of one fact: bases of a law, a purpose, an item, countries of a transfer, a retention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa.documents.model import Said
from ropa.documents.saying import Speaker
from ropa.documents.wording import Wording
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.linked import Abroad, party_of
from ropa.names import known


def lawful(speaker: Speaker, answers: Iterable[Plain], of_law: str = "kz") -> tuple[Plain, ...]:
    """What one law answers (bases, grounds), without what is only claimed; an answer without a law is Kazakhstan's."""
    own = (one for one in answers if one["code"] and (one["law"] or "kz") == of_law)
    return tuple(one for one in own if not speaker.is_claim(one))


def purpose_text(speaker: Speaker, purpose: Plain, key: str = "purpose") -> Said:
    """A purpose: in the operator's words, else by its code."""
    said = speaker.words(purpose, "text")
    if said:
        return Said(said.text, key, said.language, said.sources, said.borrowed)
    code = purpose["code"]
    name = speaker.code("purposes", code) if code else speaker.translate(N_("not answered"))
    return speaker.text(name, key, (purpose.uid, "code"), gap=code is None)


def item_text(speaker: Speaker, item: Plain, key: str = "item") -> Said:
    """A data item: its category, and the operator's words of it."""
    said = speaker.words(item, "text")
    name = speaker.code("data_categories", item["category"]) if item["category"] else ""
    if said and name:
        return speaker.around(f"{name}: {said.text}", key, said, sources=((item.uid, "category"),))
    if said:
        return Said(said.text, key, said.language, said.sources, said.borrowed)
    return speaker.text(name or speaker.translate(N_("not answered")), key, (item.uid, "category"), gap=not name)


def countries(speaker: Speaker, wording: Wording, abroad: Abroad, key: str) -> Said:
    """Where a transfer goes: the country, or that it is not named; and "may" where it only may take place."""
    transfer = abroad.transfer
    code = transfer["country"]
    name = wording("country_not_named") if code in (None, "not_named") else speaker.code("countries", code)
    party = party_of(speaker.holdings, abroad.of)
    shown = speaker.name(party or abroad.of)
    text = f"{name}: {shown.text}"
    if transfer["certainty"] == "may_take_place":
        text = wording("may", what=text)
    return speaker.around(text, key, shown, sources=((transfer.uid, "country"), (transfer.uid, "certainty")))


def retention_lines(speaker: Speaker, wording: Wording, activity: Plain, key: str) -> Iterator[Said]:
    """Each term of an activity as a line: number, start, ends; "whichever comes first" where there are several."""
    for retention in activity.of("retention"):
        yield from retention_of(speaker, wording, retention, key)


def retention_of(speaker: Speaker, wording: Wording, retention: Plain, key: str) -> Iterator[Said]:
    """One term, in one line; and the operator's own words of it."""
    parts: list[str] = []
    sources = [(retention.uid, "number")]
    if retention["number"] is not None:
        term = speaker.term(retention["number"], retention["unit"])
        start = retention["start_event"]
        parts.append(wording("from_event", term=term, event=speaker.code("retention_events", start)) if start else term)
        sources += [(retention.uid, "unit"), (retention.uid, "start_event")]
    own: list[Said] = []
    for end in retention.of("retention_end"):
        text = speaker.words(end, "text")
        own += [text] if text else []
        event = text.text if text else speaker.code("retention_events", end["event"] or "")
        entry = known("retention_events", end["event"] or "")
        parts.append(wording("claimed_short" if entry and entry.claim else "until", what=event, event=event))
        sources.append((end.uid, "event"))
    if len(parts) > 1:
        parts.append(wording("first_of"))
    if retention["unless_law"]:
        parts.append(wording("unless_law"))
        sources.append((retention.uid, "unless_law"))
    only = [purpose_text(speaker, one) for one in speaker.holdings.linked(retention, "purposes")]
    only += [item_text(speaker, one) for one in speaker.holdings.linked(retention, "items")]
    if parts:
        line = "; ".join(parts)
        if only:
            line = wording("for_only", term=line, what="; ".join(said.text for said in only))
        yield speaker.around(line, key, *own, *only, sources=tuple(sources))
    if note := speaker.words(retention, "note"):
        yield Said(note.text, key, note.language, note.sources, note.borrowed)
