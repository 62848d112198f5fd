"""Where Tab leads in a window: to what is seen next.

Qt goes by the order in which widgets were made. Here much is made late: parts that are added, forms that are unfolded,
strips that come and go. So the window asks its layouts, at each press of the key.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QRadioButton, QScrollArea, QSplitter, QTabWidget, QWidget


def tab_step(window: QWidget, *, forward: bool) -> bool:
    """Take the keyboard to the next stop, or to the one before; whether there was any. After the last comes the first.

    Looked for from where the keyboard is outwards: a form has hundreds of stops, and the next is mostly near.
    """
    start = window.focusWidget()
    near = _after(start, window) if forward else _before(start, window)
    target = next(near, None) or next(stops(window) if forward else _backwards(window), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a widget that is seen, in the order of its layouts."""
    if _seen(widget):
        if _is_stop(widget):
            yield widget
        for one in _inner(widget):
            yield from stops(one)


def _backwards(widget: QWidget) -> Iterator[QWidget]:
    if _seen(widget):
        for one in reversed(list(_inner(widget))):
            yield from _backwards(one)
        if _is_stop(widget):
            yield widget


def _after(start: QWidget | None, window: QWidget) -> Iterator[QWidget]:
    """Stops after a widget: in it, then beside it, then beside what it lies in."""
    if start is None:
        return
    for one in _inner(start):
        yield from stops(one)
    for parent in _above(start, window):
        beside = list(_inner(parent))
        for one in beside[_place(beside, start) + 1 :]:
            yield from stops(one)


def _before(start: QWidget | None, window: QWidget) -> Iterator[QWidget]:
    if start is None:
        return
    for parent in _above(start, window):
        beside = list(_inner(parent))
        for one in reversed(beside[: max(_place(beside, start), 0)]):
            yield from _backwards(one)
        if _is_stop(parent):
            yield parent


def _above(start: QWidget, window: QWidget) -> Iterator[QWidget]:
    while start is not window and (parent := start.parentWidget()) is not None:
        yield parent
        start = parent


def _place(beside: list[QWidget], start: QWidget) -> int:
    """Which of them is, or holds, a widget; what none of them holds counts as after the last."""
    return next((n for n, one in enumerate(beside) if one is start or one.isAncestorOf(start)), len(beside))


def _seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _is_stop(widget: QWidget) -> bool:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        return False
    return not isinstance(widget, QRadioButton) or widget.isChecked() or not _has_checked(widget.parentWidget())


def _has_checked(group: QWidget | None) -> bool:
    """Whether one of several answers is given: then Tab leads to that one alone."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return group is not None and any(one.isChecked() for one in group.findChildren(QRadioButton, options=direct))


def _inner(widget: QWidget) -> Iterator[QWidget]:
    """What lies in a widget, in its order."""
    inner: list[QWidget | None] = []
    match widget:
        case QMainWindow():
            inner = [widget.centralWidget()]
        case QSplitter():
            inner = [widget.widget(n) for n in range(widget.count())]
        case QTabWidget():
            inner = [widget.tabBar(), widget.currentWidget()]
        case QScrollArea():
            inner = [widget.widget()]
        case _ if (layout := widget.layout()) is not None:
            yield from _in_layout(layout)
    for one in inner:
        if one is not None:
            yield one


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (below := item.layout()) is not None:
            yield from _in_layout(below)
