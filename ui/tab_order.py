"""Where Tab leads in a window: to what is seen next.

Qt goes by the order in which widgets were made. Here much is made late: parts that are added, forms that are unfolded,
strips that come and go. So the window asks its layouts, at each press of the key.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QSplitter, QTabWidget, QWidget


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a widget that is seen, in the order of its layouts."""
    if not (widget.isVisible() and widget.isEnabled()):
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    match widget:
        case QMainWindow():
            inner = [widget.centralWidget()]
        case QSplitter():
            inner = [widget.widget(n) for n in range(widget.count())]
        case QTabWidget():
            inner = [widget.tabBar(), widget.currentWidget()]
        case QScrollArea():
            inner = [widget.widget()]
        case _:
            layout = widget.layout()
            if layout is not None:
                yield from _in_layout(layout)
            return
    for one in inner:
        if one is not None:
            yield from stops(one)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from stops(widget)
        elif (below := item.layout()) is not None:
            yield from _in_layout(below)


def step(window: QWidget, *, forward: bool) -> bool:
    """Take the keyboard to the next stop, or to the one before; whether there was any."""
    order = list(stops(window))
    here = window.focusWidget()
    while here is not None and here not in order:
        here = here.parentWidget()
    if not order:
        return False
    if here is None:
        target = order[0 if forward else -1]
    else:
        target = order[(order.index(here) + (1 if forward else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True
