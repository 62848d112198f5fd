"""Which kinds of paper are wanted, in groups by whom they are for; a group unfolds into its kinds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ropa.documents.papers import KINDS_OF_PAPER
from ropa.i18n import N_, Translator
from ropa.reference import catalogue
from ui.icons import icon
from ui.look import em
from ui.wrapped_check import WrappedCheck

FIRST = ("register", "consent", "policy")
"""What is ticked before a person chooses."""


class KindChoice(QWidget):
    """Signals: `changed()`, by a person. `kinds` are the boxes by the code of the kind."""

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        titles = catalogue("documents")
        self.kinds = {code: WrappedCheck(titles[code].names[tr.language]) for code in KINDS_OF_PAPER}
        self.groups: dict[str, QCheckBox] = {}
        self.folds: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.15))
        for group, entry in catalogue("document_groups").items():
            members = {code: one for code, one in self.kinds.items() if titles[code].more["group"] == group}
            if members:
                self._add_group(column, group, entry.names[tr.language], members, tr)
        for code in (one for one in FIRST if one in self.kinds):
            self.kinds[code].setChecked(True)
        self._tell()

    def _add_group(
        self, column: QVBoxLayout, group: str, name: str, members: dict[str, WrappedCheck], tr: Translator
    ) -> None:
        box = self.groups[group] = WrappedCheck(name)
        box.setTristate(True)
        fold = self.folds[group] = QToolButton()
        fold.setProperty("wear", "quiet")
        fold.setAccessibleName(tr(N_("Kinds of paper: {group}")).format(group=name))
        fold.setToolTip(fold.accessibleName())
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(box, 1)
        line.addWidget(fold)
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(em(self, 1.4), 0, 0, em(self, 0.3))
        below.setSpacing(em(self, 0.1))
        for check in members.values():
            below.addWidget(check)
            check.clicked.connect(self._choose)
        column.addLayout(line)
        column.addWidget(inside)
        fold.clicked.connect(lambda: _turn_open(fold, inside, open_it=inside.isHidden()))
        _turn_open(fold, inside, open_it=any(code in FIRST for code in members))
        box.clicked.connect(lambda: self._turn(tuple(members.values())))

    @property
    def chosen(self) -> tuple[str, ...]:
        """Codes of the kinds that are ticked."""
        return tuple(code for code, check in self.kinds.items() if check.isChecked())

    def choose(self, *codes: str) -> None:
        """Tick these and no others."""
        for code, check in self.kinds.items():
            check.setChecked(code in codes)
        self._choose()

    def _turn(self, members: tuple[WrappedCheck, ...]) -> None:
        on = not all(one.isChecked() for one in members)
        for one in members:
            one.setChecked(on)
        self._choose()

    def _choose(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """A group shows whether all of its kinds are ticked, or some."""
        titles = catalogue("documents")
        for group, box in self.groups.items():
            ticked = [one.isChecked() for code, one in self.kinds.items() if titles[code].more["group"] == group]
            some = Qt.CheckState.PartiallyChecked if any(ticked) else Qt.CheckState.Unchecked
            box.setCheckState(Qt.CheckState.Checked if all(ticked) else some)


def _turn_open(fold: QToolButton, inside: QWidget, *, open_it: bool) -> None:
    inside.setVisible(open_it)
    fold.setIcon(icon("chevron_down" if open_it else "chevron_right"))
