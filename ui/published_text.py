"""A published text in a window: pasted, opened or dropped; a sentence of it can be marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ropa.i18n import N_, Translator
from ropa.reading.files import ENDINGS
from ui.papers.saving import ask_existing


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


def ask_text(parent: QWidget, tr: Translator, start: Path, then: Callable[[Path], object]) -> None:
    """Ask for the file of a published text."""
    endings = " ".join(f"*.{one}" for one in ENDINGS)
    ask_existing(
        parent, tr(N_("Open a file…")), start, tr(N_("Published texts ({endings})")).format(endings=endings), then
    )


def file_in(data: QMimeData) -> Path | None:
    """The first file that is dropped."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)
