"""Who has a register open: told to whoever comes second, forgotten after a crash, never taken from another machine."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

import ropa
from ropa.actions.records import Conflict, change, create
from ropa.actions.taking_over import take_over
from ropa.cli import main
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from ropa.store import locking
from ropa.store.backup_names import Why, listed
from ropa.store.locking import Holder, InUse, holder_of, note_of, strike_out
from ropa.store.restoring import look_into
from tests.conftest import AUTHOR, House, facts_of, new

HOLDER = """
import sys
from pathlib import Path
from ropa.register import Register
register = Register(Path(sys.argv[1]), "other")
print("held", flush=True)
sys.stdin.readline()
register.close()
"""


@contextlib.contextmanager
def held_by_another(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open; it is ended with the block."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


@pytest.fixture
def path(tmp_path: Path, empty: Path) -> Path:
    return Path(copy(empty, tmp_path / "clients.ropa"))


def leave_note(path: Path, **differs: object) -> None:
    """A note as this process would leave it, but for what is given."""
    own = locking._self()
    told = {"user": own.user, "machine": own.machine, "since": "2026-11-20T04:05:06+00:00", "host": own.host,
            "process": own.process, "began": own.began}  # fmt: skip
    note_of(path).write_text(json.dumps({**told, **differs}), encoding="utf-8")


def refusal(path: Path) -> InUse:
    with pytest.raises(InUse) as found:
        Register(path, AUTHOR)
    return found.value


def test_a_held_file_names_its_holder(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """LCK-01: user, computer and time are told in every language; the commands end with 3."""
    with held_by_another(path) as process:
        error = refusal(path)
        assert error.holder is not None
        assert not error.only_noted
        assert (error.holder.process, error.holder.machine) == (process.pid, platform.node())
        said = {language: error.says(translator(language)) for language in ("kk", "ru", "en")}
        local = f"{error.holder.since.astimezone():%d.%m.%Y %H:%M}"
        for sentence in said.values():
            assert all(str(fact) in sentence for fact in (path, error.holder.user, error.holder.machine, local))
        assert len(set(said.values())) == 3
        for command in (["info"], ["check"], ["export", "--out", str(path.parent / "papers")]):
            assert main([command[0], str(path), *command[1:]]) == 3
            assert error.holder.machine in capsys.readouterr().err
    assert not (path.parent / "papers").exists()


def test_closing_takes_the_note_away(path: Path) -> None:
    """LCK-02: nothing is left beside a register that was closed."""
    register = Register(path, AUTHOR)
    holder = holder_of(path)
    assert holder is not None
    assert (holder.process, holder.is_elsewhere, holder.is_running) == (os.getpid(), False, False)
    register.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_moving_on_to_a_copy_takes_the_note_along(path: Path) -> None:
    """LCK-02: the file that is let go is free."""
    register = Register(path, AUTHOR)
    register.move_to(path.with_name("copy.ropa"))
    assert holder_of(path) is None
    assert holder_of(register.path) is not None
    Register(path, AUTHOR).close()
    register.close()


def test_a_crash_leaves_no_lock(path: Path) -> None:
    """LCK-02: after kill -9 the next start takes the file without a question."""
    with held_by_another(path) as process:
        process.kill()
        process.wait()
    assert note_of(path).exists()
    register = Register(path, AUTHOR)
    holder = holder_of(path)
    assert holder is not None
    assert holder.process == os.getpid()
    register.close()
    assert not note_of(path).exists()


@pytest.mark.parametrize("began", ["another run 1", ""], ids=["the number was given anew", "the system does not say"])
def test_a_number_that_another_process_has_now_holds_nothing(path: Path, began: str) -> None:
    """LCK-02: a process of the same number that began at another moment is not the one that left the note."""
    leave_note(path, process=os.getppid(), began=began)
    Register(path, AUTHOR).close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only here the beginning of a process is known")
def test_a_process_that_runs_holds_where_the_disk_knows_no_locks(path: Path) -> None:
    """LCK-02: SQLite says that nobody holds the file, but the process that noted it is seen to run."""
    leave_note(path, process=os.getppid(), began=locking._began(os.getppid()))
    error = refusal(path)
    assert not error.only_noted
    assert note_of(path).exists()


def test_another_computer_is_never_overruled_by_itself(path: Path) -> None:
    """LCK-03: the refusal names the computer, nothing is touched; struck out by a person the file opens."""
    leave_note(path, host="another", machine="OFFICE-7", user="Сәуле")
    before = note_of(path).read_bytes(), path.read_bytes()
    error = refusal(path)
    assert error.only_noted
    assert "OFFICE-7" in str(error)
    assert "Сәуле" in str(error)
    assert (note_of(path).read_bytes(), path.read_bytes()) == before
    strike_out(path)
    Register(path, AUTHOR).close()


def test_a_computer_that_is_quicker_keeps_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LCK-03: another machine notes itself between our look and our note."""
    looked = locking.check_free

    def look_and_be_late(free: Path) -> None:
        looked(free)
        leave_note(path, host="another", machine="OFFICE-7")

    monkeypatch.setattr("ropa.store.opening.check_free", look_and_be_late)
    assert refusal(path).only_noted
    holder = holder_of(path)
    assert holder is not None
    assert holder.machine == "OFFICE-7"


