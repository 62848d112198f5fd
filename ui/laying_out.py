"""Layouts that follow what is put into them before anything is painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


def lay_out_now() -> None:
    """Let every layout follow what changed in it. Left to itself each makes do with the old height until its turn
    comes, and what stands in a form is seen squeezed meanwhile.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
