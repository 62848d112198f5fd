"""One fact on a form: its label with the article it serves, help, its editor, and what there is to say of its value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ropa.fields import Field
from ropa.i18n import N_, Translator
from ropa.law import law
from ui.breaking import breakable
from ui.checks.lines import FindingLines
from ui.checks.told import Told
from ui.editors import Editor
from ui.icons import Sign


@dataclass(frozen=True)
class Note:
    """A sentence below an editor; `choices` are buttons: (text, what is emitted)."""

    sentence: str
    conflict: bool = False
    choices: tuple[tuple[str, str], ...] = ()


class FieldRow(QWidget):
    """Signals: `chosen(answer)` from a note's buttons.

    `shown` is the value that the person knows as stored: what a save compares with, so that a change made meanwhile in
    another window is noticed.
    """

    chosen = Signal(str)

    def __init__(self, field: Field, editor: Editor, tr: Translator) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self.shown: Any = None
        self._tr = tr
        self._help: QLabel | None = None
        self._note: QWidget | None = None
        self._noted: Note | None = None
        self.findings: FindingLines | None = None
        self.label = QLabel(tr(field.label))
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setBuddy(editor)
        self.label.setProperty("wear", "field")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.label, 1)
        if field.article:
            head.addWidget(self._muted(law("kz").cite(field.article, tr.language)))
        if field.help:
            head.addWidget(self._question_mark())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(editor)
        self._column.addStretch()
        editor.name_it(tr(field.label), tr(field.help))

    def _muted(self, text: str) -> QLabel:
        article = QLabel(text)
        article.setProperty("wear", "article")
        article.setTextFormat(Qt.TextFormat.PlainText)
        return article

    def _question_mark(self) -> QToolButton:
        button = QToolButton()
        button.setText("?")
        button.setProperty("wear", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(self._tr(N_("What is “{field}”?")).format(field=self._tr(self.field.label)))
        button.setAccessibleName(self._tr(N_("What is “{field}”?")).format(field=self._tr(self.field.label)))
        button.clicked.connect(self.turn_help)
        return button

    def mark_shown(self, stored: Any) -> None:
        """What the editor holds now is what is stored, or waits."""
        self.shown = stored
        self.editor.mark_saved()

    def turn_help(self) -> None:
        """Show or hide what the fact means, with an example."""
        if not self.field.help:
            return
        if self._help is None:
            self._help = QLabel(self._tr(self.field.help))
            self._help.setTextFormat(Qt.TextFormat.PlainText)
            self._help.setWordWrap(True)
            self._help.setProperty("wear", "small")
            self._column.insertWidget(1, self._help)
            return
        self._help.setVisible(self._help.isHidden())

    def show_note(self, note: Note | None) -> None:
        """Put a sentence below the editor, or take it away; one that is there stays with its buttons."""
        if self._note is not None and note != self._noted:
            self._column.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = None
            self.editor.show_state("")
        self._noted = note
        if note is None:
            return
        self.editor.show_state("waits")
        if self._note is not None:
            return
        self._note = QWidget()
        column = QVBoxLayout(self._note)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = QLabel(breakable(note.sentence))
        sentence.setObjectName("note")
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setProperty("wear", "refusal" if note.conflict else "warning")
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.addWidget(Sign("warning", "refusal" if note.conflict else "warning"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(sentence, 1)
        column.addLayout(line)
        for text, answer in note.choices:
            button = QPushButton(text)
            button.setObjectName(f"choose-{answer}")
            button.clicked.connect(lambda _=False, answer=answer: self.chosen.emit(answer))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.insertWidget(self._column.count() - 1, self._note)

    def show_findings(self, told: Iterable[Told]) -> None:
        """Say below the editor what the checks found at the fact."""
        found = tuple(told)
        if self.findings is None and found:
            self.findings = FindingLines()
            self._column.insertWidget(self._column.count() - 1, self.findings)
        if self.findings is not None:
            self.findings.show_findings(found)

    @property
    def note(self) -> str:
        """The sentence below the editor, or ""."""
        found = self._note.findChild(QLabel, "note") if self._note else None
        return found.text() if found else ""
