"""The inspection pack: what is in it, that its hashes hold, and that it is the same bytes when it is built again."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import ropa.register
from ropa.actions.packing import LISTS, pack
from ropa.actions.records import change
from ropa.cli import main
from ropa.errors import RopaError
from ropa.progress import at_once
from ropa.register import Register
from tests.clock import set_clock
from tests.conftest import new
from tests.core.issued import club

TODAY = dt.datetime.now().astimezone().date()


def built(register: Register, operator: str, day: dt.date = TODAY) -> bytes:
    return at_once(pack(register.ask, operator, day))


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {one: archive.read(one) for one in archive.namelist()}


def test_it_has_registers_editions_log_and_an_index_with_hashes(register: Register) -> None:
    made = club(register)
    made.issue(in_force_from=TODAY)
    found = files(built(register, made.operator))
    assert all(0 <= done <= total for done, total in pack(register.ask, made.operator, TODAY))
    papers = [one for one in found if one.startswith("registers/") and one.endswith(".pdf")]
    assert len(papers) >= len(LISTS) * 3
    assert all(found[one].startswith(b"%PDF") for one in papers)
    assert [one for one in found if one.endswith(".xlsx")]
    editions = [one for one in found if one.startswith("editions/")]
    assert len(editions) == 3
    log = found["log/edits.csv"].decode("utf-8-sig").splitlines()
    assert log[0].startswith("edit,place,at,author,act")
    assert len(log) > 10
    sums = dict(reversed(line.split("  ", 1)) for line in found["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(found) - {"SHA256SUMS", "index.txt"}
    assert all(hashlib.sha256(found[name]).hexdigest() == value for name, value in sums.items())
    index = found["index.txt"].decode()
    assert all(name in index and value in index for name, value in sums.items())


def test_built_again_for_a_day_it_is_the_same_whatever_came_after(register: Register, monkeypatch) -> None:
    made = club(register)
    made.issue(in_force_from=TODAY)
    first = built(register, made.operator)
    assert built(register, made.operator) == first
    yesterday = TODAY - dt.timedelta(days=1)
    with pytest.raises(RopaError):
        built(register, made.operator, yesterday)
    with monkeypatch.context() as patch:
        set_clock(patch, ropa.register, dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
        register.do(change, made.activity, {"name": {"ru": "Другое название"}})
    assert built(register, made.operator) == first
    assert built(register, made.operator, TODAY + dt.timedelta(days=3)) != first


def test_nothing_of_another_operator_is_in_it_and_no_formula(register: Register) -> None:
    other = new(register, "operator", {"name": {"ru": "Посторонний клиент"}, "notes": "чужое"})
    own = new(register, "operator", {"name": {"ru": "Свой"}, "notes": "=HYPERLINK(1)"})
    new(register, "activity", {"name": {"ru": "Чужое дело"}}, other)
    found = files(built(register, own))
    log = found["log/edits.csv"].decode("utf-8-sig")
    assert "=HYPERLINK" in log
    assert all(not cell.startswith("=") for line in log.splitlines() for cell in line.split(","))
    assert "Посторонний" not in log
    assert "Посторонний" not in found["index.txt"].decode()


def test_the_command_writes_it(tmp_path: Path, capsys) -> None:
    path = tmp_path / "clients.ropa"
    register = Register.create(path, "Aliya")
    new(register, "operator", {"name": {"ru": "Свой"}, "languages": ["ru"]})
    register.close()
    out = tmp_path / "pack"
    assert main(["pack", str(path), "--operator", "O-001", "--out", str(out)]) == 0
    assert str(tmp_path / "pack.zip") in capsys.readouterr().out
    assert "index.txt" in files((tmp_path / "pack.zip").read_bytes())
    assert main(["pack", str(path), "--operator", "O-001", "--out", str(out), "--as-of", "2999-01-01"]) == 2
