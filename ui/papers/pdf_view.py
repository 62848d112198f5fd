"""A PDF to look at: all pages below each other, with text to select and copy. Paper stays white in a dark window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
)
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer, QPdfSelection
from PySide6.QtPdfWidgets import QPdfView

SMALLEST, LARGEST = 0.25, 6.0
STEP = 1.2


@dataclass(frozen=True)
class _Selected:
    page: int
    selection: QPdfSelection


class PdfView(QPdfView):
    """Shows the bytes of a PDF; `show_pdf(bytes, stay=True)` keeps the place where one reads. Signals: `resized()`.

    The document belongs to the widget around: one that belongs to the view itself outlives it by a moment, and
    crashes there.
    """

    resized = Signal()

    def __init__(self, paper: QPdfDocument, name: str) -> None:
        super().__init__()
        self._begun: tuple[int, QPointF] | None = None
        self._selected: _Selected | None = None
        self._runs: dict[int, list[QRectF]] = {}
        self.paper = paper
        self._bytes = QBuffer(paper)  # outlives it: the file is read page by page
        self.setDocument(paper)
        # On a thread of its own, as the library has it, a page that is drawn while another paper comes is kept as a
        # page of that one, and the papers of two operators get mixed up. Nothing of it is public but the object.
        for renderer in self.findChildren(QPdfPageRenderer):
            renderer.setRenderMode(QPdfPageRenderer.RenderMode.SingleThreaded)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(name)

    def add_deed(self, text: str, shortcut: QKeySequence.StandardKey, deed: Callable[[], object]) -> QAction:
        """An action of the context menu that has a shortcut here."""
        action = QAction(text, self)
        action.setShortcut(shortcut)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(deed)
        self.addAction(action)
        return action

    def show_pdf(self, data: bytes, *, stay: bool) -> None:
        """Show another file."""
        bar = self.verticalScrollBar()
        place = bar.value() / max(bar.maximum(), 1), self.horizontalScrollBar().value(), bar.value(), bar.maximum()
        self._selected = self._begun = None
        self._runs = {}
        self.paper.close()
        self._bytes.close()
        self._bytes.setData(data)
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.paper.load(self._bytes)
        self.setAccessibleDescription(self.paper.getAllText(0).text() if self.paper.pageCount() else "")
        if stay:
            same = bar.maximum() == place[3]
            bar.setValue(place[2] if same else round(place[0] * bar.maximum()))
            self.horizontalScrollBar().setValue(place[1])
        else:
            bar.setValue(0)

    def forget(self) -> None:
        """Show nothing."""
        self._selected = self._begun = None
        self.paper.close()
        self.viewport().update()

    @property
    def shown_percent(self) -> int:
        """How large the first page stands there, against its size on paper."""
        pages = list(self._pages())
        return round(pages[0][1] / _resolution() * 100) if pages else 100

    def zoom(self, times: float) -> None:
        """Larger or smaller than now."""
        now = self.shown_percent / 100
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(now * times, SMALLEST), LARGEST))

    def fit_width(self) -> None:
        """As wide as there is room."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @property
    def selected_text(self) -> str:
        """The text that is selected."""
        return self._selected.selection.text() if self._selected else ""

    def copy_selected(self) -> None:
        """Put the selected text on the clipboard."""
        if text := self.selected_text:
            QGuiApplication.clipboard().setText(_lines(text))

    def copy_all(self) -> None:
        """Put all text of the paper on the clipboard."""
        texts = (self.paper.getAllText(page).text() for page in range(self.paper.pageCount()))
        QGuiApplication.clipboard().setText(_lines("\n\n".join(texts)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._begun = self._at(event.position())
            self._selected = None
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._begun is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        page, start = self._begun
        here = self._at(event.position())
        if here is not None and here[0] == page:
            selection = self.paper.getSelection(page, self._nearest(page, start), self._nearest(page, here[1]))
            self._selected = _Selected(page, selection) if selection.isValid() else None
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._begun = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._selected is None:
            return
        rect, scale = list(self._pages())[self._selected.page]
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(60, 130, 230, 80))  # over white paper in every theme
        painter.setTransform(
            QTransform.fromScale(scale, scale) * QTransform.fromTranslate(rect.x(), rect.y()),
        )
        for polygon in self._selected.selection.bounds():
            painter.drawPolygon(polygon)
        painter.end()

    def _at(self, place: QPointF) -> tuple[int, QPointF] | None:
        """The page under a place of the viewport, and the place on it in points."""
        for page, (rect, scale) in enumerate(self._pages()):
            if QRectF(rect).contains(place):
                return page, (place - QPointF(rect.topLeft())) / scale
        return None

    def _nearest(self, page: int, place: QPointF) -> QPointF:
        """The place of text next to a place: one may begin to select in a margin. The line counts before the column."""
        if page not in self._runs:
            self._runs[page] = [one.boundingRect() for one in self.paper.getAllText(page).bounds()]
        inside = (
            QPointF(min(max(place.x(), run.left() + 1), run.right() - 1), min(max(place.y(), run.top()), run.bottom()))
            for run in self._runs[page]
        )
        return min(inside, key=lambda one: abs(one.y() - place.y()) * 8 + abs(one.x() - place.x()), default=place)

    def _pages(self) -> Iterator[tuple[QRect, float]]:
        """Where each page stands in the viewport now, and pixels a point: the library keeps this to itself."""
        margins, room = self.documentMargins(), self.viewport().width()
        sizes: list[tuple[QSize, float]] = []
        for page in range(self.paper.pageCount()):
            points = self.paper.pagePointSize(page)
            whole = QSizeF(points * _resolution()).toSize()
            times = self.zoomFactor()
            if self.zoomMode() == QPdfView.ZoomMode.FitToWidth:
                times = (room - margins.left() - margins.right()) / max(whole.width(), 1)
                size = QSize(round(whole.width() * times), round(whole.height() * times))
            else:
                size = QSizeF(points * _resolution() * times).toSize()
            sizes.append((size, times * _resolution()))
        widest = max((size.width() for size, _ in sizes), default=0) + margins.left() + margins.right()
        top = margins.top() - self.verticalScrollBar().value()
        for size, scale in sizes:
            left = (max(widest, room) - size.width()) // 2 - self.horizontalScrollBar().value()
            yield QRect(left, top, size.width(), size.height()), scale
            top += size.height() + self.pageSpacing()


def _resolution() -> float:
    """Pixels a point at full size."""
    return QGuiApplication.primaryScreen().logicalDotsPerInch() / 72


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
