"""The status bar: when it was saved last, which file is open, in what language the window speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLabel, QStatusBar

from ropa.i18n import N_
from ui.desk import Desk
from ui.tips import tip


class Status(QStatusBar):
    """Of a window with an open register."""

    def __init__(self, desk: Desk, language_name: str) -> None:
        super().__init__()
        self._desk = desk
        self.saved, self.file, self.spoken = QLabel(), QLabel(desk.workspace.title(desk.tr)), QLabel()
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setToolTip(tip(str(desk.workspace.register.path)))
        self.spoken.setText(desk.tr(N_("Interface: {language}")).format(language=language_name))
        self.addWidget(self.saved)
        self.addPermanentWidget(self.file)
        self.addPermanentWidget(self.spoken)

    def tell_saved(self) -> None:
        """Something was saved just now."""
        now = self._desk.locale.toString(QTime.currentTime(), "HH:mm")
        self.saved.setText(self._desk.tr(N_("Saved at {time}")).format(time=now))
