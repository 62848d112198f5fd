"""The facts of the register that a published text is expected to say, and those that it may say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ropa import linked
from ropa.comparing.places import HOME
from ropa.comparing.result import Fact
from ropa.comparing.scope import CONSENT, COOKIE_NOTICE, POLICY, Scope
from ropa.comparing.terms import days_of, in_time
from ropa.holdings import Holdings, Plain
from ropa.names import known
from ropa.reading.parties import other_names
from ropa.words import Words

CATALOGUES = {
    "data": "data_categories", "purpose": "purposes", "event": "retention_events", "right": "law:rights",
    "withdrawal": "withdrawal_ways", "country": "countries",
}  # fmt: skip
"""Of which catalogue the codes of a subject are."""


def facts(held: Holdings, scope: Scope) -> tuple[Fact, ...]:
    """Each fact once, under the first record that states it; one that is wanted anywhere is wanted."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in _all(held, scope):
        same = found.setdefault((fact.subject, fact.value), fact)
        if same is not fact:
            names = tuple(dict.fromkeys((*same.names, *fact.names)))
            kept = same if same.wanted or not fact.wanted else fact
            found[fact.subject, fact.value] = replace(kept, names=names)
    return tuple(found.values())


def _all(held: Holdings, scope: Scope) -> Iterator[Fact]:
    yield from _operator(held, scope)
    if scope.kind != COOKIE_NOTICE:
        yield from _data(held, scope)
        yield from _purposes(held, scope)
        yield from _terms(held, scope)
    yield from _parties(held, scope)
    yield from _countries(held, scope)
    yield from _requests(held, scope)


def _fact(
    subject: str, value: str, record: Plain, key: str, names: Iterable[str] = (), *, root: Plain, wanted: bool = True,
    codes: tuple[str, ...] = (),
) -> Fact:  # fmt: skip
    return Fact(
        subject, value, codes, tuple(dict.fromkeys(filter(None, names))), root.kind, root.uid, record.uid, key, wanted
    )


def texts(value: object) -> tuple[str, ...]:
    """A text in each language in which it is written."""
    return (
        tuple(text for _, text in value.texts)
        if isinstance(value, Words)
        else (value,)
        if isinstance(value, str)
        else ()
    )


def named(held: Holdings, catalogue: str, code: str | None) -> tuple[str, ...]:
    """The names of a code that the user added; how texts call the others is known (resources/reading)."""
    words = held.names.own.get((catalogue, code or ""))
    return texts(words) if words else ()


def _operator(held: Holdings, scope: Scope) -> Iterator[Fact]:
    operator = held.operator
    if name := (*texts(operator["name"]), *texts(operator["short_name"])):
        yield _fact("operator_name", name[0], operator, "name", name, root=operator, wanted=bool(operator["name"]))
    elsewhere = scope.kind != COOKIE_NOTICE
    if operator["bin"]:
        yield _fact("bin", operator["bin"], operator, "bin", root=operator, wanted=elsewhere)
    if address := texts(operator["address"]):
        yield _fact("address", address[0], operator, "address", address, root=operator, wanted=elsewhere)
    for key in ("data_email", "email", "responsible_email"):
        if operator[key]:
            wanted = elsewhere and key != "responsible_email"
            yield _fact("email", operator[key].strip().lower(), operator, key, root=operator, wanted=wanted)
    if operator["phone"]:
        yield _fact("phone", operator["phone"], operator, "phone", root=operator, wanted=elsewhere)
    for site in operator["sites"] or ():
        yield _fact("site", site.lower(), operator, "sites", root=operator, wanted=scope.kind != CONSENT)
    if scope.kind == POLICY and (operator["minors_rule"] or operator["minors_served"] is not None):
        key = "minors_rule" if operator["minors_rule"] else "minors_served"
        yield _fact("minors", "minors", operator, key, root=operator)


def _data(held: Holdings, scope: Scope) -> Iterator[Fact]:
    roots = _roots(scope)
    for same in scope.covered.items:
        for one in same:
            own = texts(one["text"])
            if value := one["category"] or (own[0] if own else ""):
                names = (*own, *named(held, "data_categories", one["category"]))
                codes = (one["category"],) if one["category"] else ()
                yield _fact(
                    "data", value, one, "category" if codes else "text", names, root=roots[one.uid], codes=codes
                )
    for tracker in scope.covered.trackers:
        for code in tracker["categories"] or ():
            yield _fact(
                "data", code, tracker, "categories", named(held, "data_categories", code), root=tracker, codes=(code,)
            )


def _roots(scope: Scope) -> dict[str, Plain]:
    return {part.uid: activity for activity in scope.covered.activities for part in activity.below()}


def _purposes(held: Holdings, scope: Scope) -> Iterator[Fact]:
    """A purpose in own words is one of its own, even where another has the same code."""
    roots = _roots(scope)
    for one in (*scope.covered.purposes, *scope.covered.apart):
        own = texts(one["text"])
        codes = (one["code"],) if one["code"] else ()
        if value := own[0] if own else one["code"]:
            names = own or named(held, "purposes", one["code"])
            yield _fact("purpose", value, one, "text" if own else "code", names, root=roots[one.uid], codes=codes)


