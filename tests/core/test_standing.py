"""Where a record stands: bin and restore, approved and changed since, archived; every act for every kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, changed_since, put_back, reopen, restore  # noqa: A004
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.i18n import translator
from ropa.model import KINDS, ROOTS, fields, is_record, parents, table
from ropa.register import Register
from ropa.store.history import broken_links
from ropa.store.reading import counts, holdings, operators
from ropa.store.tables import Registered
from ropa.values import accept, from_plain, plain
from ropa.words import Words
from tests.conftest import (
    ACT_KEYS,
    House,
    build_house,
    changes,
    check_whole,
    edits,
    facts_of,
    new,
    place_for,
    same,
    state,
    typical_keys,
    value_for,
)

PLACES = [(kind, above) for kind in KINDS for above in (*parents(kind), *([] if parents(kind) else [None]))]
"""Every kind with every kind of record in which it may stand."""


def says(refusal: pytest.ExceptionInfo[RopaError]) -> str:
    """The sentence of a refusal, in English."""
    return refusal.value.says(translator("en"))


# --------------------------------------------------------------------------------------------- every kind of record


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


def act(register: Register, chain: str | None, action: Any, uid: str) -> None:
    """Do it, undo it, do it again; the file stays whole."""
    before = state(register)
    register.do(action, uid)
    check_whole(register)
    there_and_back(register, chain, before, state(register))


def there_and_back(register: Register, chain: str | None, before: Any, after: Any) -> None:
    """Undo leads to the state before, redo to the one after."""
    register.do(undo, chain)
    assert same(state(register), before)
    check_whole(register)
    register.do(redo, chain)
    assert same(state(register), after)
    check_whole(register)


def line_of(register: Register, uid: str) -> Any:
    """The registry's line of a row."""
    query = select(Registered.__table__).where(Registered.uid == uid)
    return register.ask(lambda connection: connection.execute(query).one())


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


# -------------------------------------------------------------------------------------------------------- the bin


def test_the_bin_takes_what_belongs_to_a_record_and_restore_brings_it_back(register: Register, house: House) -> None:
    register.do(change, house.item, {"purposes": []})
    before = state(register)
    register.do(bin, house.basis)
    alone = state(register)
    register.do(bin, house.activity)
    gone = {uid for uid, (lives, *_) in state(register).items() if not lives}
    assert gone == {house.activity, house.purpose, house.basis, house.item, house.disclosure}
    assert register.ask(counts, house.operator) == {"operator": 1, "system": 1}
    register.do(restore, house.activity)
    assert state(register) == alone
    register.do(restore, house.basis)
    assert state(register) == before


def test_restore_brings_back_the_parents_that_lie_there_too(register: Register, house: House) -> None:
    register.do(change, house.item, {"purposes": []})
    register.do(bin, house.purpose)
    register.do(bin, house.activity)
    register.do(bin, house.operator)
    register.do(restore, house.basis)
    living = {uid for uid, (lives, *_) in state(register).items() if lives}
    assert living == {house.operator, house.activity, house.purpose, house.basis, house.party}
    check_whole(register)
    register.do(undo, house.operator)
    assert [uid for uid, (lives, *_) in state(register).items() if lives] == [house.party]


