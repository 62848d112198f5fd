"""The one dialog for what nobody caught: what was saved, and the report, which stays on this machine."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSysInfo, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ropa import __version__
from ropa.i18n import N_, Translator
from ui.fault import Report
from ui.look import em


def about_program() -> str:
    """Versions, for the head of a report."""
    system = f"{QSysInfo.prettyProductName()} {QSysInfo.currentCpuArchitecture()}"  # `platform` would start a program
    return f"Ropa {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {system}"


class CrashDialog(QDialog):
    """Shown once; the person can read the report, copy it, and go on. `saved` says of each open register when it was
    saved last; `kept` is the file that has the report, without words that may be a client's.
    """

    def __init__(
        self, report: Report, saved: Sequence[str], kept: Path | None, tr: Translator, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(tr(N_("Something went wrong in Ropa")))
        sentence = self._label(
            tr(
                N_(
                    "This is a fault of the program, not yours. Everything that was saved is safe in the file; what "
                    "you are typing is still in its field. Nothing was sent anywhere. You can go on; if something "
                    "looks odd, close Ropa and open it again."
                )
            )
        )
        self.saved = self._label("\n".join(saved))
        self.saved.setVisible(bool(saved))
        self.words = QCheckBox(tr(N_("With the words of the error, which may quote data of your clients")))
        self.words.toggled.connect(self._show_report)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr(N_("Report of the fault")))
        lies = tr(N_("The report is kept without these words in {path}")).format(path=kept) if kept else ""
        self.kept = self._label(lies)
        self.kept.setVisible(bool(lies))
        buttons = QDialogButtonBox()
        copy = QPushButton(tr(N_("Copy the report")))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if kept is not None:
            folder = QPushButton(tr(N_("Open the folder")))
            folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(kept.parent))))
            buttons.addButton(folder, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr(N_("Close")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (sentence, self.saved, self.report, self.words, self.kept, buttons):
            column.addWidget(widget, int(widget is self.report))
        self._show_report()
        self.resize(em(self, 40), em(self, 26))

    def _show_report(self) -> None:
        told = self._report.full if self.words.isChecked() else self._report.short
        self.report.setPlainText(f"{about_program()}\n\n{told}")

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
