"""An operator erased for good: nothing of it is left in the file, nothing of the others is touched (ENC-04)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from ropa.actions.erasing import erase_operator
from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import next_undo, undo
from ropa.errors import RopaError
from ropa.model.columns import Base
from ropa.register import Register
from ropa.store.chains import verify_chains
from ropa.store.erasing import holds_of
from ropa.store.reading import holdings
from ropa.store.tables import FileLog
from tests.conftest import AUTHOR, build_house, check_whole, new
from tests.core.issued import club

WORD = "Жұмбақсөз-4711"


def gone(register: Register, uid: str) -> list[str]:
    """Tables in which an operator's uid still stands."""

    def look(connection):
        tables = {name: one for name, one in Base.metadata.tables.items() if name != "file_log"}
        lines = ((name, line) for name, one in tables.items() for line in connection.execute(select(one)))
        return sorted({name for name, line in lines if uid in [str(value) for value in line]})

    return register.ask(look)


def test_nothing_of_it_is_left_and_nothing_of_others_is_touched(register: Register) -> None:
    one, two = build_house(register, "Tumar"), build_house(register, "Qurylys")
    register.do(change, one.operator, {"notes": WORD})
    register.do(approve, one.activity)
    before = register.ask(holdings, two.operator)
    register.do(to_bin, one.operator)
    expected = register.ask(holds_of, one.operator)
    assert register.do(erase_operator, one.operator) == expected
    assert expected.rows > 5
    assert expected.edits > 2
    assert gone(register, one.operator) == []
    assert register.ask(holdings, two.operator) == before
    assert register.ask(verify_chains).breaks == ()
    check_whole(register)


def test_its_words_are_nowhere_in_the_raw_file(tmp_path: Path) -> None:
    """ENC-04: pages that are let go are overwritten, so that erasing is real without a password too."""
    path = tmp_path / "clients.ropa"
    register = Register.create(path, AUTHOR)
    house = build_house(register, "Tumar")
    keep = new(register, "operator", {"name": {"en": "Kept"}})
    for n in range(50):
        register.do(change, house.activity, {"description": {"ru": f"{WORD} {n} " * 40}})
    register.do(to_bin, house.operator)
    register.do(erase_operator, house.operator)
    register.close()
    data = path.read_bytes()
    assert WORD.encode() not in data
    assert house.activity.encode() not in data
    assert keep.encode() in data


def test_the_log_keeps_a_gap_without_words(register: Register) -> None:
    house = build_house(register, "Tumar")
    register.do(to_bin, house.operator)
    edits = register.ask(holds_of, house.operator).edits
    register.do(erase_operator, house.operator)
    lines = register.ask(lambda connection: connection.execute(select(FileLog.what, FileLog.detail)).all())
    what, detail = lines[-1]
    assert what == "erased"
    told = json.loads(detail)
    assert told["operator"] == house.operator
    assert told["edits"] == edits
    assert len(told["hash"]) == 64
    assert "Tumar" not in detail


def test_issued_papers_go_with_their_bytes(register: Register) -> None:
    made = club(register)
    made.issue()
    operator = made.operator
    content = Base.metadata.tables["content"]
    assert register.ask(lambda connection: connection.execute(select(content)).all())
    register.do(to_bin, operator)
    assert register.do(erase_operator, operator).editions == 1
    assert register.ask(lambda connection: connection.execute(select(content)).all()) == []


def test_only_an_operator_in_the_bin_is_erased(register: Register) -> None:
    house = build_house(register, "Tumar")
    for uid in (house.operator, house.activity):
        with pytest.raises(RopaError, match="put it there first"):
            register.do(erase_operator, uid)
    assert register.ask(holdings, house.operator)


def test_undo_never_brings_it_back(register: Register) -> None:
    house = build_house(register, "Tumar")
    register.do(to_bin, house.operator)
    register.do(erase_operator, house.operator)
    assert register.ask(next_undo, house.operator, None) is None
    assert register.ask(next_undo, None, None) is None or register.do(undo, None) is None
    check_whole(register)
