"""Letters that no text may have are taken out of what is typed, counted and told of."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from sqlalchemy import select

from ropa.actions.records import change, create
from ropa.actions.standing import approve
from ropa.fields import Kind
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.store.tables import Waiting
from ropa.values import accept
from ropa.words import clean
from tests.core.values.conftest import FIELDS, texts


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
