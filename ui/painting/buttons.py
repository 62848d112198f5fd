"""Push and tool buttons, by what they wear."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionButton, QStyleOptionToolButton, QWidget

from ui.painting.ink import AUTO_RAISE, DOWN, ENABLED, FOCUSED, ON, Ink, box, chevron, hovered, state_of

FLAT = frozenset({"quiet", "link", "nav", "switcher", "fold"})
"""Buttons without a box until the pointer is over them."""


def worn(widget: QWidget | None) -> str:
    """What the widget wears, or ""."""
    return str(widget.property("wear") or "") if widget is not None else ""


def panel(ink: Ink, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The box of a button."""
    wear = worn(widget)
    state = state_of(option)
    fill, line = _colours(option, state, wear)
    ringed = bool(state & FOCUSED) and isinstance(option, QStyleOptionButton)
    round_ends = option.rect.height() / 2 if wear == "chip" else ink.radius
    rect = option.rect
    if ringed and wear == "primary":  # else the ring would have the colour of what it is around
        rect = rect.adjusted(3, 3, -3, -3)
        round_ends = max(round_ends - 3, 1)
    if fill or line:
        box(painter, rect, ink[fill] if fill else None, ink[line] if line else None, round_ends)
    if ringed:  # Fusion draws none around a push button
        ring(ink, painter, option.rect, widget)


def ring(ink: Ink, painter: QPainter, rect: QRect, widget: QWidget | None) -> None:
    """The keyboard is here."""
    radius = rect.height() / 2 if worn(widget) == "chip" else ink.radius
    box(painter, rect, None, ink["focus"], radius, 2)


def _colours(option: QStyleOption, state: int, wear: str) -> tuple[str, str]:
    """(ground, edge); "" is none."""
    on, down = state & ON, state & DOWN
    if not state & ENABLED:
        flat = wear in FLAT or state & AUTO_RAISE
        return ("hover" if on else "", "") if flat else ("page", "line")
    if wear == "primary":
        return ("accent_hover" if hovered(state) or down else "accent"), ""
    if wear == "link":
        return ("hover" if down else ""), ""
    if on:
        return "accent_soft", ("accent" if wear == "chip" else "")
    if wear in FLAT or state & AUTO_RAISE:
        return ("pressed" if down else "hover" if hovered(state) else ""), ""
    edge = "refusal" if wear == "danger" else "frame"
    if isinstance(option, QStyleOptionButton) and option.features & QStyleOptionButton.ButtonFeature.DefaultButton:
        edge = "accent"
    return ("pressed" if down else "hover" if hovered(state) else "button"), edge


def letters(ink: Ink, option: QStyleOption, wear: str) -> None:
    """Give the option the colour in which the label of such a button is written."""
    state = state_of(option)
    if not state & ENABLED:
        return
    role = {"primary": "accent_text", "danger": "refusal", "link": "link"}.get(wear)
    if role is None and state & ON:
        role = "accent_ink"
    if role:
        for part in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            option.palette.setColor(part, ink[role])


def tool(ink: Ink, option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None, style: QStyle) -> bool:
    """A tool button of one piece: box, icon, words, an arrow where it opens a menu. False for those of two pieces."""
    features = option.features
    kinds = QStyleOptionToolButton.ToolButtonFeature
    beside = option.toolButtonStyle != Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    if not beside or features & (kinds.MenuButtonPopup | kinds.Arrow):
        return False
    panel(ink, option, painter, widget)
    if state_of(option) & FOCUSED:
        ring(ink, painter, option.rect, widget)
    letters(ink, option, worn(widget))
    if option.toolButtonStyle == Qt.ToolButtonStyle.ToolButtonIconOnly and not option.icon.isNull():
        option.text = ""
    label(ink, option, painter, style, left=worn(widget) == "fold", menu=bool(features & kinds.HasMenu))
    return True


def label(
    ink: Ink,
    option: QStyleOptionButton | QStyleOptionToolButton,
    painter: QPainter,
    style: QStyle,
    *,
    left: bool,
    menu: bool,
) -> None:
    """Icon and words with air between them, in the middle or from the left edge; cut with an ellipsis. An arrow at the
    right edge where a menu opens.
    """
    state = state_of(option)
    room = option.rect.adjusted(ink.lines(0.6), 0, -ink.lines(0.5), 0) if left else QRect(option.rect)
    if menu:
        room.setRight(room.right() - ink.lines(1.1))
        arrow = QRect(room.right(), room.top(), ink.lines(0.9), room.height())
        chevron(painter, arrow, "down", ink["muted" if state & ENABLED else "off"], ink.line)
    gap, icon = ink.lines(0.5 if left else 0.35), option.iconSize
    taken = 0 if option.icon.isNull() else icon.width() + (gap if option.text else 0)
    if left and state & ON:
        font = painter.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
    text = painter.fontMetrics().elidedText(
        option.text, Qt.TextElideMode.ElideRight, room.width() - taken, Qt.TextFlag.TextShowMnemonic
    )
    if not left:
        width = taken + painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
        room.setLeft(room.left() + max(0, (room.width() - width) // 2))
    if not option.icon.isNull():
        at = QRect(room.left(), room.center().y() - icon.height() // 2 + 1, icon.width(), icon.height())
        mode = QIcon.Mode.Normal if state & ENABLED else QIcon.Mode.Disabled
        option.icon.paint(painter, at, Qt.AlignmentFlag.AlignCenter, mode)
    room.setLeft(room.left() + taken)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
    role, enabled = QPalette.ColorRole.ButtonText, bool(state & ENABLED)
    style.drawItemText(painter, room, int(flags), option.palette, enabled, text, role)
