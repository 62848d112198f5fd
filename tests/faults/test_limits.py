"""Limits that the system sets a process: how long a file may be, how much memory it may have."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from ropa.actions.records import create
from ropa.register import Register
from tests.conftest import AUTHOR, build_house, check_whole, facts_of, state
from tests.faults.conftest import times

ROOT = Path(__file__).parents[2]

SAVER = """
import json, resource, signal, sys
from pathlib import Path
from ropa.actions.records import change
from ropa.errors import RopaError
from ropa.register import Register

def said(notes):
    try:
        register.do(change, uid, {"notes": notes})
    except RopaError as refusal:
        return str(refusal)

path, uid = Path(sys.argv[1]), sys.argv[2]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
register = Register(path, "Saver")
raw = register.source().connection
(pages,) = raw.execute("PRAGMA page_count").fetchone()
raw.execute(f"PRAGMA max_page_count={pages + 2}")
full = said("long " * 40_000)
raw.execute("PRAGMA max_page_count=1000000")
none = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, none[1]))
limited = said("long " * 40_000)
resource.setrlimit(resource.RLIMIT_FSIZE, none)
then = said("saved at last")
register.close()
print(json.dumps([full, limited, then]))
"""


def _told(program: str, *arguments: str) -> Any:
    """What a program says in the end."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_file_that_may_not_grow_is_told_like_a_full_disk(tmp_path: Path) -> None:
    """DUR-07: SQLite calls it an error of the disk; the person reads the same, and the next save works."""
    path = tmp_path / "clients.ropa"
    with closing(Register.create(path, AUTHOR)) as register:
        uid = build_house(register).activity
    full, limited, then = _told(SAVER, str(path), uid)
    assert limited == full
    assert "the disk is full" in limited
    assert "all that was saved before is safe" in limited
    assert then is None
    with closing(Register(path, AUTHOR)) as register:
        assert facts_of(register, uid)["notes"] == "saved at last"
        check_whole(register)


PRINTER = """
import contextlib, io, json, os, resource, sys
from pathlib import Path
from ropa.cli import main

def size():
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()

path, small, out = sys.argv[1:4]
arguments = ["--document", "register", "--with-drafts", "--language", "ru", "--processes", "1"]
assert main(["export", small, "--out", f"{out}/small", *arguments]) == 0  # what is loaded late is loaded
told = []
for room in json.loads(sys.argv[4]):
    here, there = os.pipe()
    if not os.fork():
        if room is not None:
            resource.setrlimit(resource.RLIMIT_AS, (size() + room * 2**20,) * 2)
        os.dup2(there, 2)
        os._exit(main(["export", path, "--out", f"{out}/{room}", *arguments]))
    os.close(there)
    said = os.fdopen(here).read()
    told.append([os.waitstatus_to_exitcode(os.wait()[1]), said])
print(json.dumps(told))
"""


def test_a_paper_for_which_the_memory_does_not_suffice_is_refused(tmp_path: Path) -> None:
    """DUR-12: with ever more room, until the paper is there: a sentence and no file, or a whole one; nothing else."""
    path, small, out = tmp_path / "clients.ropa", tmp_path / "small.ropa", tmp_path / "papers"
    with closing(Register.create(small, AUTHOR)) as register:
        build_house(register)
    with closing(Register.create(path, AUTHOR)) as register:
        operator = build_house(register).operator
        for n in range(20):
            words = {"ru": f"Расчёт {n}. " * 16_000}
            register.do(create, "activity", {"name": {"ru": f"Работа {n}"}, "description": words}, operator)
        said = state(register)
    rooms = [*range(0, 64, times(4, 32)), None]
    told = _told(PRINTER, str(path), str(small), str(out), json.dumps(rooms))
    print(dict(zip(rooms, [code for code, _ in told], strict=True)))
    for room, (code, words) in zip(rooms, told, strict=True):
        folder = out / str(room)
        written = [one.read_bytes() for one in folder.iterdir()] if folder.exists() else []
        if code == 0:
            assert [one for one in written if one.startswith(b"%PDF") and b"%%EOF" in one[-10:]], room
        else:
            assert (code, len(words.splitlines())) == (3, 1), (room, words)
            assert "There is not enough memory" in words
            assert written == []
    codes = [code for code, _ in told]
    assert codes[0] == 3
    assert codes[-1] == 0
    with closing(Register(path, AUTHOR)) as register:
        check_whole(register)
        assert state(register) == said
