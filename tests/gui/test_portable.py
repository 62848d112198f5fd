"""Where the program keeps what it remembers: with the person, or beside itself where it is to be portable."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.app import PORTABLE, settings_path


@pytest.mark.parametrize("frozen", [True, False])
def test_a_file_named_portable_keeps_the_settings_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, frozen: bool
) -> None:
    program = tmp_path / "stick" / "ropa"
    program.parent.mkdir()
    monkeypatch.setattr(sys, "executable" if frozen else "argv", str(program) if frozen else [str(program)])
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert tmp_path not in Path(settings_path()).parents
    (program.parent / PORTABLE).touch()
    assert Path(settings_path()) == program.parent / "settings" / "ropa.ini"
