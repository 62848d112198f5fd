"""Rows of the journal of actions: out of consent forms, disclosures, transfers and publication, and entries by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ropa import linked
from ropa.covered import Covered, covered
from ropa.documents.model import Cell
from ropa.documents.registers import journal_cells as cells
from ropa.documents.text import Text
from ropa.holdings import Plain


@dataclass(frozen=True)
class Entry:
    """One action. `lasts`: without a last day it still goes on; else it was over on its day.

    `cells` are what was done, subjects, data, recipient, country, ground, reference. `action` and `party` tell whether
    an entry by hand is the same; `activities` are the uids of those in which it is done.
    """

    record: Plain
    cells: tuple[Cell, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    lasts: bool = False
    date: Cell = ()
    action: str = ""
    party: str = ""
    activities: frozenset[str] = frozenset()

    @property
    def day(self) -> dt.date | None:
        """By which it stands in the order of dates."""
        return self.since or self.until

    @property
    def order(self) -> tuple[object, ...]:
        """What puts it among others: its day, its last day, its number."""
        return self.day, self.until or dt.date.max, self.record.kind, self.record["ref"], self.record.uid

    def within(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether any day of it is one of a period."""
        ends = self.until or (None if self.lasts else self.since)
        return not (last and self.since and self.since > last) and not (first and ends and ends < first)


