"""A crash in the middle of a save leaves the last whole state: nothing acknowledged is lost, nothing is half done."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from ropa.actions.records import change
from ropa.actions.undo import next_undo, undo
from ropa.register import Register
from ropa.store.tables import Edit, FileLog
from tests.conftest import AUTHOR, House, build_house, change_all, check_whole, count, edits, facts_of, new, state

SAVER = """
import json, sys
from pathlib import Path
from ropa.actions.records import change, create
from ropa.register import Register

def everywhere(work, uids, n):
    for uid in uids:
        change(work, uid, {"notes": f"save {n} " * 50})
    create(work, "basis", {"place": n}, given["purpose"])

def in_the_form(work, n):
    change(work, given["activity"], {"place": n})
    change(work, given["purpose"], {"place": n})

given = json.loads(sys.stdin.readline())
register = Register(Path(given["path"]), "Saver", given["key"])
n = given["start"]
while True:
    if n % 4 < 2:
        register.do(everywhere, given["uids"], n)
    else:
        register.visit(given["activity"]).do(in_the_form, n)
    print(n, flush=True)
    n += 1
"""
"""A child that saves in a loop, two saves in an act each, two in an open form. It says each that is done."""


def saver() -> subprocess.Popen[str]:
    """A child that waits to be told what to write to."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", SAVER]
    return subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("key", [None, "құпия 'сөз'"], ids=["plain", "protected"])
def test_killed_in_mid_save_the_file_holds_every_acknowledged_save(tmp_path: Path, key: str | None) -> None:
    """tests/faults does so more often."""
    killed_in_mid_save(tmp_path, key, 3)


def killed_in_mid_save(tmp_path: Path, key: str | None, rounds: int) -> None:
    """Kill a child that saves so many times, and look after each."""
    path, chance = tmp_path / "clients.ropa", random.Random(94)  # noqa: S311 (moments, not secrets)
    with closing(Register.create(path, AUTHOR, key)) as register:
        one, two = build_house(register, "Tumar"), build_house(register, "Qurylys")
        tracker = new(register, "tracker", {}, one.operator)
    uids = [one.system, two.activity, one.party, tracker]
    given = {"path": str(path), "key": key, "uids": uids, "activity": one.activity, "purpose": one.purpose}
    done = 0
    for n in range(rounds):
        told = kill_while_saving(saver(), {**given, "start": done + 1}, chance.uniform(0.0, 0.25))
        with closing(Register(path, AUTHOR, key)) as register:
            done = check_saves(register, one, uids, told)
            what = register.ask(lambda connection: connection.execute(select(FileLog.what)).scalars().all())
            assert what.count("unclean") == n + 1


def kill_while_saving(child: subprocess.Popen[str], given: dict[str, object], after: float) -> int:
    """Let it save for a while, then end it without warning; the last save it told of."""
    assert child.stdin
    assert child.stdout
    child.stdin.write(json.dumps(given) + "\n")
    child.stdin.flush()
    told = child.stdout.readline()
    time.sleep(after)
    child.kill()
    rest, _ = child.communicate()
    whole = [line for line in (told + rest).splitlines(keepends=True) if line.endswith("\n")]
    return int(whole[-1])


def check_saves(register: Register, house: House, uids: list[str], told: int) -> int:
    """The number of the last save in the file: that which was told of, or one more; each is there whole."""
    check_whole(register)
    assert all(edit.hash for edit in edits(register))
    notes = {facts_of(register, uid)["notes"] for uid in uids}
    places = {facts_of(register, uid)["place"] for uid in (house.activity, house.purpose)}
    assert (len(notes), len(places)) == (1, 1)
    (note,), (place,) = notes, places
    last = int(note.split()[1])
    done = max(last, place or 0)
    assert told <= done <= told + 1
    assert last == max(n for n in range(1, done + 1) if n % 4 < 2)
    assert place == max((n for n in range(1, done + 1) if n % 4 > 1), default=None)
    bases = {one for one, (lives, facts, _) in state(register).items() if lives and '"kind":"basis"' in facts}
    assert len(bases) == 2 + len([n for n in range(1, last + 1) if n % 4 < 2])
    return done


def test_the_way_back_is_there_after_a_crash(register: Register, house: House) -> None:
    before = state(register)
    register.visit(house.activity).do(change, house.activity, {"notes": "typed before the crash"})
    register._engine.dispose()
    with closing(Register(register.path, AUTHOR)) as again:
        assert again.ask(next_undo, house.operator, again.visiting).keys == ("notes",)
        again.do(undo, house.operator)
        assert state(again) == before
        check_whole(again)
    register._engine, register._visit = Register(register.path, AUTHOR)._engine, None


def test_a_full_disk_loses_nothing_and_the_next_save_works(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "typed"})
    before, known = state(register), count(register, Edit)
    pages = register.ask(lambda connection: connection.execute(text("PRAGMA page_count")).scalar_one())
    register.ask(lambda connection: connection.execute(text(f"PRAGMA max_page_count={pages + 5}")).scalar_one())
    with pytest.raises(Exception, match="full"):
        door.do(change_all, [house.activity, other.activity], {"notes": "long " * 40_000})
    assert (state(register), count(register, Edit)) == (before, known)
    register.ask(lambda connection: connection.execute(text("PRAGMA max_page_count=1000000")).scalar_one())
    door.do(change_all, [house.activity, other.activity], {"notes": "long " * 40_000})
    register.leave()
    assert facts_of(register, other.activity)["notes"].startswith("long")
    check_whole(register)
