"""Files that are not taken in: damaged, hostile, protected, of several operators; older ones are upgraded elsewhere."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random
from shutil import copy

import pytest

from ropa.actions.taking_in.doing import take_in_operator
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.bringing import bring
from ropa.store.engine import connect
from ropa.store.extracting import extract
from ropa.store.locking import InUse
from ropa.store.reading import operators
from tests.conftest import check_whole, new, state
from tests.core.taking_in.conftest import Parted


def test_a_file_that_is_refused_stays_as_it_is(register: Register, parted: Parted, tmp_path: Path) -> None:
    with pytest.raises(InUse):
        bring(register.path, None)
    extract(register.source(), parted.house.operator, tmp_path / "secret.ropa", "бір құпия")
    with pytest.raises(RopaError, match="password"):
        bring(tmp_path / "secret.ropa", None)
    assert bring(tmp_path / "secret.ropa", "бір құпия").operator == parted.house.operator
    new(register, "operator", {"name": {"en": "Qurylys"}})
    register.close()
    with pytest.raises(RopaError, match="several operators"):
        bring(register.path, None)
    for statement in ("UPDATE activity SET notes = 'by hand'", "UPDATE edit SET author = 'nobody' WHERE sealed = 1"):
        spoilt = Path(copy(parted.home, tmp_path / f"spoilt{len(statement)}.ropa"))
        with closing(connect(spoilt, None)) as raw:
            raw.execute(statement)
        with pytest.raises(RopaError, match="not as it was written"):
            bring(spoilt, None)
    half = tmp_path / "half.ropa"
    half.write_bytes(parted.home.read_bytes()[:9000])
    with pytest.raises(RopaError, match="cut off"):
        bring(half, None)


HOSTILE = (
    "CREATE TRIGGER more AFTER INSERT ON edit BEGIN DELETE FROM operator; END",
    "CREATE VIEW more AS SELECT * FROM operator",
    "ALTER TABLE activity ADD COLUMN more TEXT",
    "DROP TABLE change",
    "UPDATE registered SET kind = 'sqlite_master'",
    "UPDATE registered SET root_uid = 'nowhere' WHERE kind = 'purpose'",
    "UPDATE activity SET parent_uid = x'00ff' WHERE id = 1",
    "UPDATE activity SET name = '{' WHERE id = 1",
    "UPDATE change SET new = '[[[' WHERE id = (SELECT min(id) FROM change)",
)


@pytest.mark.parametrize("statement", HOSTILE)
def test_a_hostile_file_is_not_taken_in(register: Register, parted: Parted, tmp_path: Path, statement: str) -> None:
    before = state(register)
    spoilt = Path(copy(parted.home, tmp_path / "spoilt.ropa"))
    with closing(connect(spoilt, None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(statement)
    with pytest.raises(RopaError):
        register.do(take_in_operator, bring(spoilt, None), {})
    assert state(register) == before


def test_a_file_with_a_flipped_bit_is_refused_or_says_the_same(parted: Parted, tmp_path: Path) -> None:
    whole, chance = parted.home.read_bytes(), Random(7)  # noqa: S311 (no secret)
    right = bring(parted.home, None)
    for n in range(24):
        place = chance.randrange(len(whole))
        spoilt = tmp_path / f"flipped{n}.ropa"
        spoilt.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << n % 8]) + whole[place + 1 :])
        try:
            found = bring(spoilt, None)
        except RopaError:
            continue
        assert (found.rows, found.edits, found.changes) == (right.rows, right.edits, right.changes), place


@pytest.mark.parametrize("number", [1])
def test_an_older_file_is_upgraded_elsewhere(register: Register, tmp_path: Path, number: int) -> None:
    old = Path(copy(Path(__file__).parents[2] / "files" / f"format-{number}.ropa", tmp_path / "old.ropa"))
    with closing(connect(old, None)) as raw:
        several = raw.execute("SELECT count(*) FROM operator WHERE binned IS NULL").fetchone()[0]
    before, listing = old.read_bytes(), sorted(tmp_path.iterdir())
    if several == 1:
        register.do(take_in_operator, bring(old, None), {})
        check_whole(register)
        assert len(register.ask(operators)) == 2
    else:
        with pytest.raises(RopaError, match="operator"):
            bring(old, None)
    assert (old.read_bytes(), sorted(tmp_path.iterdir())) == (before, listing)
