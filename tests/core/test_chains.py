"""The history holds: many named steps back and forth, whole records of an earlier day, chains that show tampering."""

from __future__ import annotations

import ast
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

import ropa
from ropa.actions.as_of import restore_record
from ropa.actions.erasing import erase_operator
from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.cli import main
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store import chains as chained
from ropa.store.chains import chain_break, follow, verify_chains
from ropa.store.reading import holdings
from ropa.store.tables import Change, Edit
from tests.conftest import AUTHOR, House, build_house, change_all, check_whole, edits, facts_of, new, state

STEPS = 104


def meddle(register: Register, *statements: Any) -> None:
    """Write past the door."""
    with register._engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


def test_more_than_a_hundred_named_steps_go_back_and_forth_over_a_restart(register: Register, house: House) -> None:
    """Issue 6, item 4: single and bulk acts, each named, taken back after a restart, then done again."""
    more = [new(register, "system", {"name": {"en": f"System {n}"}}, house.operator) for n in range(5)]
    first = state(register)
    for n in range(STEPS):
        if n % 4 == 3:
            register.do(change_all, more, {"notes": f"bulk {n}"})
        else:
            register.do(change, house.activity, {"notes": f"step {n}"})
    last = state(register)
    path = register.path
    register.close()
    with closing(Register(path, AUTHOR)) as again:
        for n in reversed(range(STEPS)):
            step = again.ask(next_undo, house.operator, None)
            assert step.action == ("change_all" if n % 4 == 3 else "change")
            assert step.name.best("en")[0] == ("System 0" if n % 4 == 3 else "Payroll of Tumar")
            again.do(undo, house.operator)
        assert state(again) == first
    with closing(Register(path, AUTHOR)) as again:
        for _ in range(STEPS):
            assert again.ask(next_redo, house.operator, None) is not None
            again.do(redo, house.operator)
        assert state(again) == last
        assert again.ask(verify_chains).breaks == ()
    register._engine = Register(path, AUTHOR)._engine


def last_of(register: Register, operator: str | None) -> int:
    return edits(register, operator)[-1].id


def test_a_whole_record_is_put_back_to_an_earlier_day(register: Register, house: House) -> None:
    """Issue 6, item 4: changed facts, parts that came, parts that went; in one act, and undo takes it back."""
    register.do(change, house.activity, {"notes": "then"})
    then, day = facts_of(register, house.activity), last_of(register, house.operator)
    was = register.ask(holdings, house.operator).find(house.activity)
    register.do(change, house.activity, {"notes": "later", "name": {"en": "Renamed"}})
    register.do(to_bin, house.disclosure)
    register.do(change, house.item, {"text": {"en": "Other"}})
    part = new(register, "purpose", {"text": {"en": "Came later"}}, house.activity)
    now = state(register)
    assert register.do(restore_record, house.activity, day)
    assert {**facts_of(register, house.activity), "version": 0, "hash": ""} == {**then, "version": 0, "hash": ""}
    assert register.ask(holdings, house.operator).find(house.activity) == was
    assert part not in register.ask(holdings, house.operator).index
    assert edits(register, house.operator)[-1].action == "restore_record"
    check_whole(register)
    assert not register.do(restore_record, house.activity, day), "it says that already"
    register.do(undo, house.operator)
    assert state(register) == now


def test_how_a_record_stands_is_not_put_back(register: Register, house: House) -> None:
    """Issue 6, item 4: an approval is an act, and stays; the record is changed since then."""
    day = last_of(register, house.operator)
    register.do(change, house.activity, {"notes": "approved"})
    register.do(approve, house.activity)
    register.do(restore_record, house.activity, day)
    facts = facts_of(register, house.activity)
    assert (facts["status"], facts["notes"]) == ("approved", None)
    assert register.ask(holdings, house.operator).approvals[house.activity].changed


def test_what_cannot_be_put_back_is_refused_and_nothing_changes(register: Register, house: House) -> None:
    """Issue 6, item 4: not there then, in the bin, a part alone, a link to what lies in the bin."""
    day = last_of(register, house.operator)
    late = new(register, "activity", {"name": {"en": "Late"}}, house.operator)
    register.do(change, house.activity, {"systems": []})
    register.do(to_bin, house.system)
    before = state(register)
    for uid, words in ((late, "was not in the register"), (house.purpose, "whole record"), (house.activity, "Base of")):
        with pytest.raises(RopaError, match=words):
            register.do(restore_record, uid, day)
    register.do(to_bin, late)
    with pytest.raises(RopaError, match="in the bin"):
        register.do(restore_record, late, last_of(register, house.operator))
    register.do(undo, house.operator)
    assert state(register) == before


