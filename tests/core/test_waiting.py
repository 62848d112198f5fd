"""What cannot be read yet, or contradicts another date, waits beside the last good value, and nothing else sees it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from ropa.actions.records import change, create, duplicate
from ropa.actions.undo import undo
from ropa.assets import asset
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from ropa.model.spans import SPANS
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.store.searching import search
from ropa.store.tables import Change, Edit, Waiting
from tests.conftest import AUTHOR, GOOD_BIN, House, check_whole, count, facts_of, new, state
from tests.core.answering import place_for

TRANSLATED = [
    pytest.param(
        language,
        marks=pytest.mark.skipif(
            language != "en" and not asset("translations", language, "LC_MESSAGES", "ropa.mo").is_file(),
            reason="not translated yet",
        ),
    )
    for language in LANGUAGES
]

UNREADABLE = [
    ("operator", "bin", GOOD_BIN, "12345"),
    ("operator", "bin", GOOD_BIN, "99O140001234"),
    ("operator", "bin", GOOD_BIN, "991340001231"),
    ("operator", "bin", GOOD_BIN, GOOD_BIN[:11] + str((int(GOOD_BIN[11]) + 1) % 10)),
    ("operator", "subjects", "1 250", "about a thousand"),
    ("operator", "subjects", 12, "-5"),
    ("operator", "subjects", 12, "9" * 30),
    ("activity", "started", "01.02.2024", "31.02.2024"),
    ("activity", "started", "2024-02-01", "last spring"),
    ("engagement", "date", "1.2.2024", "2024"),
    ("retention", "number", 5, "пять"),
]

UNREADABLE_KEYS = [f"{key}: {typed}"[:30] for _, key, _, typed in UNREADABLE]


def waiting(register: Register) -> list[tuple[str, str, str, str]]:
    """(uid, key, typed, author) of all that waits."""
    query = select(Waiting.record_uid, Waiting.key, Waiting.typed, Waiting.author).order_by(
        Waiting.record_uid, Waiting.key
    )
    return [tuple(line) for line in register.ask(lambda connection: connection.execute(query).all())]


@pytest.mark.parametrize(("kind", "key", "good", "typed"), UNREADABLE, ids=UNREADABLE_KEYS)
def test_what_cannot_be_read_waits_beside_the_last_good_value(
    register: Register, kind: str, key: str, good: Any, typed: str
) -> None:
    uid = new(register, kind, {key: good}, place_for(register, kind))
    before, stored, written = state(register), facts_of(register, uid)[key], count(register, Change)
    saved = register.do(change, uid, {key: typed})
    (held,) = saved.waiting
    assert (saved.uid, held.key, held.typed) == (uid, key, typed)
    assert typed[:20] in held.refusal.says(translator("en"))
    assert waiting(register) == [(uid, key, typed, AUTHOR)]
    assert (state(register), facts_of(register, uid)[key], count(register, Change)) == (before, stored, written)
    check_whole(register)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize(
    ("kind", "key", "typed"), [(kind, key, typed) for kind, key, _, typed in UNREADABLE], ids=UNREADABLE_KEYS
)
def test_what_waits_says_why_in_each_language(
    register: Register, kind: str, key: str, typed: str, language: str
) -> None:
    (held,) = register.do(create, kind, {key: typed}, place_for(register, kind)).waiting
    said = held.refusal.says(translator(language))
    assert typed[:20] in said
    assert (said == held.refusal.says(translator("en"))) == (language == "en")
    assert "{" not in said


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize(("kind", "first", "second"), [(kind, *keys) for kind, keys in SPANS.items()])
def test_an_end_before_the_start_waits(register: Register, kind: str, first: str, second: str, language: str) -> None:
    uid = new(register, kind, {first: "2024-05-01", second: "2024-06-01"}, place_for(register, kind))
    (held,) = register.do(change, uid, {second: "2024-04-30"}).waiting
    said = held.refusal.says(translator(language))
    speak = translator(language)
    assert speak(fields(kind)[first].label) in said
    assert speak(fields(kind)[second].label) in said
    assert (held.key, facts_of(register, uid)[second].isoformat()) == (second, "2024-06-01")
    (held,) = register.do(change, uid, {first: "02.06.2024"}).waiting
    assert (held.key, facts_of(register, uid)[first].isoformat()) == (first, "2024-05-01")
    assert [(key, typed) for _, key, typed, _ in waiting(register)] == sorted(
        [(first, "02.06.2024"), (second, "2024-04-30")]
    )
    register.do(change, uid, {first: "2024-06-01"})
    register.do(change, uid, {second: "2024-06-01"})
    assert waiting(register) == []


def test_of_two_dates_typed_together_the_end_waits(register: Register, house: House) -> None:
    saved = register.do(change, house.activity, {"ended": "2020-01-01", "started": "2021-01-01", "notes": "kept"})
    assert [held.key for held in saved.waiting] == ["ended"]
    facts = facts_of(register, house.activity)
    assert (facts["started"].year, facts["ended"], facts["notes"]) == (2021, None, "kept")


def test_both_dates_moved_together_do_not_contradict(register: Register, house: House) -> None:
    register.do(change, house.activity, {"started": "2020-01-01", "ended": "2020-12-31"})
    assert not register.do(change, house.activity, {"started": "2022-01-01", "ended": "2022-12-31"}).waiting
    assert not register.do(change, house.activity, {"ended": None}).waiting
    assert not register.do(change, house.activity, {"started": None, "ended": "2001-01-01"}).waiting


def test_other_fields_of_the_same_save_are_saved(register: Register, house: House) -> None:
    saved = register.do(change, house.operator, {"bin": "7", "subjects": "many", "phone": "+7 701"})
    assert [held.key for held in saved.waiting] == ["bin", "subjects"]
    assert facts_of(register, house.operator)["phone"] == "+7 701"
    assert len(waiting(register)) == 2


def test_a_record_is_created_with_what_waits(register: Register) -> None:
    saved = register.do(create, "operator", {"name": {"en": "Tumar"}, "bin": "7"})
    assert waiting(register) == [(saved.uid, "bin", "7", AUTHOR)]
    assert facts_of(register, saved.uid)["bin"] is None


def test_what_waits_is_outside_history_search_and_holdings(register: Register, house: House) -> None:
    before = register.ask(holdings, house.operator)
    known = count(register, Edit)
    register.do(change, house.operator, {"bin": "4711471147"})
    register.do(change, house.activity, {"started": "sometime"})
    assert register.ask(holdings, house.operator) == before
    assert register.ask(search, "4711471147") == register.ask(search, "sometime") == []
    assert count(register, Edit) == known
    copy = register.do(duplicate, house.activity).uid
    assert copy not in {uid for uid, *_ in waiting(register)}


@pytest.mark.parametrize("mended", [GOOD_BIN, None, "", f"{GOOD_BIN[:6]} {GOOD_BIN[6:]}"])
def test_it_goes_away_when_it_is_mended(register: Register, house: House, mended: str | None) -> None:
    register.do(change, house.operator, {"bin": "4711"})
    register.do(change, house.operator, {"phone": "1"})
    assert len(waiting(register)) == 1
    register.do(change, house.operator, {"bin": "4712"})
    assert [typed for _, _, typed, _ in waiting(register)] == ["4712"]
    register.do(change, house.operator, {"bin": mended})
    assert waiting(register) == []
    assert facts_of(register, house.operator)["bin"] == (GOOD_BIN if mended else None)


def test_the_last_good_value_typed_again_ends_the_waiting(register: Register, house: House) -> None:
    register.do(change, house.operator, {"bin": GOOD_BIN})
    register.do(change, house.operator, {"bin": "4711"})
    register.do(change, house.operator, {"bin": GOOD_BIN})
    assert waiting(register) == []


def test_it_survives_a_restart_an_undo_and_a_visit(register: Register, house: House) -> None:
    door = register.visit(house.operator)
    door.do(change, house.operator, {"bin": "4711"})
    door.do(change, house.operator, {"phone": "1"})
    register.author = "Bolat"
    door.do(change, house.operator, {"subjects": "many"})
    register.do(undo, house.operator)
    expected = [(house.operator, "bin", "4711", AUTHOR), (house.operator, "subjects", "many", "Bolat")]
    assert waiting(register) == expected
    register.close()
    again = Register(register.path, AUTHOR)
    assert waiting(again) == expected
    again.do(change, house.operator, {"bin": GOOD_BIN, "subjects": 3})
    assert waiting(again) == []
    register._engine = again._engine


def test_what_is_no_value_at_all_is_refused_and_waits_nowhere(register: Register, house: House) -> None:
    before = state(register)
    for values in ({"bin": 4711}, {"notes": 5}, {"subjects": 1.5}, {"notified": "yes"}, {"name": {"de": "x"}}):
        with pytest.raises(RopaError, match="cannot hold"):
            register.do(change, house.operator, values)
    assert (waiting(register), state(register)) == ([], before)


def test_a_waiting_value_is_no_conflict(register: Register, house: House) -> None:
    register.do(change, house.operator, {"bin": GOOD_BIN})
    saved = register.do(change, house.operator, {"bin": "4711"}, {"bin": None})
    assert [held.key for held in saved.waiting] == ["bin"]
