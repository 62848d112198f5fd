"""A backup in the place of a register: what was there comes back, what lies there is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ropa.actions.sample import sample_uid
from ropa.errors import RopaError
from ropa.model import ROOTS
from ropa.register import Register
from ropa.store import restoring
from ropa.store.backup_names import Why, listed
from ropa.store.backups import make_backup
from ropa.store.reading import counts
from ropa.store.refusals import Damaged
from ropa.store.restoring import look_into, restore
from tests.conftest import AUTHOR
from tests.core.recovering.conftest import PASSWORD, content, zero

OPERATOR = sample_uid("tumar", "operator")


@pytest.mark.parametrize("key", [None, PASSWORD], ids=["plain", "protected"])
def test_restoring_gives_back_what_was_there(key: str | None, sample: dict[str | None, bytes], tmp_path: Path) -> None:
    """BAK-06: equal to what it said then; what lay there meanwhile is kept."""
    path = tmp_path / "clients.ropa"
    path.write_bytes(sample[key])
    register = Register(path, "Асель", key)
    made = make_backup(register.source())
    held = look_into(made.path, key)
    assert (len(held.operators), held.author) == (6, AUTHOR)
    assert held.records == sum(
        count for kind, count in register.ask(counts).items() if kind in ROOTS and kind != "operator"
    )
    register.close()
    then = content(path, key)
    register = Register(path, "Асель", key)
    register.do(lambda work: [work.bin_rows([work.row(OPERATOR)])])
    register.close()
    later = content(path, key)
    assert later != then
    kept = restore(made.path, path, key)
    assert content(path, key) == then
    assert content(kept, key) == later
    assert [one.why for one in listed(path)] == [Why.CHANGED, Why.RESTORE]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clients backups", "clients.ropa"]


@pytest.mark.parametrize("when", ["copied", "verified", "kept"])
def test_a_restoring_that_is_interrupted_leaves_the_present_file(
    when: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BAK-05: a register lies under the name at every moment."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    before = path.read_bytes()

    def cut(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    match when:
        case "copied":
            monkeypatch.setattr(restoring, "verify", cut)
        case "verified":
            monkeypatch.setattr(restoring, "swap_in", cut)
        case _:
            monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        restore(made.path, path, None)
    assert path.read_bytes() == before
    assert [one.why for one in listed(path)] == [Why.CHANGED]


@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_a_journal_of_the_file_that_goes_is_not_played_into_the_one_that_comes(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, damaged: bool
) -> None:
    """COR-06: a broken-off save is taken back first; where that cannot be, its journal is kept with its file."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    then, journal = content(path), path.with_name("clients.ropa-journal")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE change SET new = 'x'")
    half, left = path.read_bytes(), journal.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    path.write_bytes(half if not damaged else b"no register" * 1000)
    journal.write_bytes(left)
    if damaged:  # no opening can take it back
        monkeypatch.setattr(restoring, "held", lambda *_: False)
    kept = restore(made.path, path, None)
    assert content(path) == then
    if damaged:
        assert kept.read_bytes() == b"no register" * 1000
        assert kept.with_name(f"{kept.name}-journal").read_bytes() == left
    else:
        assert content(kept) == then
    assert not journal.exists()


def test_a_damaged_backup_is_not_restored(path: Path) -> None:
    """BAK-02."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    zero(made.path, 20, 40)
    before = path.read_bytes()
    with pytest.raises(Damaged):
        restore(made.path, path, None)
    assert path.read_bytes() == before


def test_an_open_register_is_not_restored_over(path: Path) -> None:
    register = Register(path, "Асель")
    made = make_backup(register.source())
    with pytest.raises(RopaError, match="open"):
        restore(made.path, path, None)
    with pytest.raises(RopaError, match="register itself"):
        restore(path, path, None)
    register.close()


def test_a_damaged_file_is_replaced_by_its_backup(path: Path) -> None:
    """COR-03, BAK-01: the way that the sentence names; the damaged file is kept."""
    register = Register(path, "Асель")
    made = make_backup(register.source())
    register.close()
    zero(path, 0, 3)
    damaged = path.read_bytes()
    with pytest.raises(Damaged, match="Use a backup"):
        Register(path, "Асель")
    kept = restore(made.path, path, None)
    assert kept.read_bytes() == damaged
    Register(path, "Асель").close()
