"""A paper beside the form: it follows what is typed there, marks what the record says in it, and leads to facts."""

from __future__ import annotations

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QTextBrowser, QVBoxLayout, QWidget

from ropa.documents.kinds import Paper
from ropa.documents.papers import KINDS_OF_PAPER, papers, subject
from ropa.documents.scope import Scope
from ropa.errors import RopaError
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.model import ROOTS
from ropa.reference import catalogue
from ui.desk import Desk
from ui.papers.facts import go_to_fact
from ui.papers.paper_text import PaperText
from ui.today import today

_PAUSE = 250
"""Milliseconds after an edit until the paper is composed anew."""

Choice = tuple[str, str, str]
"""Kind of the paper, uid of what it speaks of, and what tells it from others of its kind."""


class PaperBeside(QWidget):
    """Shows one paper of the operator in view, in one language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._record = ""
        self._held: Holdings | None = None
        tr = desk.tr
        self.which, self.language = QComboBox(), QComboBox()
        for box, name in ((self.which, N_("Paper")), (self.language, N_("Language of the paper"))):
            box.setAccessibleName(tr(name))
            box.setToolTip(tr(name))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.activated.connect(self._compose)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr(N_("The paper")))
        self.text.setOpenLinks(False)
        self.text.setOpenExternalLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.anchorClicked.connect(self._go)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._read)
        column = QVBoxLayout(self)
        column.addWidget(self.which)
        column.addWidget(self.language)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)

    def show_record(self, uid: str) -> None:
        """The record in view; the paper is read anew a moment later."""
        self._record = uid
        self._later.start()

    def end(self) -> None:
        """Compose nothing any more."""
        self._later.stop()

    def _read(self) -> None:
        operator = self.desk.operator
        if operator is None or self.isHidden():
            self._held = None
            self.text.clear()
            return
        try:
            self._held = self.desk.workspace.holdings(operator)
        except RopaError:  # the operator went into the bin
            self._held = None
            self.text.clear()
            return
        self._list()
        self._compose()

    def _list(self) -> None:
        """The papers there are; what was chosen stays chosen, at first one that speaks of the record."""
        held = self._held
        if held is None:
            return
        chosen = self.which.currentData()
        self.which.clear()
        kinds = [code for code, kind in KINDS_OF_PAPER.items() if not kind.once]
        for paper in papers(held, kinds, Scope(today(), drafts=True)):
            title = catalogue("documents")[paper.kind].names[self.desk.language]
            about = subject(held, paper, self.desk.language) if paper.about else ""
            self.which.addItem(f"{title}: {about}" if about else title, (paper.kind, paper.record, paper.about))
        at = self.which.findData(chosen) if chosen else self._nearest()
        self.which.setCurrentIndex(max(at, 0))
        spoken = self.language.currentData()
        self.language.clear()
        names = catalogue("languages")
        for code in self.desk.languages:
            self.language.addItem(names[code].names[self.desk.language], code)
        self.language.setCurrentIndex(max(self.language.findData(spoken), 0))

    def _nearest(self) -> int:
        """A consent text whose form covers the record, or the first paper that is no register."""
        held = self._held
        forms = held.linking("consent", "activities", (self._record,)) if held else ()
        wanted = {one.uid for one in forms} | {self._record}
        found = [n for n in range(self.which.count()) if self.which.itemData(n)[1] in wanted]
        others = [n for n in range(self.which.count()) if not KINDS_OF_PAPER[self.which.itemData(n)[0]].records]
        return next(iter((*found, *others)), 0)

    def _chosen(self) -> Paper | None:
        choice: Choice | None = self.which.currentData()
        if self._held is None or choice is None:
            return None
        kind, record, about = choice
        scope = Scope(today(), drafts=True)
        every = papers(self._held, (kind,), scope)
        return next((one for one in every if (one.record, one.about) == (record, about)), None)

    def _compose(self) -> None:
        """Compose the chosen paper; the place in it that was read stays, or what the record says comes into view."""
        paper, held = self._chosen(), self._held
        if paper is None or held is None:
            self.text.clear()
            return
        bar = self.text.verticalScrollBar()
        stayed, before = bar.value(), self.text.property("shown")
        document = paper.document((str(self.language.currentData()),))
        self.text.clear()
        near = {self._record, *(row.uid for row in self._rows())} if self._record else set()
        written = PaperText(self.text.document(), self.text.palette(), frozenset(near))
        written.write(document)
        shown = f"{paper.kind} {paper.record} {self._record}"
        self.text.setProperty("shown", shown)
        if shown == before:
            bar.setValue(stayed)
            return
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(max(written.first, 0))
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def _rows(self) -> tuple[Plain, ...]:
        record = self._held.find(self._record) if self._held else None
        if record is None or record.kind == "operator":
            return ()
        return tuple(part for part in record.below() if part.kind not in ROOTS)

    def _go(self, url: QUrl) -> None:
        uid, _, key = url.toString().partition("/")
        go_to_fact(self.desk, self._held, uid, key)
