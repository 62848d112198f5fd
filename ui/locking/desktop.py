"""What a Linux desktop tells on D-Bus: the screen is locked, the session is, the machine goes to sleep."""

from __future__ import annotations

import os
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)
"""Service, path and interface; each desktop has one or two of them."""
_SCREEN, _SESSION = cast("bytes", SLOT("screen(bool)")), cast("bytes", SLOT("session(QDBusMessage)"))
"""The library takes what SLOT gives, a text; what it says of its types asks for bytes."""
_LOGIN = "org.freedesktop.login1"


class Desktop(QObject):
    """Signals: `left()` when the person left, as far as the desktop knows. Where there is no bus it never comes."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for service, path, interface in _SAVERS:
                session.connect(service, path, interface, "ActiveChanged", self, _SCREEN)
        if system.isConnected():
            manager = f"{_LOGIN}.Manager"
            system.connect(_LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep", self, _SCREEN)
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _SESSION)

    @Slot(bool)
    def screen(self, off: bool) -> None:
        """The screen is covered or the machine goes to sleep, or either is over."""
        if off:
            self.left.emit()

    @Slot(QDBusMessage)
    def session(self, told: QDBusMessage) -> None:
        """A session is locked; on a machine with several people it may be another's."""
        own = os.environ.get("XDG_SESSION_ID", "")
        if not own or told.path() == f"/org/freedesktop/login1/session/{_label(own)}":
            self.left.emit()


def _label(name: str) -> str:
    """A name as a part of a path on the bus: session "2" is "_32"."""
    return "".join(
        one if one.isascii() and (one.isalpha() or (n and one.isdigit())) else f"_{ord(one):02x}"
        for n, one in enumerate(name)
    )
