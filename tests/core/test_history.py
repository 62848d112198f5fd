"""History: a visit is one Edit, old values of any date are readable, chains of hashes notice what was meddled with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

import ropa.register
from ropa.actions.records import Conflict, change, create
from ropa.actions.standing import approve, bin, restore  # noqa: A004
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.model import table
from ropa.register import Done, Register
from ropa.store.around import users
from ropa.store.history import broken_links, history_of, last_edit
from ropa.store.reading import holdings, operators
from ropa.store.tables import Change, Edit, FileLog
from ropa.words import Words
from tests.conftest import (
    AUTHOR,
    House,
    build_house,
    change_all,
    changes,
    check_whole,
    count,
    edits,
    facts_of,
    new,
    now,
    state,
    wrong_rows,
)
from tests.core.walking import walking

# -------------------------------------------------------------------------------------------------------- a visit


def test_a_visit_is_one_edit_with_one_change_a_fact(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "before", "name": {"en": "Payroll", "kk": "Еңбекақы"}})
    known = count(register, Edit)
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "one"})
    door.do(change, house.activity, {"name": {"en": "Wages", "kk": "Еңбекақы", "ru": "Зарплата"}})
    door.do(change, house.activity, {"notes": "two"})
    door.do(change, house.purpose, {"notes": "of a part"})
    (edit,) = edits(register, house.operator)[-1:]
    assert (edit.closed_at, edit.hash, edit.sealed) == (None, None, None)
    said = [(line.record_uid, line.key, line.old, line.new) for line in changes(register, edit.id)]
    assert said == [
        (house.activity, "name.en", '"Payroll"', '"Wages"'),
        (house.activity, "name.ru", None, '"Зарплата"'),
        (house.activity, "notes", '"before"', '"two"'),
        (house.purpose, "notes", None, '"of a part"'),
    ]
    register.leave()
    (edit,) = edits(register, house.operator)[-1:]
    assert count(register, Edit) == known + 1
    assert edit.closed_at >= edit.started_at
    assert edit.hash
    assert (edit.author, edit.action, edit.subject_uid, edit.subject_kind) == (
        AUTHOR,
        "change",
        house.activity,
        "activity",
    )
    check_whole(register)


def test_nothing_differing_in_the_end_leaves_no_edit(register: Register, house: House) -> None:
    known, before = count(register, Edit), state(register)
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "one", "place": 4})
    door.do(change, house.activity, {"notes": None})
    door.do(undo, house.operator)
    register.leave()
    register.do(change, house.activity, {"name": {"en": "Payroll of Tumar"}, "notes": ""})
    assert (count(register, Edit), state(register)) == (known, before)
    assert not register.ask(lambda connection: connection.execute(select(Change).where(Change.edit_id > known)).all())


@pytest.mark.parametrize("leaving", ["leave", "act", "other", "close"])
def test_a_visit_ends_when_the_record_is_left(register: Register, house: House, leaving: str) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "one"})
    if leaving == "leave":
        register.leave()
    elif leaving == "act":
        register.do(change, house.system, {"notes": "elsewhere"})
    elif leaving == "other":
        register.visit(house.system)
    else:
        register.close()
        register._engine = Register(register.path, AUTHOR)._engine
    assert all(edit.hash for edit in edits(register))
    check_whole(register)
    door.do(change, house.activity, {"notes": "two"})
    register.leave()
    notes = [
        (line.old, line.new) for edit in edits(register) for line in changes(register, edit.id) if line.key == "notes"
    ]
    assert ('"one"', '"two"') in notes


def test_the_same_record_visited_again_without_leaving_is_the_same_visit(register: Register, house: House) -> None:
    register.visit(house.activity).do(change, house.activity, {"notes": "one"})
    register.visit(house.activity).do(change, house.activity, {"notes": "two"})
    register.leave()
    (edit,) = edits(register, house.operator)[-1:]
    assert [(line.old, line.new) for line in changes(register, edit.id)] == [(None, '"two"')]


def test_a_visit_is_closed_after_five_minutes(
    register: Register, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dt.timedelta(minutes=5) == ropa.register.VISIT_LASTS
    door, known = register.visit(house.activity), count(register, Edit)
    door.do(change, house.activity, {"notes": "one"})
    door.do(change, house.activity, {"notes": "two"})
    monkeypatch.setattr(ropa.register, "VISIT_LASTS", dt.timedelta(seconds=-1))
    door.do(change, house.activity, {"notes": "three"})
    first, second = edits(register)[known:]
    assert [line.new for line in changes(register, first.id)] == ['"two"']
    assert (first.closed_at is None, second.closed_at) == (False, None)
    register.leave()
    check_whole(register)


def test_a_visit_left_open_by_a_crash_is_closed_at_opening(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "last words"})
    register._engine.dispose()
    again = Register(register.path, AUTHOR)
    assert all(edit.hash for edit in edits(again))
    assert facts_of(again, house.activity)["notes"] == "last words"
    what = again.ask(lambda connection: connection.execute(select(FileLog.what)).scalars().all())
    assert what == ["created", "unclean"]
    check_whole(again)
    register._engine, register._visit = again._engine, None


def test_an_act_that_fails_leaves_the_visit_as_it_was(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    for action in (breaks_off, breaks_at_the_end):
        with pytest.raises(Exception, match=r"break|FOREIGN KEY"):
            door.do(action, house.activity)
        assert door.visit.edit_id is None
    door.do(change, house.activity, {"notes": "one"})
    opened = door.visit.edit_id
    with pytest.raises(Exception, match="FOREIGN KEY"):
        door.do(breaks_at_the_end, house.activity)
    assert (door.visit.edit_id, facts_of(register, house.activity)["notes"]) == (opened, "one")
    register.leave()
    check_whole(register)


def breaks_off(work: Any, uid: str) -> None:
    """Changes a fact and fails."""
    change(work, uid, {"notes": "half"})
    raise RuntimeError("break")


def breaks_at_the_end(work: Any, uid: str) -> None:
    """Changes a fact and leaves a part without its record, which is noticed when the act ends."""
    change(work, uid, {"notes": "half"})
    basis = {"uid": "x", "parent_uid": "nowhere", "version": 0, "hash": ""}
    work.connection.execute(insert(table("basis")), basis)


def test_listeners_are_told_what_was_touched(register: Register, house: House) -> None:
    told: list[Done] = []
    register.on_change = told.append
    register.do(change, house.basis, {"covers": {"en": "all\x00 of it"}})
    assert told == [Done(frozenset({house.activity}), 1, frozenset({house.operator}))]


# ------------------------------------------------------------------------------------------------ to whom Edits belong


def test_shared_records_belong_to_no_operator(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    register.do(change, house.party, {"site": "bank.kz"})
    register.do(create, "location", {"country": "KZ"}, house.party)
    new(register, "catalogue_entry", {"catalogue": "purposes", "code": "u_00000001"})
    subjects = [(edit.action, edit.subject_kind) for edit in edits(register, None)]
    assert subjects == [("create", "party"), ("change", "party"), ("create", "party"), ("create", "catalogue_entry")]
    assert [edit.operator_uid for edit in edits(register) if edit.subject_uid == own] == [house.operator]
    assert register.ask(last_edit, house.operator) == edits(register)[-1].id


def test_an_act_over_several_operators_is_an_edit_each_and_undone_whole(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    before, known = state(register), count(register, Edit)
    register.do(change_all, [house.activity, other.activity, house.system, house.party], {"notes": "bulk"})
    done = state(register)
    written = edits(register)[known:]
    assert {edit.operator_uid for edit in written} == {house.operator, other.operator, None}
    assert (len(written), len({edit.act for edit in written})) == (3, 1)
    for chain, action, wanted in ((other.operator, undo, before), (None, redo, done), (None, undo, before)):
        register.do(action, chain)
        assert state(register) == wanted
    assert len({edit.act for edit in edits(register)[-3:]}) == 1
    check_whole(register)


def test_the_history_of_a_record_is_read_newest_first(register: Register, house: House) -> None:
    register.do(change, house.basis, {"code": "law"})
    lines = register.ask(history_of, [house.purpose, house.basis])
    assert (lines[0].key, lines[0].old, lines[0].new, lines[0].author) == ("code", '"consent"', '"law"', AUTHOR)
    assert {line.record_uid for line in lines} == {house.purpose, house.basis}
    assert [line.id for line in lines] == sorted((line.id for line in lines), reverse=True)


# ------------------------------------------------------------------------------------------------------ conflicts


def test_a_conflict_is_judged_by_the_field(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "seen", "place": 1})
    register.author = "Bolat"
    register.do(change, house.activity, {"notes": "Bolat's", "place": 2})
    before = state(register)
    with pytest.raises(Conflict) as conflict:
        register.do(change, house.activity, {"notes": "mine"}, {"notes": "seen"})
    assert (conflict.value.key, conflict.value.shown, conflict.value.stored) == ("notes", "seen", "Bolat's")
    assert "“Internal notes” was changed meanwhile" in conflict.value.says(translator("en"))
    assert state(register) == before
    register.do(change, house.activity, {"means": "both"}, {"means": None, "notes": "seen"})
    register.do(change, house.activity, {"place": "2"}, {"place": 1})
    register.do(change, house.activity, {"notes": "mine"}, {"notes": "Bolat's"})
    assert facts_of(register, house.activity)["notes"] == "mine"


def test_a_conflict_of_words_shows_both_in_all_languages(register: Register, house: House) -> None:
    register.do(change, house.activity, {"name": {"en": "Wages"}})
    with pytest.raises(Conflict) as conflict:
        register.do(
            change, house.activity, {"name": {"en": "Pay", "kk": "Төлем"}}, {"name": {"en": "Payroll of Tumar"}}
        )
    assert (conflict.value.shown, conflict.value.stored) == ({"en": "Payroll of Tumar"}, Words.of(en="Wages"))
    with pytest.raises(Conflict) as conflict:
        register.do(change, house.activity, {"name": None}, {"name": None})
    assert conflict.value.stored == Words.of(en="Wages")


# -------------------------------------------------------------------------------------------- old values of any date


def test_old_values_are_read_as_they_were(register: Register, house: House) -> None:
    begun, then = now(), register.ask(holdings, house.operator)
    register.do(change, house.activity, {"name": {"en": "Wages", "ru": "Зарплата"}, "systems": [], "published": False})
    register.do(bin, house.disclosure)
    later = new(register, "activity", {"name": {"en": "Guests"}}, house.operator)
    register.do(change, house.party, {"name": {"en": "Another bank"}})
    binned = now()
    register.do(restore, house.disclosure)
    read = register.ask(holdings, house.operator, begun)
    assert read == then
    assert read.find(later) is None
    assert read.find(house.party) is not None
    between = register.ask(holdings, house.operator, binned)
    assert (between.find(house.disclosure), between.find(later) is None) == (None, False)
    whole = register.ask(holdings, house.operator)
    assert whole.find(house.disclosure)["items"] == (house.item,)
    assert whole.find(house.party)["name"] == Words.of(en="Another bank")


def test_parts_stand_in_the_order_of_that_day(register: Register, house: House) -> None:
    for place, name in ((2, "two"), (1, "one"), (None, "last")):
        new(register, "purpose", {"text": {"en": name}, "place": place}, house.activity)
    begun, then = now(), register.ask(holdings, house.operator)
    said = [one["text"].get("en") for one in then.find(house.activity).of("purpose")]
    assert said == ["one", "two", "Paying wages", "last"]
    for place, one in enumerate(reversed(then.find(house.activity).of("purpose"))):
        register.do(change, one.uid, {"place": place})
    places = [
        one["text"].get("en") for one in register.ask(holdings, house.operator).find(house.activity).of("purpose")
    ]
    assert places == said[::-1]
    assert register.ask(holdings, house.operator, begun) == then


def test_before_an_operator_was_there_it_cannot_be_read(register: Register) -> None:
    before = now()
    operator = new(register, "operator")
    with pytest.raises(RopaError, match="not in the register then"):
        register.ask(holdings, operator, before)


def test_every_moment_of_a_walk_can_be_read_later(empty: Path) -> None:
    """tests/faults looks at more of them."""
    moments_can_be_read(empty, 94, 20)


def moments_can_be_read(empty: Path, seed: int, steps: int) -> None:
    """What the register said after each of so many steps of a walk, it says of that moment afterwards too."""
    with walking(empty, seed) as walk:
        walk.go(15)
        seen = []
        for _ in range(steps):
            walk.one_step()
            held = {one.uid: walk.register.ask(holdings, one.uid) for one in walk.register.ask(operators)}
            seen.append((now(), held))
        assert len(seen[-1][1]) > 1
        for moment, held in seen:
            for uid, holding in held.items():
                assert walk.register.ask(holdings, uid, moment) == holding


# --------------------------------------------------------------------------------------------------- meddled with


def meddle(register: Register, *statements: Any) -> None:
    """Write past the door."""
    with register._engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("what", "value"),
    [("new", '"B"'), ("old", '"B"'), ("key", "place"), ("record_uid", "other"), ("new", None)],
)
def test_a_changed_change_is_noticed(register: Register, house: House, what: str, value: Any) -> None:
    register.do(change, house.activity, {"notes": "A"})
    edit = edits(register)[-1]
    assert register.ask(broken_links) == []
    meddle(register, update(Change).where(Change.edit_id == edit.id).values({what: value}))
    assert register.ask(broken_links) == [edit.id]


@pytest.mark.parametrize(
    "what", ["author", "action", "subject_uid", "act", "started_at", "closed_at", "hash", "undoes"]
)
def test_a_changed_edit_is_noticed(register: Register, house: House, what: str) -> None:
    edit = edits(register, house.operator)[2]
    value = {"started_at": now(), "closed_at": now(), "undoes": 1}.get(what, "other")
    meddle(register, update(Edit).where(Edit.id == edit.id).values({what: value}))
    assert edit.id in register.ask(broken_links)


@pytest.mark.parametrize("n", [0, 2, -1])
def test_a_removed_edit_is_noticed(register: Register, house: House, n: int) -> None:
    edit = edits(register, house.operator)[n]
    meddle(register, delete(Edit).where(Edit.id == edit.id))
    assert register.ask(broken_links)
    meddle(register, delete(Change).where(Change.edit_id == edit.id))
    if n != -1:  # of the last one, nothing is left that could tell
        assert register.ask(broken_links)


def test_an_added_or_removed_change_is_noticed(register: Register, house: House) -> None:
    edit = edits(register, house.operator)[1]
    first = changes(register, edit.id)[0]
    meddle(register, delete(Change).where(Change.id == first.id))
    assert register.ask(broken_links) == [edit.id]
    meddle(register, insert(Change).values(dict(first._mapping)))
    assert register.ask(broken_links) == []
    meddle(register, insert(Change).values({**first._mapping, "id": None, "key": "notes"}))
    assert register.ask(broken_links) == [edit.id]


def test_chains_are_apart(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    edit = edits(register, other.operator)[0]
    meddle(register, update(Edit).where(Edit.id == edit.id).values(author="Somebody"))
    assert register.ask(broken_links) == [edit.id]
    for chain in (house.operator, other.operator, None):
        sealed = [edit.sealed for edit in edits(register, chain)]
        assert sealed == list(range(1, len(sealed) + 1))


def test_a_changed_row_is_noticed(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    columns = table("activity")
    for values in ({"notes": "slipped in"}, {"binned": 1}, {"status": "draft"}):
        before = register.ask(lambda connection: connection.execute(select(columns)).mappings().one())
        meddle(register, update(columns).values(values))
        assert register.ask(wrong_rows) == [f"activity {house.activity}"]
        meddle(register, update(columns).values({key: before[key] for key in values}))
        assert register.ask(wrong_rows) == []


def test_reading_leaves_no_trace(register: Register, house: House) -> None:
    known = count(register, Change)
    register.ask(holdings, house.operator)
    assert [one.uid for one in register.ask(users, house.party)] == [house.activity]
    with pytest.raises(RopaError):
        register.do(change, house.activity, {"nonsense": 1})
    assert count(register, Change) == known
