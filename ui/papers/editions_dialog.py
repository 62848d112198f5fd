"""What one edition of a paper says otherwise than another, language by language; looked at, and saved as a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from ropa.actions.outdated import said_then
from ropa.documents.differences_of_editions import between, compose
from ropa.documents.redline import Shift
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.papers.ledger_tree import title_of
from ui.papers.paper_list import spoken
from ui.papers.redline_view import RedlineView
from ui.papers.reports import ask_report, write_report

if TYPE_CHECKING:
    from ui.pages.ledger import LedgerPage


def others_of(paper: Plain, edition: Plain) -> tuple[Plain, ...]:
    """The editions with which one can be compared: what they say is kept. The newest first."""
    if not edition["said"]:
        return ()
    kept = (one for one in paper.of("edition") if one["said"] and one.uid != edition.uid)
    return tuple(sorted(kept, key=_number, reverse=True))


class EditionsDialog(QDialog):
    """Of an edition in the ledger; the older of two is what was, the newer what is now."""

    def __init__(self, page: LedgerPage, held: Holdings, paper: Plain, edition: Plain) -> None:
        super().__init__(page)
        self._page, self._held, self._paper, self._edition = page, held, paper, edition
        self._desk, tr = page.desk, page.desk.tr
        self._shifts: Mapping[str, Sequence[Shift]] = {}
        self._others = others_of(paper, edition)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Compare two editions")))
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setProperty("wear", "heading")
        self.other = QComboBox()
        self.other.setAccessibleName(tr(N_("The other edition")))
        for one in self._others:
            self.other.addItem(f"{page.tree.number(paper, one)} ({page.tree.span(one)})")
        self.language = QComboBox()
        self.language.setAccessibleName(tr(N_("Language of the paper")))
        self.save = QPushButton(icon("save"), tr(N_("Save as PDF…")))
        self.redline = RedlineView(tr)
        self.other.currentIndexChanged.connect(self._show)
        self.save.clicked.connect(self._ask_where)
        self.redline.chosen.connect(self._go)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        tr = self._desk.tr
        label = QLabel(tr(N_("&Compare with")))
        label.setBuddy(self.other)
        line = Flow()
        for widget in (label, self.other, self.language, self.save):
            line.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr(N_("Close")))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addLayout(line)
        column.addWidget(self.redline, 1)
        column.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(em(self, 50), room.width()), min(em(self, 34), room.height()))

    @property
    def pair(self) -> tuple[Plain, Plain]:
        """The older and the newer of the two."""
        older, newer = sorted((self._edition, self._others[self.other.currentIndex()]), key=_number)
        return older, newer

    def _show(self) -> None:
        tr, language = self._desk.tr, self._desk.language
        older, newer = self.pair
        kept = [self._desk.workspace.ask(said_then, one) for one in self.pair]
        self._shifts = between(*kept)
        title = title_of(self._held, self._paper, language)
        numbers = (self._page.tree.number(self._paper, one) for one in (older, newer))
        self.told.setText(f"{title}. {' → '.join(numbers)}")
        above = [] if any(self._shifts.values()) else [tr(N_("Both say the same in the languages that both have."))]
        compared = {code for name in self._shifts for code in name.split("+")}
        only = [code for one in kept for name in one.names for code in name.split("+") if code not in compared]
        if only:
            names = ", ".join(spoken((code,), language) for code in dict.fromkeys(only))
            above.append(tr(N_("In one of the two only: {languages}.")).format(languages=names))
        self.redline.show_shifts(self._shifts, above)
        self.language.clear()
        for name in self._shifts:
            self.language.addItem(spoken(tuple(name.split("+")), language), name)
        self.save.setEnabled(bool(self._shifts))

    def _ask_where(self) -> None:
        older, newer = (one["number"] for one in self.pair)
        language = str(self.language.currentData()).partition("+")[0]
        title = title_of(self._held, self._paper, language)
        ask_report(self, self._desk, language, f"{title[:60]} - {older} - {newer}", self.write)

    def write(self, path: Path) -> None:
        """Write the report on the files of the language chosen."""
        name = str(self.language.currentData())
        language = name.partition("+")[0]
        older, newer = (_number(one) for one in self.pair)
        title = title_of(self._held, self._paper, language)
        write_report(self._desk, path, compose(self._held, title, (older, newer), tuple(self._shifts[name]), language))

    def _go(self, uid: str, key: str) -> None:
        self._page.acts.go(uid, key)
        self.reject()


def _number(edition: Plain) -> int:
    return edition["number"] or 0
