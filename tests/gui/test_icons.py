"""Every icon that is asked for is there, is drawn, and can be seen in light and dark; the desktop gets its files."""

from __future__ import annotations

import ast
import gc
import shutil
import subprocess
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QProcess, QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ropa.i18n import LANGUAGES
from ropa.store.versions import APPLICATION_ID
from ui import desktop
from ui.colours import COLOURS, DARK, LIGHT
from ui.commands import COMMANDS, SECTIONS
from ui.icons import Sign, icon, program_icon
from ui.look import dress
from ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in (ROOT / "resources" / "icons").glob("*.svg"))
SPARE = frozenset({"lock", "more"})
"""Drawn for what comes next."""


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, settings: Settings) -> Iterator[None]:
    settings.put("theme", LIGHT)
    dress(qapp, settings)
    yield
    settings.put("theme", LIGHT)
    dress(qapp, settings)


def calls() -> Iterator[tuple[str, str]]:
    """(file, name) of every icon asked for by a literal."""
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"icon", "Sign", "show_icon"}:
                yield path.name, str(node.args[0].value)


def test_every_icon_asked_for_is_there() -> None:
    missing = [call for call in calls() if call[1] not in NAMES]
    missing += [("commands", one.picture) for one in COMMANDS if one.picture and one.picture not in NAMES]
    missing += [("sections", key) for key, _ in SECTIONS if key not in NAMES]
    assert not missing
    with pytest.raises(FileNotFoundError):
        icon("no_such_icon")


def test_every_drawing_is_used_or_listed() -> None:
    literals = {
        node.value
        for path in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not [name for name in NAMES if name not in literals | SPARE]


def inked(image: QImage) -> list[str]:
    """The colours of the points that are fully covered."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return list({one.name() for one in points if one.alpha() == 255})


def near(one: QColor, other: str) -> bool:
    """The same but for rounding where a line's edge is smoothed."""
    return all(abs(a - b) <= 4 for a, b in zip(one.getRgb(), QColor(other).getRgb(), strict=True))


@pytest.mark.parametrize("which", [LIGHT, DARK])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_drawn_in_the_colour_of_its_place(qapp: QApplication, settings: Settings, name: str, which: str) -> None:
    settings.put("theme", which)
    kept = icon(name)
    dress(qapp, settings)
    roles = {QIcon.Mode.Normal: "text", QIcon.Mode.Disabled: "off", QIcon.Mode.Selected: "select_text"}
    for mode, role in roles.items():
        picture = kept.pixmap(QSize(48, 48), mode).toImage()
        colours = inked(picture)
        assert colours
        wanted = QColor(COLOURS[which][role])
        assert name == "ropa" or all(near(wanted, one) for one in colours)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_is_as_sharp_as_the_screen(ratio: float) -> None:
    picture = icon("search").pixmap(QSize(20, 20), ratio)
    assert picture.size() == QSize(20, 20) * ratio
    assert picture.deviceIndependentSize().toSize() == QSize(20, 20)


def test_drawings_keep_to_the_grid() -> None:
    for name in set(NAMES) - {"ropa"}:
        root = ET.fromstring((ROOT / "resources" / "icons" / f"{name}.svg").read_text(encoding="utf-8"))  # noqa: S314
        assert root.get("viewBox") == "0 0 24 24"
        assert root.get("stroke") == "currentColor"
        assert root.get("stroke-width") == "1.75"


def test_icons_outlive_their_makers(qtbot: QtBot) -> None:
    """The engine is Python's, its owner Qt: neither may free it under the other."""
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    for n in range(20):
        button = QPushButton(icon(NAMES[n]), "")
        button.setIcon(QIcon(button.icon()))
        column.addWidget(button)
    gc.collect()
    whole.show()
    whole.grab()
    assert not program_icon().isNull()


def test_a_sign_grows_with_the_letters(qtbot: QtBot) -> None:
    sign = Sign("warning", "warning", size=2)
    qtbot.addWidget(sign)
    small = sign.sizeHint()
    font = sign.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    sign.setFont(font)
    assert sign.sizeHint().height() > small.height() * 1.7
    sign.resize(sign.sizeHint())
    before = sign.grab().toImage()
    sign.show_icon("done", "done")
    assert sign.grab().toImage() != before


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """What would have been started."""
    found: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda program, arguments: found.append((program, arguments)))
    return found


def test_the_desktop_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[tuple[str, list[str]]]
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    written = desktop.install(tmp_path)
    data = tmp_path / ".local" / "share"
    assert desktop.install(tmp_path) == written
    assert all(path.is_relative_to(data) and path.stat().st_size > 100 for path in written)
    assert (data / "icons/hicolor/scalable/apps/ropa.svg").is_file()
    assert all(arguments[0].startswith(str(data)) for _, arguments in started)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    assert all(path.is_relative_to(tmp_path / "elsewhere") for path in desktop.install(tmp_path))


def test_the_entry_of_the_menu_is_well_formed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    started: list[tuple[str, list[str]]],  # noqa: ARG001 (so that nothing is started)
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    desktop.install(tmp_path)
    path = tmp_path / ".local/share/applications/ropa.desktop"
    entry = ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["MimeType"] == "application/x-ropa;"
    assert said["Icon"] == "ropa"
    assert said["Exec"].endswith("%f")
    for key in ("Name", "GenericName", "Comment"):
        assert all(said[f"{key}[{language}]" if language != "en" else key] for language in LANGUAGES)
    if validator := shutil.which("desktop-file-validate"):
        assert not subprocess.run([validator, path], capture_output=True, text=True, check=False).stdout


def test_a_path_with_odd_characters_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / 'my "tools" $1 100%'
    folder.mkdir()
    (folder / "ropa").touch()
    monkeypatch.setattr(desktop.sys, "executable", str(folder / "python"))
    command = desktop.command()
    assert command.startswith('"')
    assert command.endswith('/ropa"')
    assert '\\\\"tools\\\\" \\\\$1 100%%' in command
    (folder / "ropa").unlink()
    assert desktop.command() == "ropa"


def test_files_of_ropa_are_known_by_name_and_by_head(sample_file: Path) -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    root = ET.fromstring((ROOT / "resources/desktop/ropa-mime.xml").read_text(encoding="utf-8"))  # noqa: S314
    kind = root.find(f"{space}mime-type")
    assert kind is not None
    assert kind.get("type") == "application/x-ropa"
    assert [glob.get("pattern") for glob in kind.iter(f"{space}glob")] == ["*.ropa"]
    outer, inner = kind.iter(f"{space}match")
    head = sample_file.read_bytes()[:100]
    assert head.startswith(str(outer.get("value")).encode())
    at = int(str(inner.get("offset")))
    assert int(str(inner.get("value")), 16) == APPLICATION_ID == int.from_bytes(head[at : at + 4], "big")
    comments = {one.get("{http://www.w3.org/XML/1998/namespace}lang", "en") for one in kind.iter(f"{space}comment")}
    assert comments == set(LANGUAGES)