@pytest.mark.parametrize("what", ["change", "author", "removed", "added", "orphan"])
def test_the_first_place_of_a_break_is_told(register: Register, house: House, what: str) -> None:
    """Issue 6, item 4: tampering in the file itself shows at its place; other chains stand."""
    other = build_house(register, "Qurylys")
    every = edits(register, house.operator)
    assert register.ask(verify_chains).breaks == ()
    edit, following = every[2], every[3]
    lines = {
        "change": [update(Change).where(Change.edit_id == edit.id).values(new='"other"')],
        "author": [update(Edit).where(Edit.id == edit.id).values(author="Somebody")],
        "removed": [delete(Edit).where(Edit.id == edit.id), delete(Change).where(Change.edit_id == edit.id)],
        "added": [update(Change).where(Change.edit_id == following.id).values(edit_id=edit.id)],
        "orphan": [delete(Edit).where(Edit.id == every[-1].id)],
    }[what]
    meddle(register, *lines)
    found = register.ask(verify_chains)
    place = {"removed": following.id, "orphan": every[-1].id}.get(what, edit.id)
    assert found.breaks[0].edit == place
    if what != "orphan":
        assert found.breaks[0].operator == house.operator
        assert register.ask(chain_break, house.operator) == found.breaks[0]
    assert register.ask(chain_break, other.operator) is None
    assert register.ask(chain_break, None) is None


def test_a_long_chain_is_followed_in_steps(register: Register, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Issue 6, item 4: no look lasts long, and all looks together see what one sees."""
    monkeypatch.setattr(chained, "AT_ONCE", 3)
    every, reached, steps = edits(register, house.operator), None, 0
    while True:
        reached, broken = register.ask(follow, house.operator, reached)
        assert broken is None
        steps += 1
        if reached is None:
            break
        assert reached.edits == 3 * steps
    assert steps == len(every) // 3 + 1
    assert register.ask(verify_chains).edits == len(edits(register))


def test_the_command_says_whether_the_history_is_intact(
    register: Register, house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 6, item 4: ropa verify FILE ends with 0, or with 3 and the first place."""
    monkeypatch.setenv("LC_ALL", "en")
    register.close()
    number = len(edits(Register(register.path, AUTHOR, read_only=True)))
    assert main(["verify", str(register.path)]) == 0
    assert f"intact: {number} edits" in capsys.readouterr().out
    register._engine = Register(register.path, AUTHOR)._engine
    edit = edits(register, house.operator)[1]
    meddle(register, update(Edit).where(Edit.id == edit.id).values(author="Somebody"))
    register.close()
    assert main(["verify", str(register.path)]) == 3
    told = capsys.readouterr().err
    assert f"edit No. {edit.id}" in told
    assert "Tumar" in told
    register._engine = Register(register.path, AUTHOR)._engine


def test_an_operator_erased_for_good_leaves_a_gap_that_is_told(
    register: Register, house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 6, item 4: its chain goes whole, the others fit, and the command says how many are missing."""
    monkeypatch.setenv("LC_ALL", "en")
    other = build_house(register, "Qurylys")
    register.do(to_bin, other.operator)
    register.do(erase_operator, other.operator)
    assert register.ask(verify_chains).breaks == ()
    assert register.ask(chain_break, house.operator) is None
    path = register.path
    register.close()
    assert main(["verify", str(path)]) == 0
    assert "erased for good, with their history: 1" in capsys.readouterr().out
    register._engine = Register(path, AUTHOR)._engine


def test_nothing_in_the_program_writes_closed_edits() -> None:
    """Issue 6, item 4: only the unit of work writes Changes, of an open visit alone; only closing seals Edits."""
    writers: dict[str, set[str]] = {}
    root = Path(ropa.__file__).parent
    for file in [*root.rglob("*.py"), *root.with_name("ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            first = node.args[0] if node.args else None
            writes = node.func.id in ("update", "delete", "insert")
            if writes and isinstance(first, ast.Name) and first.id in ("Edit", "Change"):
                name = file.relative_to(root.parent).as_posix()
                writers.setdefault(name, set()).add(f"{node.func.id} {first.id}")
    for whole in ("erasing", "extracting", "carrying"):  # whole chains go with an operator erased, taken out, in
        writers.pop(f"ropa/store/{whole}.py", None)
    assert writers == {
        "ropa/actions/undo.py": {"update Change"},
        "ropa/store/history.py": {"delete Change", "delete Edit"},
        "ropa/store/statements.py": {"insert Edit", "insert Change", "update Edit"},
        "ropa/store/work.py": {"update Change", "delete Change"},
    }
