"""An operator goes out and in with all that it has, into a register that knows it and into one that does not."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from ropa.actions.records import change
from ropa.actions.taking_in.comparing import compare
from ropa.actions.taking_in.doing import take_in_operator
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.bringing import Brought, bring
from ropa.store.chains import verify_chains
from ropa.store.examining import examine
from ropa.store.extracting import extract
from ropa.store.reading import content, holdings, operators
from ropa.store.searching import search
from ropa.store.tables import Change, Edit, Registered
from tests.conftest import AUTHOR, check_whole, state
from tests.core.generated_register import build, plans
from tests.core.issued import Club, club
from tests.core.taking_in.conftest import HOME, Parted
from tests.core.taking_in.taking import brought, nothing_left, out, plan_of, take
from tests.core.test_extracting import full, planted, told


def dump(register: Register, operator: str) -> dict[str, Any]:
    """All that lies in the file of an operator, but for numbers of Edits and what taking in wrote."""

    def read(connection: Any) -> dict[str, Any]:
        carried = ("arrive", "take_in_operator")
        edits = select(Edit.__table__).where(Edit.operator_uid == operator, Edit.action.not_in(carried))
        found: dict[str, Any] = {}
        order = {}
        for line in connection.execute(edits.order_by(Edit.sealed)).mappings():
            order[line["id"]] = line["act"]
            kept = {key: line[key] for key in line if key not in ("id", "undoes", "follows", "hash")}
            found[f"edit {line['act']} {line['sealed']}"] = kept | {"undoes": order.get(line["undoes"])}
        changes = select(Change.__table__).where(Change.edit_id.in_(order))
        for line in connection.execute(changes.order_by(Change.edit_id, Change.turn)).mappings():
            about = order[line["edit_id"]], line["record_uid"], line["key"]
            numbers = line["key"] in ("approved", "binned", "origin_edit")
            found[f"change {about}"] = numbers or (line["old"], line["new"])
        return found

    return found_of(register, operator) | register.ask(read)


def found_of(register: Register, operator: str) -> dict[str, Any]:
    """Rows of an operator with their facts, by uid."""
    return {
        uid: (lives, facts)
        for uid, (lives, facts, _) in state(register).items()
        if register.ask(
            lambda c, uid=uid: c.execute(select(Registered.operator_uid).where(Registered.uid == uid)).scalar()
        )
        == operator
    }


def test_issued_papers_come_with_their_files(register: Register) -> None:
    ours = club(register)
    first = ours.issue()
    with closing(out(register, ours.operator)) as there:
        at_home = Club(there, *list(vars(ours).values())[1:])
        second = at_home.issue(2)
        files = [one["file"] for one in at_home.editions()[1].of("edition_file")]
        counts = take(register, there)
        assert (counts.new["edition"], counts.same_number) == (1, 0)
        assert [one.uid for one in ours.editions()] == [first, second]
        assert [one["status"] for one in ours.editions()] == ["approved", "approved"]
        assert files
        assert all(register.ask(content, sha256) for sha256 in files)
        assert nothing_left(register, there)
        at_home.issue(3)
        ours.issue(3)
        assert plan_of(register, there).counts({}).same_number == 1
        there.do(change, first, {"number": 7})
        before = state(register)
        with pytest.raises(RopaError, match="not the same in both"):
            take(register, there)
        assert state(register) == before
        assert [one for one in examine(register.source()) if one.wrong] == []


def test_out_and_in_of_another_register_is_lossless(
    register: Register, parted: Parted, empty: Path, tmp_path: Path
) -> None:
    """Into one that is empty, and into one whose numbers are taken."""
    planted(register)
    ours = full(register)
    with closing(out(register, ours.operator)) as there:
        file = brought(there)
        with closing(Register(Path(copy(empty, tmp_path / "b.ropa")), "Dana")) as other:
            other.do(take_in_operator, file, {})
            assert dump(other, ours.operator) == dump(there, ours.operator) == dump(register, ours.operator)
            assert told(other.ask(holdings, ours.operator)) == told(there.ask(holdings, ours.operator))
            _is_all_there(other, ours)
        with closing(Register(Path(copy(parted.home, tmp_path / "c.ropa")), "Dana")) as other:
            before = other.ask(operators)[0].uid
            held = told(other.ask(holdings, before))
            other.do(take_in_operator, file, {})
            assert dump(other, ours.operator) == dump(there, ours.operator)
            _is_all_there(other, ours)
            assert told(other.ask(holdings, before)) == held
            assert other.ask(operators)[-1]["ref"] == 3
            assert [one.uid for one in other.ask(operators, dt.datetime.now(dt.UTC))] == [before, ours.operator]
            assert nothing_left(other, there)
            _goes_on(other, there, file, ours)


def _is_all_there(other: Register, ours: Club) -> None:
    """Whole, approved by the same, found by search, and there on an earlier day too."""
    check_whole(other)
    assert [one for one in examine(other.source()) if one.wrong] == []
    assert other.ask(verify_chains).breaks == ()
    held = other.ask(holdings, ours.operator)
    assert held.approvals == ours.held.approvals
    assert other.ask(search, "counting swans")
    carried = select(func.max(Edit.started_at)).where(Edit.action.not_in(("arrive", "take_in_operator")))
    moment = other.ask(lambda connection: connection.execute(carried).scalar_one())
    assert set(other.ask(holdings, ours.operator, moment).index) == set(held.index)


def _goes_on(other: Register, there: Register, file: Brought, ours: Club) -> None:
    """The undo puts the operator into the bin; after that it is merged like any other."""
    other.do(undo, ours.operator)
    assert ours.operator not in [one.uid for one in other.ask(operators)]
    with pytest.raises(RopaError, match="lies in the bin here"):
        other.do(take_in_operator, file, {})
    other.do(redo, ours.operator)
    assert other.ask(compare, file).is_empty
    there.do(change, ours.activity, {"means": "mixed"})
    other.do(change, ours.activity, {"notes": "in the other register"})
    assert [one.conflict for one in plan_of(other, there).differences] == [False]
    there.do(change, ours.activity, {"notes": "at home"})
    assert [one.key for one in plan_of(other, there).conflicts] == ["notes"]


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans())
def test_any_operator_goes_out_and_in(empty: Path, tmp_path_factory: pytest.TempPathFactory, plan: Any) -> None:
    folder = tmp_path_factory.mktemp("any")
    with closing(Register(copy(empty, folder / "a.ropa"), AUTHOR)) as register:
        operator = register.do(build, plan)
        extract(register.source(), operator, folder / "out.ropa", None)
        file = bring(folder / "out.ropa", None)
        assert register.ask(compare, file).is_empty
        with closing(Register(copy(empty, folder / "b.ropa"), HOME)) as other:
            other.do(take_in_operator, file, {})
            check_whole(other)
            assert told(other.ask(holdings, operator))[:2] == told(register.ask(holdings, operator))[:2]
            assert dump(other, operator) == dump(register, operator)