@dataclass(frozen=True)
class JournalText(Text):
    """One journal being composed, and all its entries."""

    entries: tuple[Entry, ...]

    @property
    def bounds(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day of the period that was asked for."""
        return self.given.get("from"), self.given.get("until")


def known(text: Text) -> Iterator[Entry]:
    """Every action that the register knows of by itself, whatever its date."""
    forms = _forms(text)
    for several in (_consents(text, forms), _disclosed(text, forms), _abroad(text, forms), _published(text, forms)):
        yield from several


@dataclass(frozen=True)
class _Form:
    """A consent form in use and what it covers; `uids` are those of its activities and purposes."""

    record: Plain
    covers: Covered
    uids: frozenset[str]


_Forms = tuple[_Form, ...]


def _forms(text: Text) -> _Forms:
    wanted = ("approved", "draft") if text.scope.drafts else ("approved",)
    found = []
    for one in text.holdings.all("consent"):
        if one["status"] in wanted:
            covers = covered(text.holdings, one, text.scope.day)
            below = (*covers.activities, *covers.purposes, *covers.apart)
            found.append(_Form(one, covers, frozenset(each.uid for each in below)))
    return tuple(found)


def _relied_on(text: Text, forms: _Forms, activities: Iterable[Plain], record: Plain, owner: Plain) -> list[Plain]:
    """Where a record rests on consent: the forms that cover what is done in some activities, for the purposes of its
    owner if it names any; of what has ended too.
    """
    if not cells.by_form(text, record):
        return []
    uids = {one.uid for one in activities}
    purposes = set(owner.facts.get("purposes") or ())
    return [one.record for one in forms if uids & one.uids and (not purposes or purposes & one.uids)]


def _spanned(text: Text, entry: Entry, first: str = "since", last: str = "until") -> Entry:
    """With the dates of its record."""
    since, until = entry.record[first], entry.record[last]
    date = cells.span(text, (entry.record.uid, first), since, (entry.record.uid, last), until, lasts=entry.lasts)
    return replace(entry, since=since, until=until, date=date)


def _consents(text: Text, forms: _Forms) -> Iterator[Entry]:
    """The term of each form; it has a date where an edition of the form is known to be in force."""
    for one in forms:
        form, covers = one.record, one.covers
        items = [item for same in covers.items for item in same]
        groups = cells.groups(text, [form]) or cells.groups(text, items)
        said = (*cells.term(text, form), *cells.processes(text, covers.activities))
        row = (said, groups, cells.items(text, items), (), (), cells.by_consent(text), cells.names(text, [form]))
        entry = Entry(form, row, lasts=True)
        editions = [each for paper in _papers(text, form) for each in paper.of("edition") if not each["withdrawn"]]
        if dated := [each for each in editions if each["in_force_from"]]:
            first = min(dated, key=lambda each: (each["in_force_from"], each.uid))
            since = first["in_force_from"]
            entry = replace(entry, since=since, date=cells.form_since(text, first))
        yield entry


def _papers(text: Text, form: Plain) -> Iterable[Plain]:
    """Papers that are the text of a form."""
    return (one for one in text.holdings.all("paper") if one["document"] == "consent" and one["about"] == (form.uid,))


def _disclosed(text: Text, forms: _Forms) -> Iterator[Entry]:
    """What activities give to parties, and trackers of parties; those that no activity names too."""
    holdings = text.holdings
    owners = [([activity], one) for activity in _activities(text) for one in linked.to_parties(holdings, activity)]
    owners += [([], one) for one in holdings.all("tracker") if one["party"] and not one["activity"]]
    for of_activity, owner in owners:
        if owner["status"] == "archived":
            continue
        passed = holdings.linked(owner, "items") if owner.kind == "disclosure" else ()
        party = linked.party_of(holdings, owner)
        row = (
            (cells.action(text, "third_party", owner), *cells.what(text, owner), *cells.processes(text, of_activity)),
            cells.groups(text, passed) or cells.groups(text, _items(of_activity)),
            cells.passed(text, owner, passed),
            cells.recipient(text, owner, party),
            cells.countries(text, party),
            cells.ground(text, owner),
            cells.names(text, _relied_on(text, forms, of_activity, owner, owner)),
        )
        entry = Entry(owner, row, lasts=True, **_whose("third_party", party, of_activity))
        yield _spanned(text, entry) if owner.kind == "disclosure" else entry


def _abroad(text: Text, forms: _Forms) -> Iterator[Entry]:
    """Transfers abroad, each once, whatever activities it belongs to."""
    used: dict[str, tuple[linked.Abroad, list[Plain]]] = {}
    for activity in _activities(text):
        for one in linked.transfers(text.holdings, activity):
            used.setdefault(one.transfer.uid, (one, []))[1].append(activity)
    for owner in (*text.holdings.all("tracker"), *text.holdings.all("system")):
        if not _belongs(text, owner):
            for transfer in owner.of("transfer"):
                used.setdefault(transfer.uid, (linked.Abroad(transfer, owner), []))
    for one, activities in used.values():
        transfer, owner = one.transfer, one.of
        if "archived" in (transfer["status"], owner["status"]):
            continue
        passed = text.holdings.linked(owner, "items") if owner.kind == "disclosure" else ()
        relied_on = text.holdings.linked(transfer, "consent") or _relied_on(text, forms, activities, transfer, owner)
        party = linked.party_of(text.holdings, owner)
        row = (
            (
                cells.action(text, "cross_border", transfer),
                *cells.what(text, owner),
                *cells.processes(text, activities),
            ),
            cells.groups(text, passed) or cells.groups(text, _items(activities)),
            cells.passed(text, owner, passed or _items(activities if owner.kind == "system" else [])),
            cells.recipient(text, owner, party),
            cells.country(text, transfer),
            cells.ground(text, transfer),
            cells.names(text, relied_on),
        )
        yield _spanned(text, Entry(transfer, row, lasts=True, **_whose("cross_border", party, activities)))


def _whose(action: str, party: Plain | None, activities: Iterable[Plain]) -> dict[str, Any]:
    return {
        "action": action,
        "party": party.uid if party else "",
        "activities": frozenset(one.uid for one in activities),
    }


def _belongs(text: Text, owner: Plain) -> bool:
    """Whether an activity names a tracker or a system; one that is not printed is left out with its activity."""
    if owner.kind == "tracker":
        return bool(owner["activity"])
    return any(owner.uid in (one["systems"] or ()) for one in text.holdings.all("activity"))


def _published(text: Text, forms: _Forms) -> Iterator[Entry]:
    """Activities that publish, and forms that say so of no such activity."""
    public = [one for one in _activities(text) if one["published"]]
    for activity in public:
        items = text.holdings.linked(activity, "published_items")
        relied_on = _relied_on(text, forms, [activity], activity, activity)
        said = (cells.action(text, "publication", activity), *cells.processes(text, [activity]))
        groups = cells.groups(text, items) or cells.groups(text, _items([activity]))
        ends = (cells.public(text, activity), (), cells.ground(text, activity), cells.names(text, relied_on))
        yield Entry(activity, (said, groups, cells.published(text, activity, items), *ends), lasts=True)
    for one in forms:
        form, covers = one.record, one.covers
        if form["published"] and one.uids.isdisjoint(each.uid for each in public):
            items = text.holdings.linked(form, "published_items")
            said = (cells.action(text, "publication", form), *cells.processes(text, covers.activities))
            groups = cells.groups(text, items) or cells.groups(text, [form])
            ends = (cells.public(text, form), (), cells.by_consent(text), cells.names(text, [form]))
            yield Entry(form, (said, groups, cells.published(text, form, items), *ends), lasts=True)


def by_hand(text: Text) -> Iterator[Entry]:
    """Every action that was entered."""
    for line in text.holdings.all("journal_line"):
        if line["status"] != "archived":
            yield _spanned(text, Entry(line, cells.of_line(text, line)), "date")


def _activities(text: Text) -> tuple[Plain, ...]:
    return text.scope.activities(text.holdings)


def _items(activities: Iterable[Plain]) -> list[Plain]:
    return [item for activity in activities for item in activity.of("item")]
