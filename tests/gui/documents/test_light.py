"""What is loaded late: no PDF before papers are shown, no printing before something is printed."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def run_python(code: str) -> set[str]:
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return set(told.split())


def test_the_page_loads_no_reportlab_and_no_printing_before_they_are_needed(behind: list[str]):
    names = run_python("import sys, ui.pages.documents; print(*sys.modules)")
    behind.clear()  # a program that the test itself started
    assert "PySide6.QtPdf" in names
    assert not {"reportlab", "docx", "PySide6.QtPrintSupport"} & names


def test_the_window_loads_no_pdf(behind: list[str]):
    names = run_python("import sys, ui.main_window; print(*sys.modules)")
    behind.clear()  # a program that the test itself started
    assert not {"PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "reportlab"} & names
