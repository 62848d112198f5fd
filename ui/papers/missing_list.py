"""What is missing from a paper, a line a fact: record, part, fact; a double click or Enter leads there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ropa.documents.spots import Spot
from ropa.i18n import N_, Translator
from ui.papers.left_out_list import said
from ui.tips import tip

_MOST = 200
_SPOT = Qt.ItemDataRole.UserRole


class MissingList(QListWidget):
    """Signals: `chosen(Spot)`. Lines that lead nowhere in the register are only read."""

    chosen = Signal(object)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.setAccessibleName(tr(N_("What is missing")))
        self.itemDoubleClicked.connect(self._choose)

    def show_lines(self, missing: Sequence[Spot], more: Iterable[str]) -> None:
        """Show what is missing, and sentences below it."""
        self.clear()
        for spot in missing[:_MOST]:
            self._add(said(spot)).setData(_SPOT, spot)
        for words in more:
            self._add(words)

    def _add(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setToolTip(tip(words))
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stays here: passed on, it would press the button of the dialog."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        spot = item.data(_SPOT)
        if isinstance(spot, Spot) and spot.root:
            self.chosen.emit(spot)
