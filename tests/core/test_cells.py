"""What the cells of a list say."""

from __future__ import annotations

import pytest

from ropa.actions.records import change, create
from ropa.actions.standing import bin  # noqa: A004 (the word of the field)
from ropa.register import Register
from ropa.store.cells import LONGEST
from ropa.store.rows import cells
from tests.conftest import House, new
from tests.core.listing import texts


def test_cells_speak_in_the_order_of_the_keys(register: Register, house: House) -> None:
    register.do(change, house.activity, {"means": "mixed", "published": False, "started": "2025-02-01"})
    register.do(create, "retention", {"number": 5, "unit": "year"}, house.activity)
    keys = [
        "started",
        "ref",
        "name",
        "systems",
        "published",
        "purpose",
        "item",
        "disclosure",
        "retention.number",
        "ended",
    ]
    said = register.ask(cells, "activity", [house.activity], keys, "en")[house.activity]
    assert said == (
        "01.02.2025",
        "A-001",
        "Payroll of Tumar",
        "Base of Tumar",
        "no",
        "Paying wages",
        "Name",
        "Bank of Tumar",
        "5 years",
        "",
    )


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (5, "year", {"kk": "5 жыл", "ru": "5 лет", "en": "5 years"}),
        (1, "year", {"kk": "1 жыл", "ru": "1 год", "en": "1 year"}),
        (22, "month", {"kk": "22 ай", "ru": "22 месяца", "en": "22 months"}),
        (10, "working_day", {"kk": "10 жұмыс күні", "ru": "10 рабочих дней", "en": "10 working days"}),
        (10, None, {"kk": "10", "ru": "10", "en": "10"}),
    ],
)
def test_a_number_is_said_with_its_unit(
    register: Register, house: House, number: int, unit: str | None, said: dict[str, str]
) -> None:
    form = new(register, "consent", {"term_number": number, "term_unit": unit}, house.operator)
    for language, text in said.items():
        assert register.ask(cells, "consent", [form], ["term_number"], language) == {form: (text,)}
    empty = new(register, "consent", {"term_unit": "year"}, house.operator)
    assert register.ask(cells, "consent", [empty], ["term_number"], "ru") == {empty: ("",)}


def test_a_record_without_a_name_shows_its_number(register: Register, house: House) -> None:
    uid = new(register, "activity", {}, house.operator)
    assert texts(register, "activity", [uid], "name") == ["A-002"]


def test_cells_are_one_line_and_not_too_long(register: Register, house: House) -> None:
    register.do(change, house.activity, {"description": {"en": "one\n\ntwo " * 10_000}})
    (text,) = texts(register, "activity", [house.activity], "description")
    assert text.startswith("one two one")
    assert len(text) == LONGEST + 1
    assert "\n" not in text


def test_parts_stand_in_their_order_and_each_text_once(register: Register, house: House) -> None:
    for place, name in ((2, "B"), (1, "A"), (3, "B")):
        new(register, "purpose", {"text": {"en": name}, "place": place}, house.activity)
    gone = new(register, "purpose", {"text": {"en": "C"}}, house.activity)
    register.do(bin, gone)
    assert texts(register, "activity", [house.activity], "purpose") == ["A; B; Paying wages"]
