"""Holdings kept from look to look say the same as holdings read anew, whatever was done between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from ropa.actions.outdated import Checked, changes_since, check_paper, in_question
from ropa.actions.records import change, create
from ropa.actions.standing import approve, archive, reopen
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import redo, undo
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.store.rereading import Reading, read_again
from ropa.words import Words
from tests.core.issued import Club, club

DAY = dt.date(2026, 11, 26)


@pytest.fixture
def asked(register: Register) -> Club:
    """A club whose consent text was issued."""
    made = club(register)
    made.issue()
    return made


def _words(text: str) -> Words:
    return Words.of({"kk": text, "ru": text, "en": text})


def test_reading_again_finds_what_reading_anew_finds(asked: Club) -> None:
    register, operator = asked.register, asked.operator
    acts: list[Callable[[], object]] = [
        lambda: register.do(change, asked.activity, {"notes": "inner"}),
        lambda: register.do(change, asked.party, {"name": _words("Cloud Two")}),
        lambda: register.do(create, "item", {"category": "phone"}, asked.activity),
        lambda: register.do(undo, operator),
        lambda: register.do(redo, operator),
        lambda: register.do(to_bin, asked.transfer),
        lambda: register.do(undo, operator),
        lambda: register.do(approve, asked.activity),
        lambda: register.do(change, asked.item, {"condition": _words("on request")}),
        lambda: register.visit(asked.activity).do(change, asked.purpose, {"text": _words("one club")}),
        lambda: register.visit(asked.activity).do(change, asked.purpose, {"text": _words("two clubs")}),
        register.leave,
        lambda: register.do(create, "party", {"name": _words("Nobody")}, None),
        lambda: register.do(archive, asked.form),
        lambda: register.do(reopen, asked.form),
        lambda: register.do(change, operator, {"email": "other@tumar.example"}),
    ]
    known: Reading | None = None
    for act in acts:
        act()
        known = register.ask(read_again, operator, known)
        assert known.held == register.ask(holdings, operator)
    assert register.ask(read_again, operator, known).held is known.held  # nothing happened: nothing is read


def test_only_kinds_that_changed_are_read(asked: Club) -> None:
    known = asked.register.ask(read_again, asked.operator)
    asked.register.do(change, asked.item, {"condition": _words("on request")})
    assert asked.register.ask(read_again, asked.operator, known).kinds == {"item"}


def test_what_is_typed_last_in_a_visit_marks_a_paper_though_the_visit_has_ended(asked: Club) -> None:
    """The paper was looked at while the visit was open; the visit went on in the same Edit, and ended."""
    ask, visit = asked.register.ask, asked.register.visit(asked.activity)
    visit.do(change, asked.item, {"notes": "inner"})

    def look(known: Checked | None) -> Checked:
        held = ask(holdings, asked.operator)
        ((paper, edition),) = in_question(held)
        return ask(check_paper, held, paper, edition, DAY, known, ask(changes_since, held, [known]))

    known = look(None)
    assert not known.stands.outdated
    visit.do(change, asked.purpose, {"text": _words("something else")})
    asked.register.leave()
    assert look(known).stands.outdated
