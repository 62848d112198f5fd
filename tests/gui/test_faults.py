"""A fault of the program: its report without any value of a client, its log, and what was typed before a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from ropa.errors import RopaError
from ui.alarm import Alarm
from ui.dialogs.crash import CrashDialog
from ui.fault import report_of, shortened
from ui.log import LOG, MOST_BYTES, MOST_FILES, MOST_REPORTS, begin_log, end_log, folder_of_log, keep_report, log

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

CLIENT = "Серікұлы Ержан 900101300123"


def caught(act) -> BaseException:
    try:
        act()
    except Exception as error:  # noqa: BLE001 (whatever it is, it is looked at)
        return error
    raise AssertionError("nothing was raised")


def database_fault(window) -> BaseException:
    """What a broken statement raises: its words quote the values that were to be saved."""
    statement = text("INSERT INTO nothing VALUES (:name)")
    return caught(lambda: window.workspace.ask(lambda one: one.execute(statement, {"name": CLIENT})))


def led_to_fault() -> BaseException:
    client = CLIENT

    def fault():
        try:
            {}[client]
        except KeyError as error:
            raise ValueError(f"about {client} in {Path.home()}/x") from error

    return caught(fault)


def test_a_report_has_no_value_of_a_client(window):
    """LOG-01: neither words of errors nor variables; the kinds of errors and the way through the code are there."""
    for error, kinds in ((database_fault(window), ["OperationalError"]), (led_to_fault(), ["KeyError", "ValueError"])):
        report = report_of(error)
        assert CLIENT not in report.short
        assert CLIENT in report.full
        assert all(kind in report.short for kind in kinds)
        assert str(Path.home()) not in report.short + report.full
        assert "tests/gui/test_faults.py, line " in report.short
    assert isinstance(database_fault(window), DatabaseError)


def test_a_refusal_in_a_report_has_its_sentence_without_its_facts():
    """LOG-01: the sentence is ours, what fills it is not."""
    short = report_of(caught(lambda: (_ for _ in ()).throw(RopaError("{path} is gone.", path=CLIENT)))).short
    assert "{path} is gone." in short
    assert CLIENT not in short


def test_paths_of_code_are_shortened():
    """LOG-01: a report does not say where on this machine the program lies."""
    assert shortened("/somewhere/x/site-packages/sqlalchemy/engine/base.py") == "sqlalchemy/engine/base.py"
    assert shortened("/somewhere/lib/python3.11/json/decoder.py") == "json/decoder.py"
    assert shortened(str(Path(report_of.__code__.co_filename))) == "ui/fault.py"
    assert shortened("<string>") == "<string>"


def crash_of(program, error) -> CrashDialog:
    program.alarm.raised.emit(error)
    return next(one for window in program.windows for one in window.findChildren(CrashDialog) if one.isVisible())


def test_the_dialog_says_what_was_saved_and_adds_words_only_when_ticked(program, window):
    """LOG-01: seen before it is copied; kept on this machine without the words."""
    window.act("new_operator")
    dialog = crash_of(program, led_to_fault())
    assert dialog.saved.text().startswith("clients.ropa: Saved at ")
    copy = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy the report")
    copy.click()
    assert CLIENT not in QGuiApplication.clipboard().text()
    assert "ValueError" in QGuiApplication.clipboard().text()
    dialog.words.click()
    copy.click()
    assert CLIENT in QGuiApplication.clipboard().text()
    (kept,) = folder_of_log(program.settings).glob("fault *.txt")
    assert str(kept) in dialog.kept.text()
    told = kept.read_text(encoding="utf-8")
    assert told.startswith("Ropa ")
    assert "ValueError" in told
    assert CLIENT not in told
    dialog.reject()


@pytest.mark.usefixtures("window")
def test_a_report_that_cannot_be_kept_brings_up_no_other(program):
    """LOG-01: the dialog comes without a file."""
    folder_of_log(program.settings).write_text("a file where the folder is to be")
    dialog = crash_of(program, led_to_fault())
    assert not dialog.kept.isVisible()
    assert begin_log(program.settings) is None
    dialog.reject()


def test_old_reports_go(settings):
    """LOG-01: the newest are kept."""
    for n in range(MOST_REPORTS + 5):
        keep_report(settings, f"report {n}")
    reports = list(folder_of_log(settings).glob("fault *.txt"))
    assert len(reports) == MOST_REPORTS


def test_the_log_rotates_and_holds_no_values(settings):
    """LOG-01: faults and refusals stand in it by kind; old files are replaced."""
    handler = begin_log(settings)
    crashes = []
    alarm = Alarm(lambda _error: None, crashes.append)
    alarm._show(led_to_fault())
    alarm._show(RopaError("{path} is gone.", path=CLIENT))
    file = folder_of_log(settings) / LOG
    told = file.read_text(encoding="utf-8")
    assert crashes
    assert "ValueError" in told
    assert "refused: {path} is gone." in told
    assert CLIENT not in told
    for _ in range(3 + MOST_FILES * 4):
        log.info("x" * (MOST_BYTES // 3))
    end_log(handler)
    sizes = [one.stat().st_size for one in folder_of_log(settings).iterdir()]
    assert len(sizes) == MOST_FILES + 1
    assert all(size <= MOST_BYTES for size in sizes)


def test_help_opens_the_folder_of_the_log(program, window, monkeypatch):
    """LOG-01: Help, Log; where the system opens nothing, the window says where it lies."""
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())))
    window.act("log")
    folder = folder_of_log(program.settings)
    assert opened == [str(folder)]
    assert folder.is_dir()
    assert window.done.sentence.text() == f"The log lies in {folder}"
