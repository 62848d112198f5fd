"""Where something is typed or chosen: fields, combo boxes, spin boxes, check boxes, sliders, progress, scroll bars."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from ui.painting.ink import (
    DOWN,
    ENABLED,
    FOCUSED,
    HALF_ON,
    ON,
    READ_ONLY,
    Ink,
    box,
    chevron,
    hovered,
    square_in,
    state_of,
    strokes,
)

TICK = ((0.23, 0.52), (0.43, 0.71), (0.77, 0.31))
DASH = ((0.27, 0.5), (0.73, 0.5))
Sub = QStyle.SubControl


def edge(ink: Ink, state: int, painter: QPainter, rect: QRect, widget: QWidget | None, fill: str | None) -> None:
    """The box of a field: a ring with the keyboard, the colour of a warning where what was typed waits."""
    waits = widget is not None and widget.property("state") == "waits"
    if not state & ENABLED:
        line, width = "line", 1.0
    elif state & FOCUSED:
        line, width = ("warning" if waits else "focus"), 2.0
    elif waits:
        line, width = "warning", 1.5
    else:
        line, width = ("muted" if hovered(state) else "frame"), 1.0
    box(painter, rect, ink[fill] if fill else None, ink[line], ink.radius, width)


def line_edit(ink: Ink, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A field; without a frame (in a combo box, in a table's cell) only its ground."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        painter.fillRect(option.rect, option.palette.base())
        return
    state = state_of(option)
    plain = not state & ENABLED or state & READ_ONLY
    edge(ink, state, painter, option.rect, widget, "page" if plain else "base")


def combo(ink: Ink, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None, style: QStyle) -> None:
    """A combo box, and a date field with a calendar."""
    state = state_of(option)
    ground = "base" if option.editable else "button"
    if option.frame:
        edge(ink, state, painter, option.rect, widget, ground if state & ENABLED else "page")
    else:
        painter.fillRect(option.rect, ink[ground])
    arrow = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, Sub.SC_ComboBoxArrow, widget)
    chevron(painter, arrow, "down", ink["muted" if state & ENABLED else "off"], ink.line)


def spin(ink: Ink, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None, style: QStyle) -> None:
    """A number with two arrows."""
    state = state_of(option)
    if option.frame:
        edge(ink, state, painter, option.rect, widget, "base" if state & ENABLED else "page")
    for part, which in ((Sub.SC_SpinBoxUp, "up"), (Sub.SC_SpinBoxDown, "down")):
        rect = style.subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, widget)
        if not rect.isEmpty():
            lit = state & ENABLED and bool(option.activeSubControls & part)
            chevron(painter, rect, which, ink["text" if lit else "muted" if state & ENABLED else "off"], ink.line)


def check(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The square of a check box, in lists too."""
    state = state_of(option)
    marked = bool(state & (ON | HALF_ON))
    square = square_in(option.rect, min(option.rect.width(), option.rect.height()))
    fill, line = _filled(state, marked=marked)
    box(painter, square, ink[fill], ink[line], ink.line * 0.2, 1.2)
    if marked:
        points = TICK if state & ON else DASH
        strokes(painter, points, square, ink["accent_text" if state & ENABLED else "page"], max(1.6, ink.line / 8.5))


