"""ENC-07: what a Linux desktop says on a bus of its own: screen locked, session locked, going to sleep."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.locking.desktop import _label

LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.locking.desktop import Desktop

app = QCoreApplication([])
desktop = Desktop(app)
left = []
desktop.left.connect(lambda: left.append(1))
bus = QDBusConnection.sessionBus()
for name in ("org.freedesktop.login1", "org.gnome.ScreenSaver"):
    assert bus.registerService(name)

def tell(path, interface, name, *arguments):
    said = QDBusMessage.createSignal(path, interface, name)
    said.setArguments(list(arguments))
    assert bus.send(said)

SCREEN = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
SESSION = ("/org/freedesktop/login1/session/%s", "org.freedesktop.login1.Session", "Lock")
told = []
for signal in (
    (*SCREEN, True), (*SCREEN, False), (*SLEEP, True), (*SLEEP, False),
    (SESSION[0] % "_34", *SESSION[1:]), (SESSION[0] % "_37", *SESSION[1:]),
):
    left.clear()
    tell(*signal)
    QTimer.singleShot(300, app.quit)
    app.exec()
    told.append(bool(left))
print(told)
"""


@pytest.fixture(autouse=True)
def behind() -> None:
    """Here another program is started: the bus, and one that listens to it."""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no bus to be had here")
def test_enc_07_screen_sleep_and_session_of_its_own_lock_and_no_other():
    script = 'export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"; exec "$0" -c "$1"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, sys.executable, LISTENER],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "XDG_SESSION_ID": "4", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == str([True, False, True, False, True, False]), done.stderr


def test_a_session_is_named_on_the_bus_as_systemd_spells_it():
    assert [_label(one) for one in ("2", "c1", "42", "a-b")] == ["_32", "c1", "_342", "a_2db"]
