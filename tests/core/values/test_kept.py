"""A value is read again as it was, out of the history and out of the file."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from ropa.actions.records import create
from ropa.bin_iin import check_digit
from ropa.fields import Field, Kind
from ropa.model import fields
from ropa.model.columns import COLUMN_TYPES
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.values import LARGEST_NUMBER, accept, from_plain, parts, plain, with_part
from ropa.words import Words
from tests.core.values.conftest import FIELDS, in_languages, texts

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
