"""Controls of acts that change the register: where it can only be read they are not there."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.workspace import Workspace


def changing(workspace: Workspace, *controls: QWidget | QAction) -> None:
    """Say of controls that what they do changes the register. In one that can only be read they are never seen,
    whatever their page shows and hides; that is settled when they are made, for a window that goes on in a copy is
    built anew.
    """
    if workspace.read_only:
        for one in controls:
            if isinstance(one, QWidget):
                one.installEventFilter(_unseen())
            one.setVisible(False)


class _Unseen(QObject):
    """Hides what it watches as often as it is shown."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent and isinstance(watched, QWidget):
            watched.hide()
        return False


@cache
def _unseen() -> _Unseen:
    return _Unseen()
