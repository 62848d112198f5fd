"""Changing the same facts of many records: what to set or clear at the left, what that would do at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QSplitter, QVBoxLayout, QWidget

from ropa.actions.bulk import Proposed, change_many, proposed
from ropa.i18n import N_
from ropa.store.across import across
from ropa.store.around import owners
from ropa.store.columns import LISTED
from ropa.store.naming import kinds_of
from ui.bulk.facts import SharedFacts
from ui.bulk.preview import PreviewTable
from ui.commands import SECTIONS
from ui.desk import Desk
from ui.labels import plain_label
from ui.lasting import do_lasting
from ui.look import em
from ui.looking import LookingDialog
from ui.today import today

OTHERS = N_("Own entries")
"""Records of the one kind that no section shows."""

REASONS = 3
"""So many different reasons are said below; each stands in its line too."""


class TogetherDialog(LookingDialog):
    """`uids` by kind, of which one is changed at a time."""

    def __init__(self, desk: Desk, uids: Mapping[str, Sequence[str]], parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._uids = uids
        tr = desk.tr
        self.setWindowTitle(tr(N_("Change together")))
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr(N_("Records of which kind")))
        for kind, some in uids.items():
            self.kind.addItem(f"{tr(dict(SECTIONS).get(kind, OTHERS))}: {len(some)}", kind)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.kind.setVisible(len(uids) > 1)
        hint = N_("Nothing is written before you press the button. Of texts only languages that you fill in are set.")
        self.hint = plain_label(tr(hint))
        self.hint.setProperty("wear", "small")
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.told = plain_label("")
        self.why = plain_label("")
        self.why.setProperty("wear", "warning")
        self.shared = plain_label("")
        self.shared.setProperty("wear", "warning")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr(N_("Cancel")))
        self.buttons.accepted.connect(self._act)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.kind, self.hint):
            column.addWidget(widget)
        column.addWidget(self.split, 1)
        column.addWidget(self.told)
        column.addWidget(self.why)
        column.addWidget(self.shared)
        column.addWidget(self.buttons)
        self.be_large(82, 40)
        self._show_kind()

    @property
    def chosen(self) -> Sequence[str]:
        """The records of the kind in view."""
        return self._uids[self.kind.currentData()]

    def _show_kind(self) -> None:
        kind = self.kind.currentData()
        for old in [self.split.widget(n) for n in range(self.split.count())]:
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        whose = self._desk.workspace.ask(owners, self.chosen)
        single = next(iter(whose)) if len(whose) == 1 else None
        self.facts = SharedFacts(self._desk, kind, single)
        self.facts.changed.connect(self.look_soon)
        self.preview = PreviewTable(self._desk, kind)
        self.split.addWidget(self.facts)
        self.split.addWidget(self.preview)
        self.split.setSizes([em(self, 28), em(self, 44)])
        self._tell_shared(kind)
        self.look()

    def _tell_shared(self, kind: str) -> None:
        """A shared party says something else to all who use it."""
        ask, language = self._desk.workspace.ask, self._desk.language
        uses = ask(across, kind, self.chosen, language, today()) if kind == "party" else ()
        using = len({one.operator for one in uses})
        self.shared.setText(
            self._desk.tr.count(
                "{n} operator uses these parties: it sees the change too.",
                "{n} operators use these parties: all of them see the change.",
                using,
            )
        )
        self.shared.setVisible(using > 0)

    def look_now(self, then: Callable[[], object] = lambda: None) -> None:
        """Show what would change now; then what was asked for."""
        wanted = self.facts.wanted()
        self._show([], wanted)
        if not wanted:
            return

        def show(lines: Sequence[Proposed]) -> None:
            self._show(lines, wanted)
            then()

        act = partial(self._desk.workspace.ask_long, proposed, self.chosen, wanted)
        do_lasting(self._desk, self._desk.tr(N_("Looking what would change…")), act, show, self)

    def _show(self, lines: Sequence[Proposed], wanted: Mapping[str, Any]) -> None:
        tr = self._desk.tr
        self.preview.show_lines(lines)
        changing = {one.uid for one in lines if one.refusal is None}
        staying = {one.uid for one in lines if one.refusal is not None}
        told = [tr.count("{n} record would change.", "{n} records would change.", len(changing))]
        if staying:
            told.append(
                tr.count(
                    "In {n} record something stays as it is.",
                    "In {n} records something stays as it is.",
                    len(staying),
                )
            )
        self.told.setText(" ".join(told) if wanted else self._invitation())
        reasons = list(dict.fromkeys(one.refusal.says(tr) for one in lines if one.refusal is not None))
        self.why.setText("\n".join((*reasons[:REASONS], *(("…",) if len(reasons) > REASONS else ()))))
        self.why.setVisible(bool(reasons))
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(tr.count("Change {n} record", "Change {n} records", len(changing)))
        button.setEnabled(bool(changing))

    def _invitation(self) -> str:
        return self._desk.tr.count(
            "{n} record is chosen. Say at the left what to set or clear.",
            "{n} records are chosen. Say at the left what to set or clear.",
            len(self.chosen),
        )

    def _act(self) -> None:
        if self.can_look():
            self.look_now(self._change)

    def _change(self) -> None:
        wanted = self.facts.wanted()
        act = partial(self._desk.workspace.do, change_many, self.chosen, wanted)
        do_lasting(self._desk, self._desk.tr(N_("Changing records…")), act, self._tell_changed, self)

    def _tell_changed(self, changed: int) -> None:
        self._desk.say(self._desk.tr.count("{n} record changed", "{n} records changed", changed), undo=True)
        self.accept()


def change_together(desk: Desk, uids: Sequence[str], parent: QWidget) -> None:
    """Ask what to change in records, of one kind or of several."""
    kinds = desk.workspace.ask(kinds_of, uids)
    by_kind = {kind: [uid for uid in uids if kinds[uid] == kind] for kind in LISTED if kind in kinds.values()}
    if by_kind:
        TogetherDialog(desk, by_kind, parent).open()
