"""An operator that was taken out is taken in again: what each side changed, conflicts, one undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select, text

from ropa.actions.records import change
from ropa.actions.standing import approve, restore
from ropa.actions.standing import bin as to_bin
from ropa.actions.taking_in.comparing import compare
from ropa.actions.taking_in.doing import Undecided, take_in_operator
from ropa.actions.taking_in.plan import Counts, Plan
from ropa.actions.taking_in.saying import said
from ropa.actions.undo import next_undo, redo, undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from ropa.spoken import BINNED
from ropa.store.bringing import Brought, bring
from ropa.store.chains import verify_chains
from ropa.store.engine import connect
from ropa.store.examining import examine
from ropa.store.extracting import extract
from ropa.store.locking import InUse
from ropa.store.reading import content, holdings, operators, search
from ropa.store.tables import Change, Edit, Registered
from ropa.words import Words
from tests.conftest import AUTHOR, House, build_house, check_whole, new, same, state
from tests.core.generated_register import build, plans
from tests.core.issued import Club, club
from tests.core.test_extracting import full, planted, told

HOME = "Berik"


@dataclass(frozen=True)
class Parted:
    """A register with a house, and the same house in a file of its own; `old` lies in the bin of both."""

    clients: Path
    home: Path
    house: House
    old: str


@pytest.fixture(scope="session")
def parted(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Parted:
    """Made once, and copied by each test."""
    folder = tmp_path_factory.mktemp("parted")
    with closing(Register(Path(copy(empty, folder / "clients.ropa")), AUTHOR)) as register:
        house = build_house(register)
        register.do(change, house.activity, {"started": "01.01.2020", "ended": "01.01.2026"})
        register.do(change, house.operator, {"bin": "123 is no BIN"})
        old = new(register, "activity", {"name": {"en": "Old"}}, house.operator)
        register.do(to_bin, old)
        extract(register.source(), house.operator, folder / "home.ropa", None)
    return Parted(folder / "clients.ropa", folder / "home.ropa", house, old)


@pytest.fixture
def register(parted: Parted, tmp_path: Path) -> Iterator[Register]:
    """The register, in which Aliya goes on."""
    with closing(Register(Path(copy(parted.clients, tmp_path / "clients.ropa")), AUTHOR)) as made:
        yield made


@pytest.fixture
def there(parted: Parted, tmp_path: Path) -> Iterator[Register]:
    """The file, in which Berik goes on at home."""
    with closing(Register(Path(copy(parted.home, tmp_path / "home.ropa")), HOME)) as made:
        yield made


@pytest.fixture
def house(parted: Parted) -> House:
    """The house that lies in both."""
    return parted.house


def out(register: Register, operator: str) -> Register:
    """Another operator taken out; whoever asks closes it."""
    path = register.path.with_name(f"{operator[:6]}{len(list(register.path.parent.iterdir()))}.ropa")
    extract(register.source(), operator, path, None)
    return Register(path, HOME)


def brought(there: Register) -> Brought:
    """What lies in a file, which is closed for that."""
    there.close()
    found = bring(there.path, None)
    there.__init__(there.path, HOME)  # type: ignore[misc]
    return found


def plan_of(register: Register, there: Register) -> Plan:
    """What taking in would do."""
    return register.ask(compare, brought(there))


def take(register: Register, there: Register, *, theirs: bool | None = None) -> Counts:
    """Take it in; every conflict is chosen the same way."""
    file = brought(there)
    plan = register.ask(compare, file)
    choices = {} if theirs is None else {one.place: theirs for one in plan.conflicts}
    done = register.do(take_in_operator, file, choices).counts
    check_whole(register)
    assert register.ask(verify_chains).breaks == ()
    return done


def value(register: Register, operator: str, uid: str, key: str) -> Any:
    """A fact as the register has it."""
    return register.ask(holdings, operator).index[uid][key]


def nothing_left(register: Register, there: Register) -> bool:
    """Whether a second run says that there is nothing."""
    file = brought(there)
    with pytest.raises(RopaError, match="nothing to take in"):
        register.do(take_in_operator, file, {})
    return register.ask(compare, file).is_empty


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


def test_different_fields_merge_without_a_question(register: Register, there: Register, house: House) -> None:
    there.do(change, house.activity, {"name": {"en": "Payroll, written at home", "ru": "Зарплата"}})
    there.do(change, house.operator, {"notes": "said at home"})
    register.do(change, house.activity, {"name": {"en": "Payroll of Tumar", "kk": "Жалақы"}, "means": "mixed"})
    register.do(change, house.item, {"text": {"en": "Surname"}})
    register.do(change, house.system, {"notes": "same"})
    there.do(change, house.system, {"notes": "same"})
    before = state(register)
    plan = plan_of(register, there)
    assert plan.conflicts == ()
    assert {one.place for one in plan.differences} == {
        (house.activity, "name.en"), (house.activity, "name.ru"), (house.operator, "notes"),
    }  # fmt: skip
    assert state(register) == before, "nothing is written before it is done"
    counts = take(register, there)
    assert (counts.changed, dict(counts.new), counts.binned, counts.restored) == (3, {}, 0, 0)
    activity = register.ask(holdings, house.operator).index[house.activity]
    assert dict(activity["name"].texts) == {"en": "Payroll, written at home", "ru": "Зарплата", "kk": "Жалақы"}
    assert activity["means"] == "mixed"
    assert nothing_left(register, there)
    step = register.ask(next_undo, house.operator, None)
    assert step is not None
    assert (step.action, step.subject_uid, step.operators) == ("take_in_operator", house.operator, 1)
    register.do(undo, house.operator)
    assert same(state(register), before)
    assert len(plan_of(register, there).differences) == 3, "what was undone can be taken in again"
    register.do(redo, house.operator)
    assert value(register, house.operator, house.operator, "notes") == "said at home"
    assert nothing_left(register, there)


@pytest.mark.parametrize("theirs", [True, False])
def test_the_same_field_is_a_question(register: Register, there: Register, house: House, theirs: bool) -> None:
    there.do(change, house.operator, {"notes": "at home"})
    there.do(change, house.disclosure, {"party": None})
    register.do(change, house.operator, {"notes": "in the office"})
    with pytest.raises(Undecided) as refused:
        register.do(take_in_operator, brought(there), {})
    (conflict,) = refused.value.plan.conflicts
    assert (conflict.place, conflict.ours, conflict.theirs) == (
        (house.operator, "notes"), '"in the office"', '"at home"',
    )  # fmt: skip
    assert conflict.ours_by is not None
    assert conflict.theirs_by is not None
    assert (conflict.ours_by.author, conflict.theirs_by.author) == (AUTHOR, HOME)
    assert conflict.ours_by.at > conflict.theirs_by.at
    (line,) = register.ask(said, refused.value.plan, translator("ru"))
    assert (line.record, line.part, line.ours, line.theirs) == ("Tumar", "", "in the office", "at home")
    take(register, there, theirs=theirs)
    assert value(register, house.operator, house.operator, "notes") == ("at home" if theirs else "in the office")
    assert value(register, house.operator, house.disclosure, "party") is None
    assert nothing_left(register, there), "what was chosen is not asked again"
    there.do(change, house.operator, {"notes": "later at home"})
    plan = plan_of(register, there)
    assert [one.theirs for one in plan.differences] == ['"later at home"']
    assert len(plan.conflicts) == 0, "nobody has changed it here since it was chosen"


def test_keeping_all_of_ours_writes_no_edit(register: Register, there: Register, house: House) -> None:
    there.do(change, house.operator, {"notes": "at home"})
    register.do(change, house.operator, {"notes": "in the office"})
    before = register.ask(lambda c: c.execute(text("SELECT count(*) FROM edit")).scalar())
    take(register, there, theirs=False)
    assert register.ask(lambda c: c.execute(text("SELECT count(*) FROM edit")).scalar()) == before
    assert nothing_left(register, there)


def test_new_records_come_with_their_parts_and_numbers(register: Register, there: Register, house: House) -> None:
    party = new(there, "party", {"name": {"en": "Courier"}})
    own = new(there, "party", {"name": {"en": "Cleaner"}}, owner=house.operator)
    activity = new(there, "activity", {"name": {"en": "Deliveries"}}, house.operator)
    purpose = new(there, "purpose", {"text": {"en": "bringing parcels"}}, activity)
    disclosure = new(there, "disclosure", {"party": party}, activity)
    there.do(approve, activity)
    request = new(there, "request", {"received": "20.11.2026"}, house.operator)
    there.do(change, house.activity, {"ended": "never"})
    gone = new(there, "activity", {"name": {"en": "Given up"}}, house.operator)
    there.do(to_bin, gone)
    never = new(there, "activity", {"name": {"en": "Never"}}, house.operator)
    there.do(undo, house.operator)
    new(register, "activity", {"name": {"en": "Made here"}}, house.operator)
    before = state(register)
    counts = take(register, there)
    assert dict(counts.new) == {"party": 2, "activity": 2, "purpose": 1, "disclosure": 1, "request": 1}
    assert counts.approved == 1
    held = register.ask(holdings, house.operator)
    assert held.index[activity]["ref"] == 4, "A-003 was given here meanwhile"
    assert (held.index[activity]["status"], held.approvals.get(activity)) == ("draft", None)
    assert held.index[disclosure]["party"] == party
    assert {purpose, request, own} <= held.index.keys()
    assert never not in held.index
    assert gone not in held.index
    register.do(restore, gone)
    assert register.ask(search, "given up") == [gone]
    register.do(undo, house.operator)
    typed = register.ask(lambda c: c.execute(text("SELECT typed FROM waiting")).scalars().all())
    assert sorted(typed) == ["123 is no BIN", "never"]
    assert nothing_left(register, there)
    register.do(undo, house.operator)
    assert same(state(register), before)


def test_what_waited_and_was_settled_here_does_not_come_back(register: Register, there: Register, house: House) -> None:
    register.do(change, house.operator, {"bin": None})
    assert plan_of(register, there).is_empty


@pytest.mark.parametrize("theirs", [True, False])
def test_what_one_side_binned_and_the_other_went_on_with_is_a_question(
    register: Register, there: Register, house: House, theirs: bool
) -> None:
    """Here the activity went into the bin, there it was edited; there the system went, here it was edited."""
    register.do(to_bin, house.activity)
    register.do(change, house.system, {"notes": "still here"})
    there.do(change, house.purpose, {"text": {"en": "Paying salaries"}})
    added = new(there, "item", {"text": {"en": "Address"}}, house.activity)
    there.do(change, house.activity, {"systems": None})
    there.do(to_bin, house.system)
    plan = plan_of(register, there)
    assert {one.place for one in plan.conflicts} == {(house.activity, BINNED), (house.system, BINNED)}
    names = {one.place[0]: (one.ours, one.theirs) for one in register.ask(said, plan, translator("en"))}
    assert names[house.activity] == ("in the bin", "changed or in use")
    assert plan.counts({}).changed == 0
    before = state(register)
    take(register, there, theirs=theirs)
    held = register.ask(holdings, house.operator)
    assert (house.activity in held.index) == theirs
    assert (house.system in held.index) == (not theirs)
    assert (added in held.index) == theirs
    if theirs:
        assert held.index[house.purpose]["text"].best("en")[0] == "Paying salaries"
        assert {house.basis, house.disclosure} <= held.index.keys()
    assert nothing_left(register, there)
    if theirs:
        register.do(undo, house.operator)
    assert same(state(register), before)


def test_what_was_only_binned_or_restored_there_follows(
    register: Register, there: Register, house: House, parted: Parted
) -> None:
    there.do(to_bin, house.activity)
    there.do(restore, parted.old)
    register.do(change, house.operator, {"notes": "elsewhere"})
    counts = take(register, there)
    assert (counts.binned, counts.restored) == (1, 1)
    held = register.ask(holdings, house.operator)
    assert [one.uid for one in held.all("activity")] == [parted.old]
    register.do(restore, house.activity)
    assert house.disclosure in register.ask(holdings, house.operator).index


def test_a_party_binned_there_and_used_here_is_a_question(register: Register, there: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change, other.disclosure, {"party": house.party})
    there.do(change, house.disclosure, {"party": None})
    there.do(to_bin, house.party)
    (conflict,) = plan_of(register, there).conflicts
    assert conflict.place == (house.party, BINNED)
    before = state(register)
    with pytest.raises(RopaError, match="still used by"):
        take(register, there, theirs=True)
    assert state(register) == before
    take(register, there, theirs=False)
    assert value(register, house.operator, house.disclosure, "party") is None


def test_shared_parties_are_merged_by_field(register: Register, there: Register, house: House) -> None:
    there.do(change, house.party, {"contacts": {"en": "Abay 1"}, "notes": "home"})
    register.do(change, house.party, {"country": "KZ", "notes": "office"})
    plan = plan_of(register, there)
    assert [one.place for one in plan.conflicts] == [(house.party, "notes")]
    assert plan.conflicts[0].ours_by is not None
    take(register, there, theirs=True)
    party = register.ask(holdings, house.operator).index[house.party]
    assert (party["country"], party["notes"], party["contacts"].best("en")[0]) == ("KZ", "home", "Abay 1")
    assert nothing_left(register, there)
    register.do(undo, None)
    assert value(register, house.operator, house.party, "notes") == "office"


def test_ends_that_come_to_lie_before_beginnings_are_a_question(
    register: Register, there: Register, house: House
) -> None:
    there.do(change, house.activity, {"ended": "01.01.2022"})
    register.do(change, house.activity, {"started": "01.01.2024"})
    (conflict,) = plan_of(register, there).conflicts
    assert conflict.key == "ended"
    with pytest.raises(RopaError, match="lies before"):
        take(register, there, theirs=True)
    take(register, there, theirs=False)
    assert value(register, house.operator, house.activity, "ended") == dt.date(2026, 1, 1)


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


def test_a_colleagues_file_is_taken_in_at_home(register: Register, there: Register, house: House) -> None:
    """The way goes both ways: what the office changed meanwhile comes into the file at home."""
    there.do(change, house.operator, {"notes": "mine"})
    register.do(change, house.activity, {"means": "mixed"})
    with closing(out(register, house.operator)) as newer:
        assert [one.conflict for one in plan_of(there, newer).differences] == [False]
        take(there, newer)
    assert value(there, house.operator, house.activity, "means") == "mixed"
    take(register, there)
    assert value(register, house.operator, house.operator, "notes") == "mine"


def test_without_a_common_past_every_difference_is_a_question(register: Register, empty: Path, tmp_path: Path) -> None:
    uid = "a" * 32
    register.do(_create, uid, "office")
    with closing(Register(Path(copy(empty, tmp_path / "b.ropa")), HOME)) as there:
        there.do(_create, uid, "home")
        plan = plan_of(register, there)
    assert [one.key for one in plan.conflicts] == ["notes"]
    assert plan.conflicts[0].theirs_by is not None


def _create(work: Any, uid: str, notes: str) -> None:
    from ropa.actions.records import create

    create(work, "operator", {"name": Words.of({"en": "Tumar"}), "notes": notes}, uid=uid)


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
    old = Path(copy(Path(__file__).parents[1] / "files" / f"format-{number}.ropa", tmp_path / "old.ropa"))
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
