"""Who has access to data on a day, and to what: the list of persons says it of all, an undertaking of one."""

from __future__ import annotations

from ropa import linked
from ropa.documents.scope import Scope
from ropa.holdings import Holdings, Plain


def accesses(holdings: Holdings, scope: Scope) -> tuple[Plain, ...]:
    """Those who have access on the day: it has begun, and has not ended."""
    return tuple(
        one
        for one in linked.in_force(holdings.all("access"), scope.day)
        if one["since"] is None or one["since"] <= scope.day
    )


def systems(holdings: Holdings, access: Plain) -> tuple[Plain, ...]:
    """The systems that are open to one."""
    return tuple(one for one in holdings.linked(access, "systems") if one["status"] != "archived")


def activities(holdings: Holdings, access: Plain, scope: Scope) -> tuple[Plain, ...]:
    """The activities in scope whose data one may see: those named, else all that lie in the systems."""
    named, open_to = set(access["activities"] or ()), {one.uid for one in systems(holdings, access)}
    printed = linked.in_force(scope.activities(holdings), scope.day)
    if named:
        return tuple(one for one in printed if one.uid in named)
    return tuple(one for one in printed if open_to & set(one["systems"] or ()))


def restricted(holdings: Holdings, access: Plain, scope: Scope) -> tuple[Plain, ...]:
    """The data that one may see, without those that are public; what nobody has answered counts as restricted."""
    return tuple(
        item
        for activity in activities(holdings, access, scope)
        for item in linked.in_force(activity.of("item"), scope.day)
        if item["access"] != "open"
    )


def only_public(holdings: Holdings, access: Plain, scope: Scope) -> bool:
    """Whether all that one may see is known to be public."""
    held = [item for one in activities(holdings, access, scope) for item in linked.in_force(one.of("item"), scope.day)]
    places = systems(holdings, access)
    return bool(held or places) and not (
        any(item["access"] != "open" for item in held) or any(one["restricted"] is not False for one in places)
    )
