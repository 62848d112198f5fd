"""The data-flow map on screen: seen, gone from by mouse and keyboard, and saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ropa.actions.records import change, create
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from ui.desk import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


@pytest.fixture
def page(window):
    window.room.choose_operator(OPERATOR, Place("flows"))
    settle()
    return window.room.page


def test_a_click_on_a_box_opens_its_record(window, page):
    view = page.map
    box = next(one for one in view.picture.boxes.values() if one.node.kind == "party")
    x, y = (box.x + box.width / 2) * view._scale + view._left(), (box.y + box.height / 2) * view._scale
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    settle()
    place = window.room.place()
    assert (place.section, place.record) == ("party", box.node.row)


def test_the_keyboard_goes_from_box_to_box_and_into_the_record(window, page):
    view = page.map
    view.setFocus()
    settle()
    first = view.current
    assert view.picture.boxes[first].node.lane == "people"
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.picture.boxes[view.current].node.lane == "country"
    assert view.picture.boxes[view.current].node.label in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Left)
    node = view.picture.boxes[view.current].node
    assert node.lane == "party"
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle()
    assert window.room.place().record == node.row


def test_what_changes_is_drawn_anew(window, page):
    before = len(page.map.picture.boxes)
    party = next(one.node.row for one in page.map.picture.boxes.values() if one.node.kind == "party")
    window.room.desk.workspace.do(change, party, {"country": "SG"})
    settle()
    assert "country/SG" in page.map.picture.boxes
    assert len(page.map.picture.boxes) in (before, before + 1)


@pytest.mark.parametrize("kind", ["pdf", "svg", "png"])
def test_it_is_saved(page, tmp_path, kind):
    page.write(kind, tmp_path / f"map.{kind}")
    data = (tmp_path / f"map.{kind}").read_bytes()
    assert data.startswith({"pdf": b"%PDF", "svg": b"<svg", "png": b"\x89PNG"}[kind])
    if kind == "png":
        image = QImage.fromData(data)
        assert image.width() == round(page.map.picture.width * 3)
        assert len({image.pixel(n, image.height() // 2) for n in range(image.width())}) > 3


def test_without_an_activity_it_says_what_it_would_show(window, page):
    lone = window.room.desk.workspace.do(create, "operator", {"name": {"en": "Lone"}}).uid
    window.room.choose_operator(lone, Place("flows"))
    settle()
    assert not page.map.isVisible()
    assert "activity" in page.empty.sentence
    assert not page.save.isEnabled()
