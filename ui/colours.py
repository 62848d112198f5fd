"""Colours of the screen: what each is for, in a light and a dark shade. Palette, drawing and icons take them here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

LIGHT, DARK = "light", "dark"

COLOURS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    LIGHT: MappingProxyType({
        # Surfaces, from behind to before.
        "side": "#eae6de", "page": "#f4f2ee", "sunken": "#ece8e1", "inner": "#f9f7f3", "card": "#ffffff",
        "base": "#ffffff", "button": "#fcfbf9", "hover": "#e3ded4", "pressed": "#d8d2c6",
        # Lines: `line` parts what belongs together, `frame` is the edge of a control.
        "line": "#dcd7cd", "frame": "#868073", "focus": "#0f6a70",
        # Letters; `muted` is also the placeholder's, `off` that of disabled controls.
        "text": "#23211d", "muted": "#5b564d", "off": "#837d72", "link": "#0b626b",
        # The accent as a surface with its letters, and as a tint with its letters.
        "accent": "#0f6a70", "accent_hover": "#0b575c", "accent_text": "#ffffff",
        "accent_soft": "#d5e6e6", "accent_ink": "#0a4b50",
        "select": "#cfe4e4", "select_text": "#15282a",
        # What a sentence is: the dark one for letters and pictures, the soft one behind them.
        "info": "#1d568d", "info_soft": "#e3edf7", "done": "#26633a", "done_soft": "#e1f0e4",
        "warning": "#7a4f00", "warning_soft": "#fbf0d9", "refusal": "#9d2525", "refusal_soft": "#fae6e4",
        "tip": "#2d2b27", "tip_text": "#f6f3ed",
    }),
    DARK: MappingProxyType({
        "side": "#181715", "page": "#1e1d1b", "sunken": "#161513", "inner": "#2c2b27", "card": "#262522",
        "base": "#22211e", "button": "#322f2b", "hover": "#3a3833", "pressed": "#45423c",
        "line": "#3b3934", "frame": "#8b8579", "focus": "#7ad3d8",
        "text": "#ece8df", "muted": "#b7b1a5", "off": "#8f897d", "link": "#7bd0d5",
        "accent": "#62bfc4", "accent_hover": "#86d4d8", "accent_text": "#062a2d",
        "accent_soft": "#1e3d40", "accent_ink": "#aee6e9",
        "select": "#264a4d", "select_text": "#f0f9f9",
        "info": "#9cc6ee", "info_soft": "#203040", "done": "#97d3a3", "done_soft": "#203525",
        "warning": "#eabd69", "warning_soft": "#3a2f19", "refusal": "#f4a9a3", "refusal_soft": "#452624",
        "tip": "#45423c", "tip_text": "#f6f3ed",
    }),
})  # fmt: skip


def shade(palette: QPalette) -> str:
    """Which of the two shades a palette is."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def colour(role: str, palette: QPalette) -> QColor:
    """A role of COLOURS in the shade of this palette."""
    return QColor(COLOURS[shade(palette)][role])


_ROLES = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "inner",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "refusal",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "frame",
    QPalette.ColorRole.Shadow: "frame",
    QPalette.ColorRole.Highlight: "select",
    QPalette.ColorRole.HighlightedText: "select_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "tip_text",
}
_DISABLED = {
    QPalette.ColorRole.WindowText: "off",
    QPalette.ColorRole.Text: "off",
    QPalette.ColorRole.PlaceholderText: "off",
    QPalette.ColorRole.ButtonText: "off",
    QPalette.ColorRole.Link: "off",
    QPalette.ColorRole.HighlightedText: "muted",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.Button: "page",
    QPalette.ColorRole.Accent: "off",
}


def palette_in(which: str) -> QPalette:
    """The palette of a shade; an inactive window looks like an active one."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(COLOURS[which][name]))
    for role, name in _DISABLED.items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(COLOURS[which][name]))
    return palette
