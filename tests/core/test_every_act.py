"""Every act for every kind of record, wherever it may stand; its number; what comes out of history."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, put_back, reopen, restore  # noqa: A004
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.model import KINDS, ROOTS, fields, is_record, parents, table
from ropa.register import Register
from ropa.values import accept, from_plain, plain
from tests.conftest import House, build_house, check_whole, facts_of, new, state
from tests.core.acting import act, line_of, there_and_back
from tests.core.answering import place_for, typical_keys, value_for

PLACES = [(kind, above) for kind in KINDS for above in (*parents(kind), *([] if parents(kind) else [None]))]
"""Every kind with every kind of record in which it may stand."""


@pytest.mark.parametrize(("kind", "above"), PLACES)
def test_every_act_works_for_every_kind(register: Register, kind: str, above: str | None) -> None:
    uid = new(register, kind, {}, place_for(register, kind, above))
    check_whole(register)
    chain = line_of(register, uid).operator_uid
    for key in typical_keys(kind):
        given = value_for(register, kind, key, chain)
        before = state(register)
        register.do(change, uid, {key: given})
        after = state(register)
        assert facts_of(register, uid)[key] == accept(fields(kind)[key], given)[0]
        assert before != after
        if fields(kind)[key].kind not in (Kind.LINK, Kind.LINKS):
            there_and_back(register, chain, before, after)
    check_whole(register)
    if kind != "operator":
        act(register, chain, duplicate, uid)
    if is_record(kind):
        register.do(approve, uid, order="12")
        assert facts_of(register, uid)["status"] == "approved"
        act(register, chain, archive, uid)
        act(register, chain, reopen, uid)
        assert facts_of(register, uid)["status"] == "approved"
        register.do(change, uid, {"notes": "since"})
        act(register, chain, put_back, uid)
        assert facts_of(register, uid)["notes"] != "since"
    else:
        for action in (approve, archive, reopen, put_back):
            with pytest.raises(RopaError, match="part of a record"):
                register.do(action, uid)
    act(register, chain, bin, uid)
    assert not state(register)[uid][0]
    act(register, chain, restore, uid)
    assert state(register)[uid][0]


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_comes_out_of_history_as_it_went_in(register: Register, kind: str) -> None:
    for key in typical_keys(kind):
        known = fields(kind)[key]
        if known.kind in (Kind.WORDS, Kind.PROSE):
            continue
        none = [()] if known.kind in (Kind.CODES, Kind.LINES, Kind.LINKS, Kind.PAIRS) else []
        for value in (accept(known, value_for(register, kind, key, None))[0], None, *none):
            assert from_plain(known, plain(value)) == value


@pytest.mark.parametrize("kind", [kind for kind in KINDS if parents(kind)])
def test_a_record_stands_only_where_it_belongs(register: Register, kind: str) -> None:
    party = new(register, "party")
    for above in (None, party) if "party" not in parents(kind) else (None,):
        with pytest.raises(RopaError, match="cannot stand there"):
            register.do(create, kind, {}, above)


def test_wrong_places_and_names_are_refused(register: Register, house: House) -> None:
    for refused in (
        lambda: register.do(create, "nonsense", {}),
        lambda: register.do(create, "operator", {}, house.operator),
        lambda: register.do(create, "party", {}, owner=house.activity),
        lambda: register.do(create, "party", {"nonsense": 1}),
        lambda: register.do(change, house.party, {"approved": 1}),
        lambda: register.do(change, house.party, {"name": "no words"}),
        lambda: register.do(change, house.activity, {"systems": [house.party]}),
        lambda: register.do(change, "nowhere", {"notes": "x"}),
        lambda: register.do(duplicate, house.operator),
    ):
        before = state(register)
        with pytest.raises(RopaError):
            refused()
        assert state(register) == before
    check_whole(register)


@pytest.mark.parametrize("kind", [kind for kind in ROOTS if kind != "operator"])
def test_numbers_are_never_used_again(register: Register, kind: str) -> None:
    above = place_for(register, kind)
    first = new(register, kind, {}, above)
    chain = line_of(register, first).operator_uid
    register.do(undo, chain)
    second = new(register, kind, {}, above)
    register.do(bin, second)
    third = register.do(duplicate, new(register, kind, {}, above)).uid
    assert [ref(register, uid) for uid in (first, second, third)] == [1, 2, 4]
    register.do(undo, chain)
    register.do(redo, chain)
    assert ref(register, third) == 4


def ref(register: Register, uid: str) -> int:
    """The number of a record."""
    columns = table(line_of(register, uid).kind)
    return int(
        register.ask(
            lambda connection: connection.execute(select(columns.c.ref).where(columns.c.uid == uid)).scalar_one()
        )
    )


def test_numbers_run_by_operator_and_of_parties_by_file(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    own = new(register, "party", {}, owner=other.operator)
    assert [ref(register, uid) for uid in (house.operator, other.operator)] == [1, 2]
    assert [ref(register, uid) for uid in (house.activity, other.activity)] == [1, 1]
    assert [ref(register, uid) for uid in (house.party, other.party, own)] == [1, 2, 3]


def test_a_link_stays_with_its_operator_and_among_the_living(register: Register) -> None:
    one, other = (new(register, "operator", {"name": {"en": name}}) for name in ("One", "Other"))
    system = new(register, "system", {"name": {"en": "Archive"}}, other)
    activity = new(register, "activity", {}, one)
    with pytest.raises(RopaError, match="belongs to another operator"):
        register.do(change, activity, {"systems": [system]})
    own = new(register, "system", {"name": {"en": "Site"}}, one)
    register.do(bin, own)
    with pytest.raises(RopaError, match="in the bin"):
        register.do(change, activity, {"systems": [own]})
    assert facts_of(register, activity)["systems"] is None
    check_whole(register)
