"""From a start to a shown window: settings, the one program a person, the first window."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from ropa import __version__
from ropa.errors import RopaError
from ui.instance import Door, door_name, hand_over
from ui.jobs import Sweeper
from ui.log import begin_log, end_log, log
from ui.program import Program
from ui.settings import Settings

PORTABLE = "portable"


def settings_path() -> str:
    """Where the settings lie: beside the program, log and all, where a file named `portable` lies there."""
    program = Path(sys.executable if getattr(sys, "frozen", False) else sys.argv[0])
    beside = program.resolve().parent
    if (beside / PORTABLE).is_file():
        return str(beside / "settings" / "ropa.ini")
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return str(Path(folder) / "ropa.ini")


def make_program(settings: str) -> Program:
    """The program without a window yet, with the settings of a file."""
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Ropa")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ropa")
    return Program(app, Settings(settings or settings_path()))


def run(files: Sequence[str], *, sample: bool) -> int:
    """Show the window on a file, on the sample, or on what was open last; the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    program = make_program("")
    sweeper = Sweeper(program)
    path = str(Path(files[0]).absolute()) if files else ""
    name = door_name(program.settings.path)
    if not sample and hand_over(name, path):
        return 0
    program.alarm.install()
    handler = begin_log(program.settings)
    log.info("begun: Ropa %s", __version__)
    door = Door(name)
    door.knocked.connect(program.greet)
    begin(program, path, sample=sample)
    program.lock.follow_desktop()
    gc.freeze()
    code = program.app.exec()
    sweeper.deleteLater()
    door.close()
    log.info("ended")
    end_log(handler)
    return code


def begin(program: Program, path: str, *, sample: bool) -> None:
    """The first window: on what was asked for; where that is refused, the start page with the reason."""
    last = (
        next((one for one in program.settings.recent() if Path(one).is_file()), "") if program.settings.reopen else ""
    )
    try:
        if sample:
            program.open_sample()
        elif path or last:
            program.open_path(path or last)
        else:
            program.show_window()
    except RopaError as refusal:
        program.show_window().show_refusal(refusal)
