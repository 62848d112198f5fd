"""One program a person: a second start hands its file to the first, which comes to the front.

A local socket of the system carries it, never a network.
"""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 1000


def door_name(settings_path: str) -> str:
    """The name of the door: one a person and a set of settings."""
    told = f"{getpass.getuser()}:{settings_path}"
    return f"ropa-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def hand_over(name: str, path: str) -> bool:
    """Give a path (or "" to only come to the front) to a program that runs already; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(f"{path}\n".encode())
    handed = socket.waitForBytesWritten(_WAIT)
    socket.disconnectFromServer()
    return handed


class Door(QObject):
    """Listens for later starts. Signals: `knocked(path)`."""

    knocked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
        self._read()

    def _read(self) -> None:
        """Hear whoever is at the door. Callers are looked for each time: a slot that knew its caller would keep the
        door alive, and let go of both at once in the midst of the caller's end.
        """
        for socket in self._server.findChildren(QLocalSocket):
            while socket.canReadLine():
                self.knocked.emit(bytes(socket.readLine().data()).decode("utf-8", "replace").rstrip("\n"))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
