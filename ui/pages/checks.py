"""What the law still wants of the operator in view: every finding, why it is one, and the way to its field."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_
from ropa.register import Done
from ui.changing import changing
from ui.checks.acts import ACCEPT, TAKE_BACK, ask_reason, go, offer
from ui.checks.chips import FindingChips
from ui.checks.told import SIGNS, Told, counted
from ui.checks.tree import FindingTree, Group
from ui.desk import Desk, Place
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.panels.empty import Empty
from ui.panels.kinds import kind_name

BY_RECORD, BY_RULE = "record", "rule"


class ChecksPage(QWidget):
    """A page. In its Place `row` is the identity of the finding that is chosen; or, to come in, one of SIGNS: then the
    list is narrowed to it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self._wanted = ""
        self.tree = FindingTree(tr(N_("Findings")))
        self.tree.chosen.connect(lambda told: go(desk, told))
        self.tree.asked.connect(lambda told, place: offer(desk, told, place, self))
        self.tree.currentItemChanged.connect(lambda *_: self._tell())
        self.chips = FindingChips(desk)
        self.chips.changed.connect(self._show)
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.by_record, self.by_rule = self._way(N_("By record")), self._way(N_("By rule"))
        by_rule = desk.settings.get("checks_by", BY_RECORD) == BY_RULE
        (self.by_rule if by_rule else self.by_record).setChecked(True)
        group = QButtonGroup(self)
        for one, way in ((self.by_record, BY_RECORD), (self.by_rule, BY_RULE)):
            group.addButton(one)
            one.clicked.connect(lambda _=False, way=way: self._gather(way))
        self.accept = QPushButton(icon("done"), tr(ACCEPT))
        self.accept.clicked.connect(self._accept)
        self.back = QPushButton(icon("undo"), tr(TAKE_BACK))
        self.back.clicked.connect(self._take_back)
        changing(desk.workspace, self.accept, self.back)
        self.report = QPushButton(icon("save"), tr(N_("Save report…")))
        self.report.clicked.connect(self.save_report)
        self.compare = QPushButton(icon("external"), tr(N_("Compare a published text…")))
        self.compare.clicked.connect(self.compare_text)
        self.empty = Empty("checks")
        self.every = self.empty.add_button(tr(N_("Show all findings")))
        self.every.clicked.connect(self._show_all)
        self._lay_out()
        desk.findings.read.connect(self._take)
        self._take()

    def _way(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(self.desk.tr(words))
        button.setCheckable(True)
        button.setProperty("wear", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("wear", "bar")
        column = QVBoxLayout(bar)
        column.setContentsMargins(*[em(self, 0.5)] * 4)
        column.setSpacing(em(self, 0.4))
        tools = Flow(None, em(self, 0.4))
        for widget in (self.by_record, self.by_rule, self.accept, self.back, self.report, self.compare):
            tools.addWidget(widget)
        column.addWidget(self.count)
        column.addLayout(tools)
        column.addWidget(self.chips)
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(self.tree)
        self._nothing = self.empty.apart()
        self._stack.addWidget(self._nothing)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(bar)
        page.addWidget(shown, 1)
        self.setFocusProxy(self.tree)

    # --- the page ---

    def show_place(self, place: Place) -> None:
        """Show the findings of the operator in view; those of a severity, or one of them, if `row` names it."""
        self._wanted = place.row
        self._come()

    def place(self) -> Place:
        """With the finding that is chosen."""
        told = self.tree.current()
        return Place("checks", "", told.identity if told else "")

    def refresh(self, done: Done | None) -> None:
        """Findings are read anew when what was done is saved; then they are shown."""

    def leave(self) -> None:
        """Nothing is typed here that could be lost."""

    def _take(self) -> None:
        """Findings were read."""
        self.chips.show_findings(self.desk.findings.told)
        self._show()
        self._come()

    def _come(self) -> None:
        """Choose what was asked for, once it is known."""
        if self._wanted and self.desk.findings.known:
            wanted, self._wanted = self._wanted, ""
            if wanted in SIGNS:
                self.chips.press_sign(wanted)
            elif not self.tree.choose(wanted):
                self._show_all()
                self.tree.choose(wanted)

    def _show_all(self) -> None:
        self.chips.release()
        self.tree.setFocus()

    def _gather(self, way: str) -> None:
        self.desk.settings.put("checks_by", way)
        self._show()

    def _show(self) -> None:
        findings = self.desk.findings
        shown = [one for one in findings.told if self.chips.passes(one)]
        by_rule = self.by_rule.isChecked()
        within = self.tree.hasFocus()
        self.count.setText(counted(findings.told, self.desk.tr))
        self.count.setVisible(bool(findings.told))
        groups = self._by_rule(shown) if by_rule else self._by_record(shown)
        self.tree.show_groups(groups, _place if by_rule else _below)
        self._stack.setCurrentWidget(self.tree if shown else self._nothing)
        if not shown:
            self.empty.say(self._nothing_said())
            self.every.setVisible(bool(findings.told))
            if within:
                (self.every if findings.told else self.by_record).setFocus()
        self._tell()

    def _nothing_said(self) -> str:
        tr, findings = self.desk.tr, self.desk.findings
        if not findings.known:
            return tr(N_("The register is being checked…"))
        if findings.told:
            return tr(N_("There is no finding of this kind."))
        return tr(
            N_(
                "Nothing was found: no rule that Ropa checks is broken by what stands in the register today. "
                "What nobody entered, Ropa cannot see; and it does not replace a lawyer's opinion."
            )
        )

    def _by_record(self, shown: list[Told]) -> Iterator[Group]:
        gathered: dict[str, list[Told]] = {}
        for one in shown:
            gathered.setdefault(one.root, []).append(one)
        for root, several in gathered.items():
            kind = kind_name(several[0].kind, self.desk.tr)
            heading = several[0].record if several[0].kind == "operator" else f"{kind}: {several[0].record}"
            yield root, heading, tuple(several)

    def _by_rule(self, shown: list[Told]) -> Iterator[Group]:
        gathered: dict[tuple[str, str], list[Told]] = {}
        for one in shown:
            gathered.setdefault((one.law, one.rule), []).append(one)
        for (law, rule), several in sorted(gathered.items()):
            yield f"{law}/{rule}", f"{rule} · {several[0].cited}", tuple(several)

    # --- acts ---

    def save_report(self) -> None:
        """What was found, as a paper or a spreadsheet: of this operator or of all."""
        from ui.checks.report_dialog import ReportDialog

        ReportDialog(self.desk, self).open()

    def compare_text(self) -> None:
        """How a text that the operator published differs from the register."""
        from ui.checks.compare_dialog import CompareDialog

        CompareDialog(self.desk, self.window()).show()

    def _tell(self) -> None:
        """Offer what can be done with the finding that is chosen."""
        told = self.tree.current()
        within = self.accept.hasFocus() or self.back.hasFocus()
        taken = told is not None and bool(told.accepted)
        self.accept.setVisible(not taken)
        self.accept.setEnabled(told is not None)
        self.back.setVisible(taken)
        if within:
            (self.back if taken else self.accept).setFocus()

    def _accept(self) -> None:
        if (told := self.tree.current()) is not None:
            ask_reason(self.desk, told, self)

    def _take_back(self) -> None:
        if (told := self.tree.current()) is not None:
            self.desk.findings.take_back(told)


def _below(told: Told) -> str:
    return told.below


def _place(told: Told) -> str:
    return told.place
