"""The window on a register with a password."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest
from pytestqt.qtbot import QtBot

from ropa.register import Register
from ropa.store.protecting import change_password
from tests.gui.conftest import OPERATOR
from tests.gui.locking.cover import PASSWORD
from ui.desk import Place
from ui.main_window import MainWindow
from ui.program import Program


@pytest.fixture(scope="session")
def protected_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with a password."""
    path = tmp_path_factory.mktemp("protected") / "clients.ropa"
    copyfile(sample_file, path)
    change_password(path, None, PASSWORD)
    return path


@pytest.fixture
def guarded(program: Program, protected_file: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a protected register."""
    path = tmp_path / "clients.ropa"
    copyfile(protected_file, path)
    program.take_in(Register(path, "Aliya", PASSWORD), None)
    made = program.windows[0]
    made.resize(1280, 900)
    made.room.choose_operator(OPERATOR, Place("overview"))
    qtbot.waitUntil(made.isActiveWindow)
    return made
