"""The law packs against tables of the law: bases, grounds, rights, fines; and what a law does not know."""

from __future__ import annotations

import re

import pytest

from ropa.i18n import LANGUAGES
from ropa.law import LAWS, find, law, size_class
from ropa.names import Names

BASES = {
    "KZ7-1": "7(1)",
    "KZ7-5": "7(5)",
    "KZ9-1": "9(1)",
    "KZ9-2": "9(2)",
    "KZ9-2-1": "9(2-1)",
    "KZ9-3": "9(3)",
    "KZ9-4": "9(4)",
    "KZ9-5": "9(5)",
    "KZ9-5-1": "9(5-1)",
    "KZ9-6": "9(6)",
    "KZ9-7": "9(7)",
    "KZ9-8": "9(8)",
    "KZ9-9": "9(9)",
    "KZ9-9-1": "9(9-1)",
    "KZ9-9-2": "9(9-2)",
    "KZ9-9-3": "9(9-3)",
    "KZ9-9-4": "9(9-4)",
    "KZ9-9-5": "9(9-5)",
    "KZ9-10": "9(10)",
}

TRANSFER_GROUNDS = {
    "KZ16-2": "16(2)",
    "KZ16-3-1": "16(3)(1)",
    "KZ16-3-2": "16(3)(2)",
    "KZ16-3-3": "16(3)(3)",
    "KZ16-3-4": "16(3)(4)",
}

RIGHTS = {
    "access": "24(1)(1)",
    "rectification": "24(1)(2)",
    "block_restrict": "24(1)(3)",
    "erasure": "24(1)(4)",
    "withdraw": "24(1)(5)",
    "compensation": "24(1)(7)",
    "object": "19-1",
}

FINES = {
    "KOAP79-1": (30, 60, 100, 200),
    "KOAP79-2": (100, 200, 300, 600),
    "KOAP79-3": (150, 300, 450, 600),
    "KOAP79-4": (200, 750, 1000, 2000),
    "KOAP641-1-1": (50, 75, 300, 1000),
    "KOAP641-4": (10, 20, 40, 200),
    "KOAP641_1-1": (15, 20, 30, 100),
    "KOAP641_1-2": (30, 50, 70, 200),
}
"""In monthly calculation indices: individuals, small, medium, large."""

KZ = law("kz")
GDPR = law("gdpr")


def test_bases_are_the_closed_list_of_the_law() -> None:
    own = {code: entry.more["article"] for code, entry in KZ.lists["bases"].items() if not entry.claim}
    assert own == BASES
    assert all(entry.more["grade"] == "A" for entry in KZ.lists["bases"].values())


def test_grounds_of_transfer_abroad_are_those_of_article_16() -> None:
    own = {code: entry.more["article"] for code, entry in KZ.lists["transfer_grounds"].items() if not entry.claim}
    assert own == TRANSFER_GROUNDS


def test_rights_stand_in_their_articles() -> None:
    for code, article in RIGHTS.items():
        assert KZ.lists["rights"][code].more["article"] == article
    assert "portability" not in KZ.lists["rights"]


@pytest.mark.parametrize(
    "code",
    [
        "KZC-contract",
        "KZC-legitimate_interest",
        "KZC-legal_duty",
        "KZC-continued_use",
        "KZC-browser_settings",
        "contract",
        "A6-1-b",
        "A6-1-f",
    ],
)
def test_law_94_v_knows_no_contract_and_no_legitimate_interest(code: str) -> None:
    assert KZ.knows("bases", code) is False


def test_what_it_does_not_know_can_still_be_held_as_a_claim() -> None:
    claims = {code for code, entry in KZ.lists["bases"].items() if entry.claim}
    assert {"KZC-contract", "KZC-legitimate_interest"} <= claims
    assert claims == {code for code in KZ.lists["bases"] if code.startswith("KZC-")}
    assert {code for code, entry in KZ.lists["transfer_grounds"].items() if entry.claim} >= {"KZC-contract", "KZC-scc"}
    for name in KZ.lists:
        for code, entry in KZ.lists[name].items():
            assert KZ.knows(name, code) is not entry.claim
            assert entry.claim == code.startswith("KZC-")


def test_no_name_of_a_real_basis_speaks_of_contracts_or_interests() -> None:
    for entry in KZ.lists["bases"].values():
        if not entry.claim:
            said = " ".join(entry.names.values()).lower()
            assert not re.search(r"contract|legitimate|законные интересы|\bдоговор\b|заңды мүдде", said), entry.code


