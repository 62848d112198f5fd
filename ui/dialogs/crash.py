"""The one dialog for what nobody caught: what is safe, and the report, which stays on this machine."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ropa import __version__
from ropa.i18n import N_, Translator
from ui.look import em


def about_program() -> str:
    """Versions, for the head of a report."""
    system = f"{QSysInfo.prettyProductName()} {QSysInfo.currentCpuArchitecture()}"  # `platform` would start a program
    return f"Ropa {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {system}"


class CrashDialog(QDialog):
    """Shown once; the person can read the report, copy it, and go on."""

    def __init__(self, report: str, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(N_("Something went wrong in Ropa")))
        sentence = QLabel(
            tr(
                N_(
                    "This is a fault of the program, not yours. Everything that was saved is safe in the file; what "
                    "you are typing is still in its field. Nothing was sent anywhere. You can go on; if something "
                    "looks odd, close Ropa and open it again."
                )
            )
        )
        sentence.setWordWrap(True)
        self.report = QPlainTextEdit(f"{about_program()}\n\n{report}")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr(N_("Report of the fault")))
        buttons = QDialogButtonBox()
        copy = QPushButton(tr(N_("Copy the report")))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(sentence)
        column.addWidget(self.report, 1)
        column.addWidget(buttons)
        self.resize(em(self, 36), em(self, 22))
