"""The history in the window: whether it is intact, saved as a paper or spreadsheet, a record put back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QPushButton
from sqlalchemy import update

from ropa.actions.records import change
from ropa.actions.sample import sample_uid
from ropa.store.tables import Edit
from ropa.store.told import told
from tests.conftest import edits
from tests.gui.conftest import OPERATOR
from tests.gui.window import command, stored
from ui.desk import Place
from ui.papers.history_dialog import HistoryDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

ACTIVITY = sample_uid("tumar", "viewing")


def page_of(window):
    window.room.go(Place("history"))
    return window.room.page


def test_the_page_says_that_the_history_is_intact(window, qtbot):
    """Issue 6, item 4: looked at in slices while the page is in view."""
    page = page_of(window)
    qtbot.waitUntil(page.seals.isVisible)
    assert page.seals.told.text() == "The history is intact"
    assert not page.seals.show_break.isVisible()


def test_the_page_leads_to_the_place_where_the_history_breaks(window, qtbot):
    """Issue 6, item 4: what was changed in the file itself shows, with its place."""
    edit = edits(window.workspace.register, OPERATOR)[2]
    with window.workspace.register._engine.begin() as connection:
        connection.execute(update(Edit).where(Edit.id == edit.id).values(author="Somebody"))
    page = page_of(window)
    qtbot.waitUntil(page.seals.isVisible)
    assert "tampered with" in page.seals.told.text()
    page.seals.show_break.click()
    assert page.edits.opened == edit.id


def test_a_record_is_put_back_to_what_it_was_and_undo_takes_it_back(window):
    """Issue 6, item 4: from the history of the record, in one act."""
    window.workspace.do(change, ACTIVITY, {"notes": "then"})
    window.workspace.do(change, ACTIVITY, {"notes": "later", "department": {"en": "Sales"}})
    now = stored(window, ACTIVITY)
    page = page_of(window)
    _, then, *_ = window.workspace.ask(told, OPERATOR, ACTIVITY)
    assert page.edits.open_edit(then.edit)
    words = "Put the record back to this state"
    (button,) = [one for one in page.edits.facts.findChildren(QPushButton) if one.text() == words]
    button.click()
    assert stored(window, ACTIVITY)["notes"] == "then"
    assert window.done.sentence.text() == "The record says again what it said then."
    command(window, "undo", "Ctrl+Z")
    assert stored(window, ACTIVITY) == now


@pytest.mark.parametrize("way", ["pdf", "xlsx"])
@pytest.mark.parametrize("of", ["operator", "record", "shared"])
def test_a_history_is_saved(window, qtbot, tmp_path: Path, way, of):
    """Issue 6, item 4: of an operator, of a record, of what all share; as PDF and as XLSX."""
    operator, record = (None if of == "shared" else OPERATOR), (ACTIVITY if of == "record" else "")
    dialog = HistoryDialog(window.room.desk, window, operator, record)
    dialog.open()
    dialog.way.setCurrentIndex(dialog.way.findData(way))
    path = tmp_path / f"history.{way}"
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.write(path)
    data = path.read_bytes()
    assert window.done.sentence.text() == f"Saved: {path}"
    if way == "pdf":
        assert data.startswith(b"%PDF")
        return
    numbers = {row[0] for row in load_workbook(BytesIO(data)).active.iter_rows(min_row=3, values_only=True)}
    wanted = window.workspace.ask(told, operator, record or None, limit=10_000)
    assert numbers == {one.edit for one in wanted}


def test_page_and_panel_ask_for_the_history_that_they_show(window):
    """Issue 6, item 4: the page for the operator, the panel for the record."""
    page = page_of(window)
    page.save.click()
    (dialog,) = window.findChildren(HistoryDialog)
    assert (dialog._operator, dialog._record) == (OPERATOR, "")
    dialog.reject()
    window.room.go(Place("activity", ACTIVITY))
    window.act("panel")
    history = window.room.panel.history
    history.show_record(ACTIVITY)
    history.save.click()
    dialog = next(one for one in window.findChildren(HistoryDialog) if one.isVisible())
    assert (dialog._operator, dialog._record) == (OPERATOR, ACTIVITY)
    dialog.reject()
