"""The terms of the law packs against tables of the law: numbers, units, articles, what starts them."""

from __future__ import annotations

import pytest

from ropa.i18n import LANGUAGES
from ropa.law import law
from ropa.reference import catalogue

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
