"""ENC-01, ENC-02, ENC-03, ENC-05: a password given, changed, taken off; nothing in clear; interrupted at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import select, text

from ropa.actions.records import change
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store import protecting
from ropa.store.opening import hides_content
from ropa.store.protecting import change_password
from ropa.store.tables import FileLog
from tests.conftest import AUTHOR, House, build_house, check_whole, new, state

OLD, NEW = "Құпия 'сөз' №1", "другой длинный пароль"
WORD = "Бүркіт4711"

CHANGER = """
import json, os, sys
from pathlib import Path
from ropa.store import protecting

really = protecting.sync

def die(path, *_):
    if given["moment"] == "sync" and not path.is_dir():
        return really(path)
    os.kill(os.getpid(), 9)

for given in json.load(sys.stdin):
    if child := os.fork():
        assert os.waitpid(child, 0)[1] == 9
    else:
        setattr(Path if given["moment"] == "replace" else protecting, given["moment"], die)
        protecting.change_password(Path(given["path"]), given["old"], given["new"])
        os._exit(0)
"""


@pytest.fixture(params=[(None, OLD), (OLD, NEW), (OLD, None)], ids=["given", "changed", "taken off"])
def turn(request: pytest.FixtureRequest) -> tuple[str | None, str | None]:
    """The password before and after."""
    return request.param


def filled(path: Path, key: str | None) -> House:
    data, house = _filled(key)
    path.write_bytes(data)
    return house


@cache
def _filled(key: str | None) -> tuple[bytes, House]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "filled.ropa"
        with closing(Register.create(path, AUTHOR, key)) as register:
            house = build_house(register, WORD)
        return path.read_bytes(), house


def opens(path: Path, key: str | None) -> bool:
    try:
        Register(path, AUTHOR, key).close()
    except RopaError:
        return False
    return True


def test_the_register_is_the_same_and_opens_by_the_new_password_only(tmp_path, turn):
    old, new_key = turn
    path = tmp_path / "clients.ropa"
    house = filled(path, old)
    path.chmod(0o600)
    before = Register(path, AUTHOR, old)
    told = state(before)
    before.close()
    change_password(path, old, new_key)
    assert not opens(path, old)
    assert hides_content(path) == (new_key is not None)
    assert path.stat().st_mode & 0o777 == 0o600
    after = Register(path, AUTHOR, new_key)
    assert state(after) == told
    check_whole(after)
    after.do(change, house.activity, {"notes": "saved on"})
    log = after.ask(lambda connection: connection.execute(select(FileLog.what, FileLog.detail)).all())
    assert [detail for what, detail in log if what == "password"]
    assert after.ask(lambda connection: connection.execute(text("PRAGMA foreign_key_check")).all()) == []
    after.close()
    assert [one.name for one in tmp_path.iterdir()] == ["clients.ropa"]


def test_numbers_go_on_where_they_were(tmp_path):
    path = tmp_path / "clients.ropa"
    house = filled(path, None)
    change_password(path, None, NEW)
    register = Register(path, AUTHOR, NEW)
    assert new(register, "activity", {}, house.operator)
    check_whole(register)
    register.close()


def test_a_link_to_the_file_stays_a_link(tmp_path):
    path, link = tmp_path / "clients.ropa", tmp_path / "link.ropa"
    filled(path, None)
    link.symlink_to(path)
    change_password(link, None, NEW)
    assert link.is_symlink()
    assert opens(path, NEW)


def test_a_wrong_password_changes_nothing(tmp_path):
    path = tmp_path / "clients.ropa"
    filled(path, OLD)
    bytes_before = path.read_bytes()
    with pytest.raises(RopaError, match="does not open"):
        change_password(path, "wrong", NEW)
    assert path.read_bytes() == bytes_before
    with pytest.raises(RopaError, match="empty"):
        change_password(path, OLD, "")
    assert opens(path, OLD)


def test_an_open_register_is_not_changed_behind_its_back(tmp_path):
    path = tmp_path / "clients.ropa"
    filled(path, OLD)
    register = Register(path, AUTHOR, OLD)
    with pytest.raises(RopaError, match="is open"):
        change_password(path, OLD, NEW)
    register.close()
    assert opens(path, OLD)


def test_enc_05_a_disk_that_is_full_leaves_the_old(tmp_path, turn, monkeypatch):
    old, new_key = turn
    path = tmp_path / "clients.ropa"
    filled(path, old)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(protecting, "export", full)
    with pytest.raises(RopaError):
        change_password(path, old, new_key)
    assert opens(path, old)
    assert [one.name for one in tmp_path.iterdir()] == ["clients.ropa"]


def test_enc_05_killed_at_any_step_the_old_or_the_new_password_opens_it(tmp_path):
    """And what the kill left behind, in clear perhaps, is gone when it was opened.

    Killed in front of each step; the last brings the folder onto the disk when the file was swapped in.
    """
    cases = []
    for old, new_key, moments in (
        (None, OLD, ("_verify", "replace", "sync")),
        (OLD, NEW, ("export", "sync")),
        (OLD, None, ("_verify", "replace")),
    ):
        made = tmp_path / f"{len(cases)}.ropa"
        filled(made, old)
        for moment in moments:
            path = tmp_path / f"{len(cases)}" / "clients.ropa"
            path.parent.mkdir()
            copy(made, path)
            cases.append({"path": str(path), "old": old, "new": new_key, "moment": moment})
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", CHANGER], cwd=root, input=json.dumps(cases), text=True, check=True)
    for case in cases:
        path, swapped = Path(case["path"]), case["moment"] == "sync"
        if case["moment"] in ("_verify", "replace"):
            assert len([*path.parent.iterdir()]) == 2, "a copy was left behind"
        assert opens(path, case["new"] if swapped else case["old"])
        assert hides_content(path) == ((case["new"] if swapped else case["old"]) is not None)
        assert [one.name for one in path.parent.iterdir()] == ["clients.ropa"]


def test_copies_of_other_files_are_left_alone(tmp_path):
    path = tmp_path / "clients.ropa"
    filled(path, None)
    others = [tmp_path / name for name in (".clients.ropa.password", ".old.ropa.0a1b2c3d.password", "clients.ropa.txt")]
    for one in others:
        one.write_text("mine")
    (tmp_path / ".clients.ropa.0a1b2c3d.password").write_text("left behind")
    Register(path, AUTHOR).close()
    assert sorted(tmp_path.iterdir()) == sorted([path, *others])


def test_enc_01_wrong_or_damaged_is_one_sentence_and_nothing_goes_to_the_terminal(tmp_path, capfd):
    path = tmp_path / "clients.ropa"
    filled(path, OLD)
    said = set()
    for n in range(3):
        with pytest.raises(RopaError) as refused:
            Register(path, AUTHOR, f"try {n}")
        said.add(str(refused.value))
    whole = bytearray(path.read_bytes())
    whole[100] ^= 1
    path.write_bytes(whole)
    with pytest.raises(RopaError) as refused:
        Register(path, AUTHOR, OLD)
    said.add(str(refused.value))
    assert len(said) == 1, said
    assert capfd.readouterr() == ("", "")


def test_a_letter_typed_as_two_characters_opens_the_file_too(tmp_path):
    path = tmp_path / "clients.ropa"
    filled(path, "йод ёлка")
    assert opens(path, "и\u0306од е\u0308лка")


def test_enc_03_the_journal_of_a_save_holds_nothing_in_clear(tmp_path):
    path = tmp_path / "clients.ropa"
    house = filled(path, OLD)
    register = Register(path, AUTHOR, OLD)
    seen: list[bytes] = []

    def save(work, uid):
        change(work, uid, {"notes": f"{WORD} once more"})
        seen.extend(one.read_bytes() for one in tmp_path.iterdir() if one != path)

    register.do(save, house.activity)
    register.do(save, house.operator)
    register.close()
    assert any(len(one) > 512 for one in seen), "there was a journal to look into"
    for one in (*seen, path.read_bytes()):
        assert WORD.encode() not in one
        assert b"SQLite format" not in one


def test_enc_03_a_change_of_password_writes_nothing_in_clear(tmp_path, monkeypatch):
    path = tmp_path / "clients.ropa"
    filled(path, OLD)
    seen: dict[str, bytes] = {}

    def look(*_: object) -> None:
        seen.update({one.name: one.read_bytes() for one in tmp_path.iterdir()})

    monkeypatch.setattr(protecting, "sync", look)
    verify = protecting._verify
    monkeypatch.setattr(protecting, "_verify", lambda *arguments: (look(), verify(*arguments), look())[0])
    change_password(path, OLD, NEW)
    assert len(seen) >= 2
    assert all(WORD.encode() not in one for one in seen.values())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_a_sentence(tmp_path):
    path = tmp_path / "clients.ropa"
    filled(path, OLD)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(RopaError, match="cannot be written"):
            change_password(path, OLD, NEW)
    finally:
        tmp_path.chmod(0o700)
