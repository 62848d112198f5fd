"""All shortcuts on one sheet, in two columns where there is room, for F1."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_, Translator
from ui.look import em, wear

Group = tuple[str, Sequence[tuple[str, str]]]
"""A heading; under it what a command does and its keys."""


class CheatSheet(QDialog):
    """Not modal: it can stand beside the window while one learns."""

    def __init__(self, commands: Sequence[Group], tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Keyboard shortcuts")))
        sheet = QWidget()
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        columns.setSpacing(em(self, 0.8))
        for groups in _halves(commands):
            column = QVBoxLayout()
            column.setSpacing(em(self, 0.8))
            for group in groups:
                column.addWidget(_card(group))
            column.addStretch()
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setProperty("wear", "plain")
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(sheet)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        screen = QApplication.primaryScreen().availableSize()
        if sheet.sizeHint().width() + em(self, 4) > screen.width() * 0.9:
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        wanted = sheet.sizeHint()
        self.resize(
            min(wanted.width() + em(self, 4), int(screen.width() * 0.9)),
            min(wanted.height() + em(self, 6), int(screen.height() * 0.85)),
        )


def _halves(commands: Sequence[Group]) -> tuple[Sequence[Group], Sequence[Group]]:
    """Two columns of about the same length; the order goes on from the foot of the first to the head of the second."""
    lengths = [len(lines) + 2 for _, lines in commands]
    middle = min(range(len(commands) + 1), key=lambda n: abs(sum(lengths[:n]) - sum(lengths[n:])))
    return commands[:middle], commands[middle:]


def _card(group: Group) -> QFrame:
    heading, lines = group
    card = QFrame()
    card.setProperty("wear", "card")
    grid = QGridLayout(card)
    grid.setContentsMargins(*[em(card, 0.8)] * 4)
    grid.setVerticalSpacing(em(card, 0.4))
    grid.setHorizontalSpacing(em(card, 1.2))
    grid.setColumnStretch(0, 1)
    title = _label(heading, "heading")
    grid.addWidget(title, 0, 0, 1, 2)
    for row, (text, keys) in enumerate(lines, start=1):
        said = _label(text, "")
        said.setWordWrap(True)
        grid.addWidget(said, row, 0)
        grid.addWidget(_label(keys, "article"), row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return card


def _label(text: str, what: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    wear(label, what)
    return label
