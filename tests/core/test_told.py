"""The history as it is shown: newest first, of an operator, of shared records, of one record."""

from __future__ import annotations

from ropa.actions.codes import add_code
from ropa.actions.records import change, create
from ropa.actions.standing import approve, bin  # noqa: A004 (the word of the field)
from ropa.actions.undo import redo, undo
from ropa.register import Register
from ropa.store import told as telling
from ropa.store.told import Told, spoken_for, told
from ropa.words import Words
from tests.conftest import AUTHOR, House, build_house, change_all, new


def acts(several: list[Told]) -> list[str]:
    return [one.action for one in several]


def test_edits_are_told_newest_first_with_what_they_changed(register: Register, house: House) -> None:
    register.author = "Bolat"
    register.do(change, house.purpose, {"text": {"en": "Paying people", "kk": "Еңбекақы"}})
    register.do(bin, house.disclosure)
    gone, changed, *_ = register.ask(told, house.operator)
    assert (gone.action, gone.author, gone.subject_kind, gone.open) == ("bin", "Bolat", "activity", False)
    assert (changed.subject_uid, changed.subject_name) == (house.activity, Words.of(en="Payroll of Tumar"))
    assert {(one.row_uid, one.row_kind, one.key, one.old, one.new) for one in changed.changes} == {
        (house.purpose, "purpose", "text.en", '"Paying wages"', '"Paying people"'),
        (house.purpose, "purpose", "text.kk", None, '"Еңбекақы"'),
    }
    assert changed.changes[0].row_name == Words.of(kk="Еңбекақы", en="Paying people")
    assert changed.total == 2
    assert gone.edit > changed.edit


def test_pages_follow_one_another(register: Register, house: House) -> None:
    for n in range(7):
        register.do(change, house.activity, {"notes": str(n)})
    whole = register.ask(told, house.operator)
    pages, before = [], None
    while some := register.ask(told, house.operator, None, before, 4):
        assert len(some) <= 4
        pages += some
        before = some[-1].edit
    assert pages == whole


def test_chains_are_told_apart(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change_all, [house.system, other.system, house.party], {"notes": "bulk"})
    (here, *_), (there, *_), (shared, *_) = (register.ask(told, one) for one in (house.operator, other.operator, None))
    assert here.act == there.act == shared.act
    assert [one.subject_uid for one in (here, there, shared)] == [house.system, other.system, house.party]
    assert [one.operator for one in (here, there, shared)] == [house.operator, other.operator, None]


def test_the_history_of_one_record_is_that_of_its_parts_too(register: Register, house: House) -> None:
    register.do(change, house.basis, {"covers": {"en": "all"}})
    register.do(change_all, [house.system, house.activity], {"notes": "bulk"})
    found = register.ask(told, house.operator, house.activity)
    assert acts(found) == ["change_all", "change", "create", "create", "create", "create", "create"]
    assert {one.row_uid for one in found[0].changes} == {house.activity}
    assert {one.row_uid for one in found[1].changes} == {house.basis}
    assert acts(register.ask(told, house.operator, house.system)) == ["change_all", "create"]
    assert acts(register.ask(told, None, house.party)) == ["create"]


def test_an_undo_says_of_what(register: Register, house: House) -> None:
    register.do(bin, house.disclosure)
    register.do(undo, house.operator)
    register.do(redo, house.operator)
    register.do(undo, house.operator)
    found = register.ask(told, house.operator)[:4]
    assert [(one.action, one.of) for one in found] == [
        ("undo", "bin"),
        ("redo", "bin"),
        ("undo", "bin"),
        ("bin", ""),
    ]


def test_an_open_visit_is_told_without_what_it_took_back(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "a"})
    door.do(change, house.activity, {"place": 2})
    door.do(undo, house.operator)
    (going_on, *_) = register.ask(told, house.operator)
    assert (going_on.open, [one.key for one in going_on.changes]) == (True, ["notes"])


def test_approving_again_is_told_though_nothing_differs(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    register.do(approve, house.activity)
    again, first, *_ = register.ask(told, house.operator)
    assert (acts([again, first]), again.changes) == (["approve", "approve"], ())
    assert [one.key for one in first.changes] == ["status"]


def test_an_act_over_very_many_facts_is_told_in_part(register: Register, house: House, monkeypatch: object) -> None:
    monkeypatch.setattr(telling, "MOST", 5)  # type: ignore[attr-defined]
    uids = [new(register, "activity", {}, house.operator) for _ in range(8)]
    register.do(change_all, uids, {"notes": "bulk"})
    (bulk, one, *_) = register.ask(told, house.operator)
    assert (len(bulk.changes), bulk.total) == (5, 8)
    assert [change.row_uid for change in bulk.changes] == uids[:5]
    assert len(one.changes) == one.total


def test_values_are_said_with_names_of_links_and_own_codes(register: Register, house: House) -> None:
    code = register.do(add_code, "channels", {"en": "Pigeon post"})
    register.do(change, house.activity, {"channels": [code], "joint_with": [house.party], "systems": []})
    entry = next(one for one in register.ask(told, None) if one.action == "add_code")
    register.do(bin, entry.subject_uid)
    (step, *_) = register.ask(told, house.operator)
    spoken = register.ask(spoken_for, [step], "en")
    said = {
        one.key: tuple(spoken.part(one.row_kind, one.key, value) for value in (one.old, one.new))
        for one in step.changes
    }
    assert said == {
        "channels": ("", "Pigeon post"),
        "joint_with": ("", "Bank of Tumar"),
        "systems": ("Base of Tumar", "none"),
    }


def test_nothing_is_told_where_nothing_was_done(register: Register) -> None:
    assert register.ask(told, None) == []
    assert register.ask(told, "nobody") == []
    register.do(create, "operator", {"name": {"en": "A"}})
    assert register.ask(told, None) == []
    assert register.author == AUTHOR
