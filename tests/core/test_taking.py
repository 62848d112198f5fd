"""Proposals become records in one act; what is there already is found again; other laws' words are asked about."""

from __future__ import annotations

import pytest

from ropa.actions.importing.accepting import import_table
from ropa.actions.importing.guessing import guess
from ropa.actions.importing.proposing import is_gdpr, propose
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import undo
from ropa.register import Register
from ropa.store.reading import counts, holdings
from tests.conftest import check_whole, edits, new, state
from tests.core.importing import of_kind, proposed, table, values

PROCESSOR = "role:payco"
CONTRACT = "basis:article 6(1)(b) - contract"
INTEREST = "basis:article 6(1)(f) - legitimate interests"


@pytest.fixture
def operator(register: Register) -> str:
    return new(register, "operator", {"name": {"ru": "Тумар"}})


def test_a_table_is_taken_in_one_act_with_one_undo(register: Register, operator: str) -> None:
    before = state(register)
    done = register.do(import_table, found := proposed(register, operator, "merged_heads.xlsx"), found.new())
    assert done.made == {
        "party": 2, "activity": 3, "purpose": 2, "item": 4, "retention": 3, "disclosure": 2, "transfer": 1,
    }  # fmt: skip
    assert len({one.act for one in edits(register)[-2:]}) == 1
    held = register.ask(holdings, operator)
    mailing = held.index[done.rows[1]]
    [disclosure] = mailing.of("disclosure")
    assert held.name(held.linked(disclosure, "party")[0], "ru")[0] == "Mailchimp"
    assert [one["country"] for one in disclosure.of("transfer")] == ["US"]
    check_whole(register)
    register.do(undo, operator)
    assert state(register) == before


def test_nothing_is_made_twice(register: Register, operator: str) -> None:
    for name in ("merged_heads.xlsx", "windows_1251.csv", "utf_16.csv", "kazakh_windows.csv"):
        register.do(import_table, found := proposed(register, operator, name), found.new())
        again = proposed(register, operator, name)
        assert again.new() == frozenset()
        assert all(one.present for one in again.rows())
        many = register.ask(counts)
        register.do(import_table, again, again.new())
        assert register.ask(counts) == many


def test_only_what_was_chosen_is_taken(register: Register, operator: str) -> None:
    found = proposed(register, operator, "merged_heads.xlsx")
    chosen = found.rows()[1]
    assert register.do(import_table, found, [chosen.uid]).rows == (chosen.uid,)
    held = register.ask(holdings, operator)
    assert [one["name"].get("ru") for one in held.all("activity")] == ["Рассылка"]
    assert [one["name"].get("ru") for one in held.all("party")] == ["Mailchimp"]


def test_one_part_can_be_taken_into_a_record_that_is_there(register: Register, operator: str) -> None:
    """As a draft out of a published text is: proposal by proposal."""
    found = proposed(register, operator, "lists_in_cells.xlsx")
    [activity] = found.rows()
    register.do(import_table, found, [activity.uid])
    again = proposed(register, operator, "lists_in_cells.xlsx")
    assert len(again.below[again.rows()[0].uid]) == 10
    purpose = of_kind(again, "purpose")[0]
    assert register.do(import_table, again, [purpose.uid]).made == {"purpose": 1}
    assert len(register.ask(holdings, operator).index[activity.uid].of("purpose")) == 5


def test_parties_are_known_by_number_then_by_name(register: Register, operator: str) -> None:
    by_number = new(register, "party", {"name": {"ru": "Другое имя"}, "number": "990140001233"})
    by_name = new(register, "party", {"name": {"ru": "Акционерное общество «Звезда»"}})
    found = proposed(register, operator, "kazakh_heads.xlsx")
    assert [one.present for one in found.rows()] == [by_number, by_name]
    register.do(to_bin, by_number)
    assert proposed(register, operator, "kazakh_heads.xlsx").rows()[0].present is None
    other = new(register, "operator", {"name": {"ru": "Другой"}})
    new(register, "party", {"name": {"ru": "ООО Вектор"}}, owner=other)
    assert proposed(register, operator, "windows_1251.csv").rows()[2].present is None


def test_a_register_of_the_gdpr_is_asked_about_and_never_converted(register: Register, operator: str) -> None:
    found = proposed(register, operator, "ico.xlsx")
    assert {one.key: one.times for one in found.questions} == {CONTRACT: 1, INTEREST: 1, PROCESSOR: 1}
    assert [one.get("code") for one in values(found, "basis")] == [None, None]
    assert [one["source"]["en"] for one in values(found, "basis")] == [
        "Article 6(1)(b) - contract", "Article 6(1)(f) - legitimate interests",
    ]  # fmt: skip
    assert values(found, "party_role") == []
    assert "KZC-legitimate_interest" in found.questions[0].options


def test_what_was_answered_is_written(register: Register, operator: str) -> None:
    found = table("ico.xlsx")
    answers = {CONTRACT: "KZ7-1", INTEREST: "KZC-legitimate_interest", PROCESSOR: "third_party"}
    told = register.ask(propose, operator, found, guess(found), answers)
    assert [(one.get("code"), one.get("claimed")) for one in values(told, "basis")] == [
        ("KZ7-1", None), ("KZC-legitimate_interest", True),
    ]  # fmt: skip
    assert values(told, "party_role") == [{"law": "kz", "code": "third_party"}]


def test_each_processor_is_asked_about_and_sheets_of_cnil_are_one_register(register: Register, operator: str) -> None:
    found = proposed(register, operator, "cnil_sheets.xlsx")
    assert [one.source.place for one in found.rows()] == ["Paie", "Clients"]
    assert [[*one["department"].values()] for one in values(found, "activity")] == [
        ["Service RH"],
        ["Service commercial"],
    ]
    assert {one.key for one in found.questions if one.catalogue == "law:party_roles"} == {
        "role:payco", "role:hébergeur sa", "role:mailco",
    }  # fmt: skip
    assert values(found, "party_role") == []
    answers = {"role:payco": "third_party", "role:mailco": ""}
    sheets = table("cnil_sheets.xlsx")
    told = register.ask(propose, operator, sheets, guess(sheets), answers)
    assert [one["code"] for one in values(told, "party_role")] == ["third_party"]
    done = register.do(import_table, told, told.new())
    assert done.made["activity"] == 2
    assert (done.made["party"], done.made["transfer"]) == (3, 1)


def test_under_both_laws_the_gdpr_stands_and_the_other_is_asked(register: Register, operator: str) -> None:
    new(register, "operator_law", {"law": "gdpr"}, operator)
    found = proposed(register, operator, "ico.xlsx")
    assert found.questions == ()
    assert [(one["law"], one["code"]) for one in values(found, "basis")] == [("gdpr", "A6-1-b"), ("gdpr", "A6-1-f")]
    assert values(found, "party_role") == [{"law": "gdpr", "code": "processor"}]
    new(register, "operator_law", {"law": "kz"}, operator)
    found = proposed(register, operator, "ico.xlsx")
    assert len(found.questions) == 3
    assert [one["law"] for one in values(found, "basis")] == ["gdpr", "kz", "gdpr", "kz"]


def test_a_table_of_kazakhstan_is_no_register_of_the_gdpr() -> None:
    names = {
        "merged_heads.xlsx": False,
        "forty_columns.xlsx": False,
        "ico.xlsx": True,
        "cnil.xlsx": True,
        "madis.csv": True,
    }
    assert {name: is_gdpr(table(name), guess(table(name))) for name in names} == names
