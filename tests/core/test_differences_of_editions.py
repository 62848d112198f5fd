"""What differs between two editions: nothing after A → B → A, and each sentence with old and new, by language."""

from __future__ import annotations

from typing import Any

import pytest

from ropa.actions.outdated import said_then
from ropa.actions.records import change
from ropa.documents.differences_of_editions import between, compose
from ropa.documents.redline import Shift
from ropa.documents.render import FORMATS
from ropa.documents.said import Line, Lines, packed, unpacked
from ropa.i18n import LANGUAGES
from ropa.register import Register
from tests.core.issued import WHY, Club, club
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf


@pytest.fixture
def asked(register: Register) -> Club:
    return club(register)


def _between(club: Club, first: int, second: int) -> dict[str, tuple[Shift, ...]]:
    kept = [club.register.ask(said_then, club.editions()[n - 1]) for n in (first, second)]
    return dict(between(*kept))


def _issue_three(club: Club) -> None:
    """A, then B, then A again."""
    for number, category in enumerate(("full_name", "phone", "full_name"), start=1):
        club.register.do(change, club.item, {"category": category})
        club.issue(number, reason=WHY)


def test_what_was_put_back_is_no_difference(asked: Club) -> None:
    _issue_three(asked)
    assert _between(asked, 1, 3) == dict.fromkeys(LANGUAGES, ())
    assert all(_between(asked, 1, 2).values())


def test_each_sentence_is_told_with_old_and_new_in_each_language(asked: Club) -> None:
    _issue_three(asked)
    there, back = _between(asked, 1, 2), _between(asked, 2, 3)
    for language in LANGUAGES:
        assert {one.language for one in there[language]} == {language}
        assert [(one.new, one.old) for one in back[language]] == [(one.old, one.new) for one in there[language]]
    said = [(one.old, one.new) for one in there["en"]]
    assert said == [("surname, first name and patronymic (if any)", "telephone number")] * 2, (
        "as data, and as passed on"
    )


def test_a_language_is_compared_though_it_stood_beside_another(asked: Club) -> None:
    asked.issue(1, languages=(("kk", "ru"), ("en",)))
    asked.issue(2, languages=(("kk",), ("ru",)))
    assert _between(asked, 1, 2) == {"kk": (), "ru": ()}, "English stands in one of them only"
    asked.register.do(change, asked.item, {"category": "phone"})
    asked.issue(3, languages=(("kk", "ru"),), reason=WHY)
    assert {name: len(several) for name, several in _between(asked, 2, 3).items()} == {"kk": 2, "ru": 2}
    assert {name: len(several) for name, several in _between(asked, 1, 3).items()} == {"kk+ru": 4}


def test_what_is_the_same_in_both_languages_is_no_difference() -> None:
    def kept(**files: Lines) -> Any:
        return unpacked(packed({name.replace("_", "+"): said for name, said in files.items()}))

    phone = Line("k", "kk", "+7 701", ())
    beside = kept(kk_ru=(phone, Line("a", "kk", "бір"), Line("a", "ru", "один")))
    alone = kept(ru=(Line("k", "ru", "+7 701"), Line("a", "ru", "один")))
    assert between(beside, alone) == between(alone, beside) == {"ru": ()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_in_the_language_of_the_edition(asked: Club, language: str) -> None:
    _issue_three(asked)
    shifts = _between(asked, 1, 2)[language]
    report = compose(asked.held, "W", (1, 2), shifts, language)
    said = [one.text for one in report.said()]
    assert {text for one in shifts for text in (one.old, one.new) if text} <= set(said)
    for one in report.said():
        assert one.language == language
        check_language(one.text, language)
    check_pdf(FORMATS["pdf"](report), report)
    check_docx(FORMATS["docx"](report), report)
    nothing = compose(asked.held, "W", (1, 3), (), language)
    assert [type(one).__name__ for one in nothing.blocks] == ["Paragraph"]
    check_pdf(FORMATS["pdf"](nothing), nothing)
