"""The order in which Tab goes through what was put into a window later than its surroundings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget | None, part: QWidget) -> QWidget | None:
    """Let Tab go through a part, in the order in which it was made, right after a widget; the last of them."""
    for one in (part, *part.findChildren(QWidget)):
        stops = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is part.window()
        if stops and one.focusProxy() is None:
            if before is not None:
                QWidget.setTabOrder(before, one)
            before = one
    return before
