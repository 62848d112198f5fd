"""What one sees before a register is open: new, open, the sample, and the files opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_, Translator
from ui.flow import Flow
from ui.icons import Sign, icon
from ui.look import em, wear
from ui.settings import Settings
from ui.tips import tip

_WIDEST = 48
"""Line heights of width; in a wider window the page stands in the middle."""


class StartPage(QScrollArea):
    """Signals: `new_requested()`, `open_requested()`, `sample_requested()`, `file_chosen(path)`."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    file_chosen = Signal(str)

    def __init__(self, settings: Settings, tr: Translator) -> None:
        super().__init__()
        self._settings = settings
        self._tr = tr
        self.setProperty("wear", "plain")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page, middle = QWidget(), QWidget()
        middle.setMaximumWidth(em(self, _WIDEST))
        across = QHBoxLayout(page)
        across.setContentsMargins(*[em(self, 2)] * 4)
        across.addWidget(middle)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.8))
        column.addStretch(2)
        column.addLayout(self._head())
        column.addLayout(self._doors())
        column.addWidget(self._recent_files())
        column.addStretch(3)
        self.setWidget(page)
        self.read()

    def _head(self) -> QHBoxLayout:
        name = QLabel("Ropa")
        name.setProperty("wear", "title")
        said = QLabel(
            self._tr(
                N_(
                    "The register of personal-data processing of your clients, in one file on this machine, and the "
                    "papers written from it. Nothing is ever sent anywhere."
                )
            )
        )
        said.setWordWrap(True)
        said.setProperty("wear", "muted")
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(said)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.8))
        line.addWidget(Sign("ropa", size=3.5), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line

    def _doors(self) -> Flow:
        doors = Flow()
        for picture, words, signal in (
            ("new_file", N_("New register…"), self.new_requested),
            ("open_file", N_("Open a register…"), self.open_requested),
            ("sample", N_("Look at the sample"), self.sample_requested),
        ):
            first = picture == "new_file"
            button = QPushButton(icon(picture, "accent_text" if first else "text"), self._tr(words))
            button.setObjectName(picture)
            button.clicked.connect(signal)
            if first:
                button.setProperty("wear", "primary")
            doors.addWidget(button)
        return doors

    def _recent_files(self) -> QFrame:
        self.files = QListWidget()
        self.files.setProperty("wear", "plain")
        self.files.setAccessibleName(self._tr(N_("Files opened last")))
        self.files.itemActivated.connect(self._choose)
        self.files.itemClicked.connect(self._choose)
        forget = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.files)
        forget.setContext(Qt.ShortcutContext.WidgetShortcut)
        forget.activated.connect(self._forget)
        self.heading = QLabel(self._tr(N_("Opened last")))
        self.heading.setProperty("wear", "heading")
        self._clear = QPushButton(self._tr(N_("Clear the list")))
        self._clear.setProperty("wear", "link")
        self._clear.clicked.connect(self._forget_all)
        self._keep = QCheckBox(self._tr(N_("Remember the files opened last")))
        self._keep.setToolTip(
            self._tr(N_("Names of files may tell who your clients are. Switching this off clears the list."))
        )
        self._keep.clicked.connect(self._turn)
        foot = Flow()
        foot.addWidget(self._keep)
        foot.addWidget(self._clear)
        self._card = QFrame()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.files)
        column.addLayout(foot)
        return self._card

    def read(self) -> None:
        """Show the files as they are remembered now."""
        self.files.clear()
        gone = self._tr(N_("is not there any more"))
        for path in self._settings.recent():
            there = Path(path).is_file()
            item = QListWidgetItem(icon("documents"), Path(path).name)
            item.setText(f"{Path(path).name}    {Path(path).parent if there else gone}")
            item.setToolTip(tip(path))
            item.setData(Qt.ItemDataRole.UserRole, path)
            if not there:
                item.setIcon(icon("warning", "warning"))
            self.files.addItem(item)
        some = self.files.count() > 0
        for widget in (self.files, self.heading, self._clear):
            widget.setVisible(some)
        wear(self._card, "card" if some else "")  # one box to tick needs no frame
        self._card.setContentsMargins(*[em(self, 0.7) if some else 0] * 4)
        rows = sum(self.files.sizeHintForRow(n) for n in range(self.files.count()))
        self.files.setFixedHeight(rows + 2 * self.files.frameWidth() + 4)
        self._keep.setChecked(self._settings.recent_on)

    def _choose(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _forget(self) -> None:
        if (item := self.files.currentItem()) is not None:
            self._settings.forget(str(item.data(Qt.ItemDataRole.UserRole)))
            self.read()

    def _forget_all(self) -> None:
        self._settings.forget()
        self.read()

    def _turn(self, on: bool) -> None:
        if not on:
            self._settings.forget()
        self._settings.put("recent_on", on)
        self.read()
