"""A fresh copy of the sample register, in a folder of its own that goes when the sample is closed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ropa.actions.sample import sample_steps
from ropa.i18n import N_, translator
from ropa.register import Register
from ui.jobs import Turns
from ui.papers.progress import ProgressStrip

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.program import Program


def open_sample(program: Program, window: MainWindow) -> Turns:
    """Build it in turns of the event loop, with progress and cancel, and show it in a window."""
    tr = translator(program.language)
    folder = Path(tempfile.mkdtemp(prefix="ropa-sample-"))
    register = Register.create(folder / "sample.ropa", program.settings.author)
    building = Turns(sample_steps(register))
    strip = ProgressStrip(tr)
    window.put_strip(strip)
    strip.watch(building, tr(N_("Writing the sample…")))

    def show(_result: Any) -> None:
        called = N_("Sample, thrown away when it is closed")
        program.take_in(register, window, called).closed.connect(lambda: shutil.rmtree(folder, ignore_errors=True))

    def drop(*_: Any) -> None:
        register.close()
        shutil.rmtree(folder, ignore_errors=True)

    def fail(error: Exception) -> None:
        drop()
        raise error

    building.succeeded.connect(show)
    building.cancelled.connect(drop)
    building.failed.connect(fail)
    building.finished.connect(strip.deleteLater)
    building.setParent(window)
    building.start()
    return building