def test_the_gdpr_knows_what_law_94_v_does_not() -> None:
    assert list(GDPR.lists["bases"]) == [f"A6-1-{letter}" for letter in "abcdef"]
    assert all(GDPR.knows("bases", code) for code in GDPR.lists["bases"])
    assert not GDPR.knows("bases", "KZ7-1")
    assert list(GDPR.lists["special_conditions"]) == [f"A9-2-{letter}" for letter in "abcdefghij"]
    assert "processor" in GDPR.lists["roles"]
    assert set(KZ.lists["roles"]) == {"owner", "operator", "owner_and_operator", "third_party"}


def test_grounds_for_a_single_state_operator_are_marked() -> None:
    assert KZ.lists["bases"]["KZ9-9-5"].more["private"] is False
    assert KZ.lists["bases"]["KZ7-1"].more.get("private", True) is True


def test_records_of_processing_hold_every_letter_of_article_30() -> None:
    codes = [f"A30-1-{letter}" for letter in "abcdefg"] + [f"A30-2-{letter}" for letter in "abcd"]
    assert list(GDPR.lists["register_content"]) == codes
    for code in codes:
        more = GDPR.lists["register_content"][code].more
        _, paragraph, letter = code.split("-")
        assert more["article"] == f"30({paragraph})({letter})"
        assert more["role"] == {"1": "controller", "2": "processor"}[paragraph]
    possible = {code for code in codes if GDPR.lists["register_content"][code].more.get("where_possible")}
    assert possible == {"A30-1-f", "A30-1-g", "A30-2-d"}


def test_a_consent_holds_the_items_of_article_8_and_its_purposes() -> None:
    content = KZ.lists["consent_content"]
    for n in range(1, 9):
        assert content[f"KZ8-4-{n}"].more["article"] == f"8(4)({n})"
        assert content[f"KZ8-4-{n}"].more["required"] is (n < 8)
    assert content["KZ8-purposes"].more["required"] is True


def test_fines_are_those_of_the_code() -> None:
    found = {
        code: tuple(entry.more[column] for column in ("individual", "small", "medium", "large"))
        for code, entry in KZ.lists["fines"].items()
        if "individual" in entry.more
    }
    assert found == FINES
    assert KZ.lists["fines"]["MCI-2026"].more["value"] == 4325


@pytest.mark.parametrize(
    ("subjects", "restricted", "expected"),
    [
        (None, None, None),
        (None, True, None),
        (0, None, "small"),
        (10_000, False, "small"),
        (10_001, False, "medium"),
        (499_999, None, "medium"),
        (500_000, False, "large"),
        (500_001, None, "large"),
        (10**9, False, "large"),
        (1, True, "medium"),
        (10_000, True, "medium"),
        (10_001, True, "large"),
        (499_999, True, "large"),
        (500_000, True, "large"),
    ],
)
def test_size_classes(subjects: int | None, restricted: bool | None, expected: str | None) -> None:
    found = size_class(subjects, restricted)
    assert (found.code if found else None) == expected
    if found:
        assert found.more["notify"] is (expected == "large")
        assert found.more["grade"] == "C"


def test_classes_of_the_file_agree_with_the_code() -> None:
    classes = KZ.lists["size_classes"]
    bounds = [(one.more["min"], one.more.get("max")) for one in classes.values()]
    assert bounds == [(0, 10_000), (10_001, 499_999), (500_000, None)]
    for code, entry in classes.items():
        above = size_class(entry.more["min"], restricted=True)
        assert above is not None
        assert above.code == entry.more["restricted"], code


@pytest.mark.parametrize("language", LANGUAGES)
def test_laws_have_names_and_a_warning(language: str) -> None:
    for code in LAWS:
        assert law(code).code == law(code).about["code"] == code
        assert law(code).name(language)
        assert law(code).short(language)
        assert law(code).about[f"disclaimer_{language}"].endswith(".")
    assert "94-V" in KZ.name(language)
    assert "2016/679" in GDPR.name(language)


def test_the_preferred_law_is_asked_first() -> None:
    names = Names()
    for code in set(KZ.lists["rights"]) & set(GDPR.lists["rights"]):
        for pack in (KZ, GDPR):
            assert find("rights", code, pack.code) is pack.entry("rights", code)
            assert names("law:rights", code, "ru", pack.code) == pack.lists["rights"][code].names["ru"]
    assert find("bases", "A6-1-f", "kz") is GDPR.entry("bases", "A6-1-f")
    assert find("bases", "KZ7-1", "no_such_law") is KZ.entry("bases", "KZ7-1")
    assert find("bases", "nothing") is None
