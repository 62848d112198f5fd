"""The paper on the screen: searched, leafed through, enlarged, selected and copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.documents.page import pick
from ui.pages.documents import DocumentsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_search_in_the_paper(qtbot: QtBot, page: DocumentsPage):
    pick(qtbot, page, "register", ("ru",))
    page.activateWindow()
    page.focus_search()
    search = page.view.search
    assert search.box.hasFocus()
    search.box.setText("тумар")
    qtbot.waitUntil(lambda: search.counted.text().startswith("1 of "), timeout=20_000)
    qtbot.waitUntil(lambda: int(search.counted.text().split()[-1]) >= page.view.paper.pageCount(), timeout=20_000)
    QTest.keyClick(search.box, Qt.Key.Key_Return)
    assert search.counted.text().startswith("2 of ")
    search.previous.click()
    search.previous.click()
    total = search.counted.text().split()[-1]
    assert search.counted.text() == f"{total} of {total}"
    QTest.keyClick(search.box, Qt.Key.Key_Escape)
    assert search.counted.isHidden()
    search.box.setText("нигде такого")
    qtbot.waitUntil(lambda: search.counted.text() == "nothing found")


def test_pages_and_zoom(qtbot: QtBot, page: DocumentsPage):
    view = page.view
    count = view.paper.pageCount()
    assert view.pages.text() == f"of {count}"
    view.page.setValue(count)
    qtbot.waitUntil(lambda: view.view.verticalScrollBar().value() > view.view.verticalScrollBar().maximum() * 0.9)
    QTest.keyClick(view.view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.page.value() == 1)
    before = view.view.shown_percent
    view.larger.click()
    assert view.view.shown_percent > before
    assert view.percent.text() == f"{view.view.shown_percent} %"
    view.fit.click()
    assert view.view.shown_percent == before


def test_pages_stand_where_the_library_draws_them(page: DocumentsPage):
    """The layout that selecting reckons with ends where the scroll bar does."""
    view = page.view.view
    for times in (1, 1.7, 0.5):
        view.zoom(times)
        last, _ = list(view._pages())[-1]
        ends = last.bottom() + 1 + view.verticalScrollBar().value() + view.pageSpacing()
        assert ends + view.documentMargins().bottom() == view.verticalScrollBar().maximum() + view.viewport().height()


def test_text_is_selected_and_copied(qtbot: QtBot, page: DocumentsPage):
    pick(qtbot, page, "consent", ("ru",))
    view = page.view.view
    rect, _ = next(iter(view._pages()))
    port = view.viewport()
    start, end = rect.topLeft() + QPoint(rect.width() // 8, rect.height() // 12), rect.center()
    for kind, place, button in (
        (QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton),
    ):
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        where = QPointF(place)
        event = QMouseEvent(kind, where, port.mapToGlobal(where), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)
    assert len(view.selected_text) > 50
    view.copy_selected()
    assert QGuiApplication.clipboard().text() == view.selected_text.replace("\r\n", "\n")
    view.copy_all()
    assert "Согласие на сбор" in " ".join(QGuiApplication.clipboard().text().split())
