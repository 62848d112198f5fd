"""What time it is, for tests of what depends on that."""

from __future__ import annotations

import datetime as dt
from types import ModuleType, SimpleNamespace

import pytest


def set_clock(patch: pytest.MonkeyPatch, module: ModuleType, moment: dt.datetime) -> None:
    """Whenever a module, which knows `datetime` as `dt`, asks for the time, it is this moment."""

    class Set(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return moment.astimezone(tz)

    patch.setattr(module, "dt", SimpleNamespace(**{**vars(dt), "datetime": Set}))
