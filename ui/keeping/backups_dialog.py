"""The backups of a register: when each was made and why, what it holds; restoring one, reading one, making one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ropa.errors import RopaError
from ropa.i18n import N_, Translator
from ropa.store.backup_names import LONGEST_LABEL, Backup, Why
from ropa.store.restoring import Holds
from ui.icons import Sign, icon
from ui.look import em, wear

WHY = {
    Why.CHANGED: N_("made by itself"),
    Why.UPGRADE: N_("before an upgrade of the file"),
    Why.RESTORE: N_("before a backup was restored"),
    Why.REPAIR: N_("before a repair"),
    Why.POINT: N_("restore point"),
}
MOST_NAMES = 6


def moment(at: object, tr: Translator) -> str:
    """Day and time by the clock of this machine."""
    locale = QLocale({"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"}[tr.language])
    days = "dd.MM.yyyy HH:mm" if tr.language != "en" else "d MMM yyyy HH:mm"
    return locale.toString(QDateTime.fromSecsSinceEpoch(int(at.timestamp())), days)  # type: ignore[attr-defined]


class BackupsDialog(QDialog):
    """`listing` gives the backups there are, the oldest first; `look_into` tells what one holds or raises RopaError,
    None where nobody gave the password.

    Signals: `restore_requested(Backup)` once that is confirmed, `read_requested(Backup)`, `point_requested(label)`.
    """

    restore_requested = Signal(object)
    read_requested = Signal(object)
    point_requested = Signal(str)

    def __init__(
        self,
        path: Path,
        listing: Callable[[], Sequence[Backup]],
        look_into: Callable[[Path], Holds] | None,
        tr: Translator,
        parent: QWidget | None,
        *,
        is_open: bool,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Backups")))
        self._tr, self._look_into, self._listing = tr, look_into, listing
        self.head = QLabel(path.name)
        wear(self.head, "heading")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.warned = QLabel()
        wear(self.warned, "warning")
        self.warned.setWordWrap(True)
        self.warned.setTextFormat(Qt.TextFormat.PlainText)
        self.warned.hide()
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr(N_("Made on")), tr(N_("Why")), tr(N_("Size"))])
        self.list.setAccessibleName(tr(N_("Backups")))
        self.list.currentItemChanged.connect(self._show_one)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setMinimumHeight(em(self, 6.5))
        self.label = QLineEdit()
        self.label.setMaxLength(LONGEST_LABEL)
        self.label.setPlaceholderText(tr(N_("What to call it, for example: before the inspection")))
        self.label.setAccessibleName(tr(N_("Name of the restore point")))
        self.label.returnPressed.connect(self._make)
        self.make = QPushButton(icon("add"), tr(N_("Make a restore point")))
        self.make.setAutoDefault(False)
        self.make.clicked.connect(self._make)
        self._build_question()
        self._build_buttons()
        self._lay(is_open=is_open)
        self.fill()

    def _build_question(self) -> None:
        self.question = QFrame()
        wear(self.question, "strip_warning")
        self._asked = QLabel()
        self._asked.setWordWrap(True)
        self._asked.setTextFormat(Qt.TextFormat.PlainText)
        self.yes, no = QPushButton(self._tr(N_("Restore it"))), QPushButton(self._tr(N_("Leave it as it is")))
        for button in (self.yes, no):
            button.setAutoDefault(False)
            button.clicked.connect(self.question.hide)
        self.yes.clicked.connect(lambda: self.restore_requested.emit(self.chosen))
        words, answers, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self.question)
        words.addWidget(Sign("warning", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._asked, 1)
        answers.addWidget(self.yes)
        answers.addWidget(no)
        answers.addStretch(1)
        column.addLayout(words)
        column.addLayout(answers)
        self.question.hide()

    def _build_buttons(self) -> None:
        tr = self._tr
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self.restore = QPushButton(icon("restore"), tr(N_("Restore…")))
        self.read = QPushButton(icon("open_file"), tr(N_("Open to read")))
        self.folder = QPushButton(icon("folder"), tr(N_("Open folder")))
        for button, act in ((self.restore, self._ask), (self.read, self._read), (self.folder, self._show_folder)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

    def _lay(self, *, is_open: bool) -> None:
        line = QHBoxLayout()
        line.addWidget(self.label, 1)
        line.addWidget(self.make)
        for widget in (self.label, self.make):
            widget.setVisible(is_open)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        column.addWidget(self.head)
        column.addWidget(self.warned)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addWidget(self.question)
        column.addLayout(line)
        column.addWidget(self.buttons)
        self.resize(em(self, 42), em(self, 34))

    def fill(self) -> None:
        """Show those there are, the newest first."""
        backups = self._listing()
        self.list.clear()
        locale = QLocale(self._tr.language)
        for one in reversed(backups):
            why = self._tr(WHY[one.why]) + (f": {one.label}" if one.label else "")
            item = QTreeWidgetItem([moment(one.at, self._tr), why, locale.formattedDataSize(one.size)])
            item.setToolTip(1, one.path.name)
            item.setData(0, Qt.ItemDataRole.UserRole, one)
            self.list.addTopLevelItem(item)
        for column in range(3):
            self.list.resizeColumnToContents(column)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._show_one()

    @property
    def chosen(self) -> Backup | None:
        """The backup that is selected."""
        item = self.list.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None

    def warn(self, sentence: str) -> None:
        """Why the backup tried last was not made."""
        self.warned.setText(sentence)
        self.warned.show()

    def say(self, sentence: str) -> None:
        """What came of it."""
        self.told.setText(sentence)

    def take_made(self) -> None:
        """A restore point was made."""
        self.make.setEnabled(True)
        self.fill()

    def take_failed(self, error: Exception) -> None:
        """It was not made."""
        self.make.setEnabled(True)
        if isinstance(error, RopaError):
            self.say(error.says(self._tr))

    def _show_one(self) -> None:
        one = self.chosen
        self.question.hide()
        for button in (self.restore, self.read, self.folder):
            button.setEnabled(one is not None)
        self.told.setText(self._holds(one) if one is not None else self._tr(N_("There are no backups yet.")))

    def _holds(self, one: Backup) -> str:
        tr = self._tr
        if self._look_into is None:
            return tr(N_("It has a password: what it holds is seen when it is open."))
        try:
            held = self._look_into(one.path)
        except RopaError as refusal:
            return refusal.says(tr)
        names = [name.best(tr.language)[0] or "?" for name in held.operators]
        shown = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
        counts = tr(N_("Operators: {operators}. Records: {records}. Issued editions: {editions}."))
        lines = [counts.format(operators=len(names), records=held.records, editions=held.editions), shown]
        if held.edited is not None:
            last = tr(N_("Changed last on {when} by {author}"))
            lines.append(last.format(when=moment(held.edited, tr), author=held.author))
        return "\n".join(lines)

    def _ask(self) -> None:
        if (one := self.chosen) is None:
            return
        asked = N_(
            "The register becomes what it was on {when}. What it holds now is kept as a backup first, so that you can "
            "come back to it."
        )
        self._asked.setText(self._tr(asked).format(when=moment(one.at, self._tr)))
        self.question.show()
        self.yes.setFocus()

    def _read(self) -> None:
        if self.chosen is not None:
            self.read_requested.emit(self.chosen)

    def _show_folder(self) -> None:
        if (one := self.chosen) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(one.path.parent)))

    def _make(self) -> None:
        self.point_requested.emit(self.label.text())
        self.label.clear()
