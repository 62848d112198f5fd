"""Answers that are more than a field: that there are none, the order of a list, a value of the history."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ropa.actions.answers import arrange, keep_answered_none, restore_value
from ropa.actions.records import change, create
from ropa.actions.standing import bin  # noqa: A004 (the word of the field)
from ropa.actions.undo import undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from ropa.store.opened import opened
from ropa.store.reading import row
from tests.conftest import House, changes, check_whole, edits, facts_of, new, state


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


def test_the_members_of_a_list_are_put_in_order(register: Register, house: House) -> None:
    parts = [house.purpose, *(new(register, "purpose", {}, house.activity) for _ in range(2))]
    wanted = [parts[2], parts[0], parts[1]]
    register.do(arrange, wanted)
    assert [one.uid for one in register.ask(opened, house.activity).record.of("purpose")] == wanted
    assert edits(register)[-1].action == "arrange"
    register.do(undo, house.operator)
    assert [one.uid for one in register.ask(opened, house.activity).record.of("purpose")] == parts
    with pytest.raises(RopaError, match="one list"):
        register.do(arrange, [house.purpose, house.item])
    register.do(arrange, [])


def test_that_there_are_none_is_answered_and_taken_back(register: Register, house: House) -> None:
    register.do(keep_answered_none, house.activity, "transfer", on=True)
    register.do(keep_answered_none, house.activity, "retention", on=True)
    assert facts_of(register, house.activity)["none"] == ("retention", "transfer")
    register.do(keep_answered_none, house.activity, "retention", on=False)
    assert facts_of(register, house.activity)["none"] == ("transfer",)
    new(register, "transfer", {}, house.disclosure)
    assert facts_of(register, house.activity)["none"] is None
    with pytest.raises(RopaError, match="There are such records"):
        register.do(keep_answered_none, house.activity, "transfer", on=True)
    with pytest.raises(RopaError, match="There are such records") as refusal:
        register.do(keep_answered_none, house.operator, "system", on=True)
    assert "Base of Tumar" in refusal.value.says(translator("en"))
    register.do(keep_answered_none, house.operator, "tracker", on=True)
    assert facts_of(register, house.operator)["none"] == ("tracker",)
    with pytest.raises(RopaError, match="no field"):
        register.do(keep_answered_none, house.party, "tracker", on=True)
    with pytest.raises(RopaError, match="no kind of record"):
        register.do(keep_answered_none, house.activity, "moon", on=True)


@pytest.mark.parametrize(
    ("key", "earlier", "later"),
    [
        ("name.en", "Payroll of Tumar", {"name": {"en": "Wages", "kk": "Жалақы"}}),
        ("means", "mixed", {"means": "automated"}),
        ("channels", ["email"], {"channels": []}),
        ("started", "2025-01-01", {"started": None}),
        ("published", False, {"published": True}),
    ],
)
def test_a_value_is_restored_out_of_the_history(
    register: Register, house: House, key: str, earlier: Any, later: dict[str, Any]
) -> None:
    name = key.partition(".")[0]
    register.do(change, house.activity, {name: {"en": earlier} if "." in key else earlier})
    register.do(change, house.activity, later)
    register.do(restore_value, house.activity, key, json.dumps(earlier))
    assert register.ask(row, house.activity).part(key) == json.dumps(earlier, ensure_ascii=False, separators=(",", ":"))
    if name == "name":
        assert facts_of(register, house.activity)["name"].get("kk") == "Жалақы"
    assert edits(register)[-1].action == "restore_value"
    register.do(restore_value, house.activity, key, None)
    assert register.ask(row, house.activity).part(key) is None
    check_whole(register)


def test_what_cannot_be_said_again_is_refused(register: Register, house: House) -> None:
    gone = new(register, "system", {}, house.operator)
    register.do(bin, gone)
    with pytest.raises(RopaError, match="in the bin"):
        register.do(restore_value, house.activity, "systems", json.dumps([gone]))
    register.do(change, house.activity, {"ended": "2025-01-01"})
    with pytest.raises(RopaError, match="lies before"):
        register.do(restore_value, house.activity, "started", '"2026-01-01"')
    assert register.ask(opened, house.activity).waiting == {}
    for key in ("status", "approved", "binned", "colour"):
        with pytest.raises(RopaError, match="no field"):
            register.do(restore_value, house.activity, key, None)
