"""Saved views of a list: its columns, order, widths, sort and filters under a name, kept in the settings per kind.

The list as it is now is kept too, beside the view that it came from; it differs from the view once changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ropa.store.rows import Filter, columns
from ui.settings import Settings
from ui.tables.columns import Shown, from_plain, to_plain, usual

USUAL = ""
"""The name of the view that every list begins with; it is not kept, cannot be renamed or deleted."""


@dataclass(frozen=True)
class View:
    """How a list looks. `whole_file` is asked of parties only: all of them, not just those of the operator."""

    columns: tuple[Shown, ...]
    sort: str = "name"
    descending: bool = False
    filters: tuple[Filter, ...] = ()
    archived: bool = False
    whole_file: bool = False

    def same(self, other: View) -> bool:
        """Whether two views look alike; a few pixels of a width are no difference."""
        return self._rough() == other._rough()

    def _rough(self) -> View:
        rough = tuple(Shown(one.key, round(one.letters)) for one in self.columns)
        filters = tuple(sorted((Filter(one.key, tuple(sorted(one.values))) for one in self.filters), key=str))
        return replace(self, columns=rough, filters=filters)


def usual_view(kind: str) -> View:
    """The view with which a list of this kind begins."""
    return View(usual(kind))


def plain(view: View) -> dict[str, Any]:
    """As the settings keep it."""
    return {
        "columns": to_plain(view.columns),
        "sort": view.sort,
        "descending": view.descending,
        "filters": [[one.key, list(one.values)] for one in view.filters],
        "archived": view.archived,
        "whole_file": view.whole_file,
    }


def read(kind: str, kept: Any) -> View:
    """A view out of the settings, without what this version does not know."""
    given: Mapping[str, Any] = kept if isinstance(kept, Mapping) else {}
    known = columns(kind)
    filters = []
    for one in given.get("filters", []) if isinstance(given.get("filters", []), list) else ():
        match one:
            case [str(key), [*values]] if key in known and values:
                filters.append(Filter(key, tuple(map(str, values))))
    sort = given.get("sort")
    return View(
        from_plain(kind, given.get("columns")),
        sort if isinstance(sort, str) and sort in known else "name",
        given.get("descending") is True,
        tuple(filters),
        given.get("archived") is True,
        given.get("whole_file") is True,
    )


@dataclass
class Views:
    """The saved views of a kind, and the list as it is now (`now`, of the view called `name`)."""

    settings: Settings
    kind: str
    saved: dict[str, View] = field(init=False)
    name: str = field(init=False)
    now: View = field(init=False)

    def __post_init__(self) -> None:
        kept = self.settings.get(f"views/{self.kind}", {})
        kept = kept if isinstance(kept, Mapping) else {}
        self.saved = {str(name): read(self.kind, one) for name, one in kept.items() if name != USUAL}
        self.name = str(self.settings.get(f"view/{self.kind}", USUAL))
        if self.name not in self.saved:
            self.name = USUAL
        now = self.settings.get(f"list/{self.kind}", None)
        self.now = self.original if now is None else read(self.kind, now)

    @property
    def original(self) -> View:
        """The view in use, as it was saved."""
        return self.saved[self.name] if self.name != USUAL else usual_view(self.kind)

    @property
    def modified(self) -> bool:
        """Whether the list was changed since the view was chosen. Widths alone do not change the usual view."""
        if self.name != USUAL:
            return not self.now.same(self.original)
        widths = {one.key: one for one in self.original.columns}
        return not replace(self.now, columns=tuple(widths.get(one.key, one) for one in self.now.columns)).same(
            self.original
        )

    def change(self, **parts: Any) -> None:
        """Change something of how the list looks, and remember it."""
        self.now = replace(self.now, **parts)
        self._keep()

    def use(self, name: str) -> None:
        """Make the list look as a view was saved."""
        self.name = name if name in self.saved else USUAL
        self.now = self.original
        self._keep()

    def save(self) -> None:
        """Let the view in use be what the list is now. The usual one cannot be saved."""
        if self.name != USUAL:
            self.saved[self.name] = self.now
            self._keep()

    def save_as(self, name: str) -> None:
        """A view of this name, be it new, is what the list is now."""
        if name := " ".join(name.split()):
            self.name = name
            self.save()

    def rename(self, name: str) -> None:
        """Call the view in use otherwise; it takes the place of one that was called so."""
        name = " ".join(name.split())
        if self.name != USUAL and name and name != self.name:
            self.saved = {name if one == self.name else one: view for one, view in self.saved.items() if one != name}
            self.name = name
            self._keep()

    def delete(self) -> None:
        """Forget the view in use; the list stays as it is, as a change of the usual view."""
        if self.name != USUAL:
            del self.saved[self.name]
            self.name = USUAL
            self._keep()

    def _keep(self) -> None:
        self.settings.put(f"views/{self.kind}", {name: plain(view) for name, view in self.saved.items()})
        self.settings.put(f"view/{self.kind}", self.name)
        self.settings.put(f"list/{self.kind}", plain(self.now))
