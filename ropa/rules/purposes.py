"""Purposes of activities and the bases they rest on: Articles 7, 8, 9, 14 and 17 of Law 94-V."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ropa import linked
from ropa.holdings import Holdings, Plain
from ropa.law import law
from ropa.rules.operators import living
from ropa.rules.rule import Found, rule
from ropa.words import Words, fold

CONSENT, PUBLISHED, OTHER_LAWS = "KZ7-1", "KZ7-5", "KZ9-10"
STATE_PROPERTY = "KZ9-9-5"
"""A basis of one operator alone, of which another rule speaks."""
_STATE = frozenset({"state_body", "state_enterprise"})
_RESEARCH = frozenset({"analytics", "ux_research"})
"""Purposes that are statistics or research whatever the words."""
_GENERIC = re.compile(
    fold(
        r"((и|and|және) )?(ин[ыо]\w+|проч\w+|друг\w+|various|other|any|өзге|басқа( да)?)( (законн\w+|lawful|заңды))? "
        r"(цел[ьи]|purposes?|мақсат(тар)?)[ .]*"
    )
)
_LAW = re.compile(
    fold(
        r"\bзакон(?!н|одат)|\bзаң(?!нама)|кодекс|конституци|\blaw|\bcode|\bact\b|constitution"
        r"|\b(тк|нк|гк|гпк|ук|упк|пк|коап|аппк) рк\b|\bқр (ек|ск|ак|азк|апк|қк|кк|әқбтк)\b"
    )
)
"""A law or a code by its name, or as lawyers shorten it; legislation at large is none."""


def purposes(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, Plain]]:
    """(activity, purpose) of all that takes place on a day."""
    for activity in living(held, day):
        for purpose in linked.in_force(activity.of("purpose"), day):
            yield activity, purpose


def bases(purpose: Plain) -> tuple[Plain, ...]:
    """The answers about Kazakhstan's law, claims included."""
    return tuple(one for one in purpose.of("basis") if one["code"] and one["law"] in (None, "kz"))


def on_consent(purpose: Plain) -> bool:
    """Whether a purpose is consented to."""
    asked = purpose["consent_mode"] != "none_needed"
    return asked and any(one["code"] == CONSENT and not one["claimed"] for one in bases(purpose))


def served(activity: Plain, record: Plain) -> tuple[Plain, ...]:
    """The purposes that an item or a disclosure of an activity serves: all where it names none."""
    named = record["purposes"] or ()
    return tuple(one for one in activity.of("purpose") if not named or one.uid in named)


def _texts(words: Words | None) -> tuple[str, ...]:
    return tuple(fold(text) for _, text in words.texts) if words else ()


@rule("kz", "R01", "activity", "purpose")
def no_purpose(held: Holdings, day: dt.date) -> Iterator[Found]:
    """An activity has at least one purpose that says something."""
    for activity in living(held, day):
        several = linked.in_force(activity.of("purpose"), day)
        if not any(one["code"] or _specific(one["text"]) for one in several):
            yield Found(activity, "purpose", {"name": activity}, tuple(one["text"] for one in several))


def _specific(words: Words | None) -> bool:
    return any(not _GENERIC.fullmatch(text.strip()) for text in _texts(words))


@rule("kz", "R02", "operator", "activity", "purpose", "basis")
def no_basis(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A purpose has a basis that the law gives to this operator; a mere claim is none."""
    state = held.operator["legal_form"] in _STATE
    for _, purpose in purposes(held, day):
        codes = tuple(one["code"] for one in bases(purpose))
        if not any(_gives(code, state=state) for code in codes):
            yield Found(purpose, "basis", {"name": purpose}, codes)


def _gives(code: str, *, state: bool) -> bool:
    """Whether the closed list has a basis, and has it for such an operator."""
    entry = law("kz").entry("bases", code)
    own = entry is not None and not entry.claim and (state or entry.more.get("private") is not False)
    return own or code == STATE_PROPERTY


@rule("kz", "R03", "activity", "purpose", "basis", "consent")
def no_consent_form(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A purpose that rests on consent is covered by a consent form."""
    for activity, purpose in purposes(held, day):
        forms = linked.in_force(linked.consents(held, activity), day)
        if on_consent(purpose) and not any(not one["purposes"] or purpose.uid in one["purposes"] for one in forms):
            yield Found(purpose, "consent_mode", {"name": purpose}, (purpose["consent_mode"],))


@rule("kz", "R04", "activity", "purpose", "basis")
def no_law_named(held: Holdings, day: dt.date) -> Iterator[Found]:
    """“Other cases established by laws” names a law or code with its article; a by-law is none."""
    for _, purpose in purposes(held, day):
        for basis in bases(purpose):
            if basis["code"] == OTHER_LAWS and not any(
                _LAW.search(text) and re.search(r"\d", text) for text in _texts(basis["source"])
            ):
                yield Found(basis, "source", {"name": purpose}, (basis["source"],))


@rule("kz", "R09", "activity", "purpose", "basis")
def no_link_to_source(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Published data are used again with a link to where they stand."""
    for _, purpose in purposes(held, day):
        for basis in bases(purpose):
            if basis["code"] == PUBLISHED and not basis["source"]:
                yield Found(basis, "source", {"name": purpose}, (basis["code"],))


@rule("kz", "R34", "activity", "purpose", "disclosure", "party")
def research_with_names(held: Holdings, day: dt.date) -> Iterator[Found]:
    """What is passed for statistics or research alone is depersonalised first."""
    for activity in living(held, day):
        nameless = "depersonalisation" in (activity["operations"] or ()) or "anonymization" in (
            activity["measures"] or ()
        )
        for disclosure in linked.in_force(activity.of("disclosure"), day):
            party, what_for = linked.party_of(held, disclosure), served(activity, disclosure)
            research = bool(what_for) and all(one["code"] in _RESEARCH for one in what_for)
            if research and party and not nameless and not disclosure["technical_only"]:
                codes = tuple(one["code"] for one in what_for)
                yield Found(disclosure, "purposes", {"name": activity, "party": party}, codes)
