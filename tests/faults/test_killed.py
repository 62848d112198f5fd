"""Killed at any moment of a mixed load: what was acknowledged is there, the file opens, nothing is half."""

from __future__ import annotations

import dataclasses
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdf
import pytest
from sqlalchemy import Connection, select

from ropa.exchange.files import folder_for
from ropa.register import Register
from ropa.store.backup_names import folder_of, listed
from ropa.store.backups import make_backup
from ropa.store.copying import verify
from ropa.store.tables import Content
from tests.conftest import AUTHOR, check_whole, facts_of
from tests.core.issued import Club, club
from tests.core.test_crash import killed_in_mid_save
from tests.faults.children import Nursery, nursery
from tests.faults.conftest import SHORT, times
from tests.faults.load import SIGN

KILLS = times(200, 6)
LONGEST = 1.2
TWO_DAYS = 172_800


@pytest.fixture
def children() -> Iterator[Nursery]:
    with nursery("tests.faults.load") as made:
        yield made


@dataclasses.dataclass
class Known:
    """All that was acknowledged so far, by what was done, and the numbers that may be there although nobody heard."""

    done: dict[str, dict[int, dict[str, Any]]] = dataclasses.field(default_factory=lambda: defaultdict(dict))
    perhaps: dict[str, set[int]] = dataclasses.field(default_factory=lambda: defaultdict(set))

    def hear(self, told: list[dict[str, Any]], start: int, order: list[str]) -> int:
        """The number after the last that may have been done."""
        for one in told:
            self.done[one["did"]][one["n"]] = one
        following = told[-1]["n"] + 1 if told else start
        self.perhaps[order[following % len(order)]].add(following)
        return following + 1


ORDER = ["edit", "issue", "make", "export", "fill_in", "back_up"]


@pytest.mark.parametrize("key", [None, "құпия 'сөз'"], ids=["plain", "protected"])
def test_killed_in_mid_save_the_file_holds_every_acknowledged_save(tmp_path: Path, key: str | None) -> None:
    killed_in_mid_save(tmp_path, key, times(15, 4))


@pytest.mark.parametrize("key", [None, "құпия 'сөз'"], ids=["plain", "protected"])
def test_killed_at_any_moment_of_a_mixed_load(
    tmp_path: Path, key: str | None, children: Nursery, chance_seed: int
) -> None:
    """DUR-04, DUR-05: half of the kills each."""
    path, papers, chance = tmp_path / "clients.ropa", tmp_path / "papers", random.Random(chance_seed)
    with closing(Register.create(path, AUTHOR, key)) as register:
        made = club(register)
    uids = {one.name: getattr(made, one.name) for one in dataclasses.fields(made) if one.name != "register"}
    job = {"path": str(path), "key": key, "papers": str(papers), "club": uids}
    known, start = Known(), chance.randint(6, 11)
    for _ in range(KILLS // 2):
        told, killed = children.killed({**job, "start": start}, chance.uniform(0, LONGEST))
        assert killed, "it ended by itself"
        start = known.hear(told, start, ORDER)
        with closing(Register(path, AUTHOR, key)) as register:
            check_whole(register)
            _check_records(dataclasses.replace(made, register=register), known)
        _check_papers(papers, known)
        assert {one.name for one in tmp_path.iterdir()} <= {"clients.ropa", "papers", "clients backups"}
    _check_backups(path, key, known)
    assert SHORT or all(known.done[name] for name in ORDER)


def _check_records(made: Club, known: Known) -> None:
    notes = {facts_of(made.register, uid)["notes"] for uid in (made.activity, made.party)}
    assert len(notes) == 1
    note = notes.pop()
    assert int(note.split()[1]) if note else not known.done["edit"]
    last = max(known.done["edit"], default=0)
    assert not note or int(note.split()[1]) in {last, *(one for one in known.perhaps["edit"] if one > last)}
    purpose = made.held.find(made.purpose)
    assert purpose is not None
    assert known.done["make"].keys() <= {one["place"] for one in purpose.of("basis")}
    place, other = (facts_of(made.register, uid)["place"] for uid in (made.activity, made.purpose))
    last = max(known.done["fill_in"], default=0)
    assert (place or 0) >= last
    assert (other or 0) >= last
    if not made.held.all("paper"):
        assert not known.done["issue"]
        return
    editions = made.editions()
    assert [one["number"] for one in editions] == [*range(1, len(editions) + 1)]
    assert len(known.done["issue"]) <= len(editions) <= len(known.done["issue"]) + len(known.perhaps["issue"])
    for file in editions[-1].of("edition_file"):
        assert sha256(made.register.ask(_content, file["file"])).hexdigest() == file["file"]


def _content(connection: Connection, key: str) -> bytes:
    return bytes(connection.execute(select(Content.bytes).where(Content.sha256 == key)).scalar_one())


def _check_papers(folder: Path, known: Known) -> None:
    """Every paper acknowledged is there byte for byte; every file that has its name is whole."""
    if not folder.exists():
        assert not known.done["export"]
        return
    for n, one in list(known.done["export"].items())[-5:]:
        assert sha256((folder / f"paper {n}.pdf").read_bytes()).hexdigest() == one["sha256"]
    for file in folder.glob("*.pdf"):
        _, sign, number = file.read_bytes().rpartition(SIGN)
        assert sign
        assert file.name in ("last.pdf", f"paper {number.decode()}.pdf")
    assert len(pypdf.PdfReader(folder / "last.pdf").pages) > 0 if (folder / "last.pdf").exists() else True
    left = [one for one in folder.iterdir() if one.suffix != ".pdf"]
    assert len(left) <= len(known.perhaps["export"])
    for one in left:
        os.utime(one, (time.time() - TWO_DAYS,) * 2)
    folder_for(folder)
    assert [one for one in folder.iterdir() if one.suffix != ".pdf"] == []


def _check_backups(path: Path, key: str | None, known: Known) -> None:
    """Each file that has the name of a backup is whole; what broken-off ones left goes with the next."""
    found = listed(path)
    assert len(found) >= bool(known.done["back_up"])
    for one in found:
        verify(one.path, key, 0)
    folder = folder_of(path)
    for left in folder.glob(".*"):
        os.utime(left, (time.time() - TWO_DAYS,) * 2)
    with closing(Register(path, AUTHOR, key)) as register:
        make_backup(register.source())
    assert [*folder.glob(".*")] == []
