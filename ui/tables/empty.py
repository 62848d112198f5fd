"""What a list shows while it is empty: what belongs there and why the law asks, or that nothing was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.law import law
from ui.changing import changing
from ui.desk import Desk
from ui.flow import Flow
from ui.icons import Sign, icon
from ui.look import em
from ui.tables.adding import ADD


@dataclass(frozen=True)
class Belongs:
    """msgids: a heading, what stands in this list, why the law asks for it, in which article."""

    heading: str
    what: str
    why: str
    article: str = ""


EMPTY: Mapping[str, Belongs] = {
    "activity": Belongs(
        N_("No activities yet"),
        N_("An activity is one occasion to handle data of people: hiring, payroll, deliveries, a newsletter."),
        N_("Data may be collected and used only for specific purposes declared in advance."),
        "7(8), 14",
    ),
    "party": Belongs(
        N_("No parties yet"),
        N_("Parties receive data or can see them: banks, hosting companies, couriers, state bodies."),
        N_("A consent must say whether data are passed to third parties."),
        "8(4)(4)",
    ),
    "transfer": Belongs(
        N_("No transfers abroad yet"),
        N_("A disclosure, a tracker or a system whose data go to another country is entered here."),
        N_("Data may go abroad only on a ground that the law names, and a consent must say whether they do."),
        "8(4)(5), 16",
    ),
    "tracker": Belongs(
        N_("No trackers yet"),
        N_("Trackers are the cookies, counters and pixels on a site or in an app."),
        N_("What they read is collected too: a consent must list it and say to whom it is passed."),
        "8(4)(4), 8(4)(7)",
    ),
    "system": Belongs(
        N_("No systems yet"),
        N_("Systems are where data lie: databases, sites, cloud services, paper archives."),
        N_("Personal data must be kept in a database that is in Kazakhstan."),
        "12(2)",
    ),
    "consent": Belongs(
        N_("No consent forms yet"),
        N_("A consent form is one text that people agree to: what it covers and how consent is given."),
        N_("The law lists what the text must say, and the operator must be able to prove that consent was given."),
        "8(4), 25(2)(5)",
    ),
    "engagement": Belongs(
        N_("No contracts yet"),
        N_("What is agreed with a party that handles data: contract, term, confidentiality, instructions."),
        N_("Whoever handles data must take the measures that protect them."),
        "20(2), 22(1)",
    ),
    "access": Belongs(
        N_("No persons with access yet"),
        N_("Who may work with which data, and by which order."),
        N_("Order 179/НҚ asks to determine the persons who have access to personal data."),
        "22(1)",
    ),
    "journal_line": Belongs(
        N_("No journal entries yet"),
        N_(
            "An entry is one action with data: the term of a consent that began or ended, a transfer to a third party "
            "or abroad, a publication."
        ),
        N_("The law asks to register and account for these actions."),
        "22(1)(5)",
    ),
    "request": Belongs(
        N_("No requests of subjects yet"),
        N_("A request is what a person asks about their data: nobody need be named in it."),
        N_("Each right has its term; a refusal gives reasons."),
        "24(1), 25(2)(7)",
    ),
    "incident": Belongs(
        N_("No security incidents yet"),
        N_("An incident is a breach of the security of data: what happened, what was done, who was told."),
        N_("The authorised body is notified within one working day from detection."),
        "25(2)(8)",
    ),
}

_OTHER = Belongs(N_("Nothing here yet"), "", "")

ANSWERED_NONE = frozenset({"transfer", "tracker", "system", "consent", "engagement", "access"})
"""Kinds of which an operator can answer that it has none."""


class Emptiness(QScrollArea):
    """Signals: `add_requested()`; `none_answered(bool)`; `clear_requested()`; `everywhere_requested()`;
    `archived_requested()`.
    """

    add_requested = Signal()
    none_answered = Signal(bool)
    clear_requested = Signal()
    everywhere_requested = Signal()
    archived_requested = Signal()

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._tr = desk.tr
        self._workspace = desk.workspace
        self._kind = kind
        self.setProperty("wear", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons: list[QPushButton] = []

    def show_empty(self, *, answered: bool) -> None:
        """No record of this kind; `answered`: it was answered that there are none."""
        tr, belongs = self._tr, EMPTY.get(self._kind, _OTHER)
        column = self._begin(self._kind)
        if answered:
            self._say(column, tr(N_("Answered: there are none")), "heading")
            self._say(column, tr(N_("The papers say so. Adding a record takes the answer back.")))
        else:
            self._say(column, tr(belongs.heading), "heading")
            self._say(column, tr(belongs.what))
        self._say(column, tr(belongs.why), "muted")
        if belongs.article:
            self._say(column, self._cited(belongs.article), "small")
        row = self._buttons(column)
        self._button(row, tr(ADD[self._kind]), self.add_requested, "add", first=not answered)
        if self._kind in ANSWERED_NONE:
            said = tr(N_("Take this answer back")) if answered else tr(N_("Answer: there are none"))
            self._button(row, said, self.none_answered, "answer_none", value=not answered)
        changing(self._workspace, *self.buttons)
        self._end()

    def _cited(self, article: str) -> str:
        kz = law("kz")
        return f"{kz.short(self._tr.language)}, {kz.cite(article, self._tr.language)}"

    def show_nothing_found(self, typed: str) -> None:
        """There are records, but none that was searched or filtered for."""
        tr = self._tr
        column = self._begin("search")
        typed = " ".join(typed.split())
        self._say(
            column, tr(N_("Nothing for “{typed}”")).format(typed=typed) if typed else tr(N_("Nothing found")), "heading"
        )
        if not typed:
            self._say(column, tr(N_("No record fits the filters.")))
        row = self._buttons(column)
        said = tr(N_("Clear search and filters"))
        self._button(row, said, self.clear_requested, "close", first=True)
        if typed:
            self._button(row, tr(N_("Search everywhere")), self.everywhere_requested, "search")
        self._end()

    def show_only_archived(self, number: int) -> None:
        """All there is was archived."""
        tr = self._tr
        column = self._begin("archive")
        self._say(column, tr.count("{n} record, archived", "{n} records, all archived", number), "heading")
        row = self._buttons(column)
        self._button(row, tr(ADD[self._kind]), self.add_requested, "add", first=True)
        changing(self._workspace, *self.buttons)
        self._button(row, tr(N_("Show archived records")), self.archived_requested, "archive")
        self._end()

    def _begin(self, picture: str) -> QVBoxLayout:
        self.buttons = []
        self._frame = QFrame()
        self._frame.setProperty("wear", "empty")
        said = QWidget()
        said.setMaximumWidth(em(self, 30))
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        column.addWidget(Sign(picture, "muted", 2.2), 0, Qt.AlignmentFlag.AlignHCenter)
        across = QHBoxLayout()
        for part, share in ((None, 1), (said, 1000), (None, 1)):
            across.addStretch(share) if part is None else across.addWidget(part, share)
        down = QVBoxLayout(self._frame)
        down.setContentsMargins(*[em(self, 1.2)] * 4)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        return column

    def _end(self) -> None:
        said = [label.text() for label in self._frame.findChildren(QLabel)]
        self._frame.setAccessibleName(said[0])
        self._frame.setAccessibleDescription(" ".join(said[1:]))
        outer = QWidget()
        column = QVBoxLayout(outer)
        column.setContentsMargins(*[em(self, 0.7)] * 4)
        column.addWidget(self._frame)
        self.setWidget(outer)

    def _say(self, column: QVBoxLayout, text: str, wear: str = "") -> None:
        if text:
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setProperty("wear", wear)
            column.addWidget(label)

    def _buttons(self, column: QVBoxLayout) -> Flow:
        holder = QWidget()
        flow = Flow(holder, em(self, 0.4))
        column.addSpacing(em(self, 0.4))
        column.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        return flow

    def _button(
        self,
        row: Flow,
        text: str,
        signal: SignalInstance,
        picture: str,
        *,
        first: bool = False,
        value: bool | None = None,
    ) -> None:
        button = QPushButton(icon(picture, "accent_text" if first else "text"), text)
        if first:
            button.setProperty("wear", "primary")
        button.clicked.connect(lambda: signal.emit() if value is None else signal.emit(value))
        row.addWidget(button)
        self.buttons.append(button)
