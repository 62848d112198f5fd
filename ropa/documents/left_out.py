"""What a paper does not hold, or holds otherwise than one may think, and why: for whoever is about to hand it over.

Drafts left out, records changed since they were approved, texts borrowed from another language, facts not answered.
Each comes with the place in the register where it can be mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ropa import linked
from ropa.covered import Covered, covered, everything, known_ways
from ropa.documents.kinds import Paper
from ropa.documents.lacking import glyphs, texts
from ropa.documents.model import Document
from ropa.documents.parts.storage import is_claim
from ropa.documents.saying import Speaker
from ropa.documents.scope import Scope, answers
from ropa.documents.spots import Spot, Spots
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, translator

REASONS: Mapping[str, str] = {
    "drafts": N_("Left out: drafts, not approved yet"),
    "archived": N_("Left out: archived"),
    "ended": N_("Left out: ended before this day"),
    "other_law": N_("Left out: not under this law"),
    "not_consented": N_("Left out: no purpose of it rests on consent"),
    "claimed": N_("Left out: claimed by the client, unknown to the law"),
    "unapproved": N_("In the paper, though not approved yet"),
    "changed": N_("In the paper, changed since approval"),
    "unanswered": N_("Asked for by the paper and not answered"),
    "borrowed": N_("No text in the language of the paper; another language stands there"),
    "glyphs": N_("Characters that the PDF font lacks; codes stand there"),
}
"""Every reason with its sentence, in the order in which they are shown."""

Found = tuple[str, Spot]
"""A reason, and where it lies."""


@dataclass(frozen=True)
class LeftOut:
    """One reason (a code of REASONS) and every place where it lies."""

    reason: str
    spots: tuple[Spot, ...]


def left_out(holdings: Holdings, paper: Paper, document: Document, scope: Scope, language: str) -> tuple[LeftOut, ...]:
    """All that is to be said of a composed paper; `language` is that of the reader, not of the paper."""
    spots = Spots(holdings, translator(language))
    found: dict[str, dict[tuple[str, str, str], Spot]] = {reason: {} for reason in REASONS}
    spoken_of = spots.roots_of(document)
    several = (
        _OF_KIND.get(paper.kind, _of_others)(spots, paper, spoken_of, scope),
        _changed(spots, spoken_of),
        texts(spots, document, paper, scope),
        glyphs(spots, document),
    )
    for reason, spot in (one for ones in several for one in ones):
        found[reason].setdefault((spot.row, spot.key, spot.fact), spot)
    return tuple(LeftOut(reason, tuple(ones.values())) for reason, ones in found.items() if ones)


def _changed(spots: Spots, spoken_of: AbstractSet[str]) -> Iterator[Found]:
    """Records of which the paper speaks and that say something else since they were approved."""
    for uid, approval in spots.holdings.approvals.items():
        record = spots.holdings.find(uid)
        if approval.changed and record and spots.root(record).uid in spoken_of:
            yield "changed", spots.of(record)


def _of_register(spots: Spots, paper: Paper, spoken_of: AbstractSet[str], scope: Scope) -> Iterator[Found]:
    holdings = spots.holdings
    for activity in sorted(holdings.all("activity"), key=lambda one: one["ref"]):
        if activity["status"] == "archived":
            yield "archived", spots.of(activity)
        elif not answers(activity, paper.about):
            yield "other_law", spots.of(activity)
        elif activity["status"] == "draft" and not scope.drafts:
            yield "drafts", spots.of(activity)
    if paper.about != "kz":
        return
    for kind in (*linked.LINKED, "paper"):
        for record in holdings.all(kind):
            if record["status"] == "archived" and record.uid not in spoken_of:
                yield "archived", spots.of(record)
    for form in holdings.all("consent"):
        if form["status"] == "draft" and form.uid in spoken_of:
            yield "unapproved", spots.of(form)


def _of_consent(spots: Spots, paper: Paper, _: AbstractSet[str], scope: Scope) -> Iterator[Found]:
    holdings = spots.holdings
    form = holdings.index[paper.record]
    covers = covered(holdings, form, scope.day)
    if form["status"] == "draft":
        yield "unapproved", spots.of(form)
    for activity in holdings.linked(form, "activities"):
        if reason := _gone(activity, scope):
            yield reason, spots.of(activity)
            continue
        if activity not in covers.activities:
            yield "not_consented", spots.of(activity)
            continue
        if activity["status"] == "draft":
            yield "unapproved", spots.of(activity)
        parts = (*(activity.of(kind) for kind in ("purpose", "item", "disclosure")), _trackers(holdings, activity))
        for part in (one for ones in parts for one in ones):
            below = (part, *part.of("transfer"))
            yield from ((reason, spots.of(one)) for one in below if (reason := _gone(one, scope)))
    if set(form["ways"] or ()) - set(known_ways(form)):
        yield "claimed", spots.of(form, "ways")
    if any(is_claim("retention_events", code) for code in form["term_events"] or ()):
        yield "claimed", spots.of(form, "term_events")
    yield from _claims(spots, "consent", covers)
    for other in holdings.all("consent"):
        if other["status"] == "archived":
            yield "archived", spots.of(other)


def _trackers(holdings: Holdings, activity: Plain) -> tuple[Plain, ...]:
    return holdings.linking("tracker", "activity", (activity.uid,))


def _gone(record: Plain, scope: Scope) -> str:
    """Why a record is not in force on the day of the paper; empty where it is."""
    if record["status"] == "archived":
        return "archived"
    return "" if linked.in_force((record,), scope.day) else "ended"


def _claims(spots: Spots, kind: str, covers: Covered) -> Iterator[Found]:
    """What the client says and the law does not know: no text for subjects repeats it."""
    speaker = Speaker(spots.holdings, spots.translate)
    for retention in (one for activity in covers.activities for one in activity.of("retention")):
        for end in retention.of("retention_end"):
            if is_claim("retention_events", end["event"]):
                yield "claimed", spots.of(end, "event")
    for ground in (one for abroad in covers.abroad for one in abroad.transfer.of("transfer_ground")):
        if ground["code"] and ground["law"] in (None, "kz") and speaker.is_claim(ground):
            yield "claimed", spots.of(ground, "code")
    for clause in spots.holdings.operator.of("clause"):
        if kind in (clause["papers"] or ()) and clause["text"] and is_claim("clauses", clause["code"]):
            yield "claimed", spots.of(clause)


def _of_policy(spots: Spots, paper: Paper, _: AbstractSet[str], scope: Scope) -> Iterator[Found]:
    """Activities that are left out or not approved yet, and claims."""
    holdings = spots.holdings
    for activity in sorted(holdings.all("activity"), key=lambda one: one["ref"]):
        if reason := _gone(activity, scope):
            yield reason, spots.of(activity)
        elif activity["status"] == "draft":
            yield "unapproved" if scope.drafts else "drafts", spots.of(activity)
    covers = everything(holdings, scope.activities(holdings), scope.day)
    speaker = Speaker(holdings, spots.translate)
    for basis in (one for purpose in covers.purposes for one in purpose.of("basis")):
        if basis["code"] and basis["law"] in (None, "kz") and speaker.is_claim(basis):
            yield "claimed", spots.of(basis, "code")
    yield from _claims(spots, paper.kind, covers)


def _of_journal(spots: Spots, _: Paper, spoken_of: AbstractSet[str], scope: Scope) -> Iterator[Found]:
    for kind in ("activity", "consent", "journal_line"):
        for record in spots.holdings.all(kind):
            if record["status"] == "archived":
                yield "archived", spots.of(record)
            elif kind != "journal_line" and record["status"] == "draft" and not scope.drafts:
                yield "drafts", spots.of(record)
            elif record["status"] == "draft" and record.uid in spoken_of:
                yield "unapproved", spots.of(record)


def _of_listing(spots: Spots, paper: Paper, _: AbstractSet[str], scope: Scope) -> Iterator[Found]:
    """A register of one kind of record: what is archived, and activities that are not approved yet."""
    for kind in _LISTED[paper.kind]:
        for record in spots.holdings.all(kind):
            if record["status"] == "archived":
                yield "archived", spots.of(record)
            elif kind == "activity" and record["status"] == "draft" and not scope.drafts:
                yield "drafts", spots.of(record)


_LISTED = {
    "parties": ("activity", "party", "engagement", "tracker"),
    "transfers": ("activity", "tracker", "system"),
    "trackers": ("tracker",),
    "requests": ("request",),
    "incidents": ("incident",),
}


def _of_others(_: Spots, __: Paper, ___: AbstractSet[str], ____: Scope) -> Iterable[Found]:
    return ()


_OF_KIND: Mapping[str, Callable[[Spots, Paper, AbstractSet[str], Scope], Iterable[Found]]] = {
    "register": _of_register,
    "consent": _of_consent,
    "consent_crossborder": _of_consent,
    "policy": _of_policy,
    "data_list": _of_policy,
    **dict.fromkeys(_LISTED, _of_listing),
    "journal": _of_journal,
}
"""What each kind of paper leaves out by its own rules."""
