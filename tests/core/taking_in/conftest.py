"""A register and the file of one of its operators, in each of which somebody goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import pytest

from ropa.actions.records import change
from ropa.actions.standing import bin as to_bin
from ropa.register import Register
from ropa.store.extracting import extract
from tests.conftest import AUTHOR, House, build_house, new

HOME = "Berik"


@dataclass(frozen=True)
class Parted:
    """A register with a house, and the same house in a file of its own; `old` lies in the bin of both."""

    clients: Path
    home: Path
    house: House
    old: str


@pytest.fixture(scope="session")
def parted(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Parted:
    """Made once, and copied by each test."""
    folder = tmp_path_factory.mktemp("parted")
    with closing(Register(Path(copy(empty, folder / "clients.ropa")), AUTHOR)) as register:
        house = build_house(register)
        register.do(change, house.activity, {"started": "01.01.2020", "ended": "01.01.2026"})
        register.do(change, house.operator, {"bin": "123 is no BIN"})
        old = new(register, "activity", {"name": {"en": "Old"}}, house.operator)
        register.do(to_bin, old)
        extract(register.source(), house.operator, folder / "home.ropa", None)
    return Parted(folder / "clients.ropa", folder / "home.ropa", house, old)


@pytest.fixture
def register(parted: Parted, tmp_path: Path) -> Iterator[Register]:
    """The register, in which Aliya goes on."""
    with closing(Register(Path(copy(parted.clients, tmp_path / "clients.ropa")), AUTHOR)) as made:
        yield made


@pytest.fixture
def there(parted: Parted, tmp_path: Path) -> Iterator[Register]:
    """The file, in which Berik goes on at home."""
    with closing(Register(Path(copy(parted.home, tmp_path / "home.ropa")), HOME)) as made:
        yield made


@pytest.fixture
def house(parted: Parted) -> House:
    """The house that lies in both."""
    return parted.house
