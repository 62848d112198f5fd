"""What one edit changed, fact by fact, under the record or the part of it that each fact is of."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ropa.actions.answers import restore_value
from ropa.actions.as_of import restore_record
from ropa.actions.deeds import act_and_name, facts, moved, part_name
from ropa.i18n import N_
from ropa.model import ROOTS, fields
from ropa.spoken import Spoken
from ropa.store.history import ACT_KEYS
from ropa.store.making import NEVER_WAS
from ropa.store.reading import row
from ropa.store.row import Row
from ropa.store.told import Told, ToldChange, spoken_for
from ui.changing import changing
from ui.desk import Desk
from ui.icons import icon
from ui.panels.deeds import moment_in_words
from ui.panels.fact_card import FactCard
from ui.panels.kinds import kind_name, section_of
from ui.panels.tab_order import put_after
from ui.tips import tip

_AT_ONCE = 20
"""Facts shown before the person asks for more: an edit that brought a whole record has hundreds."""

_NOT_RESTORED = ACT_KEYS | {"place", "origin"}
"""Facts that acts set; the acts take them back."""


class EditFacts(QScrollArea):
    """`record`: whose history is shown, where it is that of one record. Signals: `closed()` when the person is done
    with the edit.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.edit: Told | None = None
        self.record = ""
        self._rows: dict[str, Row] = {}
        self._cards: list[FactCard] = []
        self._left: Iterator[QWidget] = iter(())
        self.setWidgetResizable(True)
        self.setProperty("wear", "plain")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(desk.tr(N_("What the edit changed")))

    def show_edit(self, edit: Told | None) -> None:
        """Show an edit from its beginning; None shows nothing."""
        self.edit = edit
        self._rows, self._cards = {}, []
        content = QWidget()
        self._column = QVBoxLayout(content)
        if edit is None:
            self._left = iter(())
            self._say(self.desk.tr(N_("Choose an edit to see what it changed.")), "muted")
        else:
            self._add_head(edit)
            self._left = self._blocks(edit)
            self._add_some()
        self._column.addStretch()
        self.setWidget(content)

    def refresh(self, edit: Told) -> None:
        """The edit may have grown, and what holds now may be another value."""
        if edit != self.edit:
            self.show_edit(edit)
            return
        self._rows = {}
        for card in self._cards:
            self._mark(card)

    def focus_first(self) -> None:
        """Put the keyboard into the facts."""
        first = self._cards[0] if self._go.isHidden() and self._cards else self._go
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _add_head(self, edit: Told) -> None:
        tr = self.desk.tr
        title = QHBoxLayout()
        words = self._label(act_and_name(edit, tr), "heading")
        title.addWidget(words, 1)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setProperty("wear", "quiet")
        close.setToolTip(tr(N_("Back to the list (Esc)")))
        close.setAccessibleName(tr(N_("Back to the list")))
        close.clicked.connect(self.closed)
        title.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(title)
        kind = kind_name(edit.subject_kind, tr)
        self._say(f"{kind} · {moment_in_words(edit.at, self.desk)} · {edit.author}", "muted")
        self._go = QPushButton()
        self._go.setProperty("wear", "link")
        subject = self._row(edit.subject_uid)
        section = section_of(edit.subject_kind)
        if subject is None or section is None:
            self._go.hide()
        elif subject["binned"] is not None:
            self._go.setText(tr(N_("Go to the bin")))
            self._go.clicked.connect(lambda: self.desk.go("bin", edit.subject_uid))
        else:
            self._go.setText(tr(N_("Go to the record")))
            self._go.clicked.connect(lambda: self.desk.go(section, edit.subject_uid))
        self._column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeading)
        whole = self._row(self.record or edit.subject_uid)
        if whole is not None and whole.kind in ROOTS and whole["binned"] is None and not edit.open:
            back = QPushButton(tr(N_("Put the record back to this state")))
            back.setProperty("wear", "link")
            back.setToolTip(tip(tr(N_("All its facts and parts say again what they said right after this edit."))))
            back.clicked.connect(lambda: self.restore_record(whole.uid, edit))
            changing(self.desk.workspace, back)
            self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)

    def _label(self, text: str, wear: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("wear", wear)
        return label

    def _say(self, text: str, wear: str) -> None:
        self._column.addWidget(self._label(text, wear))

    def _blocks(self, edit: Told) -> Iterator[QWidget]:
        """Headings of rows and their facts, made when they are asked for."""
        spoken = self.desk.workspace.ask(spoken_for, [edit], self.desk.language)
        by_row: dict[str, list[ToldChange]] = {}
        for one in edit.changes:
            by_row.setdefault(one.row_uid, []).append(one)
        shown = set(facts(edit))
        for uid, changes in by_row.items():
            if heading := self._heading(edit, uid, changes):
                yield heading
            for one in changes:
                if one in shown:
                    yield self._card(one, spoken)

    def _heading(self, edit: Told, uid: str, changes: list[ToldChange]) -> QWidget | None:
        if uid == edit.subject_uid:
            return None
        tr, first = self.desk.tr, changes[0]
        said = [part_name(first, tr)]
        said += [tr(moved(one)) for one in changes if one.key == "binned"]
        return self._label(" · ".join(said), "field")

    def _card(self, change: ToldChange, spoken: Spoken) -> FactCard:
        said = tuple(spoken.part(change.row_kind, change.key, text) for text in (change.old, change.new))
        card = FactCard(change, spoken.label(change.row_kind, change.key), (said[0], said[1]), self.desk.tr)
        card.restore_requested.connect(self.restore)
        self._mark(card)
        self._cards.append(card)
        return card

    def _mark(self, card: FactCard) -> None:
        change, name = card.change, card.change.key.partition(".")[0]
        of = self._row(change.row_uid)
        if of is None or name not in fields(change.row_kind):
            return
        living = of["binned"] is None and not self.desk.workspace.read_only
        card.show_present(of.part(change.key), restorable=living and name not in _NOT_RESTORED)

    def _row(self, uid: str) -> Row | None:
        """A row as it is now; None where its creation was undone."""
        if uid not in self._rows:
            self._rows[uid] = self.desk.workspace.ask(row, uid)
        found = self._rows[uid]
        return None if found["binned"] == NEVER_WAS else found

    def _add_some(self) -> None:
        cards = 0
        for block in self._left:
            self._column.addWidget(block)
            cards += isinstance(block, FactCard)
            if cards == _AT_ONCE:
                break
        left = len(facts(self.edit)) - len(self._cards) if self.edit else 0
        if left > 0:
            more = QPushButton(self.desk.tr.count("Show {n} more fact", "Show {n} more facts", left))
            more.clicked.connect(lambda: self._show_more(more))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_more(self, button: QPushButton) -> None:
        shown = len(self._cards)
        self._column.takeAt(self._column.count() - 1)
        self._column.removeWidget(button)
        button.deleteLater()
        self._add_some()
        self._column.addStretch()
        put_after(None, self)
        self._cards[shown].setFocus()

    def restore_record(self, uid: str, edit: Told) -> None:
        """Let a whole record say again what it said right after an edit."""
        if self.desk.workspace.do(restore_record, uid, edit.edit):
            ours = edit.operator == self.desk.operator
            self.desk.say(self.desk.tr(N_("The record says again what it said then.")), undo=ours)
        else:
            self.desk.say(self.desk.tr(N_("The record says that now.")))

    def restore(self, change: ToldChange, json_text: str | None) -> None:
        """Let a fact say again what it said before or after the edit."""
        self.desk.workspace.do(restore_value, change.row_uid, change.key, json_text)
        label = Spoken(self.desk.language).label(change.row_kind, change.key)
        ours = self.edit is not None and self.edit.operator == self.desk.operator
        self.desk.say(self.desk.tr(N_("“{field}” says again what it said then.")).format(field=label), undo=ours)
