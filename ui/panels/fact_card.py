"""One fact of an edit: what it said before and after, side by side, each of which can be made to hold again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from ropa.i18n import N_, Translator
from ropa.store.told import ToldChange
from ui.look import em

_MOST_LINES = 8
"""A longer text is scrolled within its own frame."""


class ValueText(QPlainTextEdit):
    """A text to read and to copy from, as high as its lines."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        spacing, high, lines = self.fontMetrics().lineSpacing(), 0.0, 0
        block = self.document().firstBlock()
        while block.isValid() and lines < _MOST_LINES:
            high += self.blockBoundingRect(block).height()
            lines += 1
            block = block.next()
        margins = self.contentsMargins()
        around = 2 * int(self.document().documentMargin()) + margins.top() + margins.bottom()
        self.setFixedHeight(min(int(high) + 1, _MOST_LINES * spacing) + around)


class FactCard(QFrame):
    """Signals: `restore_requested(ToldChange, str | None)` with the value (JSON) that is to hold again."""

    restore_requested = Signal(object, object)

    def __init__(self, change: ToldChange, label: str, said: tuple[str, str], tr: Translator) -> None:
        super().__init__()
        self.change = change
        self.setProperty("wear", "inner")
        self.setAccessibleName(label)
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(em(self, 0.6))
        grid.setVerticalSpacing(em(self, 0.2))
        name = QLabel(label)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setProperty("wear", "field")
        grid.addWidget(name, 0, 0, 1, 2)
        self._ends: list[tuple[str | None, QPushButton, QLabel]] = []
        for column, (title, json_text, text) in enumerate(
            ((tr(N_("Before")), change.old, said[0]), (tr(N_("After")), change.new, said[1]))
        ):
            grid.setColumnStretch(column, 1)
            head = QLabel(title)
            head.setProperty("wear", "small")
            grid.addWidget(head, 1, column)
            value = ValueText(text or tr(N_("not answered")), f"{label}, {title}")
            grid.addWidget(value, 2, column, Qt.AlignmentFlag.AlignTop)
            self.setFocusProxy(self.focusProxy() or value)
            grid.addWidget(self._end(json_text, f"{label}, {title}", tr), 3, column)

    def _end(self, json_text: str | None, name: str, tr: Translator) -> QWidget:
        """The foot of a column: a button, or the remark that the value holds now."""
        foot = QWidget()
        stack = QGridLayout(foot)
        stack.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(tr(N_("Restore this value")))
        button.setProperty("wear", "link")
        button.setAccessibleName(f"{button.text()}: {name}")
        button.clicked.connect(lambda: self.restore_requested.emit(self.change, json_text))
        holds = QLabel(tr(N_("Holds now")))
        holds.setProperty("wear", "small")
        holds.setIndent(em(holds, 0.5))
        for widget in (button, holds):
            stack.addWidget(widget, 0, 0, Qt.AlignmentFlag.AlignLeading)
            widget.hide()
        self._ends.append((json_text, button, holds))
        return foot

    def show_present(self, present: str | None, *, restorable: bool) -> None:
        """Mark the column that holds now; the other can be restored."""
        for json_text, button, holds in self._ends:
            had_focus = button.hasFocus()
            holds.setVisible(json_text == present)
            button.setVisible(restorable and json_text != present)
            if had_focus and button.isHidden():
                self.setFocus()
