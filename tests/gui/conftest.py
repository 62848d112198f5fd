"""A desk over a real register with the sample, for widgets in an offscreen window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ropa.actions.sample import build_sample, sample_uid
from ropa.i18n import translator
from ropa.register import Register
from ui.desk import Desk, Place
from ui.main_window import MainWindow
from ui.program import Program
from ui.settings import Settings
from ui.workspace import Workspace

OPERATOR = sample_uid("tumar", "operator")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, closed; copy it before opening."""
    path = tmp_path_factory.mktemp("sample") / "sample.ropa"
    register = Register.create(path, "Aliya")
    build_sample(register)
    register.close()
    return path


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
def program(qapp: QApplication, settings: Settings, qtbot: QtBot) -> Iterator[Program]:
    """The program with settings of its own, English, with a name given; its windows are closed in the end."""
    settings.put("language", "en")
    settings.put("author", "Aliya")
    made = Program(qapp, settings)
    yield made
    made.quit()
    qtbot.waitUntil(lambda: not made.windows)
    made.deleteLater()


@pytest.fixture
def window(program: Program, sample_file: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The main window on the sample, its first operator in view, active."""
    path = tmp_path / "clients.ropa"
    copyfile(sample_file, path)
    program.open_path(str(path))
    made = program.windows[0]
    made.resize(1280, 900)
    made.room.choose_operator(OPERATOR, Place("overview"))
    qtbot.waitUntil(made.isActiveWindow)
    return made
