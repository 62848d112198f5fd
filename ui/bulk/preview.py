"""What an act over many records would do, line by line, before it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView

from ropa.actions.bulk import Proposed
from ropa.fields import Field, Kind
from ropa.i18n import N_
from ropa.model import fields
from ropa.spoken import Spoken
from ropa.store.cells import short
from ropa.store.naming import own_names, words_of
from ropa.words import Words
from ui.desk import Desk
from ui.look import em
from ui.tables.model import RecordTable
from ui.tables.view import RecordView

COLUMNS: Mapping[str, str] = {
    "record": N_("Record"),
    "operator": N_("Operator"),
    "fact": N_("Fact"),
    "old": N_("Was"),
    "new": N_("Will be"),
}
_WIDE = {"record": 10, "operator": 9, "fact": 8, "old": 7}


class PreviewTable(RecordView):
    """`show_lines` shows what would be; names and values are read a page at a time."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk, self._kind = desk, kind
        self._lines: list[Proposed] = []
        super().__init__(RecordTable(self._fetch, ""), desk.tr(N_("What would change")))
        self.records.show_columns(tuple(COLUMNS), [desk.tr(head) for head in COLUMNS.values()])
        head = self.horizontalHeader()
        head.setSortIndicatorShown(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for n, key in enumerate(COLUMNS):
            if key in _WIDE:
                self.setColumnWidth(n, em(self, _WIDE[key]))

    def show_lines(self, lines: Sequence[Proposed]) -> None:
        """Those that cannot be written stand first: they are what one has to look at. Whose they are is said where they
        are several operators'.
        """
        self._lines = sorted(lines, key=lambda one: one.refusal is None)
        self.setColumnHidden([*COLUMNS].index("operator"), len({one.operator for one in lines}) < 2)
        self.records.show_rows(str(n) for n in range(len(self._lines)))

    def _fetch(self, rows: Sequence[str], keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        lines = {row: self._lines[int(row)] for row in rows}
        names = self._desk.workspace.ask(own_names)
        known = fields(self._kind)
        wanted = [uid for one in lines.values() for uid in (one.uid, one.operator) if uid]
        values = [(known[one.key], value) for one in lines.values() for value in (one.old, one.new)]
        linked = [uid for field, value in values for uid in _links(field, value)]
        named = self._desk.workspace.ask(words_of, [*wanted, *linked], names)
        spoken = Spoken(self._desk.language, names, named)
        return {row: tuple(self._texts(one, spoken, named)[key] for key in keys) for row, one in lines.items()}

    def _texts(self, one: Proposed, spoken: Spoken, named: Mapping[str, Words]) -> dict[str, str]:
        tr, field = self._desk.tr, fields(self._kind)[one.key]
        new = _said(spoken, field, one.new) or tr(N_("not answered"))
        stays = tr(N_("Stays as it is: {why}"))
        return {
            "record": spoken.words(named.get(one.uid, Words())) or tr(N_("No name yet")),
            "operator": spoken.words(named.get(one.operator or "", Words())) or tr(N_("All operators")),
            "fact": tr(field.label),
            "old": _said(spoken, field, one.old) or tr(N_("not answered")),
            "new": new if one.refusal is None else stays.format(why=one.refusal.says(tr)),
        }


def _links(field: Field, value: Any) -> tuple[str, ...]:
    if field.kind not in (Kind.LINK, Kind.LINKS) or not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _said(spoken: Spoken, field: Field, value: Any) -> str:
    """A value, or what was typed and cannot be read."""
    unread = isinstance(value, str) and field.kind in (Kind.DATE, Kind.NUMBER)
    return short(value if unread else spoken.value(field, value))
