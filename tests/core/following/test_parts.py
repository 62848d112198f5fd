"""Copies follow parts that came and went, with their links."""

from __future__ import annotations

import pytest

from ropa.actions.merging import ADDED, CHANGED, REMOVED
from ropa.actions.records import change
from ropa.actions.standing import bin, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.store.reading import holdings
from tests.conftest import check_whole, new, state
from tests.core.following.conftest import CONFLICT, PROPOSED, Pair


def test_parts_that_came_are_proposed_whole_with_their_links(pair: Pair) -> None:
    house, register = pair.house, pair.register
    purpose = new(register, "purpose", {"text": {"en": "Taxes"}}, house.activity)
    new(register, "basis", {"law": "kz", "code": "law"}, purpose)
    new(register, "basis", {"law": "gdpr", "code": "consent"}, house.purpose)
    item = new(register, "item", {"category": "iin", "purposes": [purpose]}, house.activity)
    register.do(change, house.item, {"purposes": [house.purpose, purpose]})
    archive = new(register, "party", {"name": {"en": "Archive"}}, owner=house.operator)
    disclosure = new(register, "disclosure", {"party": archive, "items": [item]}, house.activity)
    new(register, "transfer", {"country": "DE", "since": "2026-01-01"}, disclosure)
    base = new(register, "system", {"name": {"en": "Tax base"}, "host": archive}, house.operator)
    register.do(change, house.activity, {"systems": [house.system, base]})
    assert pair.asked() == [
        (CHANGED, "activity", "systems", PROPOSED),
        (ADDED, "basis", "", PROPOSED),
        (ADDED, "purpose", "", PROPOSED),
        (CHANGED, "item", "purposes", PROPOSED),
        (ADDED, "item", "", PROPOSED),
        (ADDED, "disclosure", "", PROPOSED),
    ]
    before = state(register)
    assert pair.decide() == 6
    record, held = pair.record, register.ask(holdings, pair.client)
    old, made = sorted(record.of("purpose"), key=lambda one: one["origin"] == purpose)
    assert (made["origin"], made["status"], made.of("basis")[0]["code"]) == (purpose, "draft", "law")
    assert {one["law"] for one in old.of("basis")} == {"kz", "gdpr"}
    assert {one["purposes"] for one in record.of("item")} == {tuple(sorted((old.uid, made.uid))), (made.uid,)}
    given = next(one for one in record.of("disclosure") if one["origin"] == disclosure)
    assert given.of("transfer")[0]["since"] is None
    party = held.find(given["party"])
    assert party is not None
    assert (party["origin"], party.uid != archive) == (archive, True), "an own party comes along"
    systems = [held.find(uid) for uid in record["systems"]]
    assert {one["origin"]: one["host"] for one in systems if one} == {house.system: None, base: party.uid}
    assert pair.asked() == []
    after = state(register)
    register.do(undo, pair.client)
    assert state(register) == before
    assert len(pair.asked()) == 6, "what was undone is asked again"
    assert pair.decide() == 6
    assert len(pair.of("transfer").facts) > 0
    assert {one["law"] for one in pair.record.of("purpose")[0].of("basis")} == {"kz", "gdpr"}
    register.do(undo, pair.client)
    register.do(redo, pair.client)
    assert len(state(register)) >= len(after)
    check_whole(register)


def test_a_part_that_came_and_was_not_taken_over_stays_away(pair: Pair) -> None:
    purpose = new(pair.register, "purpose", {"text": {"en": "Taxes"}}, pair.house.activity)
    pair.register.do(change, pair.house.item, {"purposes": [pair.house.purpose, purpose]})
    assert pair.decide(keys={"purposes"}) == 1
    assert len(pair.record.of("purpose")) == 1
    assert pair.of("item")["purposes"] == (pair.of("purpose").uid,), "nothing leads to what is not there"
    assert pair.asked() == []
    pair.register.do(change, purpose, {"code": "marketing"})
    assert pair.asked() == []


def test_parts_that_went_are_proposed_to_go_unless_they_were_changed_here(pair: Pair) -> None:
    house, register = pair.house, pair.register
    register.do(change, house.item, {"purposes": []})
    register.do(bin, house.purpose, house.disclosure)
    assert pair.asked() == [
        (REMOVED, "purpose", "", PROPOSED),
        (CHANGED, "item", "purposes", PROPOSED),
        (REMOVED, "disclosure", "", PROPOSED),
    ]
    register.do(change, pair.of("disclosure").uid, {"technical_only": True})
    assert pair.asked()[2] == (REMOVED, "disclosure", "", CONFLICT)
    assert pair.decide() == 2
    assert pair.record.of("purpose") == ()
    assert len(pair.record.of("disclosure")) == 1
    assert pair.asked() == []
    register.do(restore, house.purpose)
    assert pair.asked() == [], "what went here too stays away"
    check_whole(register)


def test_what_is_still_used_does_not_go_by_itself(pair: Pair) -> None:
    house, register = pair.house, pair.register
    form = new(register, "consent", {"purposes": [pair.of("purpose").uid]}, pair.client)
    register.do(change, house.item, {"purposes": []})
    register.do(bin, house.purpose)
    found = pair.behind()
    assert found is not None
    gone = found.offers[0]
    assert (gone.sort, gone.conflict, gone.users) == (REMOVED, True, (form,))
    before = state(register)
    with pytest.raises(RopaError, match="still used by"):
        pair.decide(conflicts=True)
    assert state(register) == before
    assert pair.decide() == 1
    assert len(pair.record.of("purpose")) == 1


def test_what_was_removed_here_stays_removed(pair: Pair) -> None:
    house, register = pair.house, pair.register
    register.do(bin, pair.of("disclosure").uid)
    register.do(change, house.disclosure, {"technical_only": True})
    register.do(bin, house.disclosure)
    assert pair.asked() == []


def test_there_are_none_is_taken_over_once_they_are_gone(pair: Pair) -> None:
    register, house = pair.register, pair.house
    register.do(bin, house.disclosure)
    register.do(change, house.activity, {"none": ["disclosure"]})
    assert pair.asked() == [(CHANGED, "activity", "none", PROPOSED), (REMOVED, "disclosure", "", PROPOSED)]
    pair.decide(keys={"none"})
    assert pair.record["none"] is None, "not while there is one"
    register.do(undo, pair.client)
    assert pair.decide() == 2
    assert pair.record["none"] == ("disclosure",)
