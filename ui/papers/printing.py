"""A PDF onto a printer: pages drawn at its resolution, in bands so that a page never stands in memory whole."""

from __future__ import annotations

from collections.abc import Generator
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from ropa.errors import RopaError
from ropa.i18n import N_
from ui.jobs import Turns

BAND = 512
"""Dots of height that are drawn at once."""
FINEST = 600
"""Dots an inch beyond which no eye sees a difference."""


def printer_for(paper: QPdfDocument, title: str) -> QPrinter:
    """A printer set to the paper: its title, its size, the way it lies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    lay_out(printer, paper)
    printer.setDocName(title)
    printer.setCreator("Ropa")
    return printer


def lay_out(printer: QPrinter, paper: QPdfDocument) -> None:
    """Set a printer to the size of the first page of a paper and the way it lies."""
    size = paper.pagePointSize(0)
    lies = size.width() > size.height()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def into_file(printer: QPrinter) -> str:
    """The PDF file into which a printer is to print the whole paper, if it is; the paper is one already."""
    whole = printer.printRange() == QPrinter.PrintRange.AllPages
    straight = printer.pageOrder() == QPrinter.PageOrder.FirstPageFirst
    is_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    return printer.outputFileName() if whole and straight and is_file and printer.copyCount() == 1 else ""


def pages_wanted(printer: QPrinter, count: int, current: int) -> list[int]:
    """Indexes of the pages to print in their order, each as often as the printer does not copy by itself."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [current]
        case QPrinter.PrintRange.PageRange if not printer.pageRanges().isEmpty():
            pages = [page for page in range(count) if printer.pageRanges().contains(page + 1)]
        case QPrinter.PrintRange.PageRange:
            pages = [page for page in range(count) if printer.fromPage() <= page + 1 <= printer.toPage()]
        case _:
            pages = list(range(count))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


class Printing(Turns):
    """Prints the bytes of a PDF, a page a turn of the screen. Succeeds with how many pages were printed."""

    def __init__(self, printer: QPrinter, data: bytes, current: int) -> None:
        self._paper = QPdfDocument()
        self._bytes = QBuffer(self._paper)
        self._bytes.setData(data)
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._paper.load(self._bytes)
        lay_out(printer, self._paper)
        self.pages = pages_wanted(printer, self._paper.pageCount(), current)
        super().__init__(draw_pages(printer, self._paper, self.pages))


def draw_pages(printer: QPrinter, paper: QPdfDocument, pages: list[int]) -> Generator[tuple[int, int], None, int]:
    """Draw pages one a step; how many were printed. Left before its end, it takes back what can be taken back."""
    painter = QPainter()
    if not painter.begin(printer):
        raise RopaError(N_("The printer did not take the paper. Save it as PDF and print it from there."))
    done = False
    try:
        for number, page in enumerate(pages):
            yield number, len(pages)
            if number and not printer.newPage():
                raise RopaError(N_("The printer stopped before the paper was printed whole."))
            _draw(painter, printer, paper, page)
        done = True
    finally:
        if not done:
            printer.abort()
        painter.end()
    return len(pages)


def _draw(painter: QPainter, printer: QPrinter, paper: QPdfDocument, page: int) -> None:
    """One page, at its true size where the sheet is large enough, in the middle of the sheet."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    points = paper.pagePointSize(page)
    true = printer.resolution() / 72
    scale = min(true, sheet.width() / points.width(), sheet.height() / points.height())
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    finer = max(1, ceil(printer.resolution() / FINEST))
    drawn = QSize(size.width() // finer, size.height() // finer)
    left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
    for start in range(0, drawn.height(), BAND):
        band = QRect(0, start, drawn.width(), min(BAND, drawn.height() - start))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(drawn)
        options.setScaledClipRect(band)
        image = paper.render(page, band.size(), options)
        painter.drawImage(
            QRect(round(left), round(top) + start * finer, size.width(), band.height() * finer),
            image,
        )
