"""Between columns and preview: what a table has and the law does not know, and a person says what that is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ropa.actions.importing.proposals import Question
from ropa.i18n import N_
from ropa.law import law
from ropa.names import Names
from ui.desk import Desk
from ui.labels import plain_label
from ui.look import em

OPEN = ""
_NOT_YET = "?"
_MANY = 3
"""More than so many alike can be answered together."""


class QuestionsPage(QWidget):
    """Signals: `changed()` after each answer."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.boxes: dict[str, QComboBox] = {}
        told = N_(
            "The table has bases or roles that Law No. 94-V does not know, and nothing is converted by itself: say "
            "what each of these is here, or leave it open."
        )
        self._area = QScrollArea()
        self._area.setProperty("wear", "plain")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        self.told = plain_label(desk.tr(told))
        column.addWidget(self.told)
        column.addWidget(self._area, 1)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask these; what was answered already stays."""
        given = self.answers()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        self.boxes = {}
        for catalogue in dict.fromkeys(one.catalogue for one in questions):
            alike = [one for one in questions if one.catalogue == catalogue]
            cards = [self._card(one, given.get(one.key, _NOT_YET)) for one in alike]
            if len(alike) > _MANY:
                column.addWidget(self._card_of_all(alike))
            for card in cards:
                column.addWidget(card)
        column.addStretch(1)
        self._area.setWidget(sheet)

    def _card(self, one: Question, given: str) -> QFrame:
        tr = self._desk.tr
        words = (
            N_("Basis in the table: “{text}”")
            if one.catalogue == "law:bases"
            else N_("The table calls it a processor: “{text}”")
        )
        times = tr.count("In {n} place.", "In {n} places.", one.times)
        card, box = self._asked(one, tr(words).format(text=one.text), times)
        box.setCurrentIndex(max(box.findData(given), 0))
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.boxes[one.key] = box
        return card

    def _card_of_all(self, alike: Sequence[Question]) -> QFrame:
        """One answer for many: each can still be said otherwise below."""
        tr = self._desk.tr
        words = N_("Every basis below") if alike[0].catalogue == "law:bases" else N_("Every processor below")
        card, box = self._asked(alike[0], tr(words), tr(N_("What is answered here is answered for each of them.")))

        def answer() -> None:
            for one in alike:
                self.boxes[one.key].setCurrentIndex(box.currentIndex())

        box.activated.connect(lambda _: answer())
        return card

    def _asked(self, one: Question, said: str, below: str) -> tuple[QFrame, QComboBox]:
        tr = self._desk.tr
        box = QComboBox()
        box.setAccessibleName(said)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(40)
        box.addItem(tr(N_("Say what it is…")), _NOT_YET)
        for code in one.options:
            box.addItem(self._option(one.catalogue, code), code)
        box.addItem(tr(N_("Leave it open: the words of the table stay beside it")), OPEN)
        card = QFrame()
        card.setProperty("wear", "card")
        column = QVBoxLayout(card)
        for widget in (plain_label(said, "heading"), plain_label(below, "small"), box):
            column.addWidget(widget)
        return card, box

    def _option(self, catalogue: str, code: str) -> str:
        name = Names()(catalogue, code, self._desk.language, "kz")
        if law("kz").knows(catalogue.removeprefix("law:"), code):
            return name
        return self._desk.tr(N_("{name} (only claimed: the law does not know it)")).format(name=name)

    def answers(self) -> Mapping[str, str]:
        """What was answered so far, by question."""
        return {key: box.currentData() for key, box in self.boxes.items() if box.currentData() != _NOT_YET}

    @property
    def is_answered(self) -> bool:
        """Whether nothing is left to say."""
        return len(self.answers()) == len(self.boxes)
