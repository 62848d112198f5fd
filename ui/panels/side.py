"""The foldable right side: the history of the record in view, and who uses it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout

from ropa.i18n import N_
from ropa.register import Done
from ui.desk import Desk
from ui.panels.history import RecordHistory
from ui.panels.used_by import UsedBy


class SidePanel(QFrame):
    """Shows what is known beside a record; reads only while it is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("wear", "panel")
        self._record = ""
        self.history = RecordHistory(desk)
        self.used_by = UsedBy(desk)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.history, desk.tr(N_("History")))
        self.tabs.addTab(self.used_by, desk.tr(N_("Used by")))
        self.tabs.tabBar().setAccessibleName(desk.tr(N_("Beside the record")))
        self.tabs.currentChanged.connect(lambda _: self._read())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def show_record(self, uid: str) -> None:
        """Which record is in view; "" for none."""
        if uid != self._record:
            self._record = uid
            self._read()

    def refresh(self, done: Done | None) -> None:
        """Something changed."""
        if done is None or self._record in done.roots or self.tabs.currentWidget() is self.used_by:
            self._read()

    def _read(self) -> None:
        if not self.isHidden():
            self.tabs.currentWidget().show_record(self._record)  # type: ignore[attr-defined]

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self._read()
