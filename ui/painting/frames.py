"""Frames that say what belongs together: cards, strips, bars, pills; tabs, menus, heads of tables, splitters."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionTab,
    QTabBar,
    QWidget,
)

from ui.painting import fields
from ui.painting.buttons import worn
from ui.painting.ink import (
    CHILDREN,
    DOWN,
    ENABLED,
    FOCUSED,
    LYING,
    OPEN,
    RAISED,
    SELECTED,
    Ink,
    box,
    chevron,
    hovered,
    state_of,
)

BOXES = {
    "card": ("card", "line", 0.45),
    "inner": ("inner", "line", 0.35),
    "chip": ("button", "frame", 0.9),
    "article": ("sunken", "", 0.25),
    "claim": ("warning_soft", "warning", 0.25),
    "strip_info": ("info_soft", "", 0.35),
    "strip_done": ("done_soft", "", 0.35),
    "strip_warning": ("warning_soft", "", 0.35),
    "strip_refusal": ("refusal_soft", "", 0.35),
}
"""wear: ground, edge, radius in lines."""

GROUNDS = {"bar": "page", "foot": "page", "sidebar": "side", "panel": "page", "line": "line"}
EDGES = {"bar": "bottom", "foot": "top", "sidebar": "right", "panel": "left"}


def shaped(ink: Ink, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
    """A frame that wears something; False for any other."""
    wear = worn(widget)
    if wear in BOXES:
        ground, edge, radius = BOXES[wear]
        box(painter, option.rect, ink[ground], ink[edge] if edge else None, ink.line * radius)
        if wear.startswith("strip_"):
            _band(ink, option.rect, painter, ink.line * radius, wear.removeprefix("strip_"))
        return True
    if wear in GROUNDS:
        painter.fillRect(option.rect, ink[GROUNDS[wear]])
        if wear in EDGES:
            painter.fillRect(_side(option.rect, EDGES[wear]), ink["line"])
        return True
    if wear == "empty":
        _dashed(ink, option.rect, painter)
        return True
    return False


def _band(ink: Ink, rect: QRect, painter: QPainter, radius: float, role: str) -> None:
    """A thick left edge, so that a strip is known by its shape too."""
    painter.save()
    painter.setClipRect(QRectF(rect.left(), rect.top(), max(3.0, ink.line * 0.25), rect.height()))
    box(painter, rect, ink[role], None, radius)
    painter.restore()


def _dashed(ink: Ink, rect: QRect, painter: QPainter) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink["frame"], 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), ink.line * 0.45, ink.line * 0.45)
    painter.restore()


def _side(rect: QRect, side: str) -> QRect:
    line = QRect(rect)
    match side:
        case "bottom":
            line.setTop(rect.bottom())
        case "top":
            line.setBottom(rect.top())
        case "left":
            line.setRight(rect.left())
        case _:
            line.setLeft(rect.right())
    return line


def frame(ink: Ink, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The frame of a list, a table, a text of several lines; with the keyboard a ring."""
    if isinstance(widget, QAbstractScrollArea):
        fill = "base" if widget.viewport().backgroundRole() == QPalette.ColorRole.Base else None
        state = state_of(option)
        fields.edge(ink, state, painter, option.rect, widget, fill if state & ENABLED or fill is None else "page")
    else:
        box(painter, option.rect, None, ink["line"], ink.radius)


def branch(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Before a row of a tree that has rows below it: open or closed."""
    state = state_of(option)
    if state & CHILDREN:
        chevron(painter, option.rect, "down" if state & OPEN else "right", ink["muted"], ink.line)


def menu(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The ground of a menu."""
    box(painter, option.rect, ink["card"], ink["frame"])


def tip(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The ground of a tool-tip."""
    painter.fillRect(option.rect, ink["tip"])


def header(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """One head of a table's column or row."""
    state = state_of(option)
    lit = hovered(state) and state & RAISED
    painter.fillRect(option.rect, ink["pressed" if state & DOWN else "hover" if lit else "sunken"])
    painter.fillRect(_side(option.rect, "bottom"), ink["line"])
    last = {QStyleOptionHeader.SectionPosition.End, QStyleOptionHeader.SectionPosition.OnlyOneSection}
    if isinstance(option, QStyleOptionHeader) and option.position not in last:
        gap = ink.lines(0.3)
        painter.fillRect(_side(option.rect.adjusted(0, gap, 0, -gap), "right"), ink["pressed"])


def header_rest(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Beside the last head."""
    painter.fillRect(option.rect, ink["sunken"])
    painter.fillRect(_side(option.rect, "bottom"), ink["line"])


def tab(ink: Ink, option: QStyleOptionTab, painter: QPainter, _widget: QWidget | None) -> bool:
    """A tab above its page: underlined where it is the one shown. False for tabs at another side."""
    if option.shape not in {QTabBar.Shape.RoundedNorth, QTabBar.Shape.TriangularNorth}:
        return False
    state = state_of(option)
    rect = option.rect.adjusted(0, 0, 0, -1)
    if hovered(state) and not state & SELECTED:
        box(painter, rect.adjusted(1, 2, -1, -2), ink["hover"], None, ink.radius)
    if state & FOCUSED:
        box(painter, rect.adjusted(1, 1, -1, -1), None, ink["focus"], ink.radius, 2)
    if state & SELECTED:
        thick = max(2, ink.lines(0.16))
        under = QRectF(rect.left() + ink.lines(0.3), rect.bottom() - thick + 1, rect.width() - ink.lines(0.6), thick)
        box(painter, under, ink["accent" if state & ENABLED else "off"], None, thick / 2)
    return True


def tab_base(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The line on which tabs stand."""
    painter.fillRect(_side(option.rect, "bottom"), ink["line"])


def tab_page(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The page below the tabs has a line above, no box around."""
    painter.fillRect(_side(option.rect, "top"), ink["line"])


def splitter(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A line that can be dragged."""
    state = state_of(option)
    lit = hovered(state) or state & DOWN
    rect = QRect(option.rect)
    if state & LYING:
        rect.setLeft(rect.center().x())
        rect.setWidth(2 if lit else 1)
    else:
        rect.setTop(rect.center().y())
        rect.setHeight(2 if lit else 1)
    painter.fillRect(rect, ink["accent" if lit else "line"])


def plain(_ink: Ink, _option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    """Nothing: what stands there needs no frame."""
