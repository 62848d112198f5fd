"""What a paper says otherwise than the register would say now: sentence by sentence, old and new, by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from ropa.documents.redline import Shift
from ropa.i18n import N_, Translator
from ui.colours import colour
from ui.look import em
from ui.papers.paper_list import spoken


class RedlineView(QTextBrowser):
    """Texts are put in as they are, never read as mark-up. Signals: `chosen(uid, key)`: a sentence was clicked."""

    chosen = Signal(str, str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.setAccessibleName(tr(N_("What differs")))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self._choose)

    def show_shifts(self, shifts: Mapping[str, Sequence[Shift]], above: Sequence[str] = ()) -> None:
        """Sentences in plain words first, then what differs in each language."""
        self.clear()
        cursor = QTextCursor(self.document())
        for sentence in above:
            self._put(cursor, sentence, "text")
        for name, several in shifts.items():
            if not several:
                continue
            self._put(cursor, spoken(tuple(name.split("+")), self._tr.language), "muted", bold=True)
            for one in several:
                if one.old:
                    self._put(cursor, f"− {one.old}", "refusal", struck=True)
                if one.new:
                    self._put(cursor, f"+ {one.new}", "done", link=one.sources[0] if one.sources else None)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _put(
        self,
        cursor: QTextCursor,
        text: str,
        role: str,
        *,
        bold: bool = False,
        struck: bool = False,
        link: tuple[str, str] | None = None,
    ) -> None:
        block = QTextBlockFormat()
        block.setBottomMargin(em(self, 0.3))
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        look = QTextCharFormat()
        look.setForeground(colour(role, self.palette()))
        look.setFontStrikeOut(struck)
        if bold:
            look.setFontWeight(QFont.Weight.Bold)
        if link is not None:
            look.setAnchor(True)
            look.setAnchorHref("/".join(link))
        cursor.insertText(text, look)

    def _choose(self, url: QUrl) -> None:
        uid, _, key = url.toString().partition("/")
        self.chosen.emit(uid, key)
