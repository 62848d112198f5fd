"""The status bar: when it was saved last, which file is open, in what language the window speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from ropa.i18n import N_
from ui.desk import Desk
from ui.icons import icon
from ui.tips import tip


class Status(QStatusBar):
    """Of a window with an open register. Signals: `password_requested()`."""

    password_requested = Signal()

    def __init__(self, desk: Desk, language_name: str) -> None:
        super().__init__()
        self._desk = desk
        self.saved, self.file, self.spoken = QLabel(), QLabel(desk.workspace.title(desk.tr)), QLabel()
        self.guarded = QPushButton()
        self.guarded.setProperty("wear", "link")
        self.guarded.clicked.connect(self.password_requested)
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setToolTip(tip(str(desk.workspace.register.path)))
        self.spoken.setText(desk.tr(N_("Interface: {language}")).format(language=language_name))
        self.addWidget(self.saved)
        self.addPermanentWidget(self.file)
        self.addPermanentWidget(self.guarded)
        self.addPermanentWidget(self.spoken)
        self.tell_guarded()

    def tell_guarded(self) -> None:
        """Whether the file has a password."""
        guarded, tr = self._desk.workspace.protected, self._desk.tr
        self.guarded.setText(tr(N_("Protected")) if guarded else tr(N_("Not protected")))
        self.guarded.setIcon(icon("lock", "muted") if guarded else icon("warning", "muted"))
        told, open_to_all = N_("The file has a password."), N_("Whoever gets hold of the file reads all that is in it.")
        self.guarded.setToolTip(tip(tr(told if guarded else open_to_all)))

    def in_words(self) -> str:
        """Of the register, when it was saved last."""
        tr = self._desk.tr
        saved = self.saved.text() or tr(N_("nothing was changed since it was opened"))
        return tr(N_("{file}: {saved}")).format(file=self._desk.workspace.title(tr), saved=saved)

    def tell_saved(self) -> None:
        """Something was saved just now."""
        now = self._desk.locale.toString(QTime.currentTime(), "HH:mm")
        self.saved.setText(self._desk.tr(N_("Saved at {time}")).format(time=now))
