"""Where `ropa` begins: a command of the command line, or the window. Qt is loaded only for the window."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from ropa.cli import EXIT
from ropa.cli import main as command_line
from ropa.cli.arguments import COMMANDS, language_of_system
from ropa.errors import Fault
from ropa.i18n import N_, translator

WINDOW_OPTIONS = ("--sample",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not is_for_window(given):
        return command_line(given)
    if not has_screen():
        sentence = N_("There is no screen to show the window on; the commands work without one: see “ropa --help”.")
        print(f"ropa: {translator(language_of_system())(sentence)}", file=sys.stderr)
        return EXIT[Fault.REFUSED]
    files = [one for one in given if one not in WINDOW_OPTIONS]
    code: int = load_window().run(files, sample="--sample" in given)
    return code


def load_window() -> ModuleType:
    """The module from which the window is run. Nothing that is loaded now is garbage; the window's Sweeper looks for
    it later, on the screen's thread.
    """
    gc.disable()
    importlib.import_module("ropa.register")  # before Qt, which reads the source of all that is loaded after it
    return importlib.import_module("ui.app")


def has_screen() -> bool:
    """Whether a window can be shown. Only X and Wayland have to be there first; Qt itself would end the program."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def is_for_window(given: Sequence[str]) -> bool:
    """Nothing, `--sample`, or one file: something that looks like a file, or is one."""
    rest = [one for one in given if one not in WINDOW_OPTIONS]
    if len(rest) > 1 or (rest and rest[0].startswith("-")):
        return False
    if not rest:
        return True
    one = rest[0]
    looks_so = one.endswith(".ropa") or os.sep in one or Path(one).exists()
    return one not in COMMANDS and looks_so
