"""Of the guards, nine of ten alterations of a sign are noticed by their tests; those of names at a glance."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.faults.conftest import SHORT
from tests.faults.mutations import ROOT


def test_nine_of_ten_alterations_of_the_guards_are_noticed() -> None:
    """UI-05: each tried in a process of its own, which loads the altered module anew."""
    glance = ("names", "--most", "8")
    command = [sys.executable, "-m", "tests.faults.mutations", *(glance if SHORT else ())]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
