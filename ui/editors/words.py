"""Text in several languages: a field each, beside each other where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.reference import catalogue
from ropa.words import Words
from ui.editors.editor import Editor, TextControl
from ui.editors.line import Line
from ui.editors.lookup import Lookup
from ui.editors.prose import Prose

SHORT: Mapping[str, str] = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}
"""How the fields are marked, the same in every language of the interface."""

COLUMN_LETTERS = {Kind.WORDS: 28, Kind.PROSE: 30}
"""As many average letters a field must hold to stand beside others."""

LEAST_LETTERS = 8
"""As many a field must hold at all."""


class WordsEditor(Editor):
    """WORDS and PROSE. The names of the languages are painted: thirty editors with three labels each would be late."""

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field, lookup)
        self._given: tuple[str, ...] | None = None
        self._texts: dict[str, str] = {}
        self._fields: dict[str, TextControl] = {}
        self._shown: tuple[str, ...] = ()
        self._hint = ""
        self._longest = 0
        self._laid: tuple[object, ...] | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._show_languages()

    def value(self) -> dict[str, str] | None:
        texts = {**self._texts, **{language: field.text() for language, field in self._fields.items()}}
        return {language: texts[language] for language in LANGUAGES if texts.get(language)} or None

    def _show(self, value: Any, typed: str | None) -> None:  # noqa: ARG002 (words are never unreadable)
        words = value if isinstance(value, Words) else Words.of(value)
        self._texts = dict(words.texts)
        self._show_languages()
        for language, field in self._fields.items():
            text = words.get(language)
            if field.text() != text and not (field.hasFocus() and isinstance(field, Line) and _same(field, text)):
                field.show_text(text)
        self._arrange()

    def set_languages(self, languages: tuple[str, ...]) -> None:
        self._given = languages
        self._show_languages()

    def look_up(self, lookup: Lookup) -> None:
        super().look_up(lookup)
        self._show_languages()

    def languages(self) -> tuple[str, ...]:
        """Those asked for, or the operator's; then those that have a text but are not the operator's, so that no form
        has a tab for them.
        """
        texts = self.value() or {}
        strays = (one for one in LANGUAGES if one in texts and one not in self.lookup.desk.languages)
        given = self._given or self.lookup.desk.languages or LANGUAGES
        return tuple(dict.fromkeys((*given, *strays)))

    def _show_languages(self) -> None:
        wanted = self.languages()
        if wanted == self._shown:
            return
        if self._shown:
            for field in self._fields.values():
                self._box.removeWidget(field)
                field.setVisible(False)
        before = None
        for language in wanted:
            field = self._fields.get(language) or self._make(language)
            self._box.addWidget(field, 1)
            if before is not None:
                self.setTabOrder(before, field)
            if field.isHidden():
                field.setVisible(True)
            before = field
        self._shown = wanted
        self.setFocusProxy(self._fields[wanted[0]])
        self._name_controls()
        self._arrange()

    def _make(self, language: str) -> TextControl:
        field: TextControl
        if self.field.kind is Kind.PROSE:
            field = Prose(self)
            field.textChanged.connect(self.edited)
        else:
            field = Line(self)
            field.textEdited.connect(self.edited)
            field.returnPressed.connect(self.settled)
        if self.read_only:
            field.setReadOnly(True)
        if self._hint:
            field.setPlaceholderText(self._hint)
        if text := self._texts.get(language):
            field.show_text(text)
        self._fields[language] = field
        return field

    def _arrange(self) -> None:
        """Beside each other or below, with room before each for the name of its language."""
        several = len(self._shown) > 1
        letter = self.fontMetrics().averageCharWidth()
        gap = letter
        name = max(self.fontMetrics().horizontalAdvance(SHORT[one]) for one in self._shown) + gap if several else 0
        beside = self.width() >= len(self._shown) * (name + gap + self._wanted(letter))
        laid = (self._shown, name, letter, beside)
        if laid == self._laid:
            return
        self._laid = laid
        self.setMinimumWidth(name + LEAST_LETTERS * letter)  # else fields side by side hold the form too wide to turn
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._box.setContentsMargins(name, 0, 0, 0)
        self._box.setSpacing(name + gap if beside else gap // 2)
        self.update()

    def _wanted(self, letter: int) -> int:
        """How wide a field must be: a line shows all that it held when nobody was typing into it, if it can."""
        least = COLUMN_LETTERS[self.field.kind] * letter
        shown = (self._fields[language] for language in self._shown)
        lines = [one for one in shown if isinstance(one, Line)]
        if not any(one.hasFocus() for one in lines):
            longest = max((one.fontMetrics().horizontalAdvance(one.text()) for one in lines), default=0)
            self._longest = longest + 2 * letter
        return max(least, self._longest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self._shown) < 2:
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        left = self._box.contentsMargins().left()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for language in self._shown:
            field = self._fields[language]
            corner = field.geometry().topLeft()
            painter.drawText(corner.x() - left, corner.y(), left, field.first_line(), flags, SHORT[language])

    def show_hint(self, words: str) -> None:
        self._hint = words
        for field in self._fields.values():
            field.setPlaceholderText(words)

    def _finish(self) -> None:
        for field in self._fields.values():
            if isinstance(field, Line):
                field.rest()

    def _name_controls(self) -> None:
        spoken = self.lookup.desk.language
        for language, field in self._fields.items():
            named = catalogue("languages")[language].names[spoken]
            field.setAccessibleName(f"{self.label}: {named}" if self.label else named)
            field.setAccessibleDescription(self.help)

    def _controls(self) -> Iterator[TextControl]:
        yield from self._fields.values()


def _same(line: Line, text: str) -> bool:
    """Whether a line being typed into says the same, but for spaces that are not followed by a word yet."""
    return " ".join(line.text().split()) == " ".join(text.split())
