"""Laying out and drawing a table of 9 columns, every text another: against the bare canvas and three other ways.

All get the same words, the same typeface, size, widths of columns and page. The bare canvas is handed finished lines
(how they were broken is not in its time) and does nothing but write them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from pymupdf_fonts import fontbuffers
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from ropa.documents.model import Document, Said, Table
from ropa.documents.registers.register import SUMMARY
from ropa.documents.render import FORMATS
from ropa.documents.render.fonts import face
from ropa.documents.render.grid import Grid
from ropa.documents.render.pdf import _LANDSCAPE, render
from tests.bench.figures import Line, best, show, texts

TURNS = 5
COLUMNS = len(SUMMARY)
HEAD = [f"Баған {number}" for number in range(1, COLUMNS + 1)]
PAGE = _LANDSCAPE
PATIENCE = 180  # seconds that LibreOffice is given
Rows = list[list[str]]
Taken = tuple[float | None, str]  # milliseconds, or why there are none


def rows_of(count: int, seed: int = 94) -> Rows:
    """So many rows of distinct texts of 10 to 60 letters."""
    source = texts(seed)
    return [[next(source) for _ in range(COLUMNS)] for _ in range(count)]


def table_of(rows: Rows) -> Table:
    """The same as a block of a paper."""
    header = tuple((Said(text),) for text in HEAD)
    return Table(header, tuple(tuple((Said(text),) for text in row) for row in rows), SUMMARY)


def paper(rows: Rows) -> Document:
    """A paper of one table."""
    title = (Said("Тізілім"),)
    return Document("bench", ("kk",), title, (), ("Оператор", "Тізілім"), (table_of(rows),), landscape=True)


def by_canvas(grid: Grid) -> bytes:
    """Finished lines, one drawString each."""
    made, style, foot = BytesIO(), grid.style, PAGE.size[1] - PAGE.head - PAGE.height
    canvas = Canvas(made, pagesize=PAGE.size, pageCompression=1)
    y = foot
    for row, lines in zip(grid.rows, grid.lengths, strict=True):
        if y - grid.height_of(lines) < foot:
            canvas.showPage()
            canvas.setFont(face().name, style.size)
            y = PAGE.size[1] - PAGE.head
        for edge, cell in zip(grid.edges, row, strict=False):
            for number, (text, _) in enumerate(cell, start=1):
                canvas.drawString(PAGE.side + edge, y - number * style.lead, text)
        y -= grid.height_of(lines)
    canvas.save()
    return made.getvalue()


def by_long_table(rows: Rows, grid: Grid) -> bytes:
    """ReportLab's own table for long tables, a Paragraph a cell, so that words are wrapped."""
    made, style = BytesIO(), grid.style
    look = ParagraphStyle("cell", fontName=face().name, fontSize=style.size, leading=style.lead)
    cells = [[Paragraph(text, look) for text in row] for row in (HEAD, *rows)]
    table = LongTable(cells, colWidths=grid.widths, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.4, "#A3ABB5")])
    margins = {"leftMargin": PAGE.side, "rightMargin": PAGE.side, "topMargin": PAGE.head, "bottomMargin": PAGE.foot}
    SimpleDocTemplate(made, pagesize=PAGE.size, **margins).build([table])
    return made.getvalue()


def by_typst(rows: Rows, grid: Grid, fonts: Path) -> bytes:
    """Typst, from a source that holds the table."""
    import typst

    widths = ", ".join(f"{width:.2f}pt" for width in grid.widths)
    cells = ",\n".join(", ".join(f'"{text}"' for text in row) for row in rows)
    head = ", ".join(f'"{text}"' for text in HEAD)
    source = (
        f'#set page(paper: "a4", flipped: true, margin: 16mm)\n#set text(font: "Noto Sans", size: {grid.style.size}pt, '
        f'lang: "kk")\n#table(columns: ({widths}), inset: 4pt, table.header({head}),\n{cells})\n'
    )
    return typst.compile(source.encode(), font_paths=[str(fonts)], ignore_system_fonts=True)


def by_office(source: Path) -> None:
    """LibreOffice, from a file that is written already; one that it cannot read gives no PDF."""
    out, home = source.parent, (source.parent / "home").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    started = subprocess.Popen([*command, str(source)], stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    try:
        started.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        raise


def workbook(rows: Rows, grid: Grid, path: Path) -> Path:
    """The same table as XLSX, to be printed on one page's width."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    look = book.add_format({"font_name": "Noto Sans", "font_size": grid.style.size, "text_wrap": True, "border": 1})
    for place, width in enumerate(grid.widths):
        sheet.set_column(place, place, width / 5.6)
    for number, row in enumerate((HEAD, *rows)):
        sheet.write_row(number, 0, row, look)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    book.close()
    return path


def lines() -> Iterator[Line]:
    """1,000 and 10,000 rows; then whether a row costs the same in both."""
    render(paper(rows_of(20, seed=1)))
    tables = {count: rows_of(count) for count in (1_000, 10_000)}
    grids = {count: Grid(table_of(rows), PAGE.width, PAGE.height) for count, rows in tables.items()}
    papers = {count: paper(rows) for count, rows in tables.items()}
    rivals: dict[str, Callable[[], Any]] = {}
    for count in tables:
        rivals[f"ours {count}"] = partial(_ours, papers[count])
        rivals[f"canvas {count}"] = partial(by_canvas, grids[count])
    taken = best(rivals, TURNS)
    for count in tables:
        what, own = f"table of {count:,} rows x {COLUMNS}", taken[f"ours {count}"] * 1000
        yield Line(what, own, "bare canvas text", taken[f"canvas {count}"] * 1000, goal=1.1)
    a_row = {count: taken[f"ours {count}"] * 1000 / count for count in tables}
    yield Line("time a row, 10,000 rows", a_row[10_000], "1,000 rows", a_row[1_000], goal=1.1)
    for count, rows in tables.items():
        what, own = f"table of {count:,} rows x {COLUMNS}", _timed(partial(_ours, papers[count]))[0]
        for name, (theirs, note) in _others(rows, grids[count], papers[count]):
            yield Line(what, own, name, theirs, goal=1.0, note=note)


def _ours(document: Document) -> bytes:
    """With no width of a word remembered from the last turn."""
    face().words.clear()
    return render(document)


def _others(rows: Rows, grid: Grid, document: Document) -> Iterator[tuple[str, Taken]]:
    """They take so long that one turn tells enough."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "notos.ttf").write_bytes(fontbuffers["notos"]())
        try:
            yield "Typst", _timed(lambda: by_typst(rows, grid, folder))
        except ImportError:
            yield "Typst", (None, "not installed here")
        yield "ReportLab LongTable", _timed(lambda: by_long_table(rows, grid))
        yield "LibreOffice, from XLSX", _office(workbook(rows, grid, folder / "calc.xlsx"))
        if len(rows) <= 1_000:  # ten times as many take more than three minutes
            written = folder / "writer.docx"
            written.write_bytes(FORMATS["docx"](document))
            yield "LibreOffice, from our DOCX", _office(written)


def _office(source: Path) -> Taken:
    if not shutil.which("soffice"):
        return None, "not installed here"
    try:
        taken, _ = _timed(lambda: by_office(source))
    except subprocess.TimeoutExpired:
        return None, f"not done after {PATIENCE} s"
    done = source.with_suffix(".pdf").exists()
    return (taken, "") if done else (None, f"skipped: the LibreOffice here reads no {source.suffix[1:].upper()}")


def _timed(run: Callable[[], Any]) -> Taken:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000, ""


if __name__ == "__main__":
    show(lines())
