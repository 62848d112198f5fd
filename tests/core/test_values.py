"""A value three ways: as it is typed, as the file and the history keep it, as it is read again."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from ropa.actions.records import change, create
from ropa.actions.standing import approve
from ropa.bin_iin import check_digit
from ropa.errors import Fault, RopaError
from ropa.fields import Field, Kind
from ropa.model import KINDS, fields
from ropa.model.columns import COLUMN_TYPES
from ropa.register import Register
from ropa.store.reading import holdings, search
from ropa.store.tables import Change, Waiting
from ropa.values import LARGEST_NUMBER, Unreadable, accept, from_plain, parts, plain, with_part
from ropa.words import Words, clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def of(kind: Kind) -> Field:
    """A fact of a kind and nothing more."""
    return Field("fact", "The fact", kind, "Section")


FIELDS = {kind: of(kind) for kind in Kind}

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


odd = st.sampled_from("\x00\x07\x0b\x1b\r\n\t\u2028\u2029\x85\x7f\ufffe\ud800\u202e\u200d\u00a0 әғқңөұүһі<&>\"'=«»")
texts = st.text(st.one_of(odd, st.characters(codec=None), st.characters(codec="utf-8")), max_size=40)
in_languages = st.dictionaries(st.sampled_from(["kk", "ru", "en"]), texts)
elevens = st.integers(0, 10**7 - 1).map(lambda n: f"2309{n:07}").filter(lambda text: check_digit(text) is not None)
bins = elevens.map(lambda eleven: f"{eleven}{check_digit(eleven)}")
days = st.dates(min_value=dt.date(1000, 1, 1))
TYPED: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.LINE: texts,
    Kind.TEXT: texts,
    Kind.WORDS: in_languages,
    Kind.PROSE: in_languages,
    Kind.CODE: texts,
    Kind.CODES: st.lists(texts),
    Kind.LINES: st.lists(texts),
    Kind.FLAG: st.booleans(),
    Kind.NUMBER: st.integers(0, LARGEST_NUMBER) | st.integers(0, 10**9).map(str),
    Kind.DATE: st.dates() | st.dates().map(str) | days.map(lambda day: f"{day:%d.%m.%Y}"),
    Kind.BIN: bins,
    Kind.LINK: texts,
    Kind.LINKS: st.lists(texts),
    Kind.PAIRS: st.dictionaries(texts, texts),
    Kind.FILE: texts,
}
typed_of_a_kind = st.sampled_from(list(Kind)).flatmap(lambda kind: st.tuples(st.just(kind), TYPED[kind]))


@settings(max_examples=400, deadline=None)
@given(typed_of_a_kind)
def test_values_survive_accepting_again_history_and_the_file(case: tuple[Kind, Any]) -> None:
    kind, typed = case
    field = FIELDS[kind]
    value, _ = accept(field, typed)
    assert accept(field, value) == (value, 0)

    kept = {key: json.dumps(part, ensure_ascii=False) for key, part in parts(field, value).items()}
    again = None
    for key, text in kept.items():
        again = with_part(field, again, key, json.loads(text))
    assert again == value
    if not isinstance(value, Words):
        assert from_plain(field, json.loads(json.dumps(plain(value)))) == value

    bind, result = column(kind)
    assert result(bind(value)) == value


def column(kind: Kind) -> tuple[Any, Any]:
    """How SQLAlchemy takes a value of this kind to the file and back."""
    dialect = sqlite.dialect()
    type_ = COLUMN_TYPES[kind]()
    same = lambda value: value  # noqa: E731
    return type_.bind_processor(dialect) or same, type_.result_processor(dialect, None) or same


def test_not_answered_and_none_differ_in_the_file() -> None:
    for kind in (Kind.CODES, Kind.LINES, Kind.LINKS, Kind.PAIRS):
        bind, result = column(kind)
        assert bind(None) is None
        assert bind(()) in ("[]", "{}")
        assert result(bind(())) == ()
        assert result(None) is None
    bind, _ = column(Kind.WORDS)
    assert bind(None) is bind(Words()) is None


def test_words_have_a_history_key_a_language() -> None:
    field = Field("name", "Name", Kind.WORDS, "Section")
    value = Words.of(kk="Аты", ru="Имя")
    assert parts(field, value) == {"name.kk": "Аты", "name.ru": "Имя"}
    assert with_part(field, value, "name.kk", None) == Words.of(ru="Имя")
    assert with_part(field, value, "name.en", "Name") == Words.of(kk="Аты", ru="Имя", en="Name")
    assert with_part(field, Words.of(ru="Имя"), "name.ru", None) is None


@pytest.mark.parametrize(
    ("typed", "kept", "removed"),
    [
        ("a\x00b", "ab", 1),
        ("\x00\x01\x02\x08\x0b\x0c\x0e\x1f\x7f\x80\x84\x86\x9f", "", 13),
        ("\ud800x\udfff", "x", 2),
        ("\ufffe\uffff", "", 2),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf", 0),
        ("tab\tstays", "tab\tstays", 0),
        ("и\u0306", "й", 0),
        ("e\x00\u0301", "é", 1),
        ("\u202eRTL\u200f שלום \ufeff\u200d", "\u202eRTL\u200f שלום \ufeff\u200d", 0),
        ("😀 ₸ № ﷽", "😀 ₸ № ﷽", 0),
    ],
)
def test_cleaning_counts_what_it_removes(typed: str, kept: str, removed: int) -> None:
    assert clean(typed) == (kept, removed)
    value, counted = accept(FIELDS[Kind.TEXT], typed)
    assert (value or "", counted) == (kept, removed)


@pytest.mark.parametrize(
    ("kind", "typed", "removed"),
    [
        (Kind.LINE, "\x00a", 1),
        (Kind.WORDS, {"kk": "\x00a", "ru": "\x01\x02"}, 3),
        (Kind.PROSE, {"kk": "\x00a", "en": "\x01b\x02"}, 3),
        (Kind.LINES, ["\x00a", "\x01", "b"], 2),
        (Kind.LINKS, ["\x00a"], 1),
        (Kind.PAIRS, {"a": "\x00", "b": "c\x01"}, 2),
        (Kind.BIN, "\x00230940001116", 1),
    ],
)
def test_every_kind_reports_how_much_was_removed(kind: Kind, typed: Any, removed: int) -> None:
    assert accept(FIELDS[kind], typed)[1] == removed


@given(texts)
def test_cleaned_text_is_clean(text: str) -> None:
    cleaned, removed = clean(text)
    assert clean(cleaned) == (cleaned, 0)
    assert cleaned == unicodedata.normalize("NFC", cleaned)
    assert not set(cleaned) & {"\r", "\x85", "\u2028", "\u2029"}
    assert all(letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs") for letter in cleaned)
    assert 0 <= removed <= len(text)
    cleaned.encode()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path: Path = tmp_path_factory.mktemp("values") / "values.ropa"
    made = Register.create(path, "Айгүл")
    yield made
    made.close()


SHARP = (
    "<b>bold</b> <Romashka> & \"double\" 'single' «ёлочки» =1+1 %_\\ "
    "\u202eשלום عربي\u202c \u200f әғқңөұүһі ӘҒҚҢӨҰҮҺІ № ₸ 😀 "
)
LONG = (SHARP * (50_000 // len(SHARP) + 1))[: 50_000 - 6] + " соңы."


@pytest.mark.parametrize("key", ["notes", "address", "email", "sites"])
def test_fifty_thousand_characters_survive_letter_by_letter(register: Register, key: str) -> None:
    assert len(LONG) == 50_000
    known = fields("operator")[key]
    typed: Any = {Kind.PROSE: {"kk": LONG, "ru": LONG[::-1]}, Kind.LINES: [LONG, "b.kz"]}.get(known.kind, LONG)
    uid = register.do(create, "operator", {"short_name": {"en": "Long"}, key: typed}).uid
    value = register.ask(holdings, uid).operator[key]
    match known.kind:
        case Kind.PROSE:
            assert value.get("kk") == LONG
            assert value.get("ru") == LONG[::-1].strip("\r")
        case Kind.LINES:
            assert value == (LONG, "b.kz")
        case _:
            assert value == LONG
    of_it = select(Change.new).where(Change.record_uid == uid, Change.key.startswith(key))
    in_history = register.ask(lambda connection: connection.execute(of_it).scalars().all())
    assert LONG in [part for text in in_history for part in everything(json.loads(text))]
    register.do(change, uid, {key: None})
    assert register.ask(holdings, uid).operator[key] is None


def everything(value: Any) -> list[Any]:
    return [value, *value] if isinstance(value, list) else [value]


def test_search_follows_typing_letter_by_letter(register: Register) -> None:
    uid = register.do(create, "operator", {"name": {"kk": "«Қызғалдақ & Өрік» <ЖШС> =1+1"}, "notes": LONG}).uid
    names = ("қызғалдақ", "ҚЫЗҒАЛДАҚ", "кызгалдак", "& өрік» <жшс> =1+1", "орик")
    for typed in (*names, "<b>bold</b>", "<romashka>", "=1+1", "%_\\", "שלום", "соңы."):
        for end in range(1, len(typed) + 1):
            assert uid in register.ask(search, typed[:end]), typed[:end]
        assert uid not in register.ask(search, typed + "щщ")


def test_a_pasted_text_of_any_length_can_be_searched(register: Register) -> None:
    uid = register.do(create, "operator", {"notes": LONG + " " + "ұзақ" * 20_000}).uid
    many = " ".join(f"сөз{n}" for n in range(3000))
    other = register.do(create, "operator", {"notes": many}).uid
    assert uid in register.ask(search, LONG)
    assert register.ask(search, many) == [other]
    assert register.ask(search, many + " жоқсөз") == []
    assert register.ask(search, "ұзақ" * 20_000) == [uid]
    assert register.ask(search, "ұзақ" * 20_001) == []
    assert register.ask(search, "сөз7\x00\ud800") == [other]


def test_what_waits_and_an_order_are_cleaned_too(register: Register) -> None:
    saved = register.do(create, "operator", {"subjects": "ж\x00\ud800", "name": {"ru": "Ждущий"}})
    assert [one.key for one in saved.waiting] == ["subjects"]
    of_it = select(Waiting.typed).where(Waiting.record_uid == saved.uid)
    assert register.ask(lambda connection: connection.execute(of_it).scalars().all()) == ["ж"]
    register.do(approve, saved.uid, order=" № 5\x00\ud800\n")
    assert register.ask(holdings, saved.uid).operator["approval_order"] == "№ 5"


def test_what_was_removed_is_told(register: Register) -> None:
    told: list[int] = []
    register.on_change = lambda done: told.append(done.removed)
    uid = register.do(create, "operator", {"notes": "a\x00b\x07", "name": {"ru": "\x1bИмя"}}).uid
    register.do(change, uid, {"notes": "clean"})
    register.on_change = lambda _: None
    assert told == [3, 0]


WHOLE: dict[str, Any] = {
    "name": {"kk": "«Тұмар» ЖШС", "ru": "ТОО «Тумар»", "en": "Tumar LLP"},
    "bin": "230940001116",
    "address": {"ru": "Алматы,\nул. Абая, 1"},
    "email": "a@tumar.kz",
    "sites": ["tumar.kz", "shop.tumar.kz"],
    "policy_order_date": "31.12.2026",
    "subjects": "500 000",
    "notified": False,
    "rights_beyond": [],
    "languages": ["kk", "ru"],
    "logo": "ab" * 32,
    "notes": "  a\n\nb ",
}


def test_one_record_holds_its_kinds_and_reads_them_again(register: Register) -> None:
    uid = register.do(create, "operator", WHOLE).uid
    operator = register.ask(holdings, uid).operator
    for key, typed in WHOLE.items():
        assert operator[key] == accept(fields("operator")[key], typed)[0]
    paper = register.do(create, "paper", {"about": [uid], "options": {"b": "2", "a": "1"}, "answers": {}}, uid).uid
    [read] = register.ask(holdings, uid).all("paper")
    assert read.uid == paper
    assert (read["about"], read["options"], read["answers"]) == ((uid,), (("a", "1"), ("b", "2")), ())
    assert {known.kind for kind in ("operator", "paper") for known in fields(kind).values()} == set(Kind)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {
            "notes": texts,
            "name": in_languages,
            "address": in_languages,
            "sites": st.lists(texts),
            "subjects": TYPED[Kind.NUMBER],
            "policy_order_date": st.dates(),
        }
    )
)
def test_any_text_survives_the_file(register: Register, typed: dict[str, Any]) -> None:
    uid = register.do(create, "operator", typed).uid
    operator = register.ask(holdings, uid).operator
    for key, given_value in typed.items():
        assert operator[key] == accept(fields("operator")[key], given_value)[0]


def test_labels_and_sections_are_sentences_of_every_field() -> None:
    for kind in KINDS:
        for key, known in fields(kind).items():
            assert known.key == key
            assert known.label
            assert known.section, f"{kind}.{key} has no section"
