"""The head of the overview: who the operator is, and how much there is of each kind of record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.reference import catalogue
from ui.commands import SECTIONS
from ui.desk import Desk
from ui.icons import icon
from ui.look import em
from ui.pages.glance import Figures, Glance
from ui.pages.kind_card import Cards, KindCard
from ui.pages.section import text_label

_STANDING = {
    "approved": N_("Approved: {n}"),
    "draft": N_("Drafts: {n}"),
    "archived": N_("Archived: {n}"),
    "changed": N_("Changed since approval: {n}"),
}


def head(desk: Desk, seen: Glance) -> QWidget:
    """Who it is, and the way to its card."""
    tr = desk.tr
    above = QWidget()
    column = QVBoxLayout(above)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(em(above, 0.2))
    name = seen.name.best(desk.language, desk.languages)[0]
    column.addWidget(text_label(name or seen.ref, "title"))
    number = tr(N_("BIN or IIN: {number}")) if seen.bin else tr(N_("BIN or IIN: not answered"))
    known = catalogue("laws")
    laws = [known[one].names[desk.language] if one in known else one for one in seen.laws]
    column.addWidget(text_label(" · ".join((seen.ref, number.format(number=seen.bin), *laws)), "muted"))
    card = QPushButton(icon("operator"), tr(N_("Open the operator's card")))
    card.setObjectName("operator")
    card.clicked.connect(lambda _checked: desk.go("operator"))
    column.addWidget(card, 0, Qt.AlignmentFlag.AlignLeading)
    return above


def cards(desk: Desk, seen: Glance) -> QWidget:
    """A card a kind of record."""
    return Cards([_card(desk, one) for one in seen.figures])


def _card(desk: Desk, of: Figures) -> KindCard:
    tr = desk.tr
    none = tr(N_("Answered: there are none")) if of.none else tr(N_("None yet"))
    standing = "\n".join(tr(_STANDING[where]).format(n=n) for where, n in of.standing)
    number = desk.locale.toString(of.records)
    card = KindCard(of.kind, tr(dict(SECTIONS)[of.kind]), number, standing if of.records else none)
    card.setObjectName(f"kind/{of.kind}")
    card.clicked.connect(lambda _checked: desk.go(of.kind))
    return card
