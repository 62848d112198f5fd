"""The keyboard is always seen: every kind of control has a ring when it has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.colours import DARK, LIGHT, colour
from ui.look import dress, restate
from ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so

Role = QPalette.ColorRole


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, settings: Settings) -> Iterator[None]:
    settings.put("theme", LIGHT)
    dress(qapp, settings)
    yield
    settings.put("theme", LIGHT)
    dress(qapp, settings)


def test_a_field_whose_text_waits_has_the_edge_of_a_warning(qtbot: QtBot) -> None:
    field = QLineEdit("12345")
    qtbot.addWidget(field)
    field.show()
    restate(field, "waits")
    assert count(field.grab().toImage(), colour("warning", field.palette())) > 50
    restate(field, "")
    assert count(field.grab().toImage(), colour("warning", field.palette())) == 0


def count(image: QImage, wanted: QColor) -> int:
    """How many points of a picture have about this colour."""
    parts = wanted.getRgb()[:3]
    points = (image.pixelColor(x, y).getRgb()[:3] for x in range(image.width()) for y in range(image.height()))
    return sum(all(abs(have - want) < 40 for have, want in zip(point, parts, strict=True)) for point in points)


def _filled(widget: QListWidget | QTableWidget | QTreeWidget | QTabBar | QComboBox) -> QWidget:
    match widget:
        case QTabBar():
            widget.addTab("One")
            widget.addTab("Two")
        case QTableWidget() | QTreeWidget():
            pass
        case _:
            widget.addItems(["One", "Two"])
    return widget


def _wearing(button: QPushButton | QToolButton, what: str) -> QWidget:
    button.setText("Do it")
    button.setProperty("wear", what)
    return button


def _editable() -> QWidget:
    box = QComboBox()
    box.setEditable(True)
    return box


MADE: dict[str, Callable[[], QWidget]] = {
    "field": lambda: QLineEdit("text"),
    "text": lambda: QPlainTextEdit("text"),
    "combo": lambda: _filled(QComboBox()),
    "editable combo": _editable,
    "number": QSpinBox,
    "date": QDateEdit,
    "check": lambda: QCheckBox("Check"),
    "radio": lambda: QRadioButton("Radio"),
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "list": lambda: _filled(QListWidget()),
    "table": lambda: QTableWidget(2, 2),
    "tree": QTreeWidget,
    "tabs": lambda: _filled(QTabBar()),
    "tool": lambda: _wearing(QToolButton(), "quiet"),
} | {
    f"button {what}".strip(): lambda what=what: _wearing(QPushButton(), what)  # type: ignore[misc]
    for what in ("", "primary", "danger", "quiet", "link", "chip", "nav", "switcher")
}


@pytest.mark.parametrize("which", [LIGHT, DARK])
@pytest.mark.parametrize("kind", MADE)
def test_the_keyboard_is_seen(qtbot: QtBot, qapp: QApplication, settings: Settings, kind: str, which: str) -> None:
    settings.put("theme", which)
    dress(qapp, settings)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    elsewhere, widget = QPushButton("Elsewhere"), MADE[kind]()
    column.addWidget(elsewhere)
    column.addWidget(widget)
    window.show()
    window.activateWindow()
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    ring = colour("focus", qapp.palette())
    without = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    seen = widget.grab().toImage()
    if kind == "button primary":  # of the ring's own colour: there the gap is seen
        ring = qapp.palette().color(Role.Window)
    assert count(seen, ring) > count(without, ring) + 60
