"""The recovery sheet: looked at, printed, saved only where the person says so; the password on it only if ticked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.documents.recovery_sheet import recovery_sheet
from ropa.documents.render import FORMATS
from ropa.i18n import N_, Translator
from ui.icons import icon
from ui.jobs import Running
from ui.look import em, wear
from ui.papers.paper_view import PaperView
from ui.papers.printing import Printing, printer_for
from ui.papers.saving import ask_file, write_chosen


class SheetDialog(QDialog):
    """Of a register whose password was given just now; it is known here only, and for as long as this is open."""

    def __init__(self, name: str, password: str, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Recovery sheet")))
        self._name, self._password, self._tr = name, password, tr
        self._printing: Running | None = None
        told = QLabel(tr(N_("Print it, write the password on it by hand and keep it away from the computer.")))
        told.setWordWrap(True)
        self.printed = QCheckBox(tr(N_("Print the password on it too")))
        self.printed.toggled.connect(self._compose)
        self.warned = QLabel(
            tr(N_("Printers and their queues keep what they print for a while. A line to write on is safer."))
        )
        wear(self.warned, "small")
        self.warned.setWordWrap(True)
        self.view = PaperView(tr)
        self.print_button = QPushButton(icon("print", "accent_text"), tr(N_("Print…")))
        wear(self.print_button, "primary")
        self.print_button.clicked.connect(self._ask_printer)
        self.save_button = QPushButton(icon("save"), tr(N_("Save as PDF…")))
        self.save_button.clicked.connect(self._ask_file)
        close = QPushButton(tr(N_("Close")))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.print_button, self.save_button, close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.hide()
        column = QVBoxLayout(self)
        for widget in (told, self.printed, self.warned, self.view, self.said):
            column.addWidget(widget, 1 if widget is self.view else 0)
        column.addLayout(buttons)
        self.resize(em(self, 38), em(self, 40))
        self._compose()

    def _compose(self) -> None:
        password = self._password if self.printed.isChecked() else None
        sheet = recovery_sheet(self._name, dt.datetime.now().astimezone().date(), password, self._tr)
        self.pdf = FORMATS["pdf"](sheet)
        self.view.show_pdf(self.pdf, self.windowTitle(), stay=True)

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._tell(N_("No printer is set up on this computer. The paper can be saved as PDF instead."))
            return
        printer = printer_for(self.view.paper, self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.windowTitle())
        dialog.accepted.connect(lambda: self._print(Printing(printer, self.pdf, 0)))
        QDialog.open(dialog)

    def _print(self, printing: Running) -> None:
        self._printing = printing
        printing.succeeded.connect(lambda _: self._tell(N_("The sheet was given to the printer.")))
        printing.failed.connect(self._raise)
        printing.start()

    def _ask_file(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = f"{self._tr(N_('Recovery sheet'))} {Path(self._name).stem}.pdf"
        ask_file(self, self._tr, self.windowTitle(), folder / name, "pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Write it where the person said."""
        self._tell(N_("Saved: {path}"), path=write_chosen(path, "pdf", self.pdf))

    def _tell(self, message: str, **facts: object) -> None:
        self.said.setText(self._tr(message).format(**facts))
        self.said.show()

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error

    def done(self, result: int) -> None:
        self._password, self.pdf = "", b""
        self.view.forget("")
        super().done(result)
