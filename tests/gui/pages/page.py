"""What can be read of a page or panel, and its buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from ui.panels.edits_model import EditsModel


def texts(widget: QWidget) -> str:
    """All that labels and buttons of a widget say."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)]
    return "\n".join([*labels, *buttons])


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The button of a name; what was put in its place waits for its deletion, hidden."""
    return next(one for one in widget.findChildren(QAbstractButton, name) if one.isVisibleTo(widget))


def rows(model: EditsModel) -> list[str]:
    return [str(model.index(n).data()) for n in range(model.rowCount())]


def visible(widget: QWidget, text: str) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.text() == text and not one.isHidden()]
