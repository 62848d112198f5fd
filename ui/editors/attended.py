"""Controls that tell their editor when the keyboard comes and goes.

An editor could listen to the application's `focusChanged` instead; with hundreds of editors in a form each step of the
keyboard would then call them all.
"""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QToolButton, QWidget


@runtime_checkable
class Host(Protocol):
    """What holds such controls."""

    def keyboard_came(self, control: QWidget) -> None:
        """One of its controls has the keyboard now."""

    def keyboard_went(self) -> None:
        """One of its controls has lost it, maybe to another of them."""


class Attended:
    """Mixed into a control, before its class of Qt."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)  # type: ignore[misc]
        if host := _host(self):
            host.keyboard_came(cast(QWidget, self))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[misc]
        if host := _host(self):
            host.keyboard_went()


def _host(control: object) -> Host | None:
    widget = cast(QWidget, control).parentWidget()
    while widget is not None and not isinstance(widget, Host):
        widget = widget.parentWidget()
    return widget


class Radio(Attended, QRadioButton):
    """One of several answers."""


class Check(Attended, QCheckBox):
    """An answer that is given or not."""


class Tool(Attended, QToolButton):
    """A small button."""
