"""What differs between two states of a register: nothing after A → B → A, and each fact with old and new."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import undo
from ropa.documents.differences import compose, differences
from ropa.documents.render import FORMATS
from ropa.i18n import LANGUAGES
from ropa.register import Register
from tests.conftest import new
from tests.core.issued import WHY, Club, club, words
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf

DAYS = (dt.date(2026, 1, 1), dt.date(2026, 11, 26))


@pytest.fixture
def asked(register: Register) -> Club:
    return club(register)


def test_a_register_does_not_differ_from_itself(asked: Club) -> None:
    held = asked.held
    assert differences(held, held) == ()
    asked.register.do(change, asked.item, {"category": "phone"})
    assert len(differences(held, asked.held)) == 1
    asked.register.do(change, asked.item, {"category": "full_name"})
    assert differences(held, asked.held) == ()
    asked.register.do(to_bin, asked.transfer)
    asked.register.do(undo, asked.operator)
    assert differences(held, asked.held) == ()


def test_each_change_is_told_with_old_and_new(asked: Club) -> None:
    before = asked.held
    asked.register.do(change, asked.item, {"category": "phone"})
    new(asked.register, "purpose", {"text": words("sending news")}, asked.activity)
    asked.register.do(to_bin, asked.transfer)
    asked.register.do(archive, asked.activity)
    found = {one.row.uid: one for one in differences(before, asked.held)}
    assert found[asked.item].keys == ("category",)
    assert found[asked.transfer].after is None
    added = [one for one in found.values() if one.before is None]
    assert [one.row.kind for one in added] == ["purpose"]
    assert found[asked.activity].keys == ("status",)


def test_inner_notes_and_issued_papers_are_no_difference(asked: Club) -> None:
    before = asked.held
    asked.register.do(change, asked.activity, {"notes": "call them"})
    asked.issue(reason=WHY)
    assert differences(before, asked.held) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_it_in_one_language(asked: Club, language: str) -> None:
    before = asked.held
    asked.register.do(change, asked.item, {"category": "phone", "condition": words("<b>on request</b>")})
    asked.register.do(to_bin, asked.transfer)
    report = compose(before, asked.held, DAYS, language)
    said = [one.text for one in report.said()]
    assert words("<b>on request</b>")[language] in said
    for one in report.said():
        if one.key.startswith(("differences.", "label.")):
            assert one.language == language
    for key in ("between", "h_removed", "h_changed"):
        assert key in {"between", *(one.key.removeprefix("differences.") for one in report.said())}
    check_pdf(FORMATS["pdf"](report), report)
    check_docx(FORMATS["docx"](report), report)
    nothing = compose(before, before, DAYS, language)
    assert [type(one).__name__ for one in nothing.blocks] == ["Paragraph"]
    for one in nothing.said():
        check_language(one.text, language)
