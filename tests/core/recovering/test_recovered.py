"""What is saved of a file that does not open any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.examining import examine
from ropa.store.reading import counts, operators
from ropa.store.recovering import recover
from tests.core.recovering.conftest import PASSWORD, content, zero


@pytest.mark.parametrize("key", [None, PASSWORD], ids=["plain", "protected"])
def test_what_can_be_read_is_saved_into_a_new_file(
    key: str | None, sample: dict[str | None, bytes], tmp_path: Path
) -> None:
    """COR-03: pages in the middle are gone; the damaged file is not touched; the new one is found whole."""
    path, new = tmp_path / "clients.ropa", tmp_path / "recovered.ropa"
    path.write_bytes(sample[key])
    pages = len(sample[key]) // 4096
    zero(path, pages - 60, pages - 58)
    damaged = path.read_bytes()
    done = recover(path, new, key, "Асель")
    assert path.read_bytes() == damaged
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clients.ropa", "recovered.ropa"]
    register = Register(new, "Асель", key)
    assert len(register.ask(operators)) >= 5
    assert sum(register.ask(counts).values()) > 280
    assert {part.what for part in examine(register.source()) if part.wrong} <= {"history", "contents"}
    register.close()
    assert sum(done.records.values()) + done.lost <= 560
    assert done.holes
    assert done.edits > 20


def test_a_whole_register_is_recovered_whole(path: Path, tmp_path: Path) -> None:
    done = recover(path, tmp_path / "new.ropa", None, "Асель")
    assert (done.lost, done.mended) == (0, 0)
    assert content(tmp_path / "new.ropa") == content(path)


@pytest.mark.parametrize("what", ["beginning", "password", "taken"])
def test_what_cannot_be_recovered_is_said(what: str, sample: dict[str | None, bytes], tmp_path: Path) -> None:
    """COR-03, ENC-01: nothing is left behind."""
    path, new = tmp_path / "clients.ropa", tmp_path / "new.ropa"
    path.write_bytes(sample[PASSWORD if what == "password" else None])
    if what == "beginning":
        zero(path, 0, 1)
    if what == "taken":
        new.write_bytes(b"mine")
    names = sorted(one.name for one in tmp_path.iterdir())
    with pytest.raises(RopaError, match="is there already" if what == "taken" else "Nothing can be read"):
        recover(path, new, "wrong" if what == "password" else None, "Асель")
    assert sorted(one.name for one in tmp_path.iterdir()) == names
