"""What the law still wants of the record that is open, beside its form."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.register import Done
from ui.checks.acts import go, offer
from ui.checks.told import Told, counted
from ui.checks.tree import FindingTree
from ui.desk import Desk
from ui.panels.empty import Empty


class RecordFindings(QWidget):
    """Shows nothing until a record is given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._record = ""
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.count.setProperty("wear", "muted")
        self.tree = FindingTree(desk.tr(N_("Findings of this record")))
        self.tree.chosen.connect(lambda told: go(desk, told))
        self.tree.asked.connect(lambda told, place: offer(desk, told, place, self))
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.addWidget(self.count)
        column.addWidget(self.tree, 1)
        self.empty = Empty("checks")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.empty.apart())
        self.setFocusProxy(self.tree)
        desk.findings.read.connect(self._show)

    def show_record(self, uid: str) -> None:
        """The findings of a record; "" shows none."""
        self._record = uid
        self._show()

    def refresh(self, _done: Done | None) -> None:
        """What changed is checked later, and shown then."""

    def _show(self) -> None:
        tr, findings = self.desk.tr, self.desk.findings
        told = findings.of(self._record) if self._record else ()
        if not self._record:
            self.empty.say(tr(N_("Choose a record to see what was found in it.")))
        elif not findings.known:
            self.empty.say(tr(N_("The register is being checked…")))
        else:
            self.empty.say(tr(N_("Nothing was found in this record.")))
        self.count.setText(counted(told, tr))
        self.tree.show_groups((("", "", told),) if told else (), _below)
        self._stack.setCurrentIndex(0 if told else 1)


def _below(told: Told) -> str:
    return told.below