def radio(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The circle of a radio button."""
    state = state_of(option)
    marked = bool(state & ON)
    side = min(option.rect.width(), option.rect.height())
    fill, line = _filled(state, marked=marked)
    box(painter, square_in(option.rect, side), ink[fill], ink[line], side / 2, 1.2)
    if marked:
        box(painter, square_in(option.rect, side * 0.4), ink["accent_text" if state & ENABLED else "page"], None, side)


def _filled(state: int, *, marked: bool) -> tuple[str, str]:
    if not state & ENABLED:
        return ("off" if marked else "page"), "off"
    if marked:
        return "accent", "accent"
    return "base", ("muted" if hovered(state) else "frame")


def slider(ink: Ink, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None, style: QStyle) -> None:
    """A lying slider: the part that is taken, the rest, the handle."""
    state = state_of(option)
    handle = style.subControlRect(QStyle.ComplexControl.CC_Slider, option, Sub.SC_SliderHandle, widget)
    thick = max(4, ink.lines(0.25))
    middle = handle.center().y()
    whole = QRectF(option.rect.left() + 4, middle - thick / 2 + 1, option.rect.width() - 8, thick)
    box(painter, whole, ink["line"], ink["frame"], thick / 2)
    taken = QRectF(whole)
    taken.setRight(handle.center().x())
    box(painter, taken, ink["accent" if state & ENABLED else "off"], None, thick / 2)
    knob = square_in(handle, min(handle.width(), handle.height()) - 4)
    if state & FOCUSED:
        box(painter, option.rect, None, ink["focus"], ink.radius, 2)
    tint = "accent_hover" if hovered(state) else "accent"
    box(painter, knob, ink[tint if state & ENABLED else "off"], None, knob.width())


def scroll_bar(ink: Ink, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None, style: QStyle) -> None:
    """A thin bar without arrows, thicker under the pointer."""
    if option.minimum == option.maximum:
        return
    part = style.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, Sub.SC_ScrollBarSlider, widget)
    state = state_of(option)
    lit = hovered(state) or state & DOWN
    thin = (2 if lit else 3) if ink.line < 24 else (3 if lit else 5)
    lying = option.orientation == Qt.Orientation.Horizontal
    bar = part.adjusted(1, thin, -1, -thin) if lying else part.adjusted(thin, 1, -thin, -1)
    box(painter, bar, ink["muted" if lit else "frame"], None, min(bar.width(), bar.height()) / 2)


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl, ink: Ink) -> QRect:
    """Where the parts of such a bar are."""
    whole = option.rect
    if part in {Sub.SC_ScrollBarAddLine, Sub.SC_ScrollBarSubLine}:
        return QRect()
    if part == Sub.SC_ScrollBarGroove:
        return whole
    lying = option.orientation == Qt.Orientation.Horizontal
    length = whole.width() if lying else whole.height()
    span = option.maximum - option.minimum
    size = length if span <= 0 else max(ink.lines(1.6), length * option.pageStep // (span + max(option.pageStep, 1)))
    size = min(size, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    first, last = {
        Sub.SC_ScrollBarSlider: (start, start + size),
        Sub.SC_ScrollBarSubPage: (0, start),
        Sub.SC_ScrollBarAddPage: (start + size, length),
    }.get(part, (0, 0))
    if lying:
        return QRect(whole.left() + first, whole.top(), last - first, whole.height())
    return QRect(whole.left(), whole.top() + first, whole.width(), last - first)


def progress_groove(ink: Ink, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """What is still to do."""
    box(painter, option.rect, ink["base"], ink["frame"], ink.radius)


def progress_done(ink: Ink, option: QStyleOptionProgressBar, painter: QPainter, _widget: QWidget | None) -> bool:
    """What is done; False for a bar that does not know how much there is, which Fusion draws moving."""
    span = option.maximum - option.minimum
    if span <= 0:
        return False
    whole = QRectF(option.rect).adjusted(1, 1, -1, -1)
    whole.setWidth(whole.width() * (option.progress - option.minimum) / span)
    if whole.width() >= 1:
        box(painter, whole, ink["select"], ink["accent"], min(ink.radius, whole.width() / 2))
    return True


def spin_part(option: QStyleOptionSpinBox, part: QStyle.SubControl, rect: QRect, ink: Ink) -> QRect:
    """Where the words and the two arrows of a spin box are; without arrows it is all words."""
    if part not in {Sub.SC_SpinBoxUp, Sub.SC_SpinBoxDown, Sub.SC_SpinBoxEditField}:
        return rect
    whole = option.rect.adjusted(2, 2, -2, -2) if option.frame else QRect(option.rect)
    bare = option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons
    arrows = QRect(whole)
    arrows.setLeft(whole.right() - (0 if bare else ink.lines(1.3)) + 1)
    match part:
        case Sub.SC_SpinBoxEditField:
            found = whole.adjusted(ink.lines(0.3), 0, -arrows.width(), 0)
        case Sub.SC_SpinBoxUp:
            found = arrows.adjusted(0, arrows.height() // 6, 0, -(arrows.height() // 2))
        case _:
            found = arrows.adjusted(0, arrows.height() // 2, 0, -(arrows.height() // 6))
    return QStyle.visualRect(option.direction, option.rect, QRect() if bare and found.isEmpty() else found)


def combo_part(option: QStyleOptionComboBox, part: QStyle.SubControl, rect: QRect, ink: Ink) -> QRect:
    """Where the words and the arrow of a combo box are; its list stays where Fusion puts it."""
    if part not in {Sub.SC_ComboBoxArrow, Sub.SC_ComboBoxEditField}:
        return rect
    whole = option.rect.adjusted(2, 2, -2, -2) if option.frame else QRect(option.rect)
    arrow = QRect(whole)
    arrow.setLeft(whole.right() - ink.lines(1.4) + 1)
    words = QRect(whole)
    words.setLeft(whole.left() + ink.lines(0.3))
    words.setRight(arrow.left() - 1)
    found = arrow if part == Sub.SC_ComboBoxArrow else words
    return QStyle.visualRect(option.direction, option.rect, found)
