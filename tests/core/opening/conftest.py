"""A small register as bytes, and the sentence with which a file is refused that leaves everything as it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ropa.actions.records import create
from ropa.errors import Fault, RopaError
from ropa.register import Register

PASSWORD = 'Құпия сөз\'; -- "1"'  # noqa: S105 (opens files of these tests only)
AUTHOR = "Айгүл"


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small register without a password."""
    return made(tmp_path_factory.mktemp("plain") / "made.ropa", None)


@pytest.fixture(scope="session")
def protected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same behind a password."""
    return made(tmp_path_factory.mktemp("protected") / "made.ropa", PASSWORD)


def made(path: Path, key: str | None) -> bytes:
    register = Register.create(path, AUTHOR, key)
    register.do(create, "operator", {"name": {"kk": "«Тұмар» ЖШС", "ru": "ТОО «Тумар»"}})
    register.close()
    return path.read_bytes()


def random_bytes(size: int) -> bytes:
    return random.Random(7).randbytes(size)  # noqa: S311 (the same bytes at each run)


PROTECTED = "is protected by a password, or is no register of Ropa."
CUT_OFF = "is cut off: copying it was interrupted. Use a backup."
DAMAGED = "is damaged: "


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def nothing_else(folder: Path, *expected: str) -> None:
    """Nothing lies in the folder but these."""
    assert names(folder) == sorted(expected)


def refused(path: Path, key: str | None = None) -> str:
    """The sentence with which a file is refused; the file and its folder stay as they are."""
    before = path.read_bytes() if path.is_file() else None
    around = names(path.parent)
    with pytest.raises(RopaError) as refusal:
        Register(path, AUTHOR, key)
    assert refusal.value.fault is Fault.REFUSED
    sentence = str(refusal.value)
    assert sentence == refusal.value.says(str)
    assert sentence.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before
    assert names(path.parent) == around
    return sentence
