"""A protected register wants its own password, which is nowhere in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.reading import counts
from tests.core.opening.conftest import (
    AUTHOR,
    CUT_OFF,
    DAMAGED,
    PASSWORD,
    PROTECTED,
    nothing_else,
    random_bytes,
    refused,
)


def test_a_password_for_a_file_that_has_none(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plain.ropa"
    path.write_bytes(plain)
    assert refused(path, PASSWORD) == f"{path} has no password; open it without one."


def test_a_protected_file_wants_its_own_password(
    protected: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "protected.ropa"
    path.write_bytes(protected)
    assert refused(path) == f"{path} {PROTECTED}"
    wrong = f"The password does not open {path}, or the file is damaged. Try again, or use a backup."
    for key in ("wrong", PASSWORD.lower(), PASSWORD + " ", "'", "\U0001f511"):
        assert refused(path, key) == wrong
    register = Register(path, AUTHOR, PASSWORD)
    assert register.ask(counts) == {"operator": 1}
    register.close()
    assert not path.read_bytes().startswith(b"SQLite")
    assert "Тумар".encode() not in path.read_bytes()
    assert capfd.readouterr() == ("", "")


def test_a_damaged_protected_file_says_what_a_wrong_password_says(protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "protected.ropa"
    flipped = bytearray(protected)
    flipped[2000] ^= 1
    path.write_bytes(flipped)
    assert "or the file is damaged" in refused(path, PASSWORD)
    path.write_bytes(protected[: len(protected) // 8192 * 4096])
    assert DAMAGED in refused(path, PASSWORD)
    path.write_bytes(protected[:-2048])
    assert refused(path, PASSWORD) == f"{path} {CUT_OFF}"
    path.write_bytes(random_bytes(8192))
    assert "or the file is damaged" in refused(path, PASSWORD)


@pytest.mark.parametrize("key", ["", "a\x00b", "a\ud800b"])
def test_a_password_that_cannot_be_one_is_refused_before_anything_is_written(
    key: str, plain: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "plain.ropa"
    path.write_bytes(plain)
    assert refused(path, key).startswith("The password ")
    with pytest.raises(RopaError, match="The password "):
        Register.create(tmp_path / "new.ropa", AUTHOR, key)
    nothing_else(tmp_path, "plain.ropa")


def test_a_password_is_nowhere_in_the_file(protected: bytes) -> None:
    assert PASSWORD.encode() not in protected
    assert "Құпия".encode() not in protected
