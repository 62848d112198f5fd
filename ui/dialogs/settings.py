"""The window of settings: each choice is kept and applied at once, so there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_, Translator, translator
from ui.dialogs.backups_choice import BackupsChoice
from ui.icons import Sign
from ui.look import em, wear
from ui.menus import OWN_NAMES, THEME_WORDS
from ui.settings import LARGEST, LOCK_AFTER, SMALLEST, Settings

STEP = 10
MINUTES = {
    2: N_("after 2 minutes"),
    5: N_("after 5 minutes"),
    15: N_("after 15 minutes"),
    30: N_("after half an hour"),
    60: N_("after an hour"),
    0: N_("never"),
}
LAYOUTS = {"": N_("Side by side"), "tabs": N_("One at a time, in tabs")}


class SettingsDialog(QDialog):
    """Not modal. Signals: `changed()` after each choice; when it comes, the choice is in the settings already."""

    changed = Signal()

    def __init__(self, settings: Settings, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._texts: list[tuple[Callable[[str], object], str]] = []
        self._percent_of = QFont(QApplication.font()).pointSizeF() * 100 / settings.font_percent
        self._say(self.setWindowTitle, N_("Settings"))
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(em(self, 0.8))
        self._build_look(tr)
        self._build_person()
        self._build_forms()
        self._build_files()
        self._build_lock()
        self.backups = BackupsChoice(self)
        self._column.addStretch()
        area = QScrollArea()
        wear(area, "plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sheet)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(area, 1)
        whole.addWidget(self._buttons)
        self._speak(tr)

    def _build_look(self, tr: Translator) -> None:
        card = self._card(N_("Look"))
        self.language = self._choice(
            card, N_("Language of the interface"), OWN_NAMES, self._settings.language or tr.language
        )
        self.language.activated.connect(self._choose_language)
        self.theme = self._choice(card, N_("Theme"), THEME_WORDS, self._settings.theme)
        self.theme.activated.connect(lambda _: self._keep("theme", self.theme.currentData()))
        self.letters = QSlider(Qt.Orientation.Horizontal)
        self.letters.setRange(SMALLEST // STEP, LARGEST // STEP)
        self.letters.setPageStep(2)
        self.letters.setValue(round(self._settings.font_percent / STEP))
        self.letters.valueChanged.connect(self._try_size)
        self.letters.sliderReleased.connect(self._keep_size)
        self.percent = QLabel()
        line = QHBoxLayout()
        line.addWidget(self.letters, 1)
        line.addWidget(self.percent)
        self._field(card, N_("Size of letters"), self.letters)
        card.addLayout(line)
        self.sample = QLabel("Аа Әә Ққ Ңң Өө Ұұ Үү Һһ Іі — Ropa 123")
        wear(self.sample, "muted")
        card.addWidget(self.sample)
        self._show_percent()

    def _build_person(self) -> None:
        card = self._card(N_("You"))
        self.author = QLineEdit(str(self._settings.get("author", "")))
        self.author.setPlaceholderText(self._settings.author)
        self.author.editingFinished.connect(self._keep_author)
        self._field(card, N_("Your name"), self.author)
        card.addWidget(self.author)
        self._help(card, N_("It stands beside each change in the history of a register."))

    def _build_forms(self) -> None:
        card = self._card(N_("Forms"))
        in_tabs = "tabs" if self._settings.words_in_tabs else ""
        self.layout_of_words = self._choice(card, N_("Texts in several languages"), LAYOUTS, in_tabs)
        self.layout_of_words.activated.connect(
            lambda _: self._keep("words_in_tabs", self.layout_of_words.currentData() == "tabs")
        )

    def _build_files(self) -> None:
        card = self._card(N_("Files"))
        self.reopen = self._switch(card, N_("Open the last register at start"), on=self._settings.reopen)
        self.reopen.clicked.connect(lambda on: self._keep("reopen", on))
        self.recent = self._switch(card, N_("Remember the files opened last"), on=self._settings.recent_on)
        self.recent.clicked.connect(self._switch_recent)
        self._help(card, N_("Names of files may tell who your clients are. Switching this off clears the list."))
        self.question = QFrame()
        wear(self.question, "strip_warning")
        strip = QVBoxLayout(self.question)
        words = QHBoxLayout()
        self._count = QLabel()
        self._count.setWordWrap(True)
        words.addWidget(Sign("warning", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._count, 1)
        self.clear, self.keep = QPushButton(), QPushButton()
        self._say(self.clear.setText, N_("Clear the list and switch off"))
        self._say(self.keep.setText, N_("Keep remembering"))
        self.clear.clicked.connect(self._clear_recent)
        self.keep.clicked.connect(self._keep_recent)
        strip.addLayout(words)
        for button in (self.clear, self.keep):
            button.setAutoDefault(False)
            strip.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.question.hide()
        card.addWidget(self.question)

    def _build_lock(self) -> None:
        card = self._card(N_("Lock"))
        minutes = self._settings.lock_after
        words = {str(one): MINUTES[one] for one in LOCK_AFTER}
        self.lock_after = self._choice(card, N_("Lock when nobody is there"), words, str(minutes))
        self.lock_after.activated.connect(lambda _: self._keep("lock_after", int(self.lock_after.currentData())))
        self.with_screen = self._switch(card, N_("Lock with the screen"), on=self._settings.lock_with_screen)
        self.with_screen.clicked.connect(lambda on: self._keep("lock_with_screen", on))
        self._help(card, N_("This concerns registers that have a password. What you are typing is kept."))

    def _card(self, heading: str) -> QVBoxLayout:
        frame = QFrame()
        wear(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[em(self, 0.8)] * 4)
        title = QLabel()
        wear(title, "heading")
        self._say(title.setText, heading)
        column.addWidget(title)
        self._column.addWidget(frame)
        return column

    def _field(self, card: QVBoxLayout, label: str, editor: QWidget) -> None:
        words = QLabel()
        wear(words, "field")
        words.setBuddy(editor)
        self._say(words.setText, label)
        self._say(editor.setAccessibleName, label)
        card.addWidget(words)

    def _choice(self, card: QVBoxLayout, label: str, values: Mapping[str, str], chosen: str) -> QComboBox:
        box = QComboBox()
        for row, (value, words) in enumerate(values.items()):
            box.addItem("", value)
            self._say(partial(box.setItemText, row), words)
        box.setCurrentIndex(list(values).index(chosen))
        self._field(card, label, box)
        card.addWidget(box)
        return box

    def _switch(self, card: QVBoxLayout, label: str, *, on: bool) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(on)
        self._say(box.setText, label)
        card.addWidget(box)
        return box

    def _help(self, card: QVBoxLayout, words: str) -> None:
        label = QLabel()
        wear(label, "small")
        label.setWordWrap(True)
        self._say(label.setText, words)
        card.addWidget(label)

    def _say(self, say: Callable[[str], object], text: str) -> None:
        """`say` is called with the text now translated, and again when the language changes."""
        self._texts.append((say, text))

    def _speak(self, tr: Translator) -> None:
        self._tr = tr
        for say, text in self._texts:
            say(tr(text))

    def _keep(self, key: str, value: Any) -> None:
        self._settings.put(key, value)
        self.changed.emit()

    def _choose_language(self) -> None:
        language = str(self.language.currentData())
        self._speak(translator(language))
        self._keep("language", language)

    def _try_size(self) -> None:
        """While the slider is dragged only the sample follows: the whole window would lag behind the hand."""
        self._show_percent()
        if not self.letters.isSliderDown():
            self._keep_size()

    def _show_percent(self) -> None:
        percent = self.letters.value() * STEP
        self.percent.setText(f"{percent} %")
        font = QFont()
        font.setPointSizeF(self._percent_of * percent / 100)
        self.sample.setFont(font)

    def _keep_size(self) -> None:
        if self.letters.value() * STEP != self._settings.font_percent:
            self._keep("font_percent", self.letters.value() * STEP)
            self._take_room()

    def _keep_author(self) -> None:
        name = " ".join(self.author.text().split())
        if name != self._settings.get("author", ""):
            self._keep("author", name)

    def _switch_recent(self, on: bool) -> None:
        remembered = len(self._settings.recent())
        if not on and remembered:
            self._count.setText(
                self._tr.count(
                    "{n} file is remembered; it will be forgotten.",
                    "{n} files are remembered; they will be forgotten.",
                    remembered,
                )
            )
            self.question.show()
            self.clear.setFocus()
        else:
            self.question.hide()
            self._keep("recent_on", on)

    def _clear_recent(self) -> None:
        self.question.hide()
        self._settings.forget()
        self.recent.setFocus()
        self._keep("recent_on", False)

    def _keep_recent(self) -> None:
        self.question.hide()
        self.recent.setChecked(True)
        self.recent.setFocus()

    def _take_room(self) -> None:
        """As large as what stands in it, and never larger than the screen."""
        screen = self.screen().availableSize()
        width = min(max(self._column.totalSizeHint().width(), em(self, 30)), int(screen.width() * 0.9))
        height = self._column.totalHeightForWidth(width) + self._buttons.sizeHint().height() + em(self, 2.5)
        self.resize(width + em(self, 2.5), min(height, int(screen.height() * 0.88)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_room()

    def done(self, result: int) -> None:
        self._keep_author()
        super().done(result)
