"""Parts of the policy on the people: rights with their terms, requests, withdrawal, minors, appeals, changes."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.model import Block, Items, Paragraph, Said
from ropa.documents.parts.promised import term_of
from ropa.documents.parts.routes import details, reaching, way
from ropa.documents.parts.subjects import CoveredText
from ropa.documents.parts.withdrawing import STOPS, in_time, ways
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.law import law
from ropa.reference import Entry

_AGAINST_AUTOMATED = frozenset({"object", "human_review"})
"""Rights that are named only where an activity decides by automated processing alone."""


def rights(text: CoveredText) -> Iterator[Block]:
    """The rights of the law, each with one term; those granted beyond it; their limits as the operator words them."""
    operator = text.operator
    yield Paragraph(text.say("rights"))
    yield Items(tuple(_right(text, one) for one in _known(text)), numbered=True)
    if beyond := [one for one in operator["rights_beyond"] or () if one not in law("kz").lists["rights"]]:
        yield Paragraph(text.say("rights_beyond"))
        yield Items(tuple(_beyond(text, one) for one in beyond))
    if limits := text.speaker.words(operator, "rights_limits"):
        yield Paragraph(text.around("rights_limits", limits, "text"))
    yield Paragraph(text.say("free", article=text.cite("25(2)(9)")))
    yield Paragraph(text.say("refused", article=text.cite("25(2)(7)")))


def _known(text: CoveredText) -> tuple[Entry, ...]:
    """The rights of the law in their order; those against automated decisions only where there are such."""
    decides = any(one["automated"] for one in text.covered.activities)
    entries = law("kz").lists["rights"].values()
    return tuple(one for one in entries if decides or one.code not in _AGAINST_AUTOMATED)


def _right(text: Text, entry: Entry) -> Said:
    slots = {"right": entry.names[text.language], "article": text.cited(entry)}
    term = term_of(text, entry.code)
    if term is None:
        return text.say("right_plain", **slots)
    if not term.length:
        return text.say("right_by_law", by=text.cite("25(2)(6)"), **slots)
    slots |= {"term": term.length, "since": term.since}
    if term.article:
        return text.say("right_term", by=term.article, **slots)
    return text.say("right_promised" if term.since else "right_promised_only", *term.sources, **slots)


def _beyond(text: Text, right: str) -> Said:
    source = (text.operator.uid, "rights_beyond")
    name = text.speaker.code("law:rights", right)
    term = term_of(text, right)
    if term is None:
        return text.speaker.text(name, "right.beyond", source)
    return text.say("beyond_term", source, *term.sources, right=name, term=term.length)


def requests(text: CoveredText) -> Iterator[Block]:
    """How to write to the operator: each way with its subject line, what to state, how identity is checked."""
    served = [one for one in reaching(text) if not _only_withdrawal(one)]
    if served:
        yield Paragraph(text.say("requests"))
    else:
        yield text.gap("requests", (text.operator.uid, "route"))
    for route in served:
        yield Items((way(text, route), *_served(text, route), *details(text, route)), led=True)
    if hours := text.answered("hours"):
        yield Paragraph(text.around("hours", hours, "hours"))


def _served(text: CoveredText, route: Plain) -> Iterator[Said]:
    """Which rights a way serves: by their numbers in the list, others by their names."""
    numbers = {one.code: n for n, one in enumerate(_known(text), start=1)}
    listed = sorted(numbers[one] for one in route["rights"] or () if one in numbers)
    if listed:
        yield text.say("route_numbers", (route.uid, "rights"), numbers=", ".join(map(str, listed)))
    others = [text.speaker.code("law:rights", one) for one in route["rights"] or () if one not in numbers]
    if others:
        yield text.say("route_rights", (route.uid, "rights"), rights="; ".join(others))


def _only_withdrawal(route: Plain) -> bool:
    return set(route["rights"] or ()) == {"withdraw"}


def withdrawn(text: CoveredText) -> Iterator[Block]:
    """How consent is withdrawn, within what time processing ends, and when it cannot be withdrawn."""
    yield Paragraph(text.say("withdrawal"))
    yield from ways(text, lambda route: _way_back(text, route))
    yield Paragraph(in_time(text, STOPS))
    yield Paragraph(text.say("no_withdrawal", article=text.cite("8(2)")))


def _way_back(text: CoveredText, route: Plain) -> Iterator[Said]:
    """A way to withdraw; what else is to be known of it stands among the requests where it serves them too."""
    yield way(text, route)
    if _only_withdrawal(route):
        yield from details(text, route)


def automated(text: CoveredText) -> Iterator[Block]:
    """Decisions by automated processing alone: how they are made, and what can be done against them."""
    activities = text.covered.activities
    decides = [one for one in activities if one["automated"]]
    if activities and all(one["automated"] is False for one in activities):
        yield Paragraph(text.say("automated_no", *((one.uid, "automated") for one in activities)))
    for one in decides:
        name = text.speaker.name(one)
        yield Paragraph(text.mixed("automated_yes", name, sources=((one.uid, "automated"),), what=name.text))
        if logic := text.speaker.words(one, "automated_logic"):
            yield Paragraph(text.around("automated_logic", logic, "how"))
        else:
            yield text.gap("automated", (one.uid, "automated_logic"))
    if decides:
        yield Paragraph(text.say("automated_rights", article=text.cite("19-1")))


def minors(text: CoveredText) -> Iterator[Block]:
    """Whether minors are served, and the operator's rule for their data."""
    operator = text.operator
    if operator["minors_served"] is not None:
        source = (operator.uid, "minors_served")
        yield Paragraph(text.say("minors_served" if operator["minors_served"] else "minors_not", source))
    if operator["minors_served"]:
        yield Paragraph(text.say("minors_consent", article=text.cite("8(1)")))
    if rule := text.speaker.words(operator, "minors_rule"):
        yield Paragraph(text.around("minors_rule", rule, "text"))


def appeals(text: CoveredText) -> Iterator[Block]:
    """To whom a subject may complain."""
    yield Paragraph(text.say("appeals", article=text.cite("30")))
    yield Items(
        (
            text.say("appeal_authority", article=text.cite("27-1")),
            text.say("appeal_local", article=text.cite("27(2)")),
            text.say("appeal_court"),
        )
    )


def changes(text: CoveredText) -> Iterator[Block]:
    """How subjects learn of a new edition."""
    announced = text.speaker.words(text.operator, "changes_announced")
    if announced:
        yield Paragraph(text.around("changes_announced", announced, "how"))
    else:
        yield text.gap("changes", (text.operator.uid, "changes_announced"))
    yield Paragraph(text.say("changes_consent"))
