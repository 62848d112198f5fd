"""Find everywhere: what is typed, in all records of all operators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from ropa.i18n import N_
from ropa.store.naming import kinds_of
from ropa.store.rows import cells
from ropa.store.searching import search
from ui.desk import Desk
from ui.look import em
from ui.panels.kinds import kind_name, section_of
from ui.tables.picker import Choice, Picker, Source

MOST = 200
"""Lines shown; who needs more types more."""


class FindDialog(Picker):
    """Signals: `chosen(uid)` of a record that stands in lists."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, typed: str = "") -> None:
        self._beside = parent
        super().__init__(
            parent,
            desk.tr(N_("Find everywhere, in the records of all operators")),
            desk.tr(N_("Name, number, country, purpose…")),
            Source(lambda typed: found(desk, typed), lambda uids: desk.workspace.ask(lines, uids, desk)),
            desk.tr(N_("Type a few letters: every word is looked for, in Kazakh, Russian and English.")),
        )
        self.picked.connect(self.chosen)
        self.search.setText(typed)

    def open(self) -> None:
        """Show it in the upper middle of its window."""
        window = self._beside.window()
        wide = min(em(self, 36), window.width())
        corner = window.mapToGlobal(QPoint((window.width() - wide) // 2, min(em(self, 4), window.height() // 8)))
        self.open_at(corner, wide=36, high=30)
        self.search.selectAll()


def found(desk: Desk, typed: str) -> tuple[Sequence[str], str]:
    """The records to list, and what to say below them."""
    if not typed.strip():
        return (), ""
    uids, more = desk.workspace.ask(_hits, typed)
    if not uids:
        return (), desk.tr(N_("Nothing for “{typed}”")).format(typed=typed.strip())
    remark = desk.tr.count("{n} more: type more letters", "{n} more: type more letters", more)
    return uids, remark if more else ""


def _hits(connection: Any, typed: str) -> tuple[list[str], int]:
    """The first records that a section of the window shows, and how many more there are."""
    every = search(connection, typed)
    first = every[: 2 * MOST]
    kinds = kinds_of(connection, first)
    shown = [uid for uid in first if section_of(kinds[uid])][:MOST]
    return shown, len(every) - len(first) + max(0, sum(bool(section_of(kinds[uid])) for uid in first) - len(shown))


def lines(connection: Any, uids: Sequence[str], desk: Desk) -> Mapping[str, Choice]:
    """What a line says of each: its name; its number and kind, and whose it is."""
    told: dict[str, Choice] = {}
    kinds = kinds_of(connection, uids)
    for kind in dict.fromkeys(kinds.values()):
        some = [uid for uid in uids if kinds.get(uid) == kind]
        keys = ("ref", "name") if kind == "operator" else ("ref", "name", "operator")
        for uid, (number, name, *owner) in cells(connection, kind, some, keys, desk.language).items():
            whose = owner[0] if owner and owner[0] else ""
            told[uid] = Choice(name or number, " · ".join(filter(None, (whose, number, kind_name(kind, desk.tr)))))
    return told
