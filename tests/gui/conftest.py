"""A desk over a real register with the sample, for widgets in an offscreen window."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ropa.actions.sample import sample_uid
from ropa.i18n import translator
from ropa.register import Register
from tests.gui.watch import watched
from ui import lasting
from ui.app import begin
from ui.desk import Desk
from ui.jobs import sweep
from ui.main_window import MainWindow
from ui.program import Program
from ui.settings import Settings
from ui.workspace import Workspace

for _beside in ("everybody", "findings", "issuing", "keeping", "lists", "locking", "record_form"):
    pytest.register_assert_rewrite(f"tests.gui.{_beside}")  # what they assert is told with its values, as in tests

OPERATOR = sample_uid("tumar", "operator")


@pytest.fixture(autouse=True)
def behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was done behind the window's back: nothing."""
    with watched(monkeypatch) as seen:
        yield seen
    assert seen == []


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts are over when they return, however slow the machine: only tests of lasting acts show them."""
    monkeypatch.setattr(lasting, "MOMENT", 60.0)


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """What a test closed is gone before the next begins, which would else dress and ask it again and again. Garbage is
    looked for in between, as the program does it, and never while Qt stands on what would be found.
    """
    gc.disable()
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sweep()
    gc.enable()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file of the test's own."""
    return Settings(str(tmp_path / "ropa.ini"))


@pytest.fixture
def workspace(sample_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample, open."""
    path = tmp_path / "clients.ropa"
    copyfile(sample_file, path)
    made = Workspace(Register(path, "Aliya"))
    yield made
    made.close()


@pytest.fixture
def desk(qapp: object, workspace: Workspace, settings: Settings) -> Desk:
    """A desk that speaks English, with the first operator of the sample in view."""
    assert qapp is not None, "widgets need an application"
    made = Desk(workspace, translator("en"), settings)
    made.operator = OPERATOR
    made.operator_name = "Tumar"
    return made


@pytest.fixture
def program(
    qapp: QApplication, settings: Settings, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program with settings and a home of its own, English, with a name given; nothing of it is left open."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for ini in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):  # dialogs of Qt remember folders there
        QSettings.setPath(ini, QSettings.Scope.UserScope, str(tmp_path / "config"))
    settings.put("language", "en")
    settings.put("author", "Aliya")
    settings.put("backups_on", False)  # tests of backups switch them on
    made = Program(qapp, settings)
    yield made
    end(made, qtbot)
    made.deleteLater()
    assert [one for one in qapp.topLevelWidgets() if one.isVisible()] == []


@pytest.fixture
def started(program: Program, qtbot: QtBot) -> MainWindow:
    """The window of a start without a file."""
    begin(program, "", sample=False)
    window = program.windows[0]
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def restart(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Program], MainWindow]]:
    """Ends a program and starts it again without a file; the first window of the new one."""
    made: list[Program] = []

    def start_again(program: Program) -> MainWindow:
        end(program, qtbot)
        made.append(Program(qapp, Settings(program.settings.path)))
        begin(made[-1], "", sample=False)
        window = made[-1].windows[0]
        window.resize(1280, 900)
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield start_again
    for one in made:
        end(one, qtbot)
        one.deleteLater()


def end(program: Program, qtbot: QtBot) -> None:
    """End a program as its menu does; its files are let go."""
    program.quit()
    qtbot.waitUntil(lambda: not program.windows)
    assert program._registers == []


@pytest.fixture(scope="session")
def sample_register(sample: Register) -> str:
    """By what the settings know the sample."""
    return sample.source().uid


@pytest.fixture
def window(program: Program, sample_file: Path, sample_register: str, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The main window on the sample, its first operator in view, active; at the page that takes least to show."""
    path = tmp_path / "clients.ropa"
    copyfile(sample_file, path)
    program.settings.put(f"operator/{sample_register}", OPERATOR)
    program.settings.put("section", "bin")
    program.open_path(str(path))
    made = program.windows[0]
    made.resize(1280, 900)
    qtbot.waitUntil(made.isActiveWindow)
    return made
