"""A text that a client published, against the register: pasted, opened or dropped; what differs, with its sentences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ropa.comparing.result import SAID, SUBJECTS, Comparison, Line, Mention
from ropa.comparing.whole import compare
from ropa.comparing.wording import KINDS, fact_said, mention_said, subject
from ropa.holdings import Holdings
from ropa.i18n import N_
from ropa.store.reading import holdings
from ui.checks.acts import go_to
from ui.checks.compared import Compared, ComparedList, Side
from ui.desk import Desk
from ui.flow import Flow
from ui.icons import icon
from ui.jobs import Job
from ui.look import em, wear
from ui.published_text import PublishedText, TextDialog
from ui.today import today


class CompareDialog(TextDialog):
    """Stands beside the window: a line leads to its record there, and marks its sentence in the text here."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, desk.operator or "")
        tr = desk.tr
        self.setWindowTitle(tr(N_("Compare a published text")))
        self.text = PublishedText(
            tr,
            tr(N_("Paste a policy, a consent or a cookie notice here, or drop its file: PDF, Word, web page or text.")),
        )
        self.open_button = QPushButton(icon("open_file"), tr(N_("Open a file…")))
        self.open_button.clicked.connect(self.ask_file)
        self.compare = QPushButton(icon("checks", "accent_text"), tr(N_("Compare")))
        wear(self.compare, "primary")
        self.compare.setEnabled(False)
        self.compare.clicked.connect(self.run)
        self.text.textChanged.connect(lambda: self.compare.setEnabled(bool(self.text.toPlainText().strip())))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.register = ComparedList(tr(N_("What the register has")))
        self.published = ComparedList(tr(N_("What the text has")))
        self._lay_out()
        self.told.setText(tr(N_("The text is compared with the register of: {name}.")).format(name=desk.operator_name))

    def _lay_out(self) -> None:
        buttons = Flow(None, em(self, 0.4))
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.compare)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        for one in (self.register, self.published):
            one.chosen.connect(self._go)
            self.sides.addWidget(one)
        self.sides.setChildrenCollapsible(False)
        self.sides.hide()
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(self._desk.tr(N_("Close")))
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.5))
        column.addWidget(self.text, 2)
        column.addLayout(buttons)
        column.addWidget(self.told)
        column.addWidget(self.sides, 5)
        column.addWidget(close)
        room = self.screen().availableSize()
        self.resize(min(em(self, 60), room.width()), min(em(self, 44), room.height()))

    # --- the comparison ---

    def run(self) -> None:
        """Compare the text with the register as it stands now."""
        text, day = self.text.toPlainText(), today()
        held = self._desk.workspace.ask(holdings, self._operator)
        self.compare.setEnabled(False)
        self.told.setText(self._desk.tr(N_("The text is being read…")))
        job = Job(self.runs.worker, lambda _: compare(held, text, day))
        job.succeeded.connect(lambda told: self.show_result(held, told))
        job.finished.connect(lambda: self.compare.setEnabled(True))
        self.runs.start(job)

    def show_result(self, held: Holdings, told: Comparison) -> None:
        """Both lists, and a sentence on what was found."""
        tr, language = self._desk.tr, self._desk.language
        facts = sorted(told.lines, key=lambda one: SUBJECTS.index(one.fact.subject))
        said = tuple(one for one in facts if one.state == SAID)
        missing = tuple(one for one in facts if one in told.missing)
        doubtful = tuple(one for one in facts if one in told.doubtful)

        def of_facts(several: tuple[Line, ...]) -> tuple[Compared, ...]:
            return tuple(_fact(held, one, language) for one in several)

        def of_text(several: tuple[Mention, ...]) -> tuple[Compared, ...]:
            return tuple(
                Compared(subject(one, language), mention_said(held, one, language), one.text) for one in several
            )

        sides = (
            Side(tr(N_("In the register, not in the text")), "warning", "warning", of_facts(missing)),
            Side(tr(N_("Perhaps in the text: please look")), "info", "info", of_facts(doubtful)),
            Side(tr(N_("Said in the text")), "done", "done", of_facts(said), folded=True),
        )
        self.register.show_sides(one for one in sides if one.lines or one.role != "info")
        held_too = tuple(one for one in told.mentions if one.held)
        self.published.show_sides(
            (
                Side(tr(N_("In the text, not in the register")), "warning", "warning", of_text(told.foreign)),
                Side(tr(N_("In the text and in the register")), "done", "done", of_text(held_too), folded=True),
            )
        )
        self.sides.show()
        number = len(missing) + len(told.foreign)
        found = (
            tr.count("{n} difference was found.", "{n} differences were found.", number)
            if number
            else tr(N_("No difference was found among what Ropa can compare. It does not replace reading the text."))
        )
        self.told.setText(f"{tr(KINDS[told.kind])} {found}")

    def _go(self, line: Compared) -> None:
        """To the record of a fact, and to the sentence of the text."""
        if line.text:
            self.text.mark(line.text)
        if line.root:
            go_to(self._desk, line.kind, line.root, line.row, line.key)


def _fact(held: Holdings, one: Line, language: str) -> Compared:
    fact = one.fact
    said = fact_said(held, fact, language)
    return Compared(subject(fact, language), said, one.text, fact.kind, fact.root, fact.row, fact.key)
