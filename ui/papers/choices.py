"""What is wanted: of whom, which kinds of paper, in which languages, as of what day, with drafts or without."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.store.opened import operator_card
from ui.breaking import breakable
from ui.desk import Desk
from ui.flow import Flow
from ui.look import em
from ui.papers.day_box import DayBox
from ui.papers.kind_choice import KindChoice
from ui.papers.language_choice import LanguageChoice
from ui.papers.operators import OperatorsDialog
from ui.papers.wish import Wish
from ui.tips import tip
from ui.today import today

_NAMED = 3
"""So many operators are named; of more their number is said."""


class Choices(QWidget):
    """Signals: `changed()` where the person chose otherwise."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self._operators: dict[str, str] = {}
        self.named = QLabel()
        self.named.setTextFormat(Qt.TextFormat.PlainText)
        self.named.setWordWrap(True)
        self.others = QPushButton(tr(N_("Other operators…")))
        self.others.clicked.connect(self.ask_operators)
        self.back = QPushButton(tr(N_("Only the one in view")))
        self.back.setProperty("wear", "link")
        self.back.clicked.connect(self._take_back)
        self.kind_choice = KindChoice(tr)
        self.kinds = self.kind_choice.kinds
        self.kind_choice.changed.connect(self.changed)
        self.languages = LanguageChoice(tr)
        self.languages.changed.connect(self.changed)
        self.day = DayBox(desk, tr(N_("As of")), today(), latest=today())
        self.day.dateChanged.connect(self.changed)
        self.drafts = QCheckBox(tr(N_("Drafts too")))
        self.drafts.setToolTip(tr(N_("Put activities into the register that are not approved yet")))
        self.drafts.clicked.connect(self.changed)
        self._lay()

    def _lay(self) -> None:
        tr = self._desk.tr
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(self, 0.3))
        self._add_heading(tr(N_("Whose papers")))
        self._column.addWidget(self.named)
        self._add_line(self.others, self.back)
        self._add_heading(tr(N_("Which papers")))
        self._column.addWidget(self.kind_choice)
        self._add_heading(tr(N_("Languages")))
        self._column.addWidget(self.languages)
        self._add_heading(tr(N_("&As of"))).setBuddy(self.day)
        self._add_line(self.day, self.drafts)
        self._column.addStretch(1)

    def _add_heading(self, text: str) -> QLabel:
        if self._column.count():
            self._column.addSpacing(em(self, 0.35))
        label = QLabel(text)
        label.setProperty("wear", "field")
        self._column.addWidget(label)
        return label

    def _add_line(self, *widgets: QWidget) -> None:
        line = Flow()
        self._column.addLayout(line)
        for widget in widgets:
            line.addWidget(widget)

    def show_operator(self) -> None:
        """Take the operator in view."""
        desk = self._desk
        self.take_operators({desk.operator: desk.operator_name} if desk.operator else {})

    def take_operators(self, operators: Mapping[str, str]) -> None:
        """Take these: names by uid."""
        desk = self._desk
        self._operators = dict(operators)
        several = len(operators)
        names = ", ".join(operators.values())
        said = names if several <= _NAMED else desk.tr.count("{n} operator", "{n} operators", several)
        self.named.setText(breakable(said))
        self.named.setToolTip(tip(names) if several <= 40 else "")
        self.back.setVisible(desk.operator is not None and tuple(operators) != (desk.operator,))
        own = {desk.operator: desk.languages}
        spoken = (own.get(uid) or desk.workspace.ask(operator_card, uid).languages for uid in list(operators)[:_NAMED])
        self.languages.show_own(tuple(dict.fromkeys(code for codes in spoken for code in codes)))

    @property
    def operators(self) -> Mapping[str, str]:
        """Names of the operators by uid."""
        return self._operators

    @property
    def wish(self) -> Wish | None:
        """What is wanted; None where nothing can be."""
        self.day.reach(today())
        languages = self.languages.languages
        kinds = self.kind_choice.chosen
        if languages is None or not kinds or not self._operators:
            return None
        return Wish(tuple(self._operators), kinds, languages, self.day.day, self.drafts.isChecked())

    def why_none(self) -> str:
        """What is to be chosen first, where `wish` is None."""
        tr = self._desk.tr
        if not self._operators:
            return tr(N_("Choose an operator at the left, or several here."))
        if self.languages.languages is None:
            return tr(N_("Tick a language."))
        return tr(N_("Tick a kind of paper."))

    def ask_operators(self) -> None:
        """Let the person choose operators."""
        dialog = OperatorsDialog(self._desk, self._operators, self)
        dialog.chosen.connect(self._take_chosen)
        dialog.open()

    def _take_chosen(self, operators: Mapping[str, str]) -> None:
        self.take_operators(operators)
        self.changed.emit()

    def _take_back(self) -> None:
        self.show_operator()
        self.changed.emit()
