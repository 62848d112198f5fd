"""Saving all papers that are listed: in which formats, into which folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ropa.documents.render import FORMATS
from ropa.exchange.files import folder_for
from ropa.i18n import N_, Translator
from ui.flow import Flow
from ui.look import em
from ui.papers.saving import ask_folder

_NAMES = {"pdf": "PDF", "docx": "DOCX (Word)"}


class SaveAllDialog(QDialog):
    """Opened with `open()`. Signals: `ordered(formats, folder)`."""

    ordered = Signal(tuple, object)

    def __init__(self, tr: Translator, sentence: str, papers: int, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = tr
        self._papers = papers
        self.setWindowTitle(tr(N_("Save all papers")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = QLabel(sentence)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.formats = {name: QCheckBox(_NAMES.get(name, name.upper())) for name in FORMATS}
        for check in self.formats.values():
            check.clicked.connect(self._weigh)
        self.formats["pdf"].setChecked(True)
        self.folder = QLineEdit(str(folder))
        self.folder.textChanged.connect(self._weigh)
        where = QLabel(tr(N_("&Into the folder")))
        where.setProperty("wear", "field")
        where.setBuddy(self.folder)
        self.folder.setAccessibleName(tr(N_("Into the folder")))
        self.choose = QPushButton(tr(N_("Choose…")))
        self.choose.setAccessibleName(tr(N_("Choose a folder")))
        self.choose.clicked.connect(self._ask_folder)
        self.folder.setMinimumWidth(em(self, 18))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        as_what = QLabel(tr(N_("Format")))
        as_what.setProperty("wear", "field")
        note = QLabel(tr(N_("Files that are there already are never overwritten: a new one gets a number.")))
        note.setProperty("wear", "small")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.4))
        column.addWidget(told)
        column.addWidget(as_what)
        _add_line(column, *self.formats.values())
        column.addWidget(where)
        _add_line(column, self.folder, self.choose)
        column.addWidget(note)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.resize(em(self, 28), self.sizeHint().height())
        self._weigh()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The formats that are ticked."""
        return tuple(name for name, check in self.formats.items() if check.isChecked())

    def _weigh(self) -> None:
        """The button says how many files it writes."""
        files = self._papers * len(self.chosen)
        self.save.setText(self._tr.count("Save {n} file", "Save {n} files", files))
        self.save.setEnabled(files > 0 and Path(self.folder.text().strip()).is_absolute())

    def _ask_folder(self) -> None:
        ask_folder(self, self._tr(N_("Choose a folder")), Path(self.folder.text()), self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.folder.setText(str(folder))

    def _give(self) -> None:
        folder = folder_for(Path(self.folder.text().strip()))
        self.ordered.emit(self.chosen, folder)
        self.accept()


def _add_line(column: QVBoxLayout, *widgets: QWidget) -> None:
    line = Flow()
    column.addLayout(line)
    for widget in widgets:
        line.addWidget(widget)
