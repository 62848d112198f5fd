"""Search in the paper that is shown: what is found is marked, and one goes from place to place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ropa.i18n import N_, Translator
from ui.icons import icon
from ui.look import em
from ui.papers.pdf_view import PdfView
from ui.tables.search import SearchBox


class PaperSearch(QWidget):
    """Signals: `left()` where the person goes from the box into the paper."""

    left = Signal()

    def __init__(self, paper: QPdfDocument, view: PdfView, tr: Translator) -> None:
        super().__init__()
        self._view = view
        self._tr = tr
        self.found = QPdfSearchModel(self)
        self.found.setDocument(paper)
        self.found.countChanged.connect(self._show_found)
        view.setSearchModel(self.found)
        view.currentSearchResultIndexChanged.connect(self._show_found)
        self.box = SearchBox(tr(N_("Search in the paper")))
        self.box.setToolTip(tr(N_("Search in the paper (Ctrl+Shift+F)")))
        self.box.setMinimumWidth(em(self, 8))
        self.box.asked.connect(self.look_for)
        self.box.confirmed.connect(self._go_on)
        self.box.left_down.connect(self.left)
        self.counted = QLabel()
        self.counted.setProperty("wear", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.box, 1)
        line.addWidget(self.counted)
        self.previous = self._button("up", tr(N_("The place before (Shift+Enter)")), -1)
        self.next = self._button("down", tr(N_("The next place (Enter)")), 1)
        for button in (self.previous, self.next):
            line.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_found()

    def _button(self, picture: str, name: str, way: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("wear", "quiet")
        button.setIcon(icon(picture))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.go(way))
        return button

    def look_for(self, text: str) -> None:
        """Mark every place with this text, and go to the first."""
        self._view.setCurrentSearchResultIndex(-1)
        self.found.setSearchString(text.strip())
        self._show_found()

    def look_again(self) -> None:
        """The same in another paper."""
        self.found.setSearchString("")
        self.look_for(self.box.text())

    def go(self, way: int) -> None:
        """To the next place or the one before; from the last to the first."""
        if total := self._total:
            self._view.setCurrentSearchResultIndex((self._view.currentSearchResultIndex() + way) % total)

    @property
    def _total(self) -> int:
        return self.found.rowCount(self.found.index(-1, 0))

    def _go_on(self) -> None:
        back = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.go(-1 if back else 1)

    def _show_found(self) -> None:
        total = self._total
        if total and self._view.currentSearchResultIndex() < 0:
            self._view.setCurrentSearchResultIndex(0)
        at = self._view.currentSearchResultIndex() + 1
        told = self._tr(N_("{n} of {total}")).format(n=at, total=total) if total else self._tr(N_("nothing found"))
        self.counted.setText(told if self.found.searchString() else "")
        self.counted.setVisible(bool(self.found.searchString()))
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)
