"""Long texts are kept letter by letter, and searched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from ropa.actions.records import change, create
from ropa.fields import Kind
from ropa.model import fields
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.store.searching import search
from ropa.store.tables import Change

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
