"""The status bar: when it was saved last, which file is open, in what language the window speaks."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from ropa.i18n import N_
from ui.desk import Desk
from ui.icons import icon
from ui.panels.deeds import local
from ui.tips import tip


class Status(QStatusBar):
    """Of a window with an open register. Signals: `password_requested()`, `backups_requested()`."""

    password_requested = Signal()
    backups_requested = Signal()

    def __init__(self, desk: Desk, language_name: str) -> None:
        super().__init__()
        self._desk = desk
        self.saved, self.file, self.spoken = QLabel(), QLabel(desk.workspace.title(desk.tr)), QLabel()
        self.guarded = QPushButton()
        self.guarded.setProperty("wear", "link")
        self.guarded.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # menus lead there by keyboard
        self.guarded.clicked.connect(self.password_requested)
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setToolTip(tip(str(desk.workspace.register.path)))
        self.spoken.setText(desk.tr(N_("Interface: {language}")).format(language=language_name))
        self.addWidget(self.saved)
        self.backed_up = QPushButton()
        self.backed_up.setProperty("wear", "link")
        self.backed_up.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.backed_up.clicked.connect(self.backups_requested)
        self.addPermanentWidget(self.backed_up)
        self.addPermanentWidget(self.file)
        self.addPermanentWidget(self.guarded)
        self.addPermanentWidget(self.spoken)
        self.tell_guarded()
        self.tell_backup()
        if desk.workspace.keeper is not None:
            desk.workspace.keeper.told.connect(self.tell_backup)

    def tell_backup(self) -> None:
        """When the last good backup was made; a warning where the one tried last was not, or there is none."""
        keeper, tr = self._desk.workspace.keeper, self._desk.tr
        self.backed_up.setVisible(keeper is not None)
        if keeper is None:
            return
        if keeper.last is None:
            said = tr(N_("No backup yet"))
        else:
            at = local(keeper.last.at)
            today = at.date() == dt.datetime.now().astimezone().date()
            words = self._desk.locale.toString(QTime(at.hour, at.minute), "HH:mm")
            day = self._desk.locale.toString(QDate(at.year, at.month, at.day), self._desk.date_format)
            said = tr(N_("Backup: {when}")).format(when=words if today else day)
        failed = keeper.failure
        if failed is not None:
            said = tr(N_("{backup} – the last one failed")).format(backup=said)
        self.backed_up.setText(said)
        self.backed_up.setIcon(icon("done" if failed is None and keeper.last else "warning", "muted"))
        self.backed_up.setToolTip(tip(failed.says(tr) if failed else tr(N_("Backups and restore points"))))

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