def _terms(held: Holdings, scope: Scope) -> Iterator[Fact]:
    """What the law does not know, such as an unlimited term, may be said and is not expected."""
    for activity in scope.covered.activities:
        for retention in activity.of("retention"):
            ends = retention.of("retention_end")
            claimed = any(_claim(end["event"]) for end in ends)
            if retention["number"] is not None and retention["unit"]:
                value = str(days_of(retention["number"], retention["unit"]))
                yield _fact("term", value, retention, "number", root=activity, wanted=not claimed)
            for end in ends:
                own = texts(end["text"])
                codes = (end["event"],) if end["event"] else ()
                if value := end["event"] or (own[0] if own else ""):
                    yield _fact("event", value, end, "event" if codes else "text", own, root=activity, codes=codes,
                                wanted=not claimed)  # fmt: skip
    for form in held.all("consent") if scope.form is None else (scope.form,):
        wanted = scope.form is not None
        if form["term_number"] is not None and form["term_unit"]:
            value = str(days_of(form["term_number"], form["term_unit"]))
            yield _fact("term", value, form, "term_number", root=form, wanted=wanted)
        for code in form["term_events"] or ():
            yield _fact(
                "event", code, form, "term_events", root=form, codes=(code,), wanted=wanted and not _claim(code)
            )


def _claim(code: str | None) -> bool:
    entry = known("retention_events", code or "")
    return entry is not None and entry.claim


def _parties(held: Holdings, scope: Scope) -> Iterator[Fact]:
    roots = _roots(scope)
    for owner in scope.covered.owners:
        party = linked.party_of(held, owner)
        if party is None or (scope.kind == COOKIE_NOTICE and owner.kind != "tracker"):
            continue
        yield recipient(party, owner, roots.get(owner.uid, owner))
    for tracker in scope.covered.trackers if scope.kind != CONSENT else ():
        names = (*texts(tracker["name"]), *(cookie["name"] or "" for cookie in tracker.of("cookie")))
        if names:
            yield _fact("tracker", tracker.uid, tracker, "name", names, root=tracker)


def recipient(party: Plain, owner: Plain, root: Plain) -> Fact:
    """A party as one who gets data."""
    names = (*texts(party["name"]), *(party["aliases"] or ()))
    several = party["nature"] == "category"
    codes = tuple(party["kinds"] or ()) if several else ()
    return _fact(
        "recipient",
        party.uid,
        owner,
        "party",
        names if several else (*names, *other_names(names)),
        root=root,
        codes=codes,
    )


def _countries(held: Holdings, scope: Scope) -> Iterator[Fact]:
    """Where data go and lie: abroad by a transfer or by the seat of who gets them, at home by a system."""
    roots = _roots(scope)
    for one in scope.covered.abroad:
        code = one.transfer["country"] or "not_named"
        root = roots.get(one.transfer.uid, one.of)
        yield _country(code, one.transfer, "country", root, wanted=scope.kind != COOKIE_NOTICE)
    used = {system.uid for activity in scope.covered.activities for system in held.linked(activity, "systems")}
    for system in held.all("system"):
        for key in ("country", "backup_country"):
            if system[key]:
                wanted = key == "country" and scope.kind == POLICY and system.uid in used
                yield _country(system[key], system, key, system, wanted=wanted)
    for owner in (*scope.covered.owners, *held.all("system")):
        if party := linked.party_of(held, owner):
            receives = owner.kind != "system" and scope.kind != COOKIE_NOTICE
            for place in (party, *party.of("location")):
                if place["country"]:
                    wanted = receives and place["country"] != HOME
                    yield _country(place["country"], place, "country", party, wanted=wanted)


def _country(code: str, record: Plain, key: str, root: Plain, *, wanted: bool) -> Fact:
    return _fact("country", code, record, key, root=root, codes=(code,), wanted=wanted)


def _requests(held: Holdings, scope: Scope) -> Iterator[Fact]:
    operator = held.operator
    routes = [one for one in operator.of("route") if one["status"] != "archived"]
    elsewhere = scope.kind != COOKIE_NOTICE
    for code in operator["rights_beyond"] or ():
        yield _fact("right", code, operator, "rights_beyond", root=operator, codes=(code,), wanted=elsewhere)
    for route in routes:
        rights = route["rights"] or ()
        for code in rights:
            if code != "withdraw":
                yield _fact("right", code, route, "rights", root=operator, codes=(code,), wanted=elsewhere)
        if "withdraw" in rights and route["channel"]:
            yield _fact(
                "withdrawal",
                route["channel"],
                route,
                "channel",
                root=operator,
                codes=(route["channel"],),
                wanted=elsewhere,
            )
        for term in route.of("promised_term"):
            if term["number"] is not None and term["unit"]:
                value = f"{term['number']} {term['unit']}"
                wanted = scope.kind == POLICY and in_time(term, term["rights"] or rights)
                yield _fact("response_term", value, term, "number", root=operator, wanted=wanted)
