"""The model of a table: pages read as they are looked at, what a screen reader hears, texts as one short line."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.tables.listing import merged
from ui.tables.model import PAGE, RecordTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


def _numbers(count: int) -> tuple[RecordTable, list[int]]:
    asked: list[int] = []

    def fetch(uids: Any, columns: Any) -> dict[str, tuple[str, ...]]:
        asked.append(len(uids))
        return {uid: tuple(f"{column} of {uid}" for column in columns) for uid in uids if uid != "r3"}

    model = RecordTable(fetch, "no name")
    model.show_columns(("ref", "name"), ("No.", "Name"))
    model.show_rows([f"r{n}" for n in range(count)])
    return model, asked


def test_the_model_is_a_good_model(qtmodeltester: ModelTester) -> None:
    model, _asked = _numbers(250)
    qtmodeltester.check(model, force_py=False)


def test_only_pages_that_are_looked_at_are_read() -> None:
    model, asked = _numbers(50_000)
    assert asked == []
    assert model.index(250, 1).data() == "name of r250"
    model.index(299, 0).data()
    assert asked == [PAGE]
    assert model.index(3, 1).data() == "", "gone meanwhile: blank, not an error"


def test_a_screen_reader_hears_the_whole_row() -> None:
    model, _asked = _numbers(5)
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "No.: ref of r1; Name: name of r1"


def test_what_a_person_typed_is_no_mark_up_in_a_tool_tip() -> None:
    model = RecordTable(lambda uids, _keys: dict.fromkeys(uids, ("<img src='//host/x'> and more text",)), "")
    model.show_columns(("name",), ("Name",))
    model.show_rows(["a"])
    assert "&lt;img" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_huge_text_is_one_short_line() -> None:
    model = RecordTable(lambda uids, _keys: dict.fromkeys(uids, ("long\ntext " * 5000,)), "")
    model.show_columns(("name",), ("Name",))
    model.show_rows(["a"])
    assert len(model.index(0, 0).data()) < 500
    assert "\n" not in model.index(0, 0).data()


def test_rows_that_come_stand_where_the_new_order_has_them() -> None:
    assert merged(["a", "b", "c"], ["a", "x", "b", "y"], ()) == ["a", "x", "b", "y"]
    assert merged(["a", "b", "c"], ["x", "c", "a"], {"b"}) == ["x", "a", "b", "c"], "those that stay keep their places"
    assert merged([], ["a"], ()) == ["a"]
