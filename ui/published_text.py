"""A published text in a window: pasted, opened or dropped; a sentence of it can be marked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from ropa.errors import RopaError
from ropa.i18n import N_, Translator
from ropa.reading.files import ENDINGS, bytes_of, text_of
from ui.desk import Desk
from ui.papers.runs import Runs
from ui.papers.saving import ask_existing, folder_of


class PublishedText(QPlainTextEdit):
    """What is dropped goes to the dialog around it, which knows what to do with a file."""

    def __init__(self, tr: Translator, placeholder: str) -> None:
        super().__init__()
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr(N_("Published text")))
        self.setPlaceholderText(placeholder)

    def mark(self, sentence: str) -> None:
        """Select a sentence; a file may have broken it into lines."""
        words = sentence.split()
        for length in (len(words), 6, 3):
            cursor = self.document().find(" ".join(words[:length])) if words else QTextCursor()
            if not cursor.isNull():
                self.setTextCursor(cursor)
                self.centerCursor()
                return
        self.moveCursor(QTextCursor.MoveOperation.Start)


class TextDialog(QDialog):
    """A dialog around a published text: `text` and the label `told` are made by whoever makes one, and `run()` does
    what it is there for with the text as it stands; `operator` is whose folder is offered.
    """

    text: PublishedText
    told: QLabel

    def __init__(self, desk: Desk, parent: QWidget, operator: str = "") -> None:
        super().__init__(parent)
        self._desk, self._operator = desk, operator
        self.runs = Runs(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)

    def run(self) -> None:
        """Read the text as it stands now."""
        raise NotImplementedError

    def ask_file(self) -> None:
        """Ask for the file of a text."""
        tr, endings = self._desk.tr, " ".join(f"*.{one}" for one in ENDINGS)
        said = tr(N_("Published texts ({endings})")).format(endings=endings)
        start = folder_of(self._desk.settings, self._operator)
        ask_existing(self, tr(N_("Open a file…")), start, said, self.take_file)

    def take_file(self, path: Path) -> None:
        """Read a file and go on with it; what cannot be read is said, and the text stays."""
        try:
            text = text_of(path.name, bytes_of(path))
        except RopaError as error:
            self.told.setText(error.says(self._desk.tr))
            return
        self.text.setPlainText(text)
        self.run()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        path = next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)
        if path is not None:
            self.take_file(path)
        else:
            self.text.setPlainText(event.mimeData().text())
            self.run()
        event.acceptProposedAction()

    def done(self, result: int) -> None:
        self.runs.rest()
        super().done(result)
