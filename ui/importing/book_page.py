"""In the place of columns and preview: a workbook that Ropa wrote, and what of it cannot be put back."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ropa.exchange.workbook_reading import Given, Misread
from ropa.i18n import N_
from ropa.reference import many
from ui.desk import Desk
from ui.icons import icon
from ui.labels import plain_label
from ui.look import em
from ui.tips import tip


class BookPage(QWidget):
    """What would be put back, in numbers, and each cell that cannot be."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self.name = plain_label("", "heading")
        self.counts = plain_label("")
        carried = N_(
            "A workbook carries every fact, with the same numbers. It does not carry history, approvals, pictures and "
            "issued papers: what was approved comes back as a draft."
        )
        self.misread = QTreeWidget()
        self.misread.setAccessibleName(tr(N_("What cannot be put back")))
        self.misread.setHeaderLabels([tr(one) for one in (N_("Sheet"), N_("Row"), N_("Fact"), N_("Why"))])
        self.misread.setRootIsDecorated(False)
        self.misread.setColumnWidth(0, em(self, 12))
        self.misread.setColumnWidth(2, em(self, 12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        for widget in (self.name, self.counts, plain_label(tr(carried), "muted")):
            column.addWidget(widget)
        column.addWidget(self.misread, 1)
        column.addStretch(0)

    def show_given(self, given: Given) -> None:
        """Show what a workbook holds."""
        tr, language = self._desk.tr, self._desk.language
        self.name.setText(tr(N_("A register that Ropa wrote: {name}")).format(name=given.name))
        counts = [f"{many(kind, language)}: {n}" for kind, n in given.counts().items() if kind != "operator"]
        self.counts.setText(" · ".join(counts))
        self.misread.clear()
        self.misread.addTopLevelItems([self._line(one) for one in given.misread])
        self.misread.setVisible(bool(given.misread))

    def _line(self, one: Misread) -> QTreeWidgetItem:
        tr = self._desk.tr
        said = one.refusal.says(tr)
        item = QTreeWidgetItem([one.sheet, str(one.row), tr(one.label) if one.label else "", said])
        item.setIcon(0, icon("warning", "warning"))
        item.setToolTip(3, tip(said))
        return item