def test_an_operator_goes_with_its_own_parties_and_leaves_the_shared_ones(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    place = new(register, "location", {"country": "KZ"}, own)
    before = state(register)
    register.do(bin, house.operator)
    assert [uid for uid, (lives, *_) in state(register).items() if lives] == [house.party]
    assert register.ask(operators) == []
    with pytest.raises(RopaError, match="in the bin"):
        register.do(create, "party", {}, owner=house.operator)
    register.do(restore, house.operator)
    assert state(register) == before
    register.do(bin, house.operator)
    register.do(restore, own)
    living = {uid for uid, (lives, *_) in state(register).items() if lives}
    assert living == {house.operator, own, place, house.party}
    check_whole(register)


def test_what_is_in_use_is_not_binned_and_its_users_are_named(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change, other.system, {"host": house.party})
    before, known = state(register), edits(register)
    with pytest.raises(RopaError, match="still used by") as refusal:
        register.do(bin, house.party)
    for name in ("“Bank of Tumar”", "«Payroll of Tumar»", "«Base of Qurylys»"):
        assert name in says(refusal)
    assert (state(register), edits(register)) == (before, known)
    register.do(change, other.system, {"host": None})
    register.do(bin, house.activity)
    register.do(bin, house.party)
    assert not state(register)[house.party][0]


def test_use_by_a_part_is_named_by_its_record(register: Register, house: House) -> None:
    with pytest.raises(RopaError, match="still used by") as refusal:
        register.do(bin, house.item)
    assert "«Payroll of Tumar»" in says(refusal)


def test_in_the_bin_nothing_is_done_and_outside_nothing_restored(register: Register, house: House) -> None:
    with pytest.raises(RopaError, match="is not in the bin"):
        register.do(restore, house.activity)
    register.do(bin, house.activity)
    before = state(register)
    for action in (bin, approve, archive, reopen, put_back, duplicate):
        with pytest.raises(RopaError, match="in the bin"):
            register.do(action, house.activity)
    for refused in (
        lambda: register.do(change, house.purpose, {"notes": "x"}),
        lambda: register.do(create, "item", {}, house.activity),
    ):
        with pytest.raises(RopaError, match="in the bin"):
            refused()
    assert state(register) == before


def test_what_never_was_is_not_restored(register: Register, house: House) -> None:
    activity = new(register, "activity", {}, house.operator)
    register.do(undo, house.operator)
    with pytest.raises(RopaError, match="is not in the bin"):
        register.do(restore, activity)


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


# ----------------------------------------------------------------------------------------------- "there are none"


def test_the_first_child_clears_none_in_the_same_edit(register: Register, house: House) -> None:
    register.do(change, house.operator, {"none": ["tracker", "transfer"]})
    register.do(change, house.activity, {"none": ["transfer"]})
    before = state(register)
    register.do(create, "transfer", {"country": "DE"}, house.disclosure)
    assert facts_of(register, house.operator)["none"] == ("tracker",)
    assert facts_of(register, house.activity)["none"] is None
    last = edits(register, house.operator)[-1]
    said = {(line.record_uid, line.key) for line in changes(register, last.id)}
    assert {(house.operator, "none"), (house.activity, "none")} <= said
    register.do(undo, house.operator)
    assert state(register) == before


def test_none_stays_answered_when_the_last_child_goes(register: Register, house: House) -> None:
    transfer = new(register, "transfer", {}, house.disclosure)
    register.do(bin, transfer)
    assert facts_of(register, house.activity)["none"] is None


# ------------------------------------------------------------------------------------------------------- duplicates


def test_a_duplicate_is_a_draft_with_everything_and_its_links_lead_to_the_copies(
    register: Register, house: House
) -> None:
    end = new(register, "retention", {"number": 5, "items": [house.item], "purposes": [house.purpose]}, house.activity)
    new(register, "retention_end", {"event": "other"}, end)
    gone = new(register, "purpose", {}, house.activity)
    register.do(bin, gone)
    register.do(change, house.activity, {"published_items": [house.item]})
    register.do(approve, house.activity, order="12")
    seen = edits(register)[-1].id
    copy = register.do(duplicate, house.activity).uid
    whole = register.ask(holdings, house.operator)
    source, copied = whole.find(house.activity), whole.find(copy)
    assert source is not None
    assert copied is not None
    assert [(kind, len(parts)) for kind, parts in copied.parts.items()] == [
        (kind, len(parts)) for kind, parts in source.parts.items()
    ]
    (item,), (purpose,), (disclosure,), (retention,) = (
        copied.of(kind) for kind in ("item", "purpose", "disclosure", "retention")
    )
    assert item["purposes"] == (purpose.uid,)
    assert disclosure["items"] == copied["published_items"] == retention["items"] == (item.uid,)
    assert (disclosure["party"], copied["systems"]) == (house.party, (house.system,))
    assert purpose.of("basis")[0]["code"] == "consent"
    assert retention.of("retention_end")[0]["event"] == "other"
    assert (copied["status"], copied["approved"], copied["approval_order"]) == ("draft", None, None)
    assert (copied["origin"], copied["origin_edit"], item["origin"]) == (house.activity, seen, house.item)
    assert copied["name"] == source["name"]
    assert not {one.uid for one in (copied, *copied.below())} & {one.uid for one in (source, *source.below())}
    check_whole(register)


def test_a_second_duplicate_is_independent(register: Register, house: House) -> None:
    first = register.do(duplicate, house.activity).uid
    second = register.do(duplicate, house.activity).uid
    third = register.do(duplicate, first).uid
    kept = register.ask(holdings, house.operator).find(second)
    register.do(change, first, {"name": {"en": "Changed"}})
    register.do(bin, third)
    register.do(change, house.item, {"text": {"en": "Surname"}})
    whole = register.ask(holdings, house.operator)
    assert whole.find(second) == kept
    assert (facts_of(register, third)["origin"], whole.find(first)["name"]) == (first, Words.of(en="Changed"))


def test_a_duplicated_party_of_one_operator_stays_its_own(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    assert line_of(register, register.do(duplicate, own).uid).operator_uid == house.operator
    assert line_of(register, register.do(duplicate, house.party).uid).operator_uid is None


# ---------------------------------------------------------------------------------------------------------- approval


def changed(work: Any, uid: str) -> set[str]:
    """Rows that say something else than when the record was approved, as the acts see it."""
    row = work.row(uid)
    return set(changed_since(work, row, row["approved"]))


def is_changed(register: Register, house: House, uid: str) -> bool:
    """Whether a record changed since approval, on which acts and reading must agree."""
    read = register.ask(holdings, house.operator).approvals[uid].changed
    assert bool(register.do(changed, uid)) == read
    return read


def test_approving_says_who_when_and_by_what_order(register: Register, house: House) -> None:
    assert register.ask(holdings, house.operator).approvals == {}
    register.author = "Bolat"
    register.do(approve, house.activity, order=" 12-п ")
    edit = edits(register)[-1]
    facts = facts_of(register, house.activity)
    assert [facts[key] for key in ACT_KEYS] == ["approved", edit.id, "12-п"]
    approval = register.ask(holdings, house.operator).approvals[house.activity]
    assert (approval.author, approval.at, approval.changed) == ("Bolat", edit.started_at, False)


def test_changed_since_approval_is_judged_by_value(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "A"})
    register.do(approve, house.activity)
    register.do(change, house.activity, {"notes": "B", "name": {"en": "Payroll of Tumar", "kk": "Жалақы"}})
    assert is_changed(register, house, house.activity)
    register.do(change, house.activity, {"notes": "A"})
    assert register.do(changed, house.activity) == {house.activity}
    register.do(change, house.activity, {"name": {"en": "Payroll of Tumar"}})
    assert not is_changed(register, house, house.activity)
    register.do(archive, house.activity)
    register.do(reopen, house.activity)
    assert not is_changed(register, house, house.activity)


@pytest.mark.parametrize("act", ["part", "created", "binned", "deep"])
def test_parts_belong_to_what_was_approved(register: Register, house: House, act: str) -> None:
    for uid in (house.activity, house.purpose):
        register.do(approve, uid)
    before = state(register)
    if act == "part":
        register.do(change, house.purpose, {"necessity": {"en": "x"}})
    elif act == "created":
        register.do(create, "basis", {"law": "gdpr"}, house.purpose)
    elif act == "binned":
        register.do(bin, house.basis)
    else:
        register.do(change, house.basis, {"covers": {"en": "x"}})
    assert is_changed(register, house, house.activity)
    assert is_changed(register, house, house.purpose)
    register.do(put_back, house.activity)
    assert same(state(register), before)
    assert not is_changed(register, house, house.activity)
    assert not is_changed(register, house, house.purpose)
    register.do(undo, house.operator)
    assert is_changed(register, house, house.purpose)
    register.do(put_back, house.purpose)
    assert same(state(register), before)
    check_whole(register)


def test_an_operator_is_not_changed_by_its_activities(register: Register, house: House) -> None:
    register.do(approve, house.operator)
    register.do(change, house.activity, {"notes": "x"})
    assert not is_changed(register, house, house.operator)
    before = state(register)
    register.do(create, "operator_law", {"law": "kz"}, house.operator)
    register.do(change, house.operator, {"phone": "1"})
    assert is_changed(register, house, house.operator)
    register.do(put_back, house.operator)
    assert same(state(register), before)


def test_what_an_open_visit_took_back_is_no_change(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "x"})
    assert register.ask(holdings, house.operator).approvals[house.activity].changed
    door.do(undo, house.operator)
    assert not register.ask(holdings, house.operator).approvals[house.activity].changed
    assert door.do(changed, house.activity) == set()
    door.do(redo, house.operator)
    assert door.do(changed, house.activity) == {house.activity}


