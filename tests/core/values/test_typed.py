"""What is typed becomes a value of its kind, or a sentence says why not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ropa.errors import Fault, RopaError
from ropa.fields import Kind
from ropa.model import KINDS, fields
from ropa.model.columns import COLUMN_TYPES
from ropa.values import LARGEST_NUMBER, Unreadable, accept
from ropa.words import Words
from tests.core.values.conftest import FIELDS

ACCEPTED: list[tuple[Kind, Any, Any]] = [
    (Kind.LINE, "Приказ № 12-П", "Приказ № 12-П"),
    (Kind.LINE, "  over\r\n two\tlines \u2028 and more ", "over two lines and more"),
    (Kind.LINE, " \t\r\n ", None),
    (Kind.LINE, "i\u0306", "ĭ"),
    (Kind.TEXT, "one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
    (Kind.TEXT, "  kept as typed \n\t", "  kept as typed \n\t"),
    (Kind.TEXT, " \n ", None),
    (Kind.WORDS, {"ru": " ТОО «Ромашка» ", "kk": ""}, Words.of(ru="ТОО «Ромашка»")),
    (Kind.WORDS, {"en": "a\nb", "kk": "ә\u2028ғ"}, Words.of(kk="ә ғ", en="a b")),
    (Kind.WORDS, Words.of(kk="Қазына"), Words.of(kk="Қазына")),
    (Kind.WORDS, {"kk": " ", "ru": None}, None),
    (Kind.WORDS, {}, None),
    (Kind.PROSE, {"ru": "первая\r\nвторая", "en": " \n"}, Words.of(ru="первая\nвторая")),
    (Kind.PROSE, {"ru": "\x00 \x07"}, None),
    (Kind.CODE, " email ", "email"),
    (Kind.CODE, "u_0123abcd", "u_0123abcd"),
    (Kind.CODES, ["phone", "email", "phone", ""], ("phone", "email")),
    (Kind.CODES, (), ()),
    (Kind.LINES, ["a.kz", " b.kz\n"], ("a.kz", "b.kz")),
    (Kind.LINES, [], ()),
    (Kind.FLAG, True, True),
    (Kind.FLAG, False, False),
    (Kind.NUMBER, 0, 0),
    (Kind.NUMBER, "12", 12),
    (Kind.NUMBER, " 500 000 ", 500_000),
    (Kind.NUMBER, "1\u00a0000", 1000),
    (Kind.NUMBER, LARGEST_NUMBER, LARGEST_NUMBER),
    (Kind.DATE, "31.12.2026", dt.date(2026, 12, 31)),
    (Kind.DATE, "1.2.2026", dt.date(2026, 2, 1)),
    (Kind.DATE, " 2026-12-31 ", dt.date(2026, 12, 31)),
    (Kind.DATE, "29.02.2028", dt.date(2028, 2, 29)),
    (Kind.DATE, dt.date(1, 1, 1), dt.date(1, 1, 1)),
    (Kind.BIN, "230940001116", "230940001116"),
    (Kind.BIN, " 2309 4000 1116 ", "230940001116"),
    (Kind.BIN, "   ", None),
    (Kind.LINK, "0123abcd", "0123abcd"),
    (Kind.LINKS, ["b", "a", "b"], ("a", "b")),
    (Kind.LINKS, [], ()),
    (Kind.PAIRS, {"b": "2\r\n", "a": "1"}, (("a", "1"), ("b", "2\n"))),
    (Kind.PAIRS, (("a", "1"),), (("a", "1"),)),
    (Kind.PAIRS, {}, ()),
    (Kind.FILE, "ab" * 32, "ab" * 32),
]


@pytest.mark.parametrize(("kind", "typed", "value"), ACCEPTED)
def test_what_is_typed_becomes_a_value_of_the_kind(kind: Kind, typed: Any, value: Any) -> None:
    assert accept(FIELDS[kind], typed)[0] == value


def test_every_kind_is_in_the_table() -> None:
    assert {kind for kind, _, _ in ACCEPTED} == set(Kind) == set(COLUMN_TYPES)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_not_answered_in_every_kind(kind: Kind) -> None:
    assert accept(FIELDS[kind], None) == (None, 0)
    assert accept(FIELDS[kind], "") == (None, 0)


UNREADABLE: list[tuple[Kind, Any]] = [
    (Kind.NUMBER, "twelve"),
    (Kind.NUMBER, "-1"),
    (Kind.NUMBER, "1,5"),
    (Kind.NUMBER, "1.5"),
    (Kind.NUMBER, "²"),
    (Kind.NUMBER, -1),
    (Kind.NUMBER, LARGEST_NUMBER + 1),
    (Kind.NUMBER, "9" * 5000),
    (Kind.DATE, "30.02.2026"),
    (Kind.DATE, "29.02.2026"),
    (Kind.DATE, "2026-13-01"),
    (Kind.DATE, "31/12/2026"),
    (Kind.DATE, "31.12.26"),
    (Kind.DATE, "tomorrow"),
    (Kind.DATE, "31.12.2026\x00"),
    (Kind.BIN, "230940001117"),
    (Kind.BIN, "12"),
    (Kind.BIN, "БИН"),
]


@pytest.mark.parametrize(("kind", "typed"), UNREADABLE)
def test_text_without_meaning_is_unreadable_and_says_so(kind: Kind, typed: Any) -> None:
    with pytest.raises(Unreadable) as refused:
        accept(FIELDS[kind], typed)
    sentence = str(refused.value)
    assert str(typed) in sentence
    assert sentence == refused.value.says(str)
    assert sentence.endswith(".")


STRANGE: list[Any] = [
    5, 1.5, True, b"bytes", NotImplemented, ["text"], {"ru": "text"}, {"de": "Text"}, {"ru": 5},
    dt.date(2026, 1, 1), [1, 2],
]  # fmt: skip
WRONG: dict[Kind, list[Any]] = {
    Kind.LINE: [5, 0, 1.5, True, b"x", ["x"], {"ru": "x"}, dt.date(2026, 1, 1)],
    Kind.TEXT: [5, False, b"x", ["x"], {"ru": "x"}],
    Kind.WORDS: ["plain", 5, b"x", ["x"], {"de": "Text"}, {"ru": 5}, {"ru": 0}, {"ru": False}, {5: "x"}, {"ru": ["x"]}],
    Kind.PROSE: ["plain text", 5, ["x"], {"de": "Text"}, {"ru": b"x"}, {"ru": 0}],
    Kind.CODE: [5, ["email"], True, b"email"],
    Kind.CODES: ["email", 5, b"email", [5], [None], [["email"]]],
    Kind.LINES: ["a.kz", 5, [5], [True]],
    Kind.FLAG: ["yes", "True", 1, 0, "0", [True], 1.0],
    Kind.NUMBER: [1.5, True, False, b"1", [1], {"ru": "1"}],
    Kind.DATE: [5, 20261231, dt.datetime(2026, 12, 31, tzinfo=dt.UTC), ["2026-12-31"], 1.5],
    Kind.BIN: [230940001116, 1.5, b"230940001116", ["230940001116"]],
    Kind.LINK: [5, ["x"], {"x": "y"}],
    Kind.LINKS: ["x", 5, [5], [None]],
    Kind.PAIRS: ["text", 5, ["text"], {"a": 5}, {5: "a"}, {"a": None}, [("a",)], b"xy"],
    Kind.FILE: [b"\x00", 5, ["x"]],
}
WRONGS = [(kind, wrong) for kind, wrongs in WRONG.items() for wrong in wrongs]


@pytest.mark.parametrize(("kind", "wrong"), WRONGS)
def test_a_wrong_type_is_refused_with_a_sentence(kind: Kind, wrong: Any) -> None:
    with pytest.raises(RopaError) as refused:
        accept(FIELDS[kind], wrong)
    assert not isinstance(refused.value, Unreadable)
    assert refused.value.fault is Fault.USAGE
    assert "“The fact” cannot hold a value like " in str(refused.value)


def test_wrong_types_of_every_kind_are_in_the_table() -> None:
    assert set(WRONG) == set(Kind)


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
@pytest.mark.parametrize("kind", Kind)
def test_whatever_comes_in_is_a_value_or_a_refusal(kind: Kind, strange: Any) -> None:
    try:
        value, removed = accept(FIELDS[kind], strange)
    except RopaError:
        return
    assert removed == 0
    assert accept(FIELDS[kind], value) == (value, 0)


def test_labels_and_sections_are_sentences_of_every_field() -> None:
    for kind in KINDS:
        for key, known in fields(kind).items():
            assert known.key == key
            assert known.label
            assert known.section, f"{kind}.{key} has no section"
