"""Whether a register is whole, part by part, and mending it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_, Translator
from ropa.store.examining import PARTS, REMADE, Part
from ui.icons import icon
from ui.jobs import Running
from ui.look import em, wear
from ui.papers.progress import ProgressStrip

BEYOND_REPAIR = frozenset({"pages", "history", "contents"})
"""Parts that only a backup gives back."""


class ExamineDialog(QDialog):
    """Signals: `repair_requested()`."""

    repair_requested = Signal()

    def __init__(self, name: str, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Check of the file")))
        self._tr = tr
        head = QLabel(name)
        wear(head, "heading")
        head.setTextFormat(Qt.TextFormat.PlainText)
        self.told = QLabel(tr(N_("A copy is looked at; you can go on working.")))
        self.told.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr(N_("What")), tr(N_("Looked at")), tr(N_("Wrong"))])
        self.list.setAccessibleName(tr(N_("Check of the file")))
        self.list.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.progress = ProgressStrip(tr)
        self.repair = QPushButton(icon("put_back"), tr(N_("Repair, after a backup")))
        self.repair.clicked.connect(self.repair_requested)
        self.repair.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.repair, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        for widget in (head, self.told, self.list, self.progress, buttons):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.resize(em(self, 36), em(self, 24))

    def watch(self, running: Running) -> None:
        """It is being looked at."""
        self.repair.hide()
        self.progress.watch(running, self._tr(N_("Looking at the register…")))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """What was found."""
        tr, locale = self._tr, QLocale(self._tr.language)
        self.list.clear()
        for part in parts:
            item = QTreeWidgetItem([tr(PARTS[part.what]), locale.toString(part.checked), locale.toString(part.wrong)])
            for column in (1, 2):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setIcon(0, icon("warning", "warning") if part.wrong else icon("done", "done"))
            item.setToolTip(2, "\n".join(part.which))
            self.list.addTopLevelItem(item)
        for column in range(3):
            self.list.resizeColumnToContents(column)
        wrong = {part.what for part in parts if part.wrong}
        if not wrong:
            said = N_("The register is whole.")
        elif wrong == {REMADE}:
            said = N_("The register is whole; only search and lists are behind. A repair makes them anew.")
        elif wrong <= BEYOND_REPAIR:
            said = N_("Not all is as it was saved, and this cannot be repaired: see File, Backups.")
        else:
            said = N_("Not all is as it was saved. A repair puts back what the history still knows.")
        self.say(tr(said))
        self.repair.setVisible(bool(wrong - BEYOND_REPAIR))

    def say(self, sentence: str) -> None:
        """What came of it."""
        self.told.setText(sentence)
