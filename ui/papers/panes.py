"""The panes of the page of papers: what is chosen, listed and left out to the left, the paper to the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ropa.i18n import N_
from ui.desk import Desk
from ui.look import em
from ui.papers.choices import Choices
from ui.papers.left_out_list import LeftOutList
from ui.papers.paper_list import PaperList


class Panes(QSplitter):
    """Widths and heights are kept as a person left them; `paper` is what stands to the right."""

    def __init__(self, desk: Desk, choices: Choices, papers: PaperList, left_out: LeftOutList) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._desk, self._choices = desk, choices
        scroll = QScrollArea()
        scroll.setProperty("wear", "plain")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(choices)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.addWidget(scroll)
        self._left.addWidget(_titled(desk.tr(N_("Papers")), papers))
        self._left.addWidget(_titled(desk.tr(N_("Not in the paper, and why")), left_out))
        right = QFrame()
        self.paper = QVBoxLayout(right)
        self.paper.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self._left)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        for splitter in (self._left, self):
            splitter.setChildrenCollapsible(False)

    def lay_out(self) -> None:
        """Once it is as large as it will be: as it was left, at first as what is there needs it."""
        wide = min(em(self, 21), round(self.width() * 0.36))
        self.setSizes([wide, self.width() - wide])
        self._left.setSizes([self._choices.heightForWidth(wide), em(self, 10), em(self, 12)])
        for key, splitter in (("papers_left", self._left), ("papers", self)):
            splitter.restoreState(self._desk.settings.state(key))
            splitter.splitterMoved.connect(partial(_remember, self._desk, key, splitter))


def _titled(title: str, widget: QWidget) -> QWidget:
    heading = QLabel(title)
    heading.setProperty("wear", "field")
    heading.setBuddy(widget)
    heading.setWordWrap(True)
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(em(frame, 0.2))
    column.addWidget(heading)
    column.addWidget(widget, 1)
    return frame


def _remember(desk: Desk, key: str, splitter: QSplitter, *_: int) -> None:
    desk.settings.put_state(key, splitter.saveState())
