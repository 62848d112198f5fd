"""The paper as it will be: the PDF itself, with pages, zoom, and search in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpinBox, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from ropa.i18n import N_, Translator
from ui.flow import Flow
from ui.icons import icon
from ui.look import em
from ui.panels.empty import Empty
from ui.papers.paper_search import PaperSearch
from ui.papers.pdf_view import STEP, PdfView
from ui.papers.progress import BusyLine


class PaperView(QFrame):
    """Signals: `stop_requested()` where the person does not want to wait for the paper that is being composed."""

    stop_requested = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.paper = QPdfDocument(self)
        self.view = PdfView(self.paper, tr(N_("The paper")))
        self.view.add_deed(tr(N_("Copy")), QKeySequence.StandardKey.Copy, self.view.copy_selected)
        self.view.add_deed(tr(N_("Copy all text")), QKeySequence.StandardKey.SelectAll, self.view.copy_all)
        self.search = PaperSearch(self.paper, self.view, tr)
        self.search.left.connect(self.view.setFocus)
        self.busy = BusyLine(tr(N_("The paper is being composed")))
        self.empty = Empty("documents")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = self._build_bar()
        column.addWidget(self.bar)
        column.addWidget(self.busy)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.empty)  # once the stack has a place: else Qt shows it as a window of its own
        self._stack.addWidget(self.view)
        self.view.pageNavigator().currentPageChanged.connect(self._show_page)
        for changed in (self.view.zoomFactorChanged, self.view.zoomModeChanged, self.view.resized):
            changed.connect(self._show_zoom)
        find = QShortcut(QKeySequence("Ctrl+Shift+F"), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self.find_in_paper)
        self.forget("")

    def _build_bar(self) -> QFrame:
        tr = self._tr
        self.page = QSpinBox()
        self.page.setAccessibleName(tr(N_("Page")))
        self.page.setKeyboardTracking(False)
        self.page.setMinimumWidth(em(self, 2.4) + self.page.fontMetrics().horizontalAdvance("000"))
        self.page.valueChanged.connect(self._go_to_page)
        self.pages = QLabel()
        self.smaller = self._button("−", tr(N_("Show the paper smaller")), lambda: self.view.zoom(1 / STEP))
        self.percent = QLabel("000 %")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.percent.setMinimumWidth(self.percent.sizeHint().width())  # the buttons beside it stay where they are
        self.larger = self._button("+", tr(N_("Show the paper larger")), lambda: self.view.zoom(STEP))
        self.fit = self._button(tr(N_("Fit width")), tr(N_("As wide as there is room")), self.view.fit_width)
        self.stop = self._button("", tr(N_("Do not wait for the paper")), self.stop_requested.emit)
        self.stop.setIcon(icon("close"))
        keeps = self.stop.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.stop.setSizePolicy(keeps)
        self.stop.hide()
        bar = QFrame()
        bar.setProperty("wear", "bar")
        line = Flow(bar)
        line.setContentsMargins(*[em(self, 0.3)] * 4)
        for widget in (
            _together(self.page, self.pages),
            _together(self.smaller, self.percent, self.larger),
            self.fit,
            self.search,
            self.stop,
        ):
            line.addWidget(widget)
        return bar

    @staticmethod
    def _button(text: str, name: str, deed: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setProperty("wear", "quiet")
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(deed)
        return button

    def show_pdf(self, data: bytes, title: str, *, stay: bool) -> None:
        """Show a paper; `stay` where it is the same as before, read anew."""
        self.view.show_pdf(data, stay=stay)
        self.view.setAccessibleName(title)
        self._stack.setCurrentWidget(self.view)
        self.page.setRange(1, max(self.paper.pageCount(), 1))
        self.page.setEnabled(self.paper.pageCount() > 1)
        self.pages.setText(self._tr(N_("of {total}")).format(total=self.paper.pageCount()))
        self.bar.setEnabled(True)
        self._show_zoom()
        self._show_page()
        self.search.look_again()

    def forget(self, sentence: str) -> None:
        """Show no paper, and say why there is none."""
        self.view.forget()
        self.empty.say(sentence)
        self._stack.setCurrentWidget(self.empty)
        self.bar.setEnabled(False)
        self.pages.setText("")

    @property
    def shows(self) -> bool:
        """Whether a paper is shown."""
        return self._stack.currentWidget() is self.view

    def find_in_paper(self) -> None:
        """Put the cursor into the search box."""
        if self.shows:
            self.search.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.box.selectAll()

    def wait(self, on: bool) -> None:
        """Show that a paper is on its way."""
        self.busy.setVisible(on)
        self.stop.setVisible(on and self.shows)
        self.bar.setEnabled(on or self.shows)

    def _go_to_page(self, number: int) -> None:
        self.view.pageNavigator().jump(number - 1, QPointF(), 0)

    def _show_page(self) -> None:
        self.page.blockSignals(True)  # the person turned no page: the paper did
        self.page.setValue(self.view.pageNavigator().currentPage() + 1)
        self.page.blockSignals(False)

    def _show_zoom(self) -> None:
        self.percent.setText(f"{self.view.shown_percent} %")


def _together(*widgets: QWidget) -> QWidget:
    """Widgets that stay in one line."""
    group = QWidget()
    line = QHBoxLayout(group)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    return group
