"""The card of the settings about backups: whether they are made by themselves, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from ropa.i18n import N_

if TYPE_CHECKING:
    from ui.dialogs.settings import SettingsDialog


class BackupsChoice(QObject):
    """Part of the window of settings; what is chosen is kept by it."""

    def __init__(self, dialog: SettingsDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        card = dialog._card(N_("Backups"))
        self.on = dialog._switch(card, N_("Make backups by themselves"), on=dialog._settings.backups_on)
        self.on.clicked.connect(lambda on: dialog._keep("backups_on", on))
        dialog._help(
            card,
            N_(
                "When a register is closed, and every half hour while you work. All of today and yesterday are kept, "
                "then one a day, a week, a month."
            ),
        )
        self.folder, self.beside, self.elsewhere = QLabel(), QPushButton(), QPushButton()
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.setWordWrap(True)
        dialog._say(self.elsewhere.setText, N_("Choose a folder…"))
        dialog._say(self.beside.setText, N_("Beside each register"))
        dialog._say(self._show_folder, N_("They lie beside each register."))
        self.elsewhere.clicked.connect(self._choose)
        self.beside.clicked.connect(lambda: self._take(""))
        line = QHBoxLayout()
        for button in (self.elsewhere, self.beside):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        card.addWidget(self.folder)
        card.addLayout(line)

    def _show_folder(self, beside: str) -> None:
        chosen = self._dialog._settings.backup_folder
        self.folder.setText(str(chosen) if chosen else beside)
        self.beside.setEnabled(chosen is not None)

    def _choose(self) -> None:
        present = str(self._dialog._settings.backup_folder or "")
        dialog = QFileDialog(self._dialog, self._dialog._tr(N_("Choose a folder…")), present)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, folder: str) -> None:
        self._dialog._keep("backup_folder", folder)
        self._show_folder(self._dialog._tr(N_("They lie beside each register.")))
