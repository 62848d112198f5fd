"""A small register, without a password and with one, to be backed up while somebody watches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.records import create
from ropa.progress import Cancelled
from ropa.register import Register
from ropa.store.reading import operators

PASSWORD = "Құпия сөз"  # noqa: S105 (opens files of these tests only)


class Watcher:
    """Long work as somebody watches it; `stop_at` is the step at which nobody wants it any more."""

    def __init__(self, stop_at: int = 0) -> None:
        self.steps = 0
        self.stop_at = stop_at

    def step(self, _done: int, _total: int) -> None:
        self.steps += 1
        if self.steps == self.stop_at:
            raise Cancelled


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, bytes]:
    """A register of one operator, without a password and with one."""
    folder, made = tmp_path_factory.mktemp("closed"), {}
    for name, key in (("plain", None), ("protected", PASSWORD)):
        register = Register.create(folder / name, "Асель", key)
        register.do(create, "operator", {"name": {"ru": "ТОО «Тумар»"}})
        register.close()
        made[key] = folder.joinpath(name).read_bytes()
    return made


@pytest.fixture(params=[None, PASSWORD], ids=["plain", "protected"])
def register(request: pytest.FixtureRequest, closed: dict[str | None, bytes], tmp_path: Path) -> Iterator[Register]:
    tmp_path.joinpath("clients.ropa").write_bytes(closed[request.param])
    made = Register(tmp_path / "clients.ropa", "Асель", request.param)
    yield made
    made.close()


def names(path: Path, key: str | None) -> list[str | None]:
    opened = Register(path, "Асель", key)
    try:
        return [one["name"].get("ru") for one in opened.ask(operators)]
    finally:
        opened.close()


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []
