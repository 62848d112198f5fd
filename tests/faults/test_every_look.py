"""Nothing is cut in the languages and sizes of letters at which the suite does not look."""

from __future__ import annotations

import pytest

from ropa.i18n import LANGUAGES
from tests.conftest import sample, sample_file
from tests.faults.conftest import times
from tests.gui.conftest import behind, patient, program, sample_register, settings, swept, window
from tests.gui.test_nothing_cut import LARGE, LOOKS, USUAL, language, nothing_is_cut, percent, room

__all__ = [
    "behind", "language", "patient", "percent", "program", "room", "sample", "sample_file", "sample_register",
    "settings", "swept", "window",
]  # fmt: skip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

OTHERS = [(one, size) for one in LANGUAGES for size in (USUAL, LARGE) if (one, size) not in LOOKS]


@pytest.mark.parametrize(("language", "percent"), OTHERS[: times(len(OTHERS), 1)], indirect=True)
def test_nothing_is_cut(room, percent, qtbot, subtests):
    nothing_is_cut(room, percent, qtbot, subtests)
