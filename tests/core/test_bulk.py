"""The same facts for many records in one act: what is proposed, what is written, what is refused, one undo."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.bulk import change_many, offered, proposed
from ropa.actions.records import change
from ropa.actions.standing import approve, bin  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_undo, redo, undo
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import translator
from ropa.model import ROOTS
from ropa.register import Register
from ropa.store.columns import LISTED
from ropa.store.opened import opened
from ropa.store.rows import Wanted, found
from ropa.words import Words
from tests.conftest import House, build_house, check_whole, edits, facts_of, new, same, state

DAY = dt.date(2027, 1, 31)


@pytest.fixture
def other(register: Register) -> House:
    return build_house(register, "Qurylys")


@pytest.mark.parametrize("kind", LISTED)
def test_what_many_records_can_share_is_offered(kind: str) -> None:
    keys = {one.key for one in offered(kind)}
    assert keys
    assert not keys & {"name", "status", "approved", "none", "logo", "bin", "purposes", "items", "published_items"}
    assert all(one.target in ("", *ROOTS) for one in offered(kind))
    assert all(one.kind not in (Kind.FILE, Kind.PAIRS) for one in offered(kind))


def test_one_act_changes_records_of_several_operators_and_is_undone_as_one(
    register: Register, house: House, other: House
) -> None:
    before = state(register)
    both = [house.activity, other.activity]
    wanted = {"review_due": "31.01.2027", "means": "mixed", "department": {"ru": "Кадры"}, "published": False}
    seen = register.ask(proposed, both, wanted)
    assert state(register) == before, "looking writes nothing"
    assert [(one.uid, one.key, one.old, one.new, one.refusal) for one in seen[:4]] == [
        (house.activity, "review_due", None, DAY, None),
        (house.activity, "means", None, "mixed", None),
        (house.activity, "department", None, Words.of({"ru": "Кадры"}), None),
        (house.activity, "published", None, False, None),
    ]
    assert {one.operator for one in seen} == {house.operator, other.operator}
    assert register.do(change_many, both, wanted) == 2
    assert all(facts_of(register, uid)["review_due"] == DAY for uid in both)
    last = edits(register)[-2:]
    assert {(one.operator_uid, one.action) for one in last} == {
        (house.operator, "change_many"),
        (other.operator, "change_many"),
    }
    assert len({one.act for one in last}) == 1
    step = register.ask(next_undo, other.operator, None)
    assert step is not None
    assert (step.action, step.operators) == ("change_many", 2)
    changed = state(register)
    register.do(undo, other.operator)
    assert same(state(register), before)
    register.do(redo, house.operator)
    assert same(state(register), changed)
    check_whole(register)


def test_a_fact_that_is_kept_is_not_touched_and_one_that_is_cleared_is_not_answered(
    register: Register, house: House
) -> None:
    facts = {"name": {"ru": "Пропуска"}, "measures": ["backup"], "means": "manual"}
    more = new(register, "activity", facts, house.operator)
    register.do(change_many, [house.activity, more], {"measures": None})
    assert facts_of(register, more)["measures"] is None
    assert facts_of(register, more)["means"] == "manual"
    assert [one.uid for one in register.ask(proposed, [house.activity, more], {"means": None})] == [more]
    register.do(change_many, [house.activity, more], {"measures": ()})
    assert facts_of(register, house.activity)["measures"] == (), "answered: none"


def test_of_words_only_the_languages_given_are_set(register: Register, house: House) -> None:
    register.do(change, house.activity, {"department": {"kk": "Кадрлар", "ru": "Кадры"}})
    register.do(change_many, [house.activity], {"department": {"ru": "Отдел кадров"}})
    assert facts_of(register, house.activity)["department"] == Words.of({"kk": "Кадрлар", "ru": "Отдел кадров"})
    register.do(change_many, [house.activity], {"department": None})
    assert facts_of(register, house.activity)["department"] is None


def test_what_contradicts_a_record_leaves_it_as_it_is_and_waits_nowhere(register: Register, house: House) -> None:
    late = new(register, "activity", {"started": "2026-05-01"}, house.operator)
    both, wanted = [house.activity, late], {"ended": "2026-01-31", "means": "manual"}
    refused = [one for one in register.ask(proposed, both, wanted) if one.refusal is not None]
    assert [(one.uid, one.key) for one in refused] == [(late, "ended")]
    assert refused[0].refusal is not None
    assert "lies before" in refused[0].refusal.says(translator("en"))
    assert register.do(change_many, both, wanted) == 2
    facts = facts_of(register, late)
    assert (facts["ended"], facts["means"]) == (None, "manual")
    assert facts_of(register, house.activity)["ended"] == dt.date(2026, 1, 31)
    assert register.ask(opened, late).waiting == {}


def test_what_cannot_be_read_is_refused_for_each_record(register: Register, house: House, other: House) -> None:
    before = state(register)
    both, wanted = [house.activity, other.activity], {"review_due": "весной"}
    seen = register.ask(proposed, both, wanted)
    assert [one.new for one in seen] == ["весной"] * 2
    assert all(one.refusal is not None and "no date" in one.refusal.says(translator("en")) for one in seen)
    assert register.do(change_many, both, wanted) == 0
    assert state(register) == before
    assert register.ask(opened, house.activity).waiting == {}


def test_a_link_to_another_operators_record_is_refused_there(register: Register, house: House, other: House) -> None:
    both, wanted = [house.activity, other.activity], {"systems": [other.system]}
    seen = {one.uid: one.refusal for one in register.ask(proposed, both, wanted)}
    assert list(seen) == [house.activity], "the other one links so already"
    assert "belongs to another operator" in str(seen[house.activity])
    register.do(bin, new(register, "system", {}, house.operator))
    gone = new(register, "party", {"name": {"ru": "Ушла"}})
    register.do(bin, gone)
    for uid, why in ((gone, "in the bin"), (house.operator, "no such record")):
        seen = {one.uid: one.refusal for one in register.ask(proposed, both, {"on_instruction_of": uid})}
        assert all(why in str(one) for one in seen.values())
    assert register.do(change_many, both, {"on_instruction_of": house.party}) == 2
    check_whole(register)


def test_a_value_that_waited_is_let_go_by_a_good_one(register: Register, house: House) -> None:
    register.do(change, house.activity, {"review_due": "весной", "ended": "никогда"})
    register.do(change_many, [house.activity], {"review_due": DAY.isoformat()})
    waiting = register.ask(opened, house.activity).waiting
    assert [key for _, key in waiting] == ["ended"]


def test_records_in_the_bin_of_another_kind_or_with_facts_of_acts_are_not_changed(
    register: Register, house: House
) -> None:
    gone = new(register, "activity", {}, house.operator)
    register.do(bin, gone)
    (one,) = register.ask(proposed, [gone], {"means": "manual"})
    assert "in the bin" in str(one.refusal)
    assert register.do(change_many, [gone], {"means": "manual"}) == 0
    with pytest.raises(RopaError, match="several kinds"):
        register.ask(proposed, [house.activity, house.system], {"measures": ["backup"]})
    for key in ("status", "name", "colour"):
        with pytest.raises(RopaError, match="no field"):
            register.do(change_many, [house.activity], {key: "approved"})
    with pytest.raises(RopaError, match="no field"):
        register.do(change_many, [house.basis], {"code": "contract"})
    assert register.do(change_many, [], {"means": "manual"}) == 0


def test_shared_records_are_changed_in_an_edit_of_their_own_and_found_by_what_they_say_now(
    register: Register, house: House, other: House
) -> None:
    register.do(approve, house.party)
    assert register.do(change_many, [house.party, other.party], {"kinds": ["bank"], "country": "KZ"}) == 2
    assert edits(register, None)[-1].action == "change_many"
    assert register.ask(found, Wanted("party", None, "ru", "казахстан")) == [house.party, other.party] or (
        set(register.ask(found, Wanted("party", None, "ru", "казахстан"))) == {house.party, other.party}
    )
    assert register.ask(opened, house.party).approval.changed  # type: ignore[union-attr]
    register.do(undo, None)
    assert register.ask(found, Wanted("party", None, "ru", "казахстан")) == []
    check_whole(register)


def test_control_characters_are_cleaned_away_and_counted(register: Register, house: House) -> None:
    told: list[int] = []
    register.on_change = lambda done: told.append(done.removed)
    register.do(change_many, [house.activity], {"department": {"ru": "Ка\x00дры"}})
    assert facts_of(register, house.activity)["department"] == Words.of({"ru": "Кадры"})
    assert told == [1]
