"""Acts over several records at once, answers that are more than a field, well-known records, and the names of acts."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from typing import Any

import pytest

import ropa.actions
from ropa.actions.answers import arrange, keep_answered_none, restore_value
from ropa.actions.codes import add_code
from ropa.actions.known import add_known_party, add_known_tracker
from ropa.actions.named import ACTS, DONE
from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, reopen, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, translator
from ropa.reference import catalogue
from ropa.register import Done, Register
from ropa.store.opened import opened
from ropa.store.reading import row
from ropa.words import Words
from tests.conftest import House, build_house, check_whole, edits, facts_of, new, same, state


def statuses(register: Register, *uids: str) -> list[Any]:
    return [facts_of(register, uid)["status"] for uid in uids]


# ------------------------------------------------------------------------------------------------ over several records


def test_several_records_are_approved_archived_and_reopened_in_one_act(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    every = (house.activity, house.system, other.activity)
    register.do(approve, *every, order="7")
    assert [(edit.action, edit.subject_uid) for edit in edits(register)[-2:]] == [
        ("approve", house.activity),
        ("approve", other.activity),
    ]
    assert {facts_of(register, uid)["approval_order"] for uid in every} == {"7"}
    assert all(register.ask(opened, uid).approval for uid in every)
    register.do(archive, *every)
    assert statuses(register, *every) == ["archived"] * 3
    assert register.ask(next_undo, other.operator, None).operators == 2  # type: ignore[union-attr]
    register.do(undo, other.operator)
    assert statuses(register, *every) == ["approved"] * 3
    register.do(redo, house.operator)
    register.do(reopen, *every)
    assert statuses(register, *every) == ["approved"] * 3
    check_whole(register)


def test_records_that_use_one_another_go_into_the_bin_together(register: Register, house: House) -> None:
    before = state(register)
    with pytest.raises(RopaError, match="still used"):
        register.do(bin, house.party)
    register.do(bin, house.party, house.activity, house.item)
    gone = state(register)
    assert not any(gone[uid][0] for uid in (house.party, house.activity, house.item, house.basis))
    register.do(undo, house.operator)
    assert state(register) == before
    register.do(redo, None)
    assert state(register) == gone
    register.do(restore, house.party, house.activity, house.item)
    assert state(register) == before
    check_whole(register)


def test_one_refusal_keeps_all_where_they_are(register: Register, house: House) -> None:
    other = new(register, "activity", {}, house.operator)
    register.do(bin, other)
    before = state(register)
    for action in (bin, approve, archive, reopen, duplicate):
        with pytest.raises(RopaError, match="in the bin"):
            register.do(action, house.activity, other)
    with pytest.raises(RopaError, match="not in the bin"):
        register.do(restore, other, house.activity)
    assert state(register) == before


def test_copies_of_several_link_to_one_another(register: Register, house: House) -> None:
    first = register.do(duplicate, house.activity, house.system, house.purpose)
    copy = register.ask(opened, first.uid).record
    assert copy["origin"] == house.activity
    (system,) = copy["systems"]
    assert facts_of(register, system)["origin"] == house.system
    (purpose,) = copy.of("purpose")
    assert copy.of("item")[0]["purposes"] == (purpose.uid,)
    assert len(register.ask(opened, house.activity).record.of("purpose")) == 1
    register.do(undo, house.operator)
    assert not state(register).get(first.uid)
    check_whole(register)


# ---------------------------------------------------------------------------------------------- what the window is told


def test_listeners_hear_only_of_what_changed(register: Register, house: House) -> None:
    heard: list[Done] = []
    register.on_change = heard.append
    register.do(change, house.activity, {"notes": None, "name": {"en": "Payroll of Tumar"}})
    register.do(archive)
    assert heard == []
    register.do(change, house.purpose, {"place": "first"})
    assert heard == [Done(frozenset({house.activity}), 0, frozenset({house.operator}))]
    register.do(change, house.purpose, {"place": "first"})
    assert len(heard) == 1
    register.do(change, house.purpose, {"place": "second"})
    register.do(change, house.purpose, {"place": None})
    assert [one.roots for one in heard] == [frozenset({house.activity})] * 3
    register.do(change, house.party, {"name": {"en": "Bank"}})
    assert heard[-1].operators == {None}
    assert heard[-1].roots == {house.party, house.activity}
    register.do(undo, None)
    assert heard[-1].roots == {house.party, house.activity}


def test_the_open_visit_is_known(register: Register, house: House) -> None:
    assert register.visiting is None
    door = register.visit(house.activity)
    assert register.visiting is not None
    assert register.visiting.root_uid == house.activity
    door.do(change, house.activity, {"notes": "a"})
    step = register.ask(next_undo, house.operator, register.visiting)
    assert (step.action, step.kind, step.keys, step.name) == (  # type: ignore[union-attr]
        "change",
        "activity",
        ("notes",),
        Words.of(en="Payroll of Tumar"),
    )
    register.leave()
    assert register.visiting is None


def test_steps_of_a_visit_are_named_by_what_they_did(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    part = door.do(create, "purpose", {"text": {"en": "Tax"}}, house.activity).uid
    asked = (house.operator, register.visiting)
    step = register.ask(next_undo, *asked)
    assert (step.action, step.subject_uid, step.kind) == ("create", part, "purpose")  # type: ignore[union-attr]
    door.do(bin, house.disclosure)
    assert register.ask(next_undo, *asked).action == "bin"  # type: ignore[union-attr]
    door.do(undo, house.operator)
    assert register.ask(next_redo, *asked).action == "bin"  # type: ignore[union-attr]
    register.leave()
    register.do(bin, house.disclosure)
    door = register.visit(house.activity)
    door.do(restore, house.disclosure)
    assert register.ask(next_undo, house.operator, register.visiting).action == "restore"  # type: ignore[union-attr]


# ------------------------------------------------------------------------------------------------- order, none, values


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


# ---------------------------------------------------------------------------------------------------- well-known ones


@pytest.mark.parametrize("key", catalogue("known_parties"))
def test_a_well_known_party_is_copied_once(register: Register, key: str) -> None:
    uid = register.do(add_known_party, key)
    party = register.ask(opened, uid).record
    told = catalogue("known_parties")[key].more
    assert {language: party["name"].get(language) for language in LANGUAGES} == {
        language: told[f"name_{language}"] for language in LANGUAGES
    }
    assert (party["country"], party["nature"], party["source"]) == (told["country"], "company", told["source"])
    assert party["as_of"].isoformat() == str(told["as_of"])
    assert [one["country"] for one in party.of("location")] == told["locations"]
    assert not register.ask(opened, uid).waiting
    assert register.do(add_known_party, key) == uid


def test_a_party_of_that_name_is_taken_and_not_doubled(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"ru": "ООО «Яндекс»"}}, owner=house.operator)
    present = new(register, "party", {"name": {"ru": "ооо  «яндекс»"}})
    assert register.do(add_known_party, "yandex") == present != own
    register.do(bin, present)
    assert register.do(add_known_party, "yandex") != present


@pytest.mark.parametrize("key", catalogue("known_trackers"))
def test_a_well_known_tracker_comes_with_its_cookies_and_party(register: Register, house: House, key: str) -> None:
    before = state(register)
    uid = register.do(add_known_tracker, key, house.operator)
    told = catalogue("known_trackers")[key].more
    whole = register.ask(opened, uid)
    assert whole.record["name"].get("en") == told["name"]
    assert whole.record["categories"] == tuple(told["reads"])
    assert not whole.waiting
    party = register.ask(opened, whole.record["party"]).record
    assert party["name"].get("ru") == catalogue("known_parties")[told["party"]].more["name_ru"]
    assert {one["name"] for one in whole.record.of("cookie")} == set(told["cookies"])
    register.do(undo, house.operator)
    assert same(state(register), before)


def test_what_nobody_knows_cannot_be_copied(register: Register, house: House) -> None:
    with pytest.raises(RopaError, match="nobodies"):
        register.do(add_known_party, "nobodies")
    with pytest.raises(RopaError, match="nothing"):
        register.do(add_known_tracker, "nothing", house.operator)


# ------------------------------------------------------------------------------------------------------ names of acts

NO_ACTS = {
    "named", "changed_since", "set_rows", "overview", "count_findings", "keep_outdated", "erase_operator",
    "clear_none", "carry_along", "insert_copies", "wait_no_longer", "check_unused",
    "make", "create_all", "last_changes",
}  # fmt: skip
"""Functions that get a Work and are called by acts, or write no history."""


def test_every_act_has_its_words() -> None:
    modules = [one.name for one in pkgutil.walk_packages(ropa.actions.__path__, "ropa.actions.")]
    acts = {
        name
        for module in modules
        for name, found in inspect.getmembers(importlib.import_module(module), inspect.isfunction)
        if found.__module__ == module and not name.startswith("_")
        if "Work" in [one.annotation for one in inspect.signature(found).parameters.values()][:1]
    }
    of_the_store = {"repair", "arrive"}  # Edits of a check of the file, and of a history that came from another
    assert (acts - NO_ACTS) | of_the_store == set(ACTS) == set(DONE)
    assert len(set(ACTS.values())) == len(ACTS)
    assert len(set(DONE.values())) == len(DONE)
    assert ["{what}" in DONE[name] for name in ("undo", "redo", "create")] == [True, True, False]
    assert add_code.__name__ in ACTS
