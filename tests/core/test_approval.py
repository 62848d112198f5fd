"""The order that approves a paper stands in it once: in the paper's own place for it, where it has one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ropa.actions.issuing import lay_out_paper
from ropa.actions.records import change
from ropa.documents.issuing import Which
from ropa.documents.layout import Layout
from ropa.register import Register
from tests.core.issued import WHY, Club, club

APPROVED = {"en": "APPROVED", "ru": "УТВЕРЖДЕНО", "kk": "БЕКІТІЛДІ"}
ORDER: dict[str, Any] = {"order_number": "8-P", "order_date": dt.date(2026, 11, 2)}


@pytest.fixture
def asked(register: Register) -> Club:
    return club(register)


def _said(club: Club, kind: str, *languages: str) -> list[str]:
    which = Which(kind, club.operator)
    club.register.do(lay_out_paper, club.operator, which, Layout(order_line=True))
    made = club.made(which=which, languages=(languages,), reason=WHY, **ORDER)
    return [one.text for one in made.said["+".join(languages)]]


@pytest.mark.parametrize("kind", ["data_list", "internal_rules", "access_list"])
@pytest.mark.parametrize("languages", [("en",), ("ru", "kk")])
def test_the_order_of_an_edition_stands_in_the_place_that_a_paper_leaves_for_it(
    asked: Club, kind: str, languages: tuple[str, ...]
) -> None:
    said = _said(asked, kind, *languages)
    for language in languages:
        assert said.count(APPROVED[language]) == 1
    assert len([one for one in said if "8-P" in one]) == len(languages)


def test_a_paper_that_the_register_says_is_approved_keeps_that(asked: Club) -> None:
    asked.register.do(change, asked.operator, {"list_order": "7-P", "list_order_date": "2026-02-03"})
    said = _said(asked, "data_list", "en")
    assert said.count(APPROVED["en"]) == 1
    assert any("7-P" in one for one in said)
    assert not any("8-P" in one for one in said)


def test_an_act_that_the_head_approves_has_no_second_approval(asked: Club) -> None:
    people = {"head_position": {"en": "Director"}, "head_name": {"en": "Dana"}}
    asked.register.do(change, asked.operator, people)
    said = _said(asked, "destruction_act", "en")
    assert len([one for one in said if one.startswith("APPROVE")]) == 1
    assert not any("8-P" in one for one in said)


def test_a_place_that_an_edition_filled_makes_it_no_less_true(asked: Club) -> None:
    which = Which("data_list", asked.operator)
    asked.register.do(lay_out_paper, asked.operator, which, Layout(order_line=True))
    asked.issue(which=which, reason=WHY, **ORDER)
    assert not asked.stands("data_list").outdated
    asked.register.do(change, asked.operator, {"list_order": "9-P", "list_order_date": "2026-11-20"})
    assert asked.stands("data_list").outdated, "the register names an order"
