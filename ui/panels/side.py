"""The foldable right side: the history of the record in view, who uses it, a paper that speaks of it, what the law
still wants of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout

from ropa.i18n import N_
from ropa.register import Done
from ui.desk import Desk
from ui.icons import icon

if TYPE_CHECKING:
    from ui.panels.findings import RecordFindings
    from ui.panels.history import RecordHistory
    from ui.panels.paper import PaperBeside
    from ui.panels.used_by import UsedBy


class SidePanel(QFrame):
    """Shows what is known beside a record; built when it is first unfolded, and reads only while it is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record = ""
        self.tabs: QTabWidget | None = None
        self.findings: RecordFindings
        self.history: RecordHistory
        self.used_by: UsedBy
        self.paper: PaperBeside
        self.setProperty("wear", "panel")

    def _build(self) -> QTabWidget:
        from ui.panels.findings import RecordFindings
        from ui.panels.history import RecordHistory
        from ui.panels.paper import PaperBeside
        from ui.panels.used_by import UsedBy

        tr = self._desk.tr
        self.history, self.used_by = RecordHistory(self._desk), UsedBy(self._desk)
        self.findings, self.paper = RecordFindings(self._desk), PaperBeside(self._desk)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setUsesScrollButtons(False)  # the panel is as wide as its tabs at least
        for n, (page, picture, words) in enumerate(
            (
                (self.history, "history", N_("History")),
                (self.used_by, "link", N_("Used by")),
                (self.paper, "documents", N_("Paper")),
                (self.findings, "checks", N_("Findings")),
            )
        ):
            tabs.addTab(page, icon(picture), "")
            tabs.setTabToolTip(n, tr(words))
            tabs.tabBar().setAccessibleTabName(n, tr(words))
        tabs.tabBar().setAccessibleName(tr(N_("Beside the record")))
        tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tabs)
        return tabs

    def _turn(self, current: int) -> None:
        """Only the tab in view has its words, so that the form keeps its room; the others have a tip."""
        if (tabs := self.tabs) is not None:
            for n in range(tabs.count()):
                tabs.setTabText(n, tabs.tabToolTip(n) if n == current else "")
            self._read()

    def end(self) -> None:
        """Before the register is closed: nothing is read any more."""
        if self.tabs is not None:
            self.paper.end()

    def show_record(self, uid: str) -> None:
        """Which record is in view; "" for none."""
        if uid != self._record:
            self._record = uid
            self._read()

    def refresh(self, done: Done | None) -> None:
        """Something changed."""
        uses = self.tabs is not None and self.tabs.currentWidget() is not self.history
        if done is None or self._record in done.roots or uses:
            self._read()

    def _read(self) -> None:
        if self.tabs is not None and not self.isHidden():
            self.tabs.currentWidget().show_record(self._record)  # type: ignore[attr-defined]

    def setVisible(self, visible: bool) -> None:
        if visible and self.tabs is None:
            self.tabs = self._build()
            self._turn(0)
        super().setVisible(visible)
        self._read()
