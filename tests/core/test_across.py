"""Which operators use something, over the whole register: what is found, where it says so, and what is left out."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.records import change
from ropa.actions.standing import approve, archive, bin  # noqa: A004 (the word of the field)
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.across import QUESTIONS, Spot, Used, across, occurring, tracker_value
from tests.conftest import House, build_house, new
from tests.core.issued import WHY, club

DAY = dt.date(2026, 11, 26)


@pytest.fixture
def other(register: Register) -> House:
    return build_house(register, "Abai")


def ask(register: Register, question: str, *values: str, language: str = "en") -> list[Used]:
    return register.ask(across, question, list(values), language, DAY)


def test_operators_that_use_a_party_by_name_with_the_fact_that_says_so(
    register: Register, house: House, other: House
) -> None:
    register.do(change, other.system, {"host": house.party})
    contract = new(register, "engagement", {"party": house.party}, other.operator)
    assert [(one.operator, one.kind, one.uid, one.state) for one in ask(register, "party", house.party)] == [
        (other.operator, "engagement", contract, "draft"),
        (other.operator, "system", other.system, "draft"),
        (house.operator, "activity", house.activity, "draft"),
    ]
    assert ask(register, "party", house.party)[2].spots == (Spot(house.disclosure, "party", "disclosure", "party"),)
    assert register.ask(occurring, "party", "en")[house.party][0] == 2
    assert len(ask(register, "party", house.party, other.party)) == 4
    assert ask(register, "party") == []


def test_what_is_in_the_bin_is_not_found_and_the_archive_is_told_apart(
    register: Register, house: House, other: House
) -> None:
    new(register, "engagement", {"party": house.party}, other.operator)
    register.do(archive, house.activity)
    assert [one.state for one in ask(register, "party", house.party)] == ["draft", "archived"]
    register.do(bin, house.activity)
    assert [one.operator for one in ask(register, "party", house.party)] == [other.operator]
    register.do(bin, other.operator)
    assert ask(register, "party", house.party) == []
    assert house.party not in register.ask(occurring, "party", "en")


def test_a_country_is_where_data_go_or_lie_and_where_parties_are(
    register: Register, house: House, other: House
) -> None:
    transfer = new(register, "transfer", {"country": "DE"}, house.disclosure)
    register.do(change, house.system, {"country": "DE", "backup_country": "DE"})
    register.do(change, other.party, {"country": "DE"})
    new(register, "location", {"country": "DE"}, other.party)
    found = {one.uid: set(one.spots) for one in ask(register, "country", "DE")}
    assert found == {
        other.activity: {
            Spot(other.disclosure, "party", "party", "country"),
            Spot(other.disclosure, "party", "location", "country"),
        },
        house.activity: {Spot(transfer, "country", "transfer", "country")},
        house.system: {
            Spot(house.system, "country", "system", "country"),
            Spot(house.system, "backup_country", "system", "backup_country"),
        },
    }
    assert register.ask(occurring, "country", "en")["DE"][0] == 2


def test_a_basis_is_one_of_a_law(register: Register, house: House, other: House) -> None:
    register.do(change, other.basis, {"law": "gdpr"})
    new(register, "disclosure_ground", {"law": "kz", "code": "consent"}, other.disclosure)
    assert [one.uid for one in ask(register, "basis", "kz consent")] == [other.activity, house.activity]
    assert [one.uid for one in ask(register, "basis", "gdpr consent")] == [other.activity]
    assert ask(register, "basis", "kz consent")[0].spots[0].kind == "disclosure_ground"


def test_data_stand_in_activities_and_are_read_by_trackers(register: Register, house: House, other: House) -> None:
    register.do(change, house.item, {"category": "phone"})
    tracker = new(register, "tracker", {"name": {"en": "Counter"}, "categories": ["email", "phone"]}, other.operator)
    new(register, "tracker", {"name": {"en": "Pixel"}, "categories": ["phone_model"]}, other.operator)
    assert [one.uid for one in ask(register, "data", "phone")] == [tracker, house.activity]
    assert [one.uid for one in ask(register, "data", "email")] == [tracker]
    assert {value: of for value, (of, _) in register.ask(occurring, "data", "en").items()} == {
        "phone": 2,
        "email": 1,
        "phone_model": 1,
    }


def test_trackers_are_found_by_name_and_by_kind(register: Register, house: House, other: House) -> None:
    facts = {"category": "analytics", "technology": "cookie"}
    one = new(register, "tracker", {"name": {"en": "Metrica"}, **facts}, house.operator)
    two = new(register, "tracker", {"name": {"en": "METRICA", "ru": "Метрика"}, **facts}, other.operator)
    new(register, "tracker", {"name": {"en": "Pixel"}, "category": "marketing"}, other.operator)
    value = register.ask(tracker_value, one, "en")
    assert [found.uid for found in ask(register, "tracker", value)] == [two, one]
    assert register.ask(occurring, "tracker", "en")[value][0] == 2
    assert [found.uid for found in ask(register, "tracker_kind", "category analytics")] == [two, one]
    assert [found.uid for found in ask(register, "tracker_kind", "technology cookie")] == [two, one]


def test_an_edition_of_a_wording_stands_as_on_that_day(register: Register) -> None:
    made = club(register)
    edition = made.issue(languages=(("ru",),), reason=WHY)
    (value,) = register.ask(occurring, "wording", "ru")
    assert value.startswith("consent ")
    (found,) = ask(register, "wording", value)
    assert (found.kind, found.operator, found.spots[0].row) == ("paper", made.operator, edition)
    states = [
        register.ask(across, "wording", [value], "ru", day)[0].state
        for day in (dt.date(2020, 1, 1), dt.date(2030, 1, 1))
    ]
    assert states == ["not_in_force", "in_force"]


def test_a_record_is_approved_once_it_is(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    assert ask(register, "party", house.party)[0].state == "approved"


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_value_that_occurs_is_found_with_as_many_operators(sample: Register, question: str, language: str) -> None:
    values = sample.ask(occurring, question, language)
    assert values
    for value, (operators, row) in values.items():
        found = ask(sample, question, value, language=language)
        assert len({one.operator for one in found}) == operators
        assert row in {spot.row for one in found for spot in one.spots}
