"""The law packs against tables of the law: numbers, units, articles, grades; and what a law does not know."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from ropa.assets import asset
from ropa.i18n import LANGUAGES
from ropa.law import LAWS, find, law, size_class
from ropa.names import Names
from ropa.reference import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

GRADES = {"A", "B", "C", "memory", "unclear"}

DEADLINES = [
    ("T-ACCESS", 3, "working_day", "395/НҚ 16", "C", "subject"),
    ("T-RECTIFY", 1, "working_day", "25(2)(8)", "A", "subject"),
    ("T-BLOCK", 1, "working_day", "25(2)(8)", "A", "subject"),
    ("T-UNBLOCK", 1, "working_day", "25(2)(8)", "A", "subject"),
    ("T-DESTROY", 1, "working_day", "25(2)(8)", "A", "subject"),
    ("T-DEPUBLISH", 1, "working_day", "6", "A", "subject"),
    ("T-WITHDRAW", 15, "working_day", "8(7)", "A", "subject"),
    ("T-OBJECT-AUTO", 3, "working_day", "19-1(3)", "A", "subject"),
    ("T-NOTIFY-3P", 10, "working_day", "19(1)", "A", "subject"),
    ("T-BREACH", 1, "working_day", "25(2)(8)", "A", "authority"),
    ("T-START", 0, "working_day", "10-1", "C", "authority"),
    ("T-STOP", 0, "working_day", "10-1", "C", "authority"),
    ("T-INSPECT-FIX", 10, "calendar_day", "27-3(14)", "A", "authority"),
]

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


@pytest.mark.parametrize("line", DEADLINES, ids=[line[0] for line in DEADLINES])
def test_every_term_has_its_number_unit_and_article(line: tuple[object, ...]) -> None:
    more = KZ.lists["deadlines"][str(line[0])].more
    assert tuple(more[key] for key in ("number", "unit", "article", "grade", "whom")) == line[1:]


def test_no_term_is_missing_or_made_up() -> None:
    assert set(KZ.lists["deadlines"]) == {line[0] for line in DEADLINES}
    units = {entry.more["unit"] for pack in (KZ, GDPR) for entry in pack.lists["deadlines"].values()}
    assert units <= {*catalogue("units"), "hour"}


def test_terms_without_a_number_are_due_before_the_event() -> None:
    for entry in KZ.lists["deadlines"].values():
        assert entry.more.get("before", False) == (entry.more["number"] == 0)
    assert KZ.lists["deadlines"]["T-INSPECT-FIX"].more["at_least"] is True
    assert KZ.lists["deadlines"]["T-INSPECT-FIX"].more["private"] is False


def test_every_term_says_what_starts_it() -> None:
    for pack in (KZ, GDPR):
        for entry in pack.lists["deadlines"].values():
            assert all(entry.more[f"trigger_{language}"] for language in LANGUAGES)


@pytest.mark.parametrize(
    ("code", "number", "unit"),
    [
        ("A12-3", 1, "month"),
        ("A12-3-ext", 2, "month"),
        ("A12-4", 1, "month"),
        ("A14-3", 1, "month"),
        ("A33", 72, "hour"),
    ],
)
def test_terms_of_the_gdpr(code: str, number: int, unit: str) -> None:
    more = GDPR.lists["deadlines"][code].more
    assert (more["number"], more["unit"]) == (number, unit)


def test_rights_name_terms_that_are_there() -> None:
    for pack in (KZ, GDPR):
        for entry in pack.lists["rights"].values():
            assert entry.more["term"] in ("", *pack.lists["deadlines"]), entry.code
    terms = {code: entry.more["term"] for code, entry in KZ.lists["rights"].items()}
    assert (terms["access"], terms["rectification"], terms["withdraw"]) == ("T-ACCESS", "T-RECTIFY", "T-WITHDRAW")
    assert (terms["block_restrict"], terms["object"]) == ("T-BLOCK", "T-OBJECT-AUTO")


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


@pytest.mark.parametrize("code", LAWS)
def test_every_entry_has_an_article_an_edition_and_a_grade(code: str) -> None:
    pack = law(code)
    dt.date.fromisoformat(pack.about["edition"])
    for name, listed in pack.lists.items():
        for entry in listed.values():
            where = f"{code}:{name}.{entry.code}"
            assert entry.more["grade"] in GRADES, where
            if entry.more["edition"] or entry.more["grade"] in ("A", "B"):
                assert dt.date.fromisoformat(entry.more["edition"]) <= dt.date(2026, 11, 21), where
            assert entry.more["article"] or entry.claim or "value" in entry.more, where


def test_what_no_one_of_us_has_read_is_no_better_than_second_hand() -> None:
    """The text of the editions after 12.07.2026 was not seen."""
    for listed in KZ.lists.values():
        for entry in listed.values():
            if entry.more["edition"] > "2026-07-12" or entry.more["article"] in ("10-1", "25-1"):
                assert entry.more["grade"] != "A", entry.code


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


@pytest.mark.parametrize(
    ("code", "language", "cited"),
    [
        ("kz", "ru", "ст. 8(4)"),
        ("kz", "kk", "8(4)-бап"),
        ("kz", "en", "Art. 8(4)"),
        ("gdpr", "ru", "ст. 8(4)"),
        ("gdpr", "en", "Art. 8(4)"),
    ],
)
def test_articles_are_cited_in_the_language_of_the_paper(code: str, language: str, cited: str) -> None:
    assert law(code).cite("8(4)", language) == cited


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


def data_files(folder: Traversable) -> Iterator[Traversable]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from data_files(one)
        elif one.name.endswith((".toml", ".txt", ".md", ".html", ".po")):
            yield one


REPEALED = re.compile(r"(?<![\w.,-])(1214|909)(?![\w-])")


def test_no_repealed_act_is_cited_anywhere() -> None:
    """Government Decrees 1214 and 909 were repealed on 17.07.2023."""
    read = 0
    for file in data_files(asset()):
        text = file.read_text(encoding="utf-8")
        read += 1
        for found in REPEALED.finditer(text):
            line = text[: found.start()].count("\n") + 1
            pytest.fail(f"{file}:{line} cites {found.group()}")
    assert read > 50
