"""Data that are passed on: Articles 7(6), 8(4)(4), 16 and 22(1)(5) of Law 94-V."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ropa import linked
from ropa.holdings import Holdings, Plain
from ropa.model import fields
from ropa.rules.destinations import GOES, HOME, countries, ways_out, ways_out_of
from ropa.rules.operators import living
from ropa.rules.rule import Code, Found, Label, Slot, rule

_CONSENT, _PROTECTS = "KZ16-3-1", "KZ16-2"
_NO_COUNTRY = "not_named"


@rule("kz", "R18", "activity", "disclosure", "tracker", "party")
def denied_recipient(held: Holdings, day: dt.date) -> Iterator[Found]:
    """“No recipients” and a party that gets data do not go together."""
    for activity in living(held, day):
        owners = linked.to_parties(held, activity)
        if linked.answered_none(activity, "disclosure") and owners:
            parties = tuple(one for owner in owners if (one := linked.party_of(held, owner)))
            uids = tuple(one.uid for one in owners)
            yield Found(activity, "none", {"name": activity, "party": parties or owners}, uids)


@rule("kz", "R19", *GOES, "transfer")
def denied_transfer(held: Holdings, day: dt.date) -> Iterator[Found]:
    """“Nothing goes abroad” and a recipient, tracker or system abroad do not go together."""
    for activity in living(held, day):
        if not linked.answered_none(activity, "transfer"):
            continue
        ways = [
            one
            for one in ways_out_of(held, activity, day)
            if linked.in_force(one.of("transfer"), day) or any(place != HOME for place in countries(held, one))
        ]
        if ways:
            slots: dict[str, Slot] = {"name": activity, "place": tuple(ways)}
            yield Found(activity, "none", slots, tuple(one.uid for one in ways))


@rule("kz", "R20", *GOES, "transfer", "transfer_ground")
def transfer_incomplete(held: Holdings, day: dt.date) -> Iterator[Found]:
    """A transfer has its country and ground, and what the ground asks for."""
    for way, transfer in transfers(held, day):
        grounds = _grounds(transfer)
        missing = [
            key
            for key, lacking in (
                ("country", transfer["country"] in (None, _NO_COUNTRY)),
                ("transfer_ground", not grounds),
                ("consent", _CONSENT in grounds and not held.find(transfer["consent"])),
                ("assessment_date", _PROTECTS in grounds and not transfer["assessment_date"]),
            )
            if lacking
        ]
        if missing:
            known = fields("transfer")
            told = tuple(Label(known[key]) if key in known else Code("record_kinds", key) for key in missing)
            yield Found(transfer, missing[0], {"name": way, "value": told}, (*missing, *grounds))


@rule("kz", "R21", *GOES, "transfer", "transfer_ground")
def assessment_unsaid(held: Holdings, day: dt.date) -> Iterator[Found]:
    """That a state ensures protection was found by an assessment in writing."""
    for way, transfer in transfers(held, day):
        if _PROTECTS in _grounds(transfer) and not transfer["assessment"]:
            yield Found(transfer, "assessment", {"name": way}, (transfer["country"],))


def transfers(held: Holdings, day: dt.date) -> Iterator[tuple[Plain, Plain]]:
    """(what brings the data abroad, the transfer)."""
    return ((way, one) for way in ways_out(held, day) for one in linked.in_force(way.of("transfer"), day))


def _grounds(transfer: Plain) -> tuple[str, ...]:
    return tuple(one["code"] for one in transfer.of("transfer_ground") if one["code"] and one["law"] in (None, "kz"))


@rule("kz", "R31", "activity", "disclosure", "tracker", "system", "transfer", "journal_line")
def journal_empty(held: Holdings, day: dt.date) -> Iterator[Found]:
    """Of actions that take place at least one has a date, in the journal or in its own record."""
    written = {one["action"] for one in held.all("journal_line") if one["date"]}
    passed = [one for activity in living(held, day) for one in linked.to_parties(held, activity)]
    abroad = [one for _, one in transfers(held, day)]
    published = [one for one in living(held, day) if one["published"]]
    happens = {
        "third_party": (passed, "since"),
        "cross_border": (abroad, "since"),
        "publication": (published, "started"),
    }
    silent = tuple(
        action
        for action, (records, start) in happens.items()
        if records and action not in written and not any(one.facts.get(start) for one in records)
    )
    if silent:
        told = tuple(Code("journal_actions", one) for one in silent)
        yield Found(held.operator, "journal_line", {"name": held.operator, "value": told}, silent)
