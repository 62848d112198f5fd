"""Papers with their editions, the newest first: number, days in force, order, languages, how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ropa.actions.outdated import Stands
from ropa.documents.ledger import in_force
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, Translator
from ropa.reference import catalogue
from ui.icons import icon
from ui.papers.paper_list import spoken
from ui.tips import tip

_UID = Qt.ItemDataRole.UserRole
HEADS = (N_("Paper"), N_("In force"), N_("Order"), N_("Languages"), N_("Standing"))


class LedgerTree(QTreeWidget):
    """`current_edition()` is what is chosen: the edition, or the newest of a paper."""

    def __init__(self, tr: Translator, locale: QLocale) -> None:
        super().__init__()
        self._tr, self._locale = tr, locale
        self.setAccessibleName(tr(N_("Issued papers")))
        self.setHeaderLabels([tr(head) for head in HEADS])
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        head = self.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_papers(self, held: Holdings, day: dt.date, stands: Mapping[str, Stands]) -> None:
        """Show what the ledger holds; what was chosen stays chosen."""
        chosen = self.current_uid()
        self.clear()
        for paper in held.all("paper"):
            if not paper.of("edition"):
                continue
            top = QTreeWidgetItem(self, [title_of(held, paper, self._tr.language)])
            top.setIcon(0, icon("documents", "muted"))
            top.setToolTip(0, tip(top.text(0)))
            top.setData(0, _UID, paper.uid)
            font = QFont(self.font())
            font.setBold(True)
            top.setFont(0, font)
            top.setFirstColumnSpanned(True)
            valid = {one.uid for one in in_force(paper.of("edition"), day)}
            for edition in sorted(paper.of("edition"), key=lambda one: one["number"] or 0, reverse=True):
                item = QTreeWidgetItem(top, self._texts(paper, edition, edition.uid in valid, stands))
                item.setData(0, _UID, edition.uid)
                for column in range(len(HEADS)):
                    item.setToolTip(column, tip(item.text(column)))
                if edition.uid == chosen:
                    self.setCurrentItem(item)
            top.setExpanded(True)
        first = self.topLevelItem(0)
        if self.currentItem() is None and first is not None and (newest := first.child(0)) is not None:
            self.setCurrentItem(newest)
        for column in range(len(HEADS)):
            self.resizeColumnToContents(column)
        self.setColumnWidth(0, min(self.columnWidth(0), self.width() // 3))

    def choose(self, uid: str) -> None:
        """Choose a paper or an edition."""
        for n in range(self.topLevelItemCount()):
            top = self.topLevelItem(n)
            if top is None:
                continue
            several = (top, *(top.child(m) for m in range(top.childCount())))
            for item in (one for one in several if one is not None and one.data(0, _UID) == uid):
                self.setCurrentItem(item)

    def current_uid(self) -> str:
        """The uid of what is chosen."""
        item = self.currentItem()
        return str(item.data(0, _UID)) if item is not None else ""

    def current_edition(self) -> str:
        """The uid of the edition that is chosen; of a paper, its newest."""
        item = self.currentItem()
        if item is not None and item.childCount():
            item = item.child(0)
        return str(item.data(0, _UID)) if item is not None else ""

    def _texts(self, paper: Plain, edition: Plain, valid: bool, stands: Mapping[str, Stands]) -> list[str]:
        named = self.number(paper, edition)
        order = edition["order_number"] or ""
        if edition["order_date"]:
            order = f"{order}, {self.day(edition['order_date'])}".strip(", ")
        languages = dict.fromkeys(one["languages"] or () for one in edition.of("edition_file"))
        spoken_in = ", ".join(spoken(one, self._tr.language) for one in languages if one)
        return [named, self.span(edition), order, spoken_in, self.standing(paper, edition, valid, stands)]

    def number(self, paper: Plain, edition: Plain) -> str:
        """What an edition is called: its number, where it has one."""
        words = N_("Number {n}") if _once(paper) else N_("Edition {n}")
        return self._tr(words).format(n=edition["number"]) if edition["number"] else self._tr(N_("Without a number"))

    def span(self, edition: Plain) -> str:
        """The days in force, in words of the table."""
        since, until = edition["in_force_from"], edition["in_force_until"]
        if since is None and edition["in_force_text"]:
            return str(edition["in_force_text"].best(self._tr.language)[0])
        return f"{self.day(since) if since else '…'} – {self.day(until) if until else '…'}"

    def standing(self, paper: Plain, edition: Plain, valid: bool, stands: Mapping[str, Stands]) -> str:
        """How an edition stands, in a word or two."""
        if edition["withdrawn"]:
            return self._tr(N_("withdrawn on {day}")).format(day=self.day(edition["withdrawn"]))
        words = [self._tr(N_("made elsewhere"))] if paper["made_elsewhere"] else []
        if not _once(paper) and edition["in_force_from"]:
            words.append(self._tr(N_("in force") if valid else N_("not in force on that day")))
        found = stands.get(paper.uid)
        if found is not None and found.edition == edition.uid:
            words.append(self._tr(N_("outdated") if found.outdated else N_("says what the register says")))
        return ", ".join(words)

    def day(self, day: dt.date) -> str:
        """A day in numbers."""
        return self._locale.toString(QDate(day.year, day.month, day.day), "dd.MM.yyyy")


def _once(paper: Plain) -> bool:
    kind = KINDS_OF_PAPER.get(paper["document"] or "")
    return kind is not None and kind.once and not paper["made_elsewhere"]


def title_of(held: Holdings, paper: Plain, language: str) -> str:
    """What a paper is called: its title, and what it speaks of."""
    words = paper["title"]
    entry = catalogue("documents").get(paper["document"] or "")
    title = words.best(language)[0] if words else entry.names[language] if entry else paper.ref
    about = [held.name(one, language)[0] for one in held.linked(paper, "about")]
    law = dict(paper["options"] or ()).get("law", "")
    if law:
        about.append(catalogue("laws")[law].names[language])
    return f"{title}: {', '.join(about)}" if about else title
