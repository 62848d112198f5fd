"""Editors of facts: one for each kind, made by `editor_for`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ropa.fields import Field, Kind
from ui.editors.choice import ChoiceEditor
from ui.editors.dates import DateEditor
from ui.editors.editor import Editor
from ui.editors.flag import FlagEditor
from ui.editors.lookup import Lookup
from ui.editors.options import Option
from ui.editors.several import LinesEditor, PicksEditor
from ui.editors.texts import LineEditor, ProseEditor
from ui.editors.words import WordsEditor

EDITORS: Mapping[Kind, Callable[[Field, Lookup], Editor]] = {
    Kind.LINE: LineEditor,
    Kind.TEXT: ProseEditor,
    Kind.WORDS: WordsEditor,
    Kind.PROSE: WordsEditor,
    Kind.CODE: ChoiceEditor,
    Kind.CODES: PicksEditor,
    Kind.LINES: LinesEditor,
    Kind.FLAG: FlagEditor,
    Kind.NUMBER: LineEditor,
    Kind.DATE: DateEditor,
    Kind.BIN: LineEditor,
    Kind.LINK: ChoiceEditor,
    Kind.LINKS: PicksEditor,
}

WITHOUT_EDITOR: Mapping[Kind, str] = dict.fromkeys(
    (Kind.PAIRS, Kind.FILE), "layout of papers and their small forms come with the papers"
)
"""Kinds that no form asks for yet, and why."""


def editor_for(field: Field, lookup: Lookup) -> Editor:
    """An empty editor of a field. Making one is cheap: lists, calendars and the like come when they are asked for."""
    return EDITORS[field.kind](field, lookup)


__all__ = ["EDITORS", "WITHOUT_EDITOR", "Editor", "Lookup", "Option", "editor_for"]
