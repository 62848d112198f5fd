"""The parts of a row, edited in place: a line each, unfolded into its own form; added by picking what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout

from ropa.actions.answers import arrange, keep_answered_none
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.reference import many
from ui.checks.lines import FindingLines
from ui.forms.adding import Adder
from ui.forms.each import do_each
from ui.forms.filing import Filing
from ui.forms.part_card import PartCard
from ui.forms.plan import ASKED_NONE
from ui.look import em
from ui.wrapped_check import WrappedCheck

if TYPE_CHECKING:
    from ui.forms.field_row import FieldRow


class PartList(QFrame):
    """All parts of one kind under the row `uid`."""

    def __init__(self, filing: Filing, kind: str, uid: str) -> None:
        super().__init__()
        self._filing = filing
        self.kind = kind
        self.uid = uid
        self.cards: dict[str, PartCard] = {}
        self._read_only = False
        self._languages: tuple[str, ...] | None = None
        language = filing.desk.language
        self.heading = many(kind, language)
        head = QLabel(self.heading)
        head.setProperty("wear", "heading")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self.findings = FindingLines()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(em(self, 0.3))
        self.adder = Adder(filing, kind)
        self.adder.added.connect(self.unfold)
        self._nones = {one: self._none(one) for one in ASKED_NONE.get(kind, ())}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(head)
        column.addWidget(self.findings)
        column.addLayout(self._cards)
        column.addWidget(self.adder)
        for box in self._nones.values():
            column.addWidget(box)

    def _none(self, kind: str) -> QCheckBox:
        name = many(kind, self._filing.desk.language)
        box = WrappedCheck(self._filing.desk.tr(N_("Answered: there are none ({kinds})")).format(kinds=name))
        box.clicked.connect(lambda on: self._filing.do(keep_answered_none, self.uid, kind, on))
        return box

    def parts(self) -> tuple[Plain, ...]:
        """The parts as stored, in their order."""
        above = self._filing.row(self.uid)
        return above.of(self.kind) if above else ()

    def show_row(self, uid: str) -> None:
        """Show the parts of another row, folded."""
        self.uid = uid
        for card in self.cards.values():
            self._drop(card)
        self.cards.clear()
        self.refresh()

    def refresh(self) -> None:
        """Bring the lines up to what is stored: new ones in, those gone out, the order as it is."""
        parts = self.parts()
        wanted = [one.uid for one in parts]
        for gone in [uid for uid in self.cards if uid not in wanted]:
            self._drop(self.cards.pop(gone))
        for n, part in enumerate(parts):
            if part.uid not in self.cards:
                self.cards[part.uid] = card = self._card(part)
                self._cards.insertWidget(n, card)
            elif self._cards.indexOf(self.cards[part.uid]) != n:
                self._cards.insertWidget(n, self.cards[part.uid])
            self.cards[part.uid].refresh(n, len(parts))
        self.adder.show_parent(self.uid)
        self._show_nones()
        self.show_findings()

    def show_findings(self) -> None:
        """Say what the checks found of the parts as a whole, and in each of them."""
        self.findings.show_findings(self._filing.desk.findings.at(self.uid, self.kind))
        for card in self.cards.values():
            card.show_findings()

    def _card(self, part: Plain) -> PartCard:
        card = PartCard(self._filing, part)
        card.moved.connect(lambda step, uid=part.uid: self._move(uid, step))
        card.set_read_only(self._read_only)
        if self._languages is not None:
            card.set_languages(self._languages)
        return card

    def _drop(self, card: PartCard) -> None:
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_nones(self) -> None:
        above = self._filing.row(self.uid)
        for kind, box in self._nones.items():
            there = any(one.kind == kind for one in above.below()) if above else True
            box.setVisible(not there)
            box.setChecked(bool(above and kind in (above.facts.get("none") or ())))

    def _move(self, uid: str, step: int) -> None:
        order = [one.uid for one in self.parts()]
        here = order.index(uid)
        there = here + step
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            self._filing.do(arrange, order)

    def unfold(self, uid: str) -> None:
        """Open the form of a part and put the cursor into it."""
        if uid in self.cards:
            self.cards[uid].unfold()
            self.cards[uid].focus_first()

    def save(self) -> None:
        """Save what is typed in unfolded parts."""
        do_each(card.save for card in list(self.cards.values()))

    def set_read_only(self, read_only: bool) -> None:
        """Whether parts can only be read."""
        self._read_only = read_only
        self.adder.setVisible(not read_only)
        for box in self._nones.values():
            box.setEnabled(not read_only)
        for card in self.cards.values():
            card.set_read_only(read_only)

    def set_languages(self, languages: tuple[str, ...]) -> None:
        """The languages in which words are shown."""
        self._languages = languages
        for card in self.cards.values():
            card.set_languages(languages)

    def field_of(self, uid: str, key: str) -> FieldRow | None:
        """The field of a part or of one below it, unfolded."""
        card = self._card_of(uid)
        return card.unfold().field_of(uid, key) if card else None

    def list_of(self, uid: str, kind: str) -> PartList | None:
        """The list of a kind under a part or under one below it, unfolded."""
        card = self._card_of(uid)
        return card.unfold().list_of(uid, kind) if card else None

    def _card_of(self, uid: str) -> PartCard | None:
        """The card of the part that is, or holds, a row."""
        holds = (one.uid for one in self.parts() if uid == one.uid or any(below.uid == uid for below in one.below()))
        return next((self.cards[found] for found in holds), None)

    def all_fields(self) -> Iterator[FieldRow]:
        """Fields of unfolded parts."""
        for card in self.cards.values():
            yield from card.all_fields()
