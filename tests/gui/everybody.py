"""What holds for those who do not see a window, or have no mouse: names of controls, and the way of Tab."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateTimeEdit, QRadioButton, QTabBar, QWidget

from tests.gui.keyboard import settle

Name = QAccessible.Text.Name
NEAR = 6
"""Pixels by which controls of one line may differ."""

MOST = 900
"""More stops than any page has."""


def name_of(widget: QWidget) -> str:
    """What a screen reader says a control is."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(Name).strip() if spoken is not None else ""


def described(widget: QWidget) -> str:
    """Which control it is, for a message."""
    above = widget.parentWidget()
    inside = f" in {type(above).__name__} {above.objectName()}" if above else ""
    return f"{type(widget).__name__} {widget.objectName()} “{name_of(widget)}”{inside}"


def below(top: QWidget) -> Iterator[QWidget]:
    """All that is seen in a window."""
    for one in top.findChildren(QWidget):
        if one.isVisible() and one.window() is top:
            yield one


def reachable(top: QWidget) -> list[QWidget]:
    """What Tab must lead to, told by the widgets alone."""
    every = [
        one
        for one in below(top)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.focusProxy() is None
    ]
    return [one for one in every if not isinstance(one, QRadioButton) or one.isChecked() or not _answered(one)]


def _answered(radio: QRadioButton) -> bool:
    above = radio.parentWidget()
    return above is not None and any(one.isChecked() for one in above.findChildren(QRadioButton))


def nameless(top: QWidget) -> list[str]:
    """Controls that take the keyboard, and buttons, of which a screen reader could say nothing."""
    controls = {id(one): one for one in reachable(top)}
    buttons = {id(one): one for one in below(top) if isinstance(one, QAbstractButton) and not _of_qt(one)}
    return [described(one) for one in {**controls, **buttons}.values() if not name_of(one)]


def _of_qt(button: QAbstractButton) -> bool:
    """Arrows of a row of tabs, and the corner of a table."""
    return isinstance(button.parentWidget(), QTabBar) or type(button) is QAbstractButton


def walk(top: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab (Shift+Tab) until one is where one began; where it led."""
    if QApplication.focusWidget() is None:
        QTest.keyClick(top, Qt.Key.Key_Tab)
    start = QApplication.focusWidget()
    assert start is not None, "Tab leads nowhere"
    met = [start]
    while len(met) < MOST:
        here = met[-1]
        there = _step(here, back=back)
        if isinstance(here, QDateTimeEdit) and there is here:  # from the day to the month to the year
            there = next((one for _ in range(2) if (one := _step(here, back=back)) is not here), here)
        assert there is not None, f"Tab leads out of the window at {described(here)}"
        if there is start:
            return met
        assert there is not here, f"Tab does not leave {described(here)}"
        assert there not in met[-3:], f"Tab goes round at {described(here)}"
        met.append(there)
    raise AssertionError(f"Tab never comes back to {described(start)}; it stays around {described(met[-1])}")


def _step(here: QWidget, *, back: bool) -> QWidget | None:
    if back:
        QTest.keyClick(here, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    else:
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def backwards(met: list[QWidget], top: QWidget) -> list[str]:
    """Steps of Tab that lead against the way one reads: up, or to the left in a line. One is right: from the end to
    the beginning.

    Of two controls the parts that hold them, beside each other in what holds both, are compared: what comes after is
    at the right, or below.
    """
    wrong = []
    for one, other in pairwise([*met, met[0]]):
        a, b = _beside(one, other, top)
        at_right = b.left() >= a.right() - NEAR
        under = b.top() >= a.bottom() - NEAR
        within = b.contains(a) or a.contains(b)
        if not (at_right or under or within):
            wrong.append(f"{described(one)} {a.getRect()} → {described(other)} {b.getRect()}")
    return wrong if len(wrong) > 1 else []


def _place(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint()), widget.size())


def _beside(one: QWidget, other: QWidget, top: QWidget) -> tuple[QRect, QRect]:
    """Where the two parts lie, of what holds both, that hold them."""
    ways = [_way(one, top), _way(other, top)]
    depth = next(
        (n for n, (a, b) in enumerate(zip(*ways, strict=False)) if a is not b), min(len(way) for way in ways) - 1
    )
    return tuple(_place(way[min(depth, len(way) - 1)], top) for way in ways)  # type: ignore[return-value]


def _way(widget: QWidget, top: QWidget) -> list[QWidget]:
    way = [widget]
    while way[-1] is not top and (above := way[-1].parentWidget()) is not None:
        way.append(above)
    return way[::-1]


def check(top: QWidget) -> None:
    """Names; that Tab leads everywhere and out again, both ways; that it leads as one reads."""
    settle()
    assert nameless(top) == []
    met = walk(top)
    missed = [described(one) for one in reachable(top) if one not in met]
    assert not missed, f"Tab leads past {missed}"
    assert backwards(met, top) == []
    back = walk(top, back=True)
    assert set(back) == set(met)


def unfold(form: object) -> None:
    """Every part of a form, and every part of these."""
    for parts in form.lists().values():  # type: ignore[attr-defined]
        for card in parts.cards.values():
            unfold(card.unfold())
