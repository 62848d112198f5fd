"""The report on findings, of one operator or of all, in each format."""

from __future__ import annotations

import pytest
from docx import Document as DocxFile
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.gui.findings import checks
from tests.gui.window import back_in, dialog_of
from ui.checks.report_dialog import FORMATS, ReportDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_a_report_is_saved_of_one_operator_or_of_all(window, qtbot, tmp_path, kind):
    page = checks(window, qtbot)
    names = [window.room.sidebar.operators.model().lines[n].name for n in range(6)]
    said = {}
    for of in ("one", "all"):
        page.report.click()
        dialog = dialog_of(window, ReportDialog, qtbot)
        getattr(dialog, of).click()
        dialog.format.setCurrentIndex([name for name, _ in FORMATS].index(kind))
        path = tmp_path / f"{of}.{kind}"
        dialog.write(path)
        qtbot.waitUntil(lambda: not dialog_open(window), timeout=20_000)
        back_in(window, qtbot)
        said[of] = text_in(path)
    assert window.room.desk.operator_name in said["one"]
    listed = [one for one in names if kind != "xlsx" or "Dapter" not in one]  # a spreadsheet has lines of findings only
    assert [one for one in names if one in said["all"]] == listed
    assert len(said["all"]) > 2 * len(said["one"])


def dialog_open(window):
    return [one for one in window.findChildren(ReportDialog) if one.isVisible()]


def text_in(path):
    """What a paper or a spreadsheet says, in one line."""
    match path.suffix:
        case ".pdf":
            text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
        case ".docx":
            document = DocxFile(path)
            tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            text = "\n".join([*(one.text for one in document.paragraphs), *tables])
        case _:
            text = "\n".join(str(one) for row in load_workbook(path).active.iter_rows(values_only=True) for one in row)
    return " ".join(text.split())
