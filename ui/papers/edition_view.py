"""One edition: its files, what differs from the register now and who changed it, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from ropa.actions.outdated import Stands
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.model import fields
from ropa.store.issued import Happened
from ui.changing import changing
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.papers.editions_dialog import others_of
from ui.papers.ledger_tree import title_of
from ui.papers.paper_list import spoken
from ui.papers.redline_view import RedlineView

if TYPE_CHECKING:
    from ui.pages.ledger import LedgerPage

_MOST = 12


class EditionView(QFrame):
    """Of one page of the ledger."""

    def __init__(self, page: LedgerPage) -> None:
        super().__init__()
        self._page = page
        self._tr = page.desk.tr
        self.title = QLabel()
        self.title.setProperty("wear", "heading")
        self.title.setWordWrap(True)
        self.redline = RedlineView(self._tr)
        self.redline.chosen.connect(self._go)
        self._buttons = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[em(self, 0.6)] * 4)
        column.addWidget(self.title)
        column.addLayout(self._buttons)
        column.addWidget(self.redline, 1)

    def show_edition(
        self, held: Holdings | None, paper: Plain | None, edition: Plain | None, stands: Stands | None
    ) -> None:
        """Show another edition, or none."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(edition is not None)
        if held is None or paper is None or edition is None:
            return
        self.title.setText(f"{title_of(held, paper, self._tr.language)}. {self._page.tree.number(paper, edition)}")
        current = stands if stands is not None and stands.edition == edition.uid else None
        self._add_buttons(paper, edition, current)
        self.redline.show_shifts(current.standing.shifts if current else {}, self._sentences(held, edition, current))

    def _add_buttons(self, paper: Plain, edition: Plain, stands: Stands | None) -> None:
        acts, tr, workspace = self._page.acts, self._tr, self._page.desk.workspace
        for one in edition.of("edition_file"):
            words = f"{(one['format'] or '').upper()} · {spoken(one['languages'] or (), tr.language)}"
            self._add("save", words, partial(acts.save, edition, one))
        kind = KINDS_OF_PAPER.get(paper["document"] or "")
        if stands is not None and stands.outdated and not stands.gone:
            changing(workspace, self._add("documents", tr(N_("Issue anew…")), partial(acts.issue_anew, paper)))
        if (kind is None or not kind.once) and others_of(paper, edition):
            self._add("history", tr(N_("Compare with another edition…")), partial(acts.compare, paper, edition))
        if edition["withdrawn"] is None:
            changing(workspace, self._add("remove", tr(N_("Withdraw…")), partial(acts.withdraw, edition)))
        if kind is not None and kind.once and edition["said"]:
            changing(workspace, self._add("bin", tr(N_("Erase its text…")), partial(acts.erase, edition)))

    def _add(self, picture: str, words: str, act: object) -> QPushButton:
        button = QPushButton(icon(picture), words)
        button.clicked.connect(act)
        self._buttons.addWidget(button)
        return button

    def _sentences(self, held: Holdings, edition: Plain, stands: Stands | None) -> list[str]:
        tr, language = self._tr, self._tr.language
        told: list[str] = []
        for key, words in (
            ("reason", N_("Issued with gaps, because: {why}")),
            ("withdrawal", N_("Withdrawn, because: {why}")),
        ):
            if edition[key]:
                told.append(tr(words).format(why=edition[key].best(language)[0]))
        if stands is None:
            return told
        if stands.gone:
            return [*told, tr(N_("The register makes this paper no more: what it speaks of is archived."))]
        if not stands.outdated:
            return [*told, tr(N_("It says what the register says."))]
        if stands.material:
            told.append(tr(N_("A material change: purposes, data, third parties or countries. Ask for consent anew.")))
        told += list(dict.fromkeys(self._cause(held, one) for one in stands.causes))[:_MOST]
        if stands.wording:
            sentence = tr(N_("No fact changed: our clauses are worded otherwise since version {version}."))
            told.append(sentence.format(version=stands.wording))
        return told

    def _cause(self, held: Holdings, one: Happened) -> str:
        """Who changed which fact of what, and when; languages of one fact are one cause."""
        row = held.find(one.uid)
        name = held.name(row, self._tr.language)[0] if row else ""
        known = fields(one.kind).get(one.key.partition(".")[0])
        fact = self._tr(known.label if known else N_("in the bin, or out of it"))
        day = self._page.tree.day(one.at.astimezone().date())
        return f"{day}, {one.author}: {name}, {fact}" if name else f"{day}, {one.author}: {fact}"

    def _go(self, uid: str, key: str) -> None:
        self._page.acts.go(uid, key)
