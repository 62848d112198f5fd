"""How subjects write to the operator, as papers for them say it."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Said
from ropa.documents.parts.promised import within
from ropa.documents.saying import Speaker
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.law import law
from ropa.linked import SILENT_WAYS


def routes(text: Text, route: Plain, *, of_rights: bool = False) -> Iterator[Said]:
    """A route: channel and address, subject line, what to state, how identity is checked, the promised term.

    `of_rights`: which requests it is for is said too, where it does not stand under its one right.
    """
    yield way(text, route)
    if of_rights and route["rights"]:
        yield rights_of(text, route)
    yield from details(text, route)
    yield from _promised(text, route)


def reaching(text: Text) -> tuple[Plain, ...]:
    """The routes by which something reaches the operator."""
    return tuple(one for one in text.routes() if one["channel"] not in SILENT_WAYS)


def way(text: Text, route: Plain) -> Said:
    """Channel, address and subject line of a route."""
    speaker, words = text.speaker, text.words
    address = route["address"] or ""
    postal = speaker.words(route, "postal")
    if postal:
        address = "; ".join(one for one in (address, postal.text) if one)
    channel = speaker.code("withdrawal_ways", route["channel"]) if route["channel"] else ""
    line = words("route", channel=channel, address=address) if address and channel else channel or address
    sources = tuple((route.uid, key) for key in ("channel", "address", "rights"))
    subject = speaker.words(route, "subject_line")
    if subject:
        line = words("route_subject", route=line, subject=subject.text)
    return speaker.around(line, "route", *(one for one in (postal, subject) if one), sources=sources)


def rights_of(text: Text, route: Plain) -> Said:
    """Which requests a route is for."""
    return text.say("route_rights", (route.uid, "rights"), rights=_rights(text.speaker, route))


def details(text: Text, route: Plain) -> Iterator[Said]:
    """That messages stop, what a request states, how identity is checked."""
    if route["unsubscribes"]:
        yield text.say("route_unsubscribes", (route.uid, "unsubscribes"))
    for key, clause, slot in (("to_state", "route_state", "what"), ("identity_check", "route_identity", "how")):
        if said := text.speaker.words(route, key):
            yield text.around(clause, said, slot)


def _promised(text: Text, route: Plain) -> Iterator[Said]:
    for promised in (one for one in route.of("promised_term") if _lawful(route, one)):
        if promised["number"] is not None:
            length = text.speaker.term(promised["number"], promised["unit"])
            said = text.say("route_term", (promised.uid, "number"), (promised.uid, "unit"), term=length)
            yield _of_rights(text, promised, said)
        if words_of := text.speaker.words(promised, "text"):
            yield _of_rights(text, promised, text.around("route_term_words", words_of, "term"))


def _lawful(route: Plain, promised: Plain) -> bool:
    """Whether a promised term is no longer than the law's; where the law counts days, a "reasonable time" is none."""
    rights = promised["rights"] or route["rights"] or ()
    pack = law("kz").lists
    entries = (pack["rights"][one] for one in rights if one in pack["rights"])
    terms = [pack["deadlines"][entry.more["term"]] for entry in entries if entry.more.get("term")]
    if promised["number"] is None:
        return not terms
    return all(within(promised, term) for term in terms)


def _of_rights(text: Text, promised: Plain, said: Said) -> Said:
    """A promised term, with the rights it is for where it is not for all."""
    if not promised["rights"]:
        return said
    line = text.words("route_term_rights", line=said.text, rights=_rights(text.speaker, promised))
    return text.speaker.around(line, said.key, said, sources=((promised.uid, "rights"),))


def _rights(speaker: Speaker, record: Plain) -> str:
    return "; ".join(speaker.code("law:rights", one) for one in record["rights"])
