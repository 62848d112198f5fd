"""Settings, licences, the sheet of shortcuts, and what Ropa says of itself."""

from __future__ import annotations

from importlib.metadata import distribution

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ropa import __version__
from ropa.i18n import translator
from ui.commands import COMMANDS, MENUS
from ui.components import components
from ui.dialogs.about import AboutDialog
from ui.dialogs.cheat_sheet import CheatSheet
from ui.dialogs.licences import LicencesDialog
from ui.dialogs.settings import SettingsDialog
from ui.look import dress
from ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def opened(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # qtbot closes and frees it
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings) -> SettingsDialog:
    made = SettingsDialog(settings, translator("en"))
    opened(qtbot, made)
    return made


def choose(qtbot: QtBot, dialog: SettingsDialog, which: str, value: str) -> None:
    box = getattr(dialog, which)
    with qtbot.waitSignal(dialog.changed):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())


def test_each_choice_is_kept_at_once(qtbot: QtBot, dialog: SettingsDialog, settings: Settings) -> None:
    choose(qtbot, dialog, "theme", "dark")
    assert settings.theme == "dark"
    choose(qtbot, dialog, "layout_of_words", "tabs")
    assert settings.words_in_tabs
    with qtbot.waitSignal(dialog.changed):
        dialog.reopen.click()
    assert not settings.reopen
    assert Settings(settings.path).theme == "dark"


def test_a_language_is_named_in_itself_and_spoken_at_once(
    qtbot: QtBot, dialog: SettingsDialog, settings: Settings
) -> None:
    assert [dialog.language.itemText(n) for n in range(3)] == ["Қазақша", "Русский", "English"]
    assert dialog.language.currentText() == "English"
    choose(qtbot, dialog, "language", "ru")
    assert settings.language == "ru"
    assert dialog.windowTitle() == translator("ru")("Settings")
    assert [dialog.language.itemText(n) for n in range(3)] == ["Қазақша", "Русский", "English"]


def test_the_size_follows_the_slider_and_is_kept_when_it_rests(
    qtbot: QtBot, qapp: QApplication, dialog: SettingsDialog, settings: Settings
) -> None:
    small = dialog.sample.font().pointSizeF()
    dialog.letters.setSliderDown(True)
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.letters.setValue(20)
    assert dialog.percent.text() == "200 %"
    assert dialog.sample.font().pointSizeF() == pytest.approx(small * 2, abs=0.1)
    with qtbot.waitSignal(dialog.changed):
        dialog.letters.setSliderDown(False)
    assert settings.font_percent == 200
    dialog.changed.connect(lambda: dress(qapp, settings))
    with qtbot.waitSignal(dialog.changed):
        qtbot.keyClick(dialog.letters, Qt.Key.Key_Left)
    assert settings.font_percent == 190
    assert (dialog.letters.minimum(), dialog.letters.maximum()) == (8, 20)
    settings.put("font_percent", 100)
    dress(qapp, settings)


def test_the_name_is_kept_when_it_is_left_and_when_the_window_is_closed(
    qtbot: QtBot, dialog: SettingsDialog, settings: Settings
) -> None:
    dialog.author.setText("  Айгүл   Серікова ")
    with qtbot.waitSignal(dialog.changed):
        dialog.author.editingFinished.emit()
    assert settings.author == "Айгүл Серікова"
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.author.editingFinished.emit()
    dialog.author.setText("Aliya")
    dialog.reject()
    assert settings.author == "Aliya"


def test_forgetting_files_is_said_before_it_is_done(qtbot: QtBot, dialog: SettingsDialog, settings: Settings) -> None:
    settings.remember("/a.ropa")
    settings.remember("/b.ropa")
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.recent.click()
    assert dialog.question.isVisible()
    assert "2" in dialog._count.text()
    dialog.keep.click()
    assert dialog.recent.isChecked()
    assert settings.recent() == ["/b.ropa", "/a.ropa"]
    dialog.recent.click()
    with qtbot.waitSignal(dialog.changed):
        dialog.clear.click()
    assert not settings.recent_on
    assert settings.get("recent", None) == []
    with qtbot.waitSignal(dialog.changed):
        dialog.recent.click()
    assert settings.recent_on


def test_every_control_of_the_settings_has_a_name(dialog: SettingsDialog) -> None:
    for control in (dialog.language, dialog.theme, dialog.letters, dialog.author, dialog.layout_of_words):
        assert control.accessibleName()
    assert dialog.reopen.text()
    assert dialog.recent.text()


def test_components_are_those_that_are_installed() -> None:
    found = components()
    names = [one.name.lower() for one in found]
    assert names[0] == "ropa"
    assert {"sqlalchemy", "reportlab", "python-docx", "pillow", "shiboken6", "markupsafe"} <= set(names)
    assert not {"pytest", "ruff", "hypothesis"} & set(names)
    assert all(one.version == distribution(one.name).version for one in found)
    assert "MIT License" in found[0].text
    assert all("GNU LESSER GENERAL PUBLIC LICENSE" in one.text for one in found if one.is_qt)
    assert sum(one.is_qt for one in found) >= 2
    assert not [one.name for one in found if not one.text]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_licences_are_found_by_typing(qtbot: QtBot, language: str) -> None:
    dialog = LicencesDialog(translator(language), None)
    opened(qtbot, dialog)
    assert dialog.list.item(0).text() == "Ropa"
    assert "SIL OPEN FONT LICENSE" in str(dialog.list.item(1).data(Qt.ItemDataRole.UserRole))
    qtbot.keyClicks(dialog.search, "reportlab")
    shown = [dialog.list.item(n).text() for n in range(dialog.list.count()) if not dialog.list.item(n).isHidden()]
    assert "reportlab" in shown
    assert len(shown) < dialog.list.count()
    dialog.search.setText("без такого текста")
    assert dialog._nothing.isVisible()
    dialog.search.setText("software")
    assert dialog.text.textCursor().selectedText().lower() == "software"
    first = dialog.text.textCursor().position()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.text.textCursor().position() != first
    assert dialog.isVisible()


def test_the_sheet_shows_every_shortcut(qtbot: QtBot) -> None:
    groups = [
        (menu, [(one.text, one.shortcuts[0]) for one in COMMANDS if one.menu == menu and one.shortcuts])
        for menu in MENUS
    ]
    sheet = CheatSheet(groups, translator("en"), None)
    opened(qtbot, sheet)
    assert not sheet.isModal() or sheet.windowModality() != Qt.WindowModality.ApplicationModal
    said = [label.text() for label in sheet.findChildren(QLabel)]
    for menu, lines in groups:
        assert menu in said
        assert all(part in said for line in lines for part in line)


def test_ropa_says_what_it_is(qtbot: QtBot) -> None:
    dialog = AboutDialog(translator("en"), None)
    opened(qtbot, dialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in said
    assert "never opens a network connection" in said
    licences = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Licences")
    with qtbot.waitSignal(dialog.licences_requested):
        licences.click()
