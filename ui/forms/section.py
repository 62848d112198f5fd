"""One section of a form: its heading and its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ropa.fields import Field
from ui.editors import editor_for
from ui.forms.each import do_each
from ui.forms.field_row import FieldRow
from ui.forms.filing import Filing
from ui.forms.grid import FieldGrid
from ui.forms.plan import Section, is_shown
from ui.look import em


class SectionBlock(QWidget):
    """`typed` is called at each key: what is typed is to be saved before long."""

    def __init__(self, filing: Filing, section: Section, heading: str, uid: str, typed: Callable[[], None]) -> None:
        super().__init__()
        self._filing = filing
        self._uid = uid
        self._typed = typed
        self.fields = {known.key: self._row(known) for known in section.fields}
        self._grid = FieldGrid(list(self.fields.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        if heading:
            label = QLabel(heading)
            label.setProperty("wear", "heading")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._grid)

    def _row(self, known: Field) -> FieldRow:
        editor = editor_for(known, self._filing.lookup(self._uid))
        row = FieldRow(known, editor, self._filing.desk.tr)
        row.chosen.connect(lambda answer: self._filing.settle(self._uid, row, answer))
        editor.edited.connect(self._typed)
        editor.settled.connect(lambda: self._filing.save(self._uid, row))
        editor.open_requested.connect(self._filing.go_to)
        return row

    def show_row(self, uid: str) -> None:
        """Fill the section with the facts of a row."""
        self._uid = uid
        row = self._filing.row(uid)
        if row is None:
            return
        for key, one in self.fields.items():
            one.setVisible(is_shown(row, key, self._filing.desk.laws))
            one.editor.look_up(self._filing.lookup(uid))
            self._filing.show_anew(uid, one)
        self.show_findings()
        self._grid.lay_again()
        self.setVisible(any(not one.isHidden() for one in self.fields.values()))

    def refresh(self) -> None:
        """Bring the editors up to what is stored."""
        for row in self.fields.values():
            row.editor.look_up(self._filing.lookup(self._uid))
            self._filing.show(self._uid, row)

    def show_findings(self) -> None:
        """Say at each fact what the checks found there."""
        for key, row in self.fields.items():
            row.show_findings(self._filing.desk.findings.at(self._uid, key))

    def save(self) -> None:
        """Save what is typed."""
        do_each(partial(self._filing.save, self._uid, row) for row in self.fields.values())

    def save_so_far(self) -> None:
        """Save what is typed so far, where it can be read already."""
        do_each(partial(self._filing.save_so_far, self._uid, row) for row in self.fields.values())

    def set_read_only(self, read_only: bool) -> None:
        """Whether the facts can only be read."""
        for row in self.fields.values():
            row.editor.set_read_only(read_only)

    def set_languages(self, languages: tuple[str, ...]) -> None:
        """The languages in which words are shown."""
        for row in self.fields.values():
            row.editor.set_languages(languages)

    def field_of(self, uid: str, key: str) -> FieldRow | None:
        """A field of the row by its key; the first where no key is given."""
        if uid != self._uid:
            return None
        return self.fields.get(key) if key else next(iter(self.fields.values()), None)

    def all_fields(self) -> Iterator[FieldRow]:
        """Its fields."""
        yield from self.fields.values()
