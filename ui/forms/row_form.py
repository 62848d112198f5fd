"""The facts of one row, record or part, with the lists of its own parts, in the order of the plan.

The form of a whole record is filled from the top: what is in view at once, the rest when that was painted, so that a
long record opens as quickly as a short one.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ropa.holdings import Plain
from ropa.reference import many
from ui.forms.each import do_each
from ui.forms.field_row import FieldRow
from ui.forms.filing import Filing
from ui.forms.parts import PartList
from ui.forms.plan import Parts, Section, plan
from ui.forms.section import SectionBlock
from ui.look import em

PAUSE = 1000
"""Milliseconds without a key after which what is typed is saved; of one who makes no pause, what can be read is saved
as often.
"""

AT_ONCE = 2
"""As many sections of a record are filled before it is first painted."""

UNSEEN = 200
"""Milliseconds after which the rest is filled all the same: what lies below the edge, under a long head, is not
painted, but can be looked for.
"""


class RowForm(QWidget):
    """`uid` is the row shown; the same form shows other rows of the same kind, one after another."""

    def __init__(self, filing: Filing, row: Plain, *, whole: bool) -> None:
        super().__init__()
        self._filing = filing
        self.kind = row.kind
        self.uid = row.uid
        self._plan = list(plan(self.kind, filing.desk.laws))
        self._whole = whole
        self._at_once = AT_ONCE if whole else len(self._plan)
        self._blocks: list[SectionBlock | PartList] = []
        self._filled = 0
        self._read_only = False
        self._languages: tuple[str, ...] | None = None
        self._pause = self._timer(PAUSE, self.save)
        self._no_pause = self._timer(PAUSE, self._save_so_far)
        self._rest = self._timer(0, self.complete)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(self, 0.9 if whole else 0.6))
        self.show_row(row.uid)

    def _timer(self, wait: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer

    def headings(self) -> list[str]:
        """The words over each section and list, in their order."""
        return [self._heading(one) for one in self._plan]

    def _heading(self, one: Section | Parts) -> str:
        desk = self._filing.desk
        if isinstance(one, Section):
            return desk.tr(one.heading)
        return many(one.kind, desk.language)

    def block(self, place: int) -> QWidget:
        """The section or list at a place in that order, filled."""
        self.complete()
        return self._blocks[place]

    def place_of(self, widget: QWidget | None) -> int:
        """The place of the section that holds a widget; -1 of what is in none."""
        return next((n for n, block in enumerate(self._now()) if widget and block.isAncestorOf(widget)), -1)

    def show_row(self, uid: str) -> None:
        """Fill the form with another row of the same kind."""
        self.uid = uid
        self._filled = 0
        for block in self._blocks[self._at_once :]:
            block.hide()
        while self._filled < min(self._at_once, len(self._plan)):
            self._fill(self._filled)
        self._rest.start(UNSEEN)  # anew: that of the row before would fill this one before it is painted
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._filled < len(self._plan):
            self._rest.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    def _fill(self, place: int) -> None:
        if place == len(self._blocks):
            self._blocks.append(self._make(self._plan[place]))
            self._column.addWidget(self._blocks[place])
        block = self._blocks[place]
        block.show_row(self.uid)
        if self._languages is not None:
            block.set_languages(self._languages)
        block.set_read_only(self._read_only)
        block.show()
        self._filled = place + 1

    def _make(self, one: Section | Parts) -> SectionBlock | PartList:
        if isinstance(one, Parts):
            return PartList(self._filing, one.kind, self.uid)
        return SectionBlock(self._filing, one, self._words_over(one), self.uid, self._typed)

    def _words_over(self, one: Section) -> str:
        """The heading of a section, where it says more than what stands around it: the line of the part, or its own
        first field.
        """
        heading = self._heading(one)
        known = len(self._plan) == 1 or (one is self._plan[0] and not self._whole)
        return "" if known or heading == self._filing.desk.tr(one.fields[0].label) else heading

    def complete(self) -> None:
        """Fill what is not filled yet."""
        self._rest.stop()
        if self._filled < len(self._plan):
            self.setUpdatesEnabled(False)
            while self._filled < len(self._plan):
                self._fill(self._filled)
            self.setUpdatesEnabled(True)

    def _now(self) -> list[SectionBlock | PartList]:
        return self._blocks[: self._filled]

    def refresh(self) -> None:
        """Bring the editors up to what is stored; what is being typed stays."""
        if self._filing.row(self.uid) is not None:
            for block in self._now():
                block.refresh()

    def show_findings(self) -> None:
        """Say in each section and part what the checks found there."""
        for block in self._now():
            block.show_findings()

    def save(self) -> None:
        """Save what is typed and not saved yet, here and in the parts."""
        self._pause.stop()
        self._no_pause.stop()
        do_each(block.save for block in self._now())

    def _typed(self) -> None:
        self._pause.start()
        if not self._no_pause.isActive():
            self._no_pause.start()

    def _save_so_far(self) -> None:
        do_each(block.save_so_far for block in self._now() if isinstance(block, SectionBlock))

    def set_read_only(self, read_only: bool) -> None:
        """Whether the facts can only be read."""
        if read_only != self._read_only:
            self._read_only = read_only
            for block in self._now():
                block.set_read_only(read_only)

    def set_languages(self, languages: tuple[str, ...]) -> None:
        """The languages in which words are shown."""
        if languages != self._languages:
            self._languages = languages
            for block in self._now():
                block.set_languages(languages)

    def field_of(self, uid: str, key: str) -> FieldRow | None:
        """The field of a row, here or in a part, which is unfolded for it; the first field where no key is given."""
        self.complete()
        found = (block.field_of(uid, key) for block in self._blocks)
        return next((one for one in found if one is not None), None)

    def list_of(self, uid: str, kind: str) -> PartList | None:
        """The list of the parts of a kind under a row, here or in a part, which is unfolded for it."""
        if uid == self.uid:
            return self.lists().get(kind)
        found = (one.list_of(uid, kind) for one in self.lists().values())
        return next((one for one in found if one is not None), None)

    def fields(self) -> dict[str, FieldRow]:
        """The fields of the row itself, by key."""
        self.complete()
        return {key: row for one in self._blocks if isinstance(one, SectionBlock) for key, row in one.fields.items()}

    def lists(self) -> dict[str, PartList]:
        """The lists of its parts, by kind."""
        self.complete()
        return {one.kind: one for one in self._blocks if isinstance(one, PartList)}

    def all_fields(self) -> Iterator[FieldRow]:
        """Every field that is built, those of unfolded parts included."""
        for block in self._now():
            yield from block.all_fields()
