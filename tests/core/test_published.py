"""Ten published texts of invented firms read as a careful lawyer reads them: how much is found, how much too much.

The texts were written before any reader; what is missed stands in the shares, which may only rise.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ropa.reading.naming import name_words
from ropa.reading.parties import other_names
from ropa.reading.passages import passages
from ropa.reading.result import Read
from ropa.reading.terms import kept_terms
from ropa.reading.whole import read_text

FOLDER = Path(__file__).parent.parent / "files" / "published"
NUMBERS = [f"{n:02}" for n in range(1, 11)]
LISTS = ("data_categories", "purposes", "channels", "rights", "measures")
ABROAD = {"takes_place": "stated_yes", "may_take_place": "stated_yes", "none": "stated_no", "": "unstated"}
FOUND = {
    "data_categories": 0.83,
    "purposes": 0.72,
    "channels": 0.58,
    "rights": 0.78,
    "measures": 0.73,
    "recipients": 0.8,
    "terms": 0.88,
    "operator_name": 0.9,
    "address": 0.9,
    "country_law": 0.87,
    "cross_border": 0.88,
    "response_term": 0.88,
    "effective_date": 0.8,
    "minors": 1,
}
"""The share of what the lawyer reads that is found, at the least."""
TOO_MUCH = {"data_categories": 0.16, "purposes": 0.08, "channels": 0.28, "rights": 0.04, "measures": 0.04,
            "recipients": 0.07, "terms": 0.12}  # fmt: skip
"""The share of what is found that the lawyer does not read, at the most."""


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("field", ["bin", "email", "phone", "website"])
def test_who_the_operator_is_and_how_to_write_to_it(number: str, field: str) -> None:
    wanted, read = _read(number)
    if field not in wanted:
        return
    expected = {wanted[field]} if isinstance(wanted[field], str) else set(wanted[field])
    told = getattr(read, field)
    found = set(told) if isinstance(told, tuple) else {told or ""}
    assert {_plain(one) for one in expected - {""}} <= {_plain(one) for one in found}


@pytest.mark.parametrize("field", FOUND)
def test_how_much_is_found(field: str) -> None:
    hits, missed, _ = _counted()[field]
    assert len(hits) >= FOUND[field] * (len(hits) + len(missed)), missed


@pytest.mark.parametrize("field", TOO_MUCH)
def test_how_much_is_too_much(field: str) -> None:
    hits, _, extra = _counted()[field]
    assert len(extra) <= TOO_MUCH[field] * (len(hits) + len(extra)), extra


def _plain(text: str) -> str:
    return text.lower().removeprefix("https://").removeprefix("www.")


@cache
def _read(number: str) -> tuple[dict[str, Any], Read]:
    wanted = tomllib.loads((FOLDER / f"{number}.toml").read_text(encoding="utf-8"))
    return wanted, read_text(_text(number))


def _text(number: str) -> str:
    return (FOLDER / f"{number}.txt").read_text(encoding="utf-8")


@cache
def _counted() -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Of each field what is found, what is missed and what is too much, over all texts."""
    told: dict[str, tuple[list[str], list[str], list[str]]] = defaultdict(lambda: ([], [], []))
    for number in NUMBERS:
        wanted, read = _read(number)
        for field, (expected, found) in _compared(number, wanted, read).items():
            doubtful = {one.partition(":")[2] for one in wanted.get("doubtful", ()) if one.startswith(f"{field}:")}
            hits, missed, extra = told[field]
            hits += [f"{number} {one}" for one in expected & found]
            missed += [f"{number} {one}" for one in expected - found - doubtful]
            extra += [f"{number} {one}" for one in found - expected - doubtful]
    return told


def _compared(number: str, wanted: dict[str, Any], read: Read) -> dict[str, tuple[set[Any], set[Any]]]:
    told: dict[str, tuple[set[Any], set[Any]]] = {
        field: (set(wanted[field]), set(getattr(read, field))) for field in LISTS if field in wanted
    }
    if "retention" in wanted:
        kept = [one.value for one in kept_terms(passages(_text(number))) if one.field == "kept"]
        months = {one.number * {"year": 12, "month": 1}.get(one.unit, 0) or one.number // 30 for one in kept}
        told["terms"] = {one["months"] for one in wanted["retention"] if one["months"]}, months
    if "recipients" in wanted:
        told["recipients"] = _recipients(wanted["recipients"], read)
    for field, expected in (
        ("operator_name", wanted.get("operator_name")),
        ("country_law", (wanted["country_law"] or [None])[0] if "country_law" in wanted else None),
        ("cross_border", ABROAD[wanted["cross_border"]] if "cross_border" in wanted else None),
        ("effective_date", str(wanted["effective_date"] or "") if "effective_date" in wanted else None),
    ):
        if expected:
            found = getattr(read, field)
            same = found == expected or (field == "operator_name" and found and _alike(found, expected))
            told[field] = {expected}, {expected} if same else set()
    if wanted.get("response_term"):
        term = (wanted["response_term"]["number"], wanted["response_term"]["unit"])
        told["response_term"] = (
            {term},
            {(read.response_term.number, read.response_term.unit)} if read.response_term else set(),
        )
    if wanted.get("address"):
        addresses = [wanted["address"]] if isinstance(wanted["address"], str) else wanted["address"]
        found = {one for one in addresses if any(one in each or each in one for each in read.address)}
        told["address"] = set(addresses), found
    if wanted.get("minors") in (True, False):
        told["minors"] = {"minors"}, {"minors"} if read.minors else set()
    return told


def _recipients(wanted: list[dict[str, Any]], read: Read) -> tuple[set[str], set[str]]:
    """Named ones by their name however written, others by their kind; what the lawyer has no kind for counts not."""
    expected = {one["name"] if one["named"] else one["kind"] for one in wanted if one["named"] or "kind" in one}
    found: set[str] = set()
    for one in read.recipients:
        if one.named:
            found.add(next((each["name"] for each in wanted if _alike(one.name, each["name"])), one.name))
        elif one.kind in expected or all("kind" in each for each in wanted):
            found.add(one.kind or one.name)
    return expected, found


def _alike(one: str, other: str) -> bool:
    words, others = set(name_words(one)), set(name_words(other))
    return (
        words <= others or others <= words or bool(other_names((one,)) and other_names((one,)) == other_names((other,)))
    )
