"""Colours can be read, letters grow everywhere, the keyboard is always seen, and nothing is styled elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette, QStyleHints
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTableWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.badge import COLOURS_OF, Badge, badge_size
from ui.colours import COLOURS, DARK, LIGHT, colour, palette_in, shade
from ui.look import dress, em, wear
from ui.painting.buttons import FLAT
from ui.painting.frames import BOXES, GROUNDS
from ui.painting.wearing import LABELS
from ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so

GROUNDS_OF_TEXT = ("page", "card", "inner", "base", "side", "sunken", "button", "hover", "select", "accent_soft")
GROUNDS_OF_CONTROLS = ("page", "card", "inner", "base", "side", "sunken", "button")
SOFT = ("info_soft", "done_soft", "warning_soft", "refusal_soft")
Role, Group = QPalette.ColorRole, QPalette.ColorGroup


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, settings: Settings) -> Iterator[None]:
    """Dressed in light at the usual size, before and after."""
    settings.put("theme", LIGHT)
    dress(qapp, settings)
    yield
    settings.put("theme", LIGHT)
    settings.put("font_percent", 100)
    dress(qapp, settings)


def luminance(one: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in one.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor | str, other: QColor | str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("which", [LIGHT, DARK])
def test_every_text_can_be_read_on_every_ground(which: str) -> None:
    here = COLOURS[which]
    pairs = [(text, ground) for text in ("text", "muted", "link", "refusal") for ground in (*GROUNDS_OF_TEXT, *SOFT)]
    pairs += [(text, ground) for text in ("info", "done", "warning", "accent_ink") for ground in GROUNDS_OF_TEXT]
    pairs += [(kind, f"{kind}_soft") for kind in ("info", "done", "warning", "refusal")]
    pairs += [(letters.role, BOXES[worn][0]) for worn, letters in LABELS.items() if worn in BOXES]
    pairs += list(COLOURS_OF.values())
    pairs += [("accent_text", "accent"), ("accent_text", "accent_hover"), ("tip_text", "tip"), ("text", "pressed")]
    pairs += [("select_text", "select"), ("refusal", "pressed"), ("link", "hover")]
    weak = [pair for pair in pairs if contrast(here[pair[0]], here[pair[1]]) < 4.5]
    assert not weak


@pytest.mark.parametrize("which", [LIGHT, DARK])
def test_edges_rings_and_signs_can_be_seen(which: str) -> None:
    here = COLOURS[which]
    pairs = [(line, ground) for line in ("frame", "focus", "muted", "warning") for ground in GROUNDS_OF_CONTROLS]
    pairs += [("focus", ground) for ground in (*GROUNDS_OF_TEXT, *SOFT, "pressed")]
    pairs += [("accent", ground) for ground in GROUNDS_OF_CONTROLS]
    weak = [pair for pair in pairs if contrast(here[pair[0]], here[pair[1]]) < 3]
    assert not weak


@pytest.mark.parametrize("which", [LIGHT, DARK])
@pytest.mark.parametrize(("group", "least"), [(Group.Active, 4.5), (Group.Inactive, 4.5), (Group.Disabled, 3.0)])
def test_the_palette_can_be_read(which: str, group: QPalette.ColorGroup, least: float) -> None:
    palette = palette_in(which)
    pairs = [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.PlaceholderText, Role.Base),
        (Role.ButtonText, Role.Button),
        (Role.HighlightedText, Role.Highlight),
        (Role.Link, Role.Window),
        (Role.Link, Role.Base),
        (Role.BrightText, Role.Window),
        (Role.ToolTipText, Role.ToolTipBase),
    ]
    weak = [pair for pair in pairs if contrast(palette.color(group, pair[0]), palette.color(group, pair[1])) < least]
    assert not weak
    assert shade(palette) == which


def test_both_shades_have_the_same_roles() -> None:
    assert COLOURS[LIGHT].keys() == COLOURS[DARK].keys()
    used = {role for ground, edge, _ in BOXES.values() for role in (ground, edge) if role} | set(GROUNDS.values())
    assert used <= COLOURS[LIGHT].keys()


def test_the_theme_is_put_on_and_changed(qapp: QApplication, settings: Settings) -> None:
    label = QLabel("late")
    wear(label, "muted")
    for which in (DARK, LIGHT):
        settings.put("theme", which)
        dress(qapp, settings)
        assert shade(qapp.palette()) == which
        assert qapp.palette().color(Role.Window).name() == COLOURS[which]["page"]
        assert QToolTip.palette().color(Role.ToolTipBase).name() == COLOURS[which]["tip"]
        assert label.palette().color(Role.WindowText) == colour("muted", qapp.palette())


def test_the_system_is_followed(qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    hints, now = qapp.styleHints(), [Qt.ColorScheme.Light]
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: now[0])
    settings.put("theme", "system")
    dress(qapp, settings)
    for scheme, which in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)):
        now[0] = scheme
        hints.colorSchemeChanged.emit(scheme)
        assert shade(qapp.palette()) == which
    settings.put("theme", LIGHT)
    dress(qapp, settings)
    now[0] = Qt.ColorScheme.Dark
    hints.colorSchemeChanged.emit(now[0])
    assert shade(qapp.palette()) == LIGHT


def test_letters_grow_everywhere_and_come_back(qtbot: QtBot, qapp: QApplication, settings: Settings) -> None:
    usual = QFont(qapp.font()).pointSizeF()
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    table, title, field = QTableWidget(1, 1), QLabel("Title"), QLineEdit()
    title.setProperty("wear", "title")
    menu = QMenu(whole)
    for widget in (table, title, field):
        column.addWidget(widget)
    whole.show()
    low = field.sizeHint().height()
    for percent in (200, 150, 80, 100):
        settings.put("font_percent", percent)
        dress(qapp, settings)
        qapp.processEvents()  # Qt hands the letters on by events
        grown = pytest.approx(usual * percent / 100, abs=0.1)
        header = table.horizontalHeader()
        assert isinstance(header, QHeaderView)
        for widget in (table, header, field, menu):
            assert widget.font().pointSizeF() == grown
        assert QToolTip.font().pointSizeF() == grown
        assert title.font().pointSizeF() == pytest.approx(usual * 1.5 * percent / 100, abs=0.1)
        assert field.sizeHint().height() >= field.fontMetrics().height() * 1.5
    assert field.sizeHint().height() == low
    assert em(field, 2) == 2 * field.fontMetrics().height()


def test_what_is_worn_can_be_changed_and_taken_off(qtbot: QtBot) -> None:
    label, usual = QLabel("text"), QLabel("text")
    qtbot.addWidget(label)
    qtbot.addWidget(usual)
    label.show()
    wear(label, "title")
    assert label.font().pointSizeF() > usual.font().pointSizeF()
    wear(label, "refusal")
    assert label.font() == usual.font()
    assert label.palette().color(Role.WindowText) == colour("refusal", usual.palette())
    wear(label, "")
    assert label.palette().color(Role.WindowText) == usual.palette().color(Role.WindowText)
    frame = QFrame()
    wear(frame, "card")
    assert frame.frameShape() == QFrame.Shape.StyledPanel
    wear(frame, "")
    assert frame.frameShape() == QFrame.Shape.NoFrame


def test_badges_differ_in_shape_too(qtbot: QtBot) -> None:
    pictures = []
    for status in COLOURS_OF:
        badge = Badge(status, "Word")
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())
        assert badge.sizeHint() == badge_size("Word", badge.font())
        assert badge.accessibleName() == "Word"
        pictures.append(badge.grab().toImage().convertToFormat(QImage.Format.Format_Mono))
    for n, one in enumerate(pictures):
        assert all(one != other for other in pictures[n + 1 :])


def test_nothing_is_styled_elsewhere(qapp: QApplication) -> None:
    assert not qapp.styleSheet()
    ui = Path(__file__).parents[2] / "ui"
    strays = [path for path in ui.rglob("*.py") if "setStyleSheet" in path.read_text(encoding="utf-8")]
    assert not strays


def test_every_kind_of_wear_is_known() -> None:
    """A misspelt value would silently look like nothing."""
    known = {*LABELS, *BOXES, *GROUNDS, *FLAT, "empty", "primary", "danger", "chip", "plain"}
    ui = Path(__file__).parents[2] / "ui"
    from re import findall

    used = {
        (path.name, value)
        for path in ui.rglob("*.py")
        for value in findall(r"(?:wear\(.+?|setProperty\(\"wear\"), \"(\w+)\"\)", path.read_text(encoding="utf-8"))
    }
    assert not [one for one in used if one[1] not in known]
