"""Differences between two states of a register, a line a fact: the record, the fact, what either says."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from ropa.documents.differences import Difference, lines
from ropa.documents.wording import wording
from ropa.i18n import N_, Translator
from ui.tips import tip


class DifferenceList(QTreeWidget):
    """`then` and `now` head the columns of what either says."""

    def __init__(self, tr: Translator, then: str, now: str) -> None:
        super().__init__()
        self._tr = tr
        self.setAccessibleName(tr(N_("Differences")))
        self.setHeaderLabels([tr(N_("Record")), tr(N_("Fact")), then, now])
        self.setAlternatingRowColors(True)
        self.setRootIsDecorated(False)

    def show_differences(self, groups: Iterable[tuple[str, Iterable[Difference]]]) -> None:
        """Show them under the heading of their group; those of a group without one stand by themselves."""
        self.clear()
        say = wording("differences", self._tr.language)
        for heading, found in groups:
            above: QTreeWidget | QTreeWidgetItem = self
            if heading:
                above = QTreeWidgetItem(self, [heading])
                above.setFirstColumnSpanned(True)
                above.setExpanded(True)
            for one in found:
                for cells in lines(one, say, self._tr):
                    item = QTreeWidgetItem(above, ["\n".join(said.text for said in cell) for cell in cells])
                    for column, _ in enumerate(cells):
                        item.setToolTip(column, tip(item.text(column)))
        for column, share in enumerate((3, 2, 3)):
            self.setColumnWidth(column, self.viewport().width() * share // 11)
