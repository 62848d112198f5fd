"""Doing several things of which each must get its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def do_each(acts: Iterable[Callable[[], object]]) -> None:
    """Do all of them, whatever becomes of one: a field that cannot be saved keeps no other from being saved. The first
    exception is raised at the end.
    """
    failed: list[Exception] = []
    for act in acts:
        try:
            act()
        except Exception as error:  # noqa: BLE001 (raised below)
            failed.append(error)
    if failed:
        raise failed[0]
