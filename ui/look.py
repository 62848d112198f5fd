"""How the program looks: `dress` puts theme, colours, letters and style on all of it, at start and at a change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.colours import COLOURS, DARK, LIGHT, colour, palette_in
from ui.painting.ink import Ink
from ui.painting.style import RopaStyle
from ui.painting.wearing import dress_widget
from ui.settings import Settings

__all__ = ["COLOURS", "colour", "dress", "em", "restate", "wear"]

SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    LIGHT: Qt.ColorScheme.Light,
    DARK: Qt.ColorScheme.Dark,
}


def dress(app: QApplication, settings: Settings) -> None:
    """Put on the theme and the size of letters of the settings. From then on the system's change between light and
    dark is followed too, where the theme is the system's.
    """
    found = app.findChild(_Wardrobe)
    (found if isinstance(found, _Wardrobe) else _Wardrobe(app)).put_on(settings.theme, settings.font_percent)


def wear(widget: QWidget, what: str) -> None:
    """Say what a widget is (see `ui.painting.wearing`), at any time."""
    _change(widget, "wear", what)


def restate(widget: QWidget, state: str) -> None:
    """Say in which state a field is: "waits" where what was typed could not be read, or ""."""
    if str(widget.property("state") or "") != state:
        widget.setProperty("state", state)
        widget.update()


def em(widget: QWidget, lines: float = 1.0) -> int:
    """A length of so many lines of the widget's font."""
    return round(QFontMetrics(widget.font()).height() * lines)


def _change(widget: QWidget, key: str, value: str) -> None:
    if str(widget.property(key) or "") == value:
        return
    style = widget.style()
    style.unpolish(widget)
    widget.setProperty(key, value)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()


class _Wardrobe(QObject):
    """Remembers, for as long as the application lives, the system's own letters and what was put on last."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._letters = QFont(app.font())
        self._theme = ""
        self._percent = 0
        self._worn: tuple[str, int] | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def put_on(self, theme: str, percent: int) -> None:
        """The theme as chosen, the size of letters in percent of the system's."""
        self._theme, self._percent = theme, percent
        self._app.styleHints().setColorScheme(SCHEMES[theme])
        self._follow_system()

    def _follow_system(self) -> None:
        which = self._theme
        if which == "system":
            which = DARK if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        if self._worn != (which, self._percent) and which:
            self._worn = (which, self._percent)
            self._put_on_now(which)

    def _put_on_now(self, which: str) -> None:
        font = _scaled(self._letters, self._percent)
        ink = Ink.of(which, font)
        style = self._app.style()
        if isinstance(style, RopaStyle):
            style.take(ink)
        else:
            style = RopaStyle(ink)
            self._app.setStyle(style)
        palette = palette_in(which)
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)
        self._app.setFont(font)
        QToolTip.setFont(font)
        for widget in self._app.allWidgets():
            dress_widget(widget, ink)
            widget.updateGeometry()
            widget.update()


def _scaled(font: QFont, percent: int) -> QFont:
    scaled = QFont(font)
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * percent / 100)
    else:
        scaled.setPixelSize(round(font.pixelSize() * percent / 100))
    return scaled
