"""The first step: which file, and for which operator."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.i18n import N_
from ropa.store.reading import operators
from ui.desk import Desk
from ui.dragged import TABLES, tables_in
from ui.icons import Sign, icon
from ui.labels import plain_label
from ui.look import em


class FilePage(QWidget):
    """Signals: `chosen(path)`."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self.setAcceptDrops(True)
        self.operator = QComboBox()
        self.operator.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.operator.setMinimumContentsLength(24)
        for one in desk.workspace.ask(operators):
            name = (one["short_name"] or one["name"]) and (one["short_name"] or one["name"]).best(desk.language)[0]
            self.operator.addItem(f"{one.ref} {name or tr(N_('No name yet'))}", one.uid)
        self.operator.setCurrentIndex(max(self.operator.findData(desk.operator), 0))
        self.operator.setAccessibleName(tr(N_("For the operator")))
        said = QLabel(tr(N_("For the operator")))
        said.setProperty("wear", "field")
        said.setBuddy(self.operator)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        column.addWidget(said)
        column.addWidget(self.operator)
        column.addWidget(self._card(), 1)

    def _card(self) -> QFrame:
        tr = self._desk.tr
        card = QFrame()
        card.setProperty("wear", "card")
        self.button = QPushButton(icon("open_file", "accent_text"), tr(N_("Choose a file…")))
        self.button.setProperty("wear", "primary")
        self.button.clicked.connect(self._ask)
        head = plain_label(tr(N_("Drop a table here, or choose it")), "heading")
        read = plain_label(
            tr(
                N_(
                    "Excel (.xlsx) or text (.csv): a register of activities, a list of parties, trackers or systems, "
                    "with any columns; registers after CNIL, ICO or Madis; or a workbook that Ropa wrote."
                )
            ),
            "muted",
        )
        safe = plain_label(
            tr(N_("Nothing is written before you have seen it. One undo takes all of it back.")), "muted"
        )
        column = QVBoxLayout(card)
        column.setContentsMargins(*[em(card, 1.5)] * 4)
        column.setSpacing(em(card, 0.7))
        column.addStretch(1)
        column.addWidget(Sign("open_file", "muted", 2.4), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (head, read, safe):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return card

    def _ask(self) -> None:
        tr, settings = self._desk.tr, self._desk.settings
        dialog = QFileDialog(self, tr(N_("Choose a table")), str(settings.get("folder_of_tables", "")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*.{one}" for one in TABLES)
        dialog.setNameFilter(tr(N_("Tables")) + f" ({endings})")

        def take(text: str) -> None:
            settings.put("folder_of_tables", str(Path(text).parent))
            self.chosen.emit(Path(text))

        dialog.fileSelected.connect(take)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if tables_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in tables_in(event)[:1]:
            self.chosen.emit(path)
