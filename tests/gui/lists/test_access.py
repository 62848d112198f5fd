"""Lists for those who do not see them or have no mouse: names, and the way of Tab."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ropa.store.rows import Filter
from tests.gui.lists.page import KINDS, keys
from ui.flow import Flow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has no window manager


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_takes_the_cursor_has_a_name(page_of: Any, kind: str) -> None:
    page = page_of(kind)
    page.list.filters.filters_changed.emit((Filter("status", ("draft", "approved", "archived")),))
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden():
            spoken = QAccessible.queryAccessibleInterface(widget)
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert name or spoken.text(QAccessible.Text.Name), widget


def test_tab_follows_what_is_seen(qtbot: QtBot, page_of: Any) -> None:
    page = page_of()
    page.list.filters.filters_changed.emit((Filter("status", ("draft",)), Filter("means", ("", "mixed"))))
    bar = page.list
    chips = bar.filters.chips
    wanted = [bar.search, bar.add.add, bar.filter, bar.view_button, bar.column_button, page.form_button]
    wanted += [part for key in ("status", "means") for part in (chips[key].name, chips[key].cross)]
    wanted += [bar.filters.archived]
    bar.search.setFocus()
    for one in wanted:
        assert one.hasFocus(), (one.accessibleName(), QApplication.focusWidget().accessibleName(), one.isVisible())
        keys(qtbot, QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_a_flow_wraps_and_keeps_the_order_of_tab(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton

    whole = QWidget()
    qtbot.addWidget(whole)
    flow = Flow(whole, 4)
    first, last, between = (QPushButton(text) for text in ("first", "last", "between"))
    flow.addWidget(first)
    flow.addWidget(last)
    flow.insert(1, between)
    whole.resize(first.sizeHint().width() + 10, 300)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    assert first.y() < between.y() < last.y()
    assert flow.heightForWidth(1000) < flow.heightForWidth(100)
    first.setFocus()
    keys(qtbot, first, Qt.Key.Key_Tab)
    assert between.hasFocus()
