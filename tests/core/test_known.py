"""Well-known parties and trackers: each whole in its catalogue, and copied into a register once."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import Any

import pytest

from ropa.actions.known import add_known_party, add_known_tracker
from ropa.actions.standing import bin  # noqa: A004 (the word of the field)
from ropa.actions.undo import undo
from ropa.assets import asset
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES
from ropa.reference import catalogue, countries
from ropa.register import Register
from ropa.store.opened import opened
from tests.conftest import House, new, same, state


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


def picked(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(asset("reference", f"{name}.toml").read_text(encoding="utf-8"))


PARTIES = picked("known_parties")
TRACKERS = picked("known_trackers")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_source(entry: dict[str, Any]) -> None:
    """Where it is known from, and as of what day."""
    assert entry["source"].startswith("https://")
    assert entry["policy"] == "" or entry["policy"].startswith("https://")
    assert DAY.fullmatch(entry["as_of"])
    assert dt.date(2020, 1, 1) <= dt.date.fromisoformat(entry["as_of"]) <= dt.datetime.now(dt.UTC).date()
    assert entry["seen"] in (True, False)


@pytest.mark.parametrize("code", PARTIES)
def test_a_known_party_is_whole(code: str) -> None:
    party = PARTIES[code]
    assert all(party[f"name_{language}"].strip() for language in LANGUAGES)
    assert party["country"] in countries()
    assert party["country"] not in ("EU", "EEA", "not_named")
    assert set(party["locations"]) <= set(countries())
    assert party["kinds"]
    assert set(party["kinds"]) <= set(catalogue("party_kinds"))
    assert party["aliases"] == list(dict.fromkeys(party["aliases"]))
    assert party["site"]
    assert "/" not in party["site"]
    check_source(party)


@pytest.mark.parametrize("code", TRACKERS)
def test_a_known_tracker_is_whole(code: str) -> None:
    tracker = TRACKERS[code]
    assert tracker["name"]
    assert tracker["party"] in PARTIES
    assert tracker["technology"] in catalogue("tracker_technologies")
    assert tracker["category"] in catalogue("tracker_categories")
    assert tracker["reads"]
    assert set(tracker["reads"]) <= set(catalogue("data_categories"))
    assert all(tracker[f"does_{language}"].strip() for language in LANGUAGES)
    assert not any(tracker[f"does_{language}"].endswith(".") for language in LANGUAGES)
    for cookie in tracker.get("cookie", ()):
        assert cookie["name"] in tracker["cookies"]
        assert cookie["unit"] in catalogue("units")
        assert cookie["number"] > 0
    check_source(tracker)


def test_names_of_companies_are_written_as_their_country_writes_them() -> None:
    for code, party in PARTIES.items():
        if party["country"] == "RU" and party["name_ru"].startswith("ООО"):
            assert "ЖШҚ" in party["name_kk"] or party["name_kk"] == party["name_ru"], code
            assert "LLP" not in party["name_en"], code
        if party["country"] == "KZ" and party["name_ru"].startswith("ТОО"):
            assert "ЖШС" in party["name_kk"], code
            assert "LLP" in party["name_en"], code
