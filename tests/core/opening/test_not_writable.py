"""Files and folders that cannot be written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.to_read import writable
from tests.core.opening.conftest import AUTHOR, nothing_else

READ_ONLY = "the file or its folder is read-only; copy it to a folder of your own"


@pytest.mark.parametrize(("file", "folder"), [(True, False), (False, True), (True, True)])
def test_it_can_only_be_read_where_the_file_or_its_folder_is_not_to_be_written(
    plain: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, file: bool, folder: bool
) -> None:
    """Saving needs both."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(plain)
    assert writable(path)
    monkeypatch.setattr(os, "access", lambda one, _: not {path: file, tmp_path: folder}[one])
    assert not writable(path)


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """As a user without special rights, where the tests run with them."""
    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no users of this sort")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nothing can be made."""
    for one in (tmp_path, *tmp_path.parents):
        if one.owner() == tmp_path.owner() and one.name:
            with contextlib.suppress(PermissionError):
                one.chmod(one.stat().st_mode | 0o055)
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_folder_that_cannot_be_written(locked_folder: Path) -> None:
    path = locked_folder / "new.ropa"
    with nobody(), pytest.raises(RopaError) as refusal:
        Register.create(path, AUTHOR)
    assert str(refusal.value) == f"{path} cannot be written: the file or its folder cannot be opened."
    nothing_else(locked_folder)


def test_a_register_in_a_folder_or_a_file_that_cannot_be_written(plain: bytes, locked_folder: Path) -> None:
    locked_folder.chmod(0o755)
    path = locked_folder / "there.ropa"
    path.write_bytes(plain)
    for file, folder in ((0o666, 0o555), (0o444, 0o777), (0o444, 0o555)):
        path.chmod(file)
        locked_folder.chmod(folder)
        with nobody(), pytest.raises(RopaError) as refusal:
            Register(path, AUTHOR)
        assert str(refusal.value) == f"{path} cannot be written: {READ_ONLY}."
    path.chmod(0)
    with nobody(), pytest.raises(RopaError, match="cannot be read: access is denied"):
        Register(path, AUTHOR)
    path.chmod(0o644)
    assert path.read_bytes() == plain
    nothing_else(locked_folder, "there.ropa")
