"""What a widget is, said by its property `wear`, and what follows: size and colour of its letters, frame, ground.

QLabel: title heading field muted small article claim warning refusal. QFrame: card inner chip bar foot sidebar panel
empty line strip_info strip_done strip_warning strip_refusal. Buttons: primary danger quiet link chip nav switcher
fold.
Lists: nav plain. QScrollArea: plain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ui.painting.frames import BOXES, GROUNDS
from ui.painting.ink import Ink


@dataclass(frozen=True)
class Letters:
    """Size against the interface's font, colour, weight."""

    size: float = 1.0
    role: str = "text"
    bold: bool = False


LABELS: Mapping[str, Letters] = {
    "title": Letters(1.5, bold=True),
    "heading": Letters(1.15, bold=True),
    "field": Letters(role="muted"),
    "muted": Letters(role="muted"),
    "small": Letters(0.9, "muted"),
    "article": Letters(0.85, "muted"),
    "claim": Letters(0.85, "warning", bold=True),
    "warning": Letters(role="warning"),
    "refusal": Letters(role="refusal"),
}
FRAMES = frozenset({*BOXES, *GROUNDS, "empty"})
NARROW = frozenset({*GROUNDS})
"""Frames with a line at one side only, or none."""


def dress_widget(widget: QWidget, ink: Ink) -> None:
    """Give a widget what follows from what it wears; once more after a change of theme or size."""
    if isinstance(widget, QLineEdit):
        if widget.hasFrame():
            gap = ink.lines(0.25)
            widget.setTextMargins(gap, 0, gap, 0)
        return
    if isinstance(widget, QCalendarWidget):
        _calendar(widget, ink)
        return
    wear = widget.property("wear")
    if not wear:
        return
    if isinstance(widget, QLabel):
        _label(widget, wear, ink)
    elif isinstance(widget, QAbstractScrollArea):
        _area(widget, wear)
    elif isinstance(widget, QFrame) and wear in FRAMES:
        widget.setFrameStyle(QFrame.Shape.StyledPanel)


def frame_width(widget: QWidget | None) -> int:
    """How wide the frame of a widget is."""
    wear = widget.property("wear") if widget is not None else None
    return 2 if not wear else 0 if wear in NARROW else 1 if wear in FRAMES else 2


def strip_widget(widget: QWidget) -> None:
    """Take it off again, where it comes to wear something else."""
    if isinstance(widget, QLabel):
        widget.setFont(QFont())
        widget.setPalette(QPalette())
    if isinstance(widget, QFrame) and str(widget.property("wear") or "") in FRAMES:
        widget.setFrameStyle(QFrame.Shape.NoFrame)


def _label(label: QLabel, wear: str, ink: Ink) -> None:
    letters = LABELS.get(wear)
    if letters is None:
        return
    font = QFont()
    if letters.size != 1.0:
        base = QApplication.font()
        if base.pointSizeF() > 0:
            font.setPointSizeF(base.pointSizeF() * letters.size)
        else:
            font.setPixelSize(round(base.pixelSize() * letters.size))
    if letters.bold:
        font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    if letters.role != "text":
        palette = QPalette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, ink[letters.role])
        label.setPalette(palette)
    if wear in BOXES:
        label.setFrameStyle(QFrame.Shape.StyledPanel)
        label.setMargin(ink.lines(0.2))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def _area(area: QAbstractScrollArea, wear: str) -> None:
    if wear not in {"plain", "nav"}:
        return
    area.setFrameStyle(QFrame.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)
    if isinstance(area, QScrollArea) and (inside := area.widget()) is not None:
        inside.setAutoFillBackground(False)


def _calendar(calendar: QCalendarWidget, ink: Ink) -> None:
    """Days off in a red that can be read on either ground."""
    day_off = QTextCharFormat()
    day_off.setForeground(ink["refusal"])
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, day_off)
