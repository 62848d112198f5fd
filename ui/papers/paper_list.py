"""The papers that result from what is wanted, one a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from ropa.i18n import N_, Translator
from ropa.reference import catalogue
from ui.icons import icon
from ui.papers.wish import Listed
from ui.tips import tip

_LISTED = Qt.ItemDataRole.UserRole
_PICTURES = {"register": "documents", "consent": "consent"}


class PaperList(QListWidget):
    """Signals: `picked()` where a paper was chosen by hand, also the one that was current already."""

    picked = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.papers: tuple[Listed, ...] = ()
        self.setAccessibleName(tr(N_("Papers")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAlternatingRowColors(True)
        for chosen in (self.currentItemChanged, self.itemClicked, self.itemActivated):
            chosen.connect(self.picked)

    def show_papers(self, papers: Sequence[Listed], record: str) -> None:
        """Show other papers. The one that was current stays so; else one that speaks of `record`, or the first."""
        before, scrolled = self.current, self.verticalScrollBar().value()
        if record and (before is None or before.record != record):
            before = next((one for one in papers if one.record == record), before)
        self.papers = tuple(papers)
        several = len({one.operator for one in papers}) > 1
        self.blockSignals(True)  # nobody picked anything
        self.clear()
        for one in papers:
            item = QListWidgetItem(icon(_PICTURES.get(one.kind, "documents"), "muted"), self._words(one, several))
            item.setToolTip(tip(item.text()))
            item.setData(_LISTED, one)
            self.addItem(item)
        keys = [_key(one) for one in papers]
        wanted = _key(before) if before else None
        self.setCurrentRow(keys.index(wanted) if wanted in keys else 0)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        self.scrollToItem(self.currentItem())

    @property
    def current(self) -> Listed | None:
        """The paper that is chosen."""
        item = self.currentItem()
        held = item.data(_LISTED) if item is not None else None
        return held if isinstance(held, Listed) else None

    def _words(self, one: Listed, several: bool) -> str:
        below = (spoken(one.languages, self._tr.language), one.operator_name if several else "", one.subject)
        return f"{one.title}\n{' · '.join(words for words in below if words)}"


def spoken(languages: Sequence[str], language: str) -> str:
    """Languages of a paper in words."""
    names = catalogue("languages")
    words = " | ".join(names[code].names[language] for code in languages)
    return words[:1].upper() + words[1:]


def _key(one: Listed) -> tuple[str, str, str, tuple[str, ...]]:
    return one.operator, one.kind, one.about, one.languages
