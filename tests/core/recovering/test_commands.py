"""Backup, examine, repair, restore and recover on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ropa.cli import main
from ropa.store.backup_names import Why, folder_of, listed
from tests.core.recovering.conftest import harm


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    out = capsys.readouterr()
    return code, out.out + out.err


def test_on_the_command_line(
    sample: dict[str | None, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """BAK-06, COR-07: backup, examine, repair, restore and recover."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(sample[None])
    monkeypatch.setenv("LC_ALL", "C")
    code, told = said(capsys, "backup", str(path), "--to", str(path.parent / "safe"))
    assert (code, "proven whole" in told) == (0, True)
    [made] = listed(path, path.parent / "safe")
    assert made.path.parent == folder_of(path, path.parent / "safe")
    harm(path, "UPDATE listing SET folded = 'x' WHERE kind = 'activity'")
    assert said(capsys, "examine", str(path))[0] == 0, "search is behind, the register is not blamed (COR-08)"
    harm(path, "UPDATE activity SET hash = 'x' WHERE id = 1")
    code, told = said(capsys, "examine", str(path))
    assert (code, "not whole" in told) == (1, True)
    code, told = said(capsys, "examine", str(path), "--repair", "--json")
    assert (code, '"whole": true' in told) == (0, True)
    assert [one.why for one in listed(path)] == [Why.REPAIR]
    code, told = said(capsys, "restore", str(made.path), str(path))
    assert (code, "is kept in" in told) == (0, True)
    code, told = said(capsys, "recover", str(path), str(path.parent / "new.ropa"))
    assert (code, "Records lost: 0" in told) == (0, True)
    assert said(capsys, "restore", str(path.parent / "none.ropa"), str(path))[0] == 3
