"""The records that were found: whose they are, what they are, where they say so, how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QHeaderView

from ropa.i18n import N_
from ropa.spoken import Spoken
from ropa.store.across import Used
from ropa.store.naming import own_names, words_of
from ropa.words import Words
from ui.across.words import places, standing
from ui.commands import SECTIONS
from ui.desk import Desk
from ui.look import em
from ui.panels.kinds import section_of
from ui.tables.model import RecordTable
from ui.tables.view import RecordView

COLUMNS: Mapping[str, str] = {
    "operator": N_("Operator"),
    "section": N_("Section"),
    "record": N_("Record"),
    "where": N_("Where"),
    "state": N_("Status"),
}
_WIDE = {"operator": 12, "section": 7, "record": 13, "where": 17}


class UsedTable(RecordView):
    """Names are read a page at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.used: dict[str, Used] = {}
        super().__init__(RecordTable(self._fetch, ""), desk.tr(N_("Records that were found")))
        self.records.show_columns(tuple(COLUMNS), [desk.tr(head) for head in COLUMNS.values()])
        head = self.horizontalHeader()
        head.setSortIndicatorShown(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for n, key in enumerate(COLUMNS):
            if key in _WIDE:
                self.setColumnWidth(n, em(self, _WIDE[key]))

    def show_used(self, used: Iterable[Used]) -> None:
        """Show these; what is chosen and still there stays chosen."""
        kept = self.standing()
        self.used = {one.uid: one for one in used}
        self.records.show_rows(self.used)
        self.stand(kept, beside=True)

    def _fetch(self, uids: Sequence[str], keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        used = [self.used[uid] for uid in uids]
        names = self._desk.workspace.ask(own_names)
        wanted = {uid for one in used for uid in (one.uid, one.operator)}
        editions = {spot.row for one in used for spot in one.spots if spot.kind == "edition"}
        named = self._desk.workspace.ask(words_of, [*wanted, *editions], names)
        spoken, tr = Spoken(self._desk.language, names), self._desk.tr
        where = places(used, tr, named)
        texts = {
            one.uid: {
                "operator": spoken.words(named.get(one.operator, Words())),
                "section": tr(dict(SECTIONS)[section_of(one.kind) or "overview"]),
                "record": spoken.words(named.get(one.uid, Words())) or tr(N_("No name yet")),
                "where": where[one.uid],
                "state": standing(one.state, tr),
            }
            for one in used
        }
        return {uid: tuple(said[key] for key in keys) for uid, said in texts.items()}
