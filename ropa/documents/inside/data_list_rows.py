"""Rows of the list of data: items of an activity of which all else is the same, or what one tracker reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ropa import linked
from ropa.covered import Covered
from ropa.documents.parts.storage import lawful_terms
from ropa.holdings import Plain


@dataclass(frozen=True, eq=False)
class Row:
    """`activity` is None for a tracker that belongs to none; `items` are empty where a `tracker` reads the data.

    `purposes`, `disclosures`, `trackers` and `retentions` are those of the activity that bear on the row.
    """

    activity: Plain | None
    items: tuple[Plain, ...]
    tracker: Plain | None
    purposes: tuple[Plain, ...]
    disclosures: tuple[Plain, ...]
    trackers: tuple[Plain, ...]
    retentions: tuple[Plain, ...]


def rows_by_groups(covers: Covered) -> dict[tuple[str, ...], tuple[Row, ...]]:
    """Rows of items by the categories of subjects, those without a category at the end."""
    found: dict[tuple[str, ...], dict[object, list[tuple[Plain, Plain]]]] = {}
    for activity in covers.activities:
        for item in _items(covers, activity):
            groups = tuple(sorted(item["groups"] or ()))
            found.setdefault(groups, {}).setdefault(_alike(covers, activity, item), []).append((activity, item))
    ordered = sorted(found, key=lambda groups: not groups)
    return {groups: tuple(_row(covers, same) for same in found[groups].values()) for groups in ordered}


def tracker_rows(covers: Covered) -> tuple[Row, ...]:
    """A row for each tracker that reads more than what the items of its activity say already."""
    activities = {one.uid: one for one in covers.activities}
    rows = []
    for tracker in covers.trackers:
        activity = activities.get(tracker["activity"] or "")
        told = {item["category"] for item in _items(covers, activity)} if activity else set()
        if tracker["categories"] and told.issuperset(tracker["categories"]) and not tracker["reads"]:
            continue
        purposes = _served(activity, tracker) if activity else ()
        rows.append(Row(activity, (), tracker, purposes, (), (tracker,), _kept(activity, (), purposes)))
    return tuple(rows)


def _items(covers: Covered, activity: Plain) -> tuple[Plain, ...]:
    own = {item.uid for same in covers.items for item in same}
    return tuple(one for one in activity.of("item") if one.uid in own)


def _row(covers: Covered, same: list[tuple[Plain, Plain]]) -> Row:
    activity, first = same[0]
    purposes = _served(activity, first)
    return Row(
        activity,
        tuple(item for _, item in same),
        None,
        purposes,
        _disclosures(covers, activity, first),
        _trackers(covers, activity, first),
        _kept(activity, (first,), purposes),
    )


_ALIKE = ("access", "identifier", "purposes", "sources", "necessity")


def _alike(covers: Covered, activity: Plain, item: Plain) -> object:
    """All that the list says of an item beside the item itself."""
    owners = (*_disclosures(covers, activity, item), *_trackers(covers, activity, item))
    kept = _kept(activity, (item,), _served(activity, item))
    return (
        activity.uid,
        tuple(item[key] for key in _ALIKE),
        tuple(one.uid for one in owners),
        tuple(one.uid for one in kept),
    )


def _served(activity: Plain, owner: Plain) -> tuple[Plain, ...]:
    """The purposes that something serves: those it names, or all of the activity."""
    living = [one for one in activity.of("purpose") if one["status"] != "archived"]
    return tuple(one for one in living if not owner["purposes"] or one.uid in owner["purposes"])


def _disclosures(covers: Covered, activity: Plain, item: Plain) -> tuple[Plain, ...]:
    """Disclosures that name the item, or do not say what data they are of."""
    own = (one for one in covers.disclosures if one.parent_uid == activity.uid)
    return tuple(one for one in own if not one["items"] or item.uid in one["items"])


def _trackers(covers: Covered, activity: Plain, item: Plain) -> tuple[Plain, ...]:
    """Trackers of a party that read such data."""
    own = (one for one in covers.trackers if one["activity"] == activity.uid and one["party"])
    return tuple(one for one in own if item["category"] and item["category"] in (one["categories"] or ()))


def _kept(activity: Plain | None, items: Iterable[Plain], purposes: Iterable[Plain]) -> tuple[Plain, ...]:
    """Terms of storage that the law knows and that bear on these items and purposes."""
    if activity is None:
        return ()
    of_items, of_purposes = ({one.uid for one in several} for several in (items, purposes))
    return tuple(
        one
        for one in lawful_terms((activity,))
        if (not one["items"] or of_items & set(one["items"]))
        and (not one["purposes"] or of_purposes & set(one["purposes"]))
    )


def transfers(row: Row, covers: Covered) -> tuple[linked.Abroad, ...]:
    """Transfers abroad of the data of a row: by its disclosures and trackers, and by the systems of its activity."""
    owners = {one.uid for one in (*row.disclosures, *row.trackers)}
    systems = set(row.activity["systems"] or ()) if row.activity else set()
    return tuple(one for one in covers.abroad if one.of.uid in owners | systems)
