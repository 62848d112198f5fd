"""A paper that is printed: its pages as they are shown, those that are wanted, copies, without a printer."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.documents.page import pick
from ui.desk import Desk
from ui.pages.documents import DocumentsPage
from ui.papers import printing
from ui.papers.printing import pages_wanted

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def printer_to(path: Path, page: DocumentsPage) -> QPrinter:
    printer = printing.printer_for(page.view.paper, "paper")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def darkest(path: Path, number: int) -> tuple[float, float, int]:
    """Width and height of a page in points, and how many of its dots are dark."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        one = pdf[number]
        image = one.render(scale=1).to_pil().convert("L")
        return *one.get_size(), sum(image.histogram()[:128])
    finally:
        pdf.close()


@pytest.mark.parametrize(("kind", "lies"), [("register", True), ("consent", False)])
def test_pages_go_onto_the_printer_as_they_are_shown(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, kind: str, lies: bool
):
    pick(qtbot, page, kind, ("ru",))
    path = tmp_path / "printed.pdf"
    printer = printer_to(path, page)
    assert (printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape) is lies
    page.tray.print_with(printer)
    qtbot.waitUntil(lambda: not page.strip.busy, timeout=60_000)
    count = page.view.paper.pageCount()
    assert len(PdfReader(path).pages) == count
    shown = tmp_path / "shown.pdf"
    shown.write_bytes(page.pdf or b"")
    for number in (0, count - 1):
        (wide, high, dark), (_, _, as_shown) = darkest(path, number), darkest(shown, number)
        assert (wide > high) is lies
        assert dark == pytest.approx(as_shown, rel=0.35)
        assert dark > 100


def test_only_the_pages_that_are_wanted_are_printed(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    path = tmp_path / "printed.pdf"
    printer = printer_to(path, page)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    page.tray.print_with(printer)
    qtbot.waitUntil(lambda: not page.strip.busy, timeout=60_000)
    assert len(PdfReader(path).pages) == 3


def test_ranges_order_and_copies(page: DocumentsPage, tmp_path: Path):
    printer = printer_to(tmp_path / "x.pdf", page)
    assert pages_wanted(printer, 3, 1) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 3, 1) == [2, 1, 0]
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert pages_wanted(printer, 3, 1) == [1]
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setCopyCount(2)
    if not printer.supportsMultipleCopies():
        printer.setCollateCopies(True)
        assert pages_wanted(printer, 2, 0) == [0, 1, 0, 1]
        printer.setCollateCopies(False)
        assert pages_wanted(printer, 2, 0) == [0, 0, 1, 1]


def test_the_whole_paper_printed_into_a_file_is_the_paper_itself(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    path = tmp_path / "printed.pdf"
    page.tray.print_as_asked(printer_to(path, page))
    qtbot.waitUntil(lambda: not page.strip.busy)
    assert path.read_bytes() == page.pdf
    part = printer_to(tmp_path / "part.pdf", page)
    part.setPrintRange(QPrinter.PrintRange.CurrentPage)
    page.view.page.setValue(2)
    page.tray.print_as_asked(part)
    qtbot.waitUntil(lambda: not page.strip.busy, timeout=20_000)
    assert len(PdfReader(tmp_path / "part.pdf").pages) == 1


def test_without_a_printer_the_paper_can_be_saved(page: DocumentsPage, desk: Desk):
    said: list[str] = []
    desk.announced.connect(lambda sentence, _: said.append(sentence))
    page.print_paper()
    assert "No printer" in said[0]
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == "pdf"
    dialog.reject()


def test_a_print_that_is_cancelled_stops(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    page.tray.print_with(printer_to(tmp_path / "printed.pdf", page))
    page.strip.cancel_button.click()
    qtbot.waitUntil(lambda: not page.strip.busy)
    assert page.tray.print_button.isEnabled()