@pytest.mark.parametrize(
    "told", ["", "{", "[]", "null", '{"user": 1}', '{"since": "2026-11-20"}', "\x00" * 50], ids=range(7)
)
def test_a_note_that_cannot_be_read_is_none(path: Path, told: str) -> None:
    """LCK-02: what a crash left half written stands in nobody's way."""
    note_of(path).write_text(told, encoding="utf-8")
    assert holder_of(path) is None
    Register(path, AUTHOR).close()
    assert not note_of(path).exists()


def test_a_note_of_many_letters_is_cut(path: Path) -> None:
    """LCK-03: a note may come from anywhere, with anything in it."""
    leave_note(path, host="another", machine="<b>" * 10_000)
    holder = holder_of(path)
    assert holder is not None
    assert len(holder.machine) == 200
    assert len(str(refusal(path))) < 1000


@pytest.mark.parametrize("linked", ["symlink", "hard link"])
def test_a_link_leads_to_the_same_file(path: Path, tmp_path: Path, linked: str) -> None:
    """LCK-08: a file that is open under one name is held under the other, and what one saves the other has."""
    other = tmp_path / "other"
    other.mkdir()
    other /= "link.ropa"
    if linked == "symlink":
        other.symlink_to(path)
    else:
        os.link(path, other)
    register = Register(path, AUTHOR)
    assert (refusal(other).holder is not None) is (linked == "symlink")
    register.do(create, "operator", {"name": {"en": "Tumar"}})
    register.close()
    with contextlib.closing(Register(other, AUTHOR)) as again:
        again.do(create, "operator", {"name": {"en": "Second"}})
        assert refusal(path)
    assert other.is_symlink() is (linked == "symlink")
    assert path.samefile(other)


def test_where_no_note_can_be_left_the_file_opens(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LCK-02: a disk that refuses the note refuses no register."""
    monkeypatch.setattr("ropa.store.locking.note_of", lambda one: one.parent / "no folder" / "note")
    Register(path, AUTHOR).close()


def test_names_of_processes_with_brackets_are_read() -> None:
    """LCK-02: what a process calls itself stands among its figures, in brackets."""
    mine = locking._began(os.getpid())
    assert (mine != "") is sys.platform.startswith("linux")
    assert locking._began(2**22 + 1) == ""
    here = Holder("u", "m", locking._self().since, locking._host(), os.getppid(), locking._began(os.getppid()))
    assert here.is_running is bool(here.began)


def test_taking_over_makes_a_backup_first(tmp_path: Path) -> None:
    """LCK-03: what the other machine may have saved is in the backup, under the same password; then the file opens."""
    key = "құпия сөз"
    path = tmp_path / "clients.ropa"
    with contextlib.closing(Register.create(path, AUTHOR, key)) as register:
        new(register, "operator", {"name": {"en": "Tumar"}})
    leave_note(path, host="another", machine="OFFICE-7")
    take_over(path, key)
    (backup,) = listed(path)
    assert backup.why is Why.TAKEN
    assert [one.best("en")[0] for one in look_into(backup.path, key).operators] == ["Tumar"]
    Register(path, AUTHOR, key).close()


def test_taking_over_without_a_backup_is_refused(path: Path) -> None:
    """LCK-03: where no backup can be made, and where the file is truly held, the note stands."""
    leave_note(path, host="another", machine="OFFICE-7")
    before = note_of(path).read_bytes()
    path.with_name("clients backups").touch()
    with pytest.raises(RopaError, match="No backup"):
        take_over(path, None)
    assert note_of(path).read_bytes() == before
    path.with_name("clients backups").unlink()
    note_of(path).unlink()
    with held_by_another(path), pytest.raises(InUse):
        take_over(path, None)
    assert listed(path) == []


def test_a_later_save_of_one_field_is_no_silent_loss(register: Register, house: House) -> None:
    """LCK-09: who saw an older value is refused by name of the field; another field of the record is saved."""
    register.do(change, house.activity, {"notes": "first window"})
    with pytest.raises(Conflict, match="changed meanwhile"):
        register.do(change, house.activity, {"notes": "second window"}, {"notes": None})
    register.do(change, house.activity, {"description": {"en": "second window"}}, {"description": None})
    assert facts_of(register, house.activity)["notes"] == "first window"


def test_only_one_library_opens_registers() -> None:
    """LCK-05: no other SQLite anywhere in the program, the window included."""
    root = Path(ropa.__file__).parents[1]
    other = re.compile(r"^\s*(import|from)\s+(sqlite3|pysqlite3|apsw|pysqlcipher3)\b", re.MULTILINE)
    files = [*(root / "ropa").rglob("*.py"), *(root / "ui").rglob("*.py")]
    assert len(files) > 300
    assert [file for file in files if other.search(file.read_text(encoding="utf-8"))] == []
