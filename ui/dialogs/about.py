"""Name, version, and what the program promises."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa import __version__
from ropa.i18n import N_, Translator
from ui.dialogs.crash import about_program
from ui.icons import Sign
from ui.look import em, wear


class AboutDialog(QDialog):
    """Not modal. Signals: `licences_requested()`."""

    licences_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("About Ropa")))
        words = QVBoxLayout()
        words.setSpacing(em(self, 0.5))
        for text, what in (
            (f"Ropa {__version__}", "title"),
            (tr(N_("The register of personal-data processing of several operators.")), ""),
            (tr(N_("Works offline: Ropa never opens a network connection, and nothing leaves this machine.")), ""),
            (tr(N_("Its texts are no legal advice.")), "muted"),
            (about_program(), "small"),
        ):
            words.addWidget(_line(text, what))
        words.addStretch()
        top = QHBoxLayout()
        top.setSpacing(em(self, 1.2))
        top.addWidget(Sign("ropa", size=5), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        licences = QPushButton(tr(N_("Licences")))
        licences.clicked.connect(self.licences_requested)
        buttons.addButton(licences, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[em(self, 1.2)] * 4)
        column.setSpacing(em(self, 1))
        column.addLayout(top)
        column.addWidget(buttons)
        self.setMinimumWidth(em(self, 30))
        self._column = column

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))


def _line(text: str, what: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    wear(label, what)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
