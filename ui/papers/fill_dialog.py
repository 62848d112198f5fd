"""What a paper needs beyond the register, and how it is laid out: asked together, kept together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from ropa.documents.asked import Question
from ropa.documents.issuing import Which
from ropa.documents.layout import Layout
from ropa.holdings import Holdings
from ropa.i18n import N_
from ui.desk import Desk
from ui.look import em
from ui.papers.layout_form import LayoutForm
from ui.papers.questions import QuestionsForm


class FillDialog(QDialog):
    """Signals: `filled(answers by key, Layout)`."""

    filled = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        held: Holdings,
        which: Which,
        title: str,
        questions: tuple[Question, ...],
        given: Mapping[str, Any],
        now: Layout,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        tr = desk.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Fill in and lay out")))
        named = QLabel(title)
        named.setTextFormat(Qt.TextFormat.PlainText)
        named.setWordWrap(True)
        named.setProperty("wear", "heading")
        self.questions = QuestionsForm(desk, held.operator.uid, questions, given) if questions else None
        self.layout_form = LayoutForm(desk, held, which.kind, now)
        self.tabs = QTabWidget()
        if self.questions is not None:
            self.tabs.addTab(_scrolled(self.questions), tr(N_("To fill in")))
        self.tabs.addTab(_scrolled(self.layout_form), tr(N_("Layout")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr(N_("Keep")))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(named)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(em(self, 34), room.width()), min(em(self, 34), room.height()))

    def _give(self) -> None:
        answers = self.questions.answers() if self.questions is not None else {}
        if answers is None:
            self.tabs.setCurrentIndex(0)
            return
        self.filled.emit(answers, self.layout_form.layout_wanted())
        self.accept()


def _scrolled(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setProperty("wear", "plain")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    form.setContentsMargins(*[em(form, 0.6)] * 4)
    area.setWidget(form)
    return area
