"""Where the record of a form stands: its number, name and status; approving; what changed since; whom it touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ropa.actions.following import Behind
from ropa.actions.standing import approve, put_back, reopen, restore
from ropa.holdings import Approval
from ropa.i18n import N_
from ropa.model import is_record
from ropa.reference import catalogue
from ropa.store.opened import since_approval, users
from ui.badge import Badge
from ui.breaking import breakable
from ui.changing import changing
from ui.forms.copied import behind_its_source, copies_waiting, strip_of_copy, strip_of_source
from ui.forms.filing import Filing
from ui.forms.strip import OrderLine, Strip
from ui.forms.titles import title
from ui.laying_out import lay_out_now
from ui.look import em

MOST_NAMED = 5

_MOST_OF_BADGE = 0.4
"""Of the width, beside the name."""

_PAINTED = 30
"""Milliseconds after which a record that was opened is painted."""

DRAFTS: Mapping[str, str] = {
    "activity": N_("A draft: the register leaves it out until it is approved."),
    "consent": N_("A draft: the text of the consent says so until it is approved."),
}
"""What not being approved means for papers."""


class Standing(QWidget):
    """Signals: `unlocked()`: the person wants to change a record that others share."""

    unlocked = Signal()

    def __init__(self, filing: Filing) -> None:
        super().__init__()
        self._filing = filing
        self._tr = filing.desk.tr
        self._differences_shown = False
        self._name = QLabel()
        self._name.setProperty("wear", "title")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._badge = Badge("draft", "")
        self._acts = QHBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._name, 1)
        # leading: else the name is measured as narrow as the badge below it, and the strip is squeezed
        self._head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._strips = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addLayout(self._head)
        column.addLayout(self._strips)
        self.order = QLineEdit()
        self._says: tuple[object, ...] = ()
        self._copies: tuple[Behind | None, int] = None, 0
        self._locked = False
        self._of = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAINTED)
        self._soon.timeout.connect(self._look_at_copies)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._part_head()

    def _part_head(self) -> None:
        """The badge stands below a name to which it would leave little room."""
        below = self._badge.sizeHint().width() > self.width() * _MOST_OF_BADGE
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def show_standing(self, *, locked: bool) -> None:
        """Say how the record stands now; `locked`: it is shared and not yet unlocked for changing. What is to be said
        of copies follows when the record is painted.
        """
        self._locked = locked
        if self._filing.root.uid != self._of:
            self._copies = None, 0
        self._show()
        self._soon.start()

    def _look_at_copies(self) -> None:
        if self.isVisible():
            self._copies = behind_its_source(self._filing), copies_waiting(self._filing)
            self._show()

    def _show(self) -> None:
        found, root = self._filing.opened, self._filing.root
        named = title(root, self._filing.spoken)
        self._name.setText(breakable(f"{root.ref}  {named}" if is_record(root.kind) else named))
        status = (
            "changed" if found.approval and found.approval.changed and root["status"] == "approved" else root["status"]
        )
        words = self._tr(N_("changed since approval")) if status == "changed" else self._status_words(status)
        self._badge.show_status(status or "draft", words)
        self._part_head()
        others = tuple(self.others()) if self._locked else ()
        says = (root.kind, found.binned, root["status"], found.approval, others, self._copies)
        another, self._of = root.uid != self._of, root.uid
        typed = "" if another else self.order.text()
        if says == self._says and not self._differences_shown:
            if another:
                self.order.clear()
            return  # a save while the order is typed, or a button is pressed, takes neither away
        self._says = says
        while (item := self._strips.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.order = QLineEdit()
        for strip in self._wanted():
            self._strips.addWidget(strip)
        self.order.setText(typed)
        if not another:
            lay_out_now()

    def _status_words(self, status: str | None) -> str:
        return catalogue("statuses")[status or "draft"].names[self._filing.desk.language]

    def _wanted(self) -> list[Strip]:
        found, root, workspace = self._filing.opened, self._filing.root, self._filing.desk.workspace
        if found.binned:
            strip = Strip("warning", "bin", self._tr(N_("This record is in the bin.")))
            changing(workspace, strip.add_button(self._tr(N_("Restore")), lambda: self._do(restore)))
            return [strip]
        strips = [self._shared()] if self._locked else []
        if root["status"] == "archived":
            strip = Strip("info", "archive", self._tr(N_("Archived: out of lists and papers, but kept and linked.")))
            changing(workspace, strip.add_button(self._tr(N_("Reopen")), lambda: self._do(reopen)))
            strips.append(strip)
        elif found.approval and found.approval.changed:
            strips.append(self._changed(found.approval))
        elif found.approval is None:
            strips.append(self._unapproved())
        behind, waiting = self._copies
        if behind is not None:
            strips.append(strip_of_copy(self._filing, behind, self))
        if waiting:
            strips.append(strip_of_source(self._filing, waiting, self))
        return strips

    def _shared(self) -> Strip:
        names = self.others()
        shown = "; ".join(names[:MOST_NAMED])
        if len(names) > MOST_NAMED:
            more = self._tr.count("{n} more", "{n} more", len(names) - MOST_NAMED)
            shown = f"{shown}; {more}"
        sentence = self._tr(N_("Shared: a change here changes it for these operators too: {operators}."))
        strip = Strip("info", "shared", sentence.format(operators=shown))
        unlock = strip.add_button(self._tr(N_("Change it for all of them")), self.unlocked.emit)
        unlock.setObjectName("unlock")
        changing(self._filing.desk.workspace, unlock)
        return strip

    def others(self) -> list[str]:
        """Names of the other operators that use this shared record."""
        desk, root = self._filing.desk, self._filing.root
        if self._filing.opened.operator is not None or root.kind != "party":
            return []
        using = desk.workspace.ask(users, root.uid)
        names = {
            one.operator: one.operator_name.best(desk.language)[0]
            for one in using
            if one.operator not in (None, desk.operator)
        }
        return sorted(names.values())

    def _unapproved(self) -> Strip:
        strip = Strip("info", "info", self._tr(DRAFTS.get(self._filing.root.kind, N_("A draft: not approved yet."))))
        self._add_approving(strip, self._tr(N_("Approve")))
        return strip

    def _changed(self, approval: Approval) -> Strip:
        day = self._filing.spoken.date(approval.at.astimezone().date())
        sentence = self._tr(N_("Changed since {author} approved it on {day}. Papers print what it says now."))
        strip = Strip("warning", "warning", sentence.format(author=approval.author, day=day))
        turn = strip.add_button(self._tr(N_("Show the changes")), lambda: self._turn_differences(strip))
        turn.setObjectName("differences")
        back = strip.add_button(self._tr(N_("Put back what was approved")), lambda: self._do(put_back))
        back.setObjectName("put-back")
        changing(self._filing.desk.workspace, back)
        self._add_approving(strip, self._tr(N_("Approve again")))
        if self._differences_shown:
            self._differences_shown = False
            self._turn_differences(strip)
        return strip

    def _add_approving(self, strip: Strip, words: str) -> None:
        self.order = OrderLine(self._tr(N_("No. and date of the order, if there is one")))
        self.order.setObjectName("order")
        self.order.setAccessibleName(self._tr(N_("Order of approval")))
        self.order.returnPressed.connect(self.approve)
        strip.begin_line(self.order)
        button = strip.add_button(words, self.approve)
        button.setObjectName("approve")
        changing(self._filing.desk.workspace, self.order, button)

    def approve(self) -> None:
        """Approve the record as it is, with the order that was typed."""
        self._do(approve, order=self.order.text() or None)

    def _do(self, act: Callable[..., Any], **given: Any) -> None:
        """An act of its own in the history: within the visit, a change put back at once would be no change at all, and
        what was typed in between would be lost.
        """
        self._filing.desk.workspace.do(act, self._filing.root.uid, **given)
        self._filing.read()

    def _turn_differences(self, strip: Strip) -> None:
        self._differences_shown = not self._differences_shown
        words = N_("Hide the changes") if self._differences_shown else N_("Show the changes")
        if (turn := strip.findChild(QPushButton, "differences")) is not None:
            turn.setText(self._tr(words))
        old = strip.findChild(QWidget, "old-and-new")
        if old is not None:
            old.hide()
            old.deleteLater()
        if not self._differences_shown:
            return
        table = QWidget()
        table.setObjectName("old-and-new")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(self, 0.8))
        for column, words in enumerate((N_("Fact"), N_("As approved"), N_("Now"))):
            grid.addWidget(_cell(self._tr(words), "muted"), 0, column)
            grid.setColumnStretch(column, 2 + (column > 0))
        spoken = self._filing.spoken
        lines = self._filing.desk.workspace.ask(since_approval, self._filing.root.uid)
        for n, (_, kind, key, then, now) in enumerate(lines, start=1):
            blank = self._tr(N_("not answered"))
            grid.addWidget(_cell(spoken.label(kind, key)), n, 0)
            grid.addWidget(_cell(spoken.part(kind, key, then) or blank), n, 1)
            grid.addWidget(_cell(spoken.part(kind, key, now) or blank), n, 2)
        strip.column.insertWidget(1, table)


def _cell(text: str, wear: str = "") -> QLabel:
    cell = QLabel(text if len(text) < 400 else f"{text[:399]}…")
    cell.setTextFormat(Qt.TextFormat.PlainText)
    cell.setWordWrap(True)
    cell.setAlignment(Qt.AlignmentFlag.AlignTop)
    if wear:
        cell.setProperty("wear", wear)
    return cell