def test_approving_again_is_a_new_measure(register: Register, house: House) -> None:
    register.do(approve, house.activity, order="1")
    register.do(change, house.activity, {"notes": "x"})
    register.do(approve, house.activity, order="2")
    assert not is_changed(register, house, house.activity)
    register.do(put_back, house.activity)
    facts: Mapping[str, Any] = facts_of(register, house.activity)
    assert (facts["notes"], facts["approval_order"]) == ("x", "2")


def test_put_back_is_undone_and_redone(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    approved = state(register)
    register.do(change, house.activity, {"notes": "x", "systems": []})
    register.do(bin, house.disclosure)
    later = state(register)
    register.do(put_back, house.activity)
    assert same(state(register), approved)
    register.do(undo, house.operator)
    assert same(state(register), later)
    register.do(redo, house.operator)
    assert same(state(register), approved)


def test_put_back_does_not_take_away_what_others_use_by_now(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    item = new(register, "item", {"text": {"en": "Photo"}}, house.activity)
    consent = new(register, "consent", {"name": {"en": "Form"}, "published_items": [item]}, house.operator)
    before = state(register)
    with pytest.raises(RopaError, match="still used by") as refusal:
        register.do(put_back, house.activity)
    assert "“Photo” is still used by: «Form»" in says(refusal)
    assert state(register) == before
    register.do(bin, consent)
    register.do(put_back, house.activity)
    assert item not in state(register)


def test_what_was_never_approved_is_not_put_back(register: Register, house: House) -> None:
    with pytest.raises(RopaError, match="never approved"):
        register.do(put_back, house.activity)
    assert register.ask(broken_links) == []


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
