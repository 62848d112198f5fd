"""What a cookie notice says: necessary trackers apart, the choice, what waits for it, how it is taken back."""

from __future__ import annotations

import pytest

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.documents.for_subjects import cookie_notice
from ropa.documents.model import Document, Heading, Table, block_texts
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.text import text_of
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf
from tests.core.sample_papers import SCOPE, sample

Made = dict[str, str]


def three(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


@pytest.fixture
def made(register: Register) -> Made:
    """An operator with a necessary tracker of its own and one of a company that waits for consent."""
    operator = new(register, "operator", {"name": three("Tumar"), "languages": list(LANGUAGES)})
    register.do(change, operator, {"sites": ["tumar.example"], "data_email": "data@tumar.example"})
    company = new(register, "party", {"name": three("Counter LLC"), "country": "US"})
    own = new(
        register,
        "tracker",
        {"name": three("Login 1"), "category": "necessary", "own": True, "does": three("Does 1")},
        operator,
    )
    other = new(
        register,
        "tracker",
        {
            "name": three("Counter 2"),
            "category": "analytics",
            "party": company,
            "after_consent": True,
            "does": three("Does 2"),
            "reads": three("Reads 2"),
            "masking": "form_fields",
            "refusing": three("Refuse 2"),
            "ways": ["click_accept", "continued_use"],
            "policy_address": "https://counter.example",
        },
        operator,
    )
    new(register, "cookie", {"name": "_c", "number": 13, "unit": "month"}, other)
    new(register, "cookie", {"name": "_s", "session": True}, other)
    return {"operator": operator, "own": own, "other": other, "company": company}


def compose(register: Register, operator: str, language: str = "en") -> Document:
    held = register.ask(holdings, operator)
    return cookie_notice.compose(text_of("cookie_notice", held, held.operator, language, SCOPE))


def said_in(paper: Document) -> dict[str, str]:
    """The words of each section, by its key."""
    found: dict[str, str] = {}
    section = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            section = block.said.key.removeprefix("cookie_notice.h_")
        else:
            found[section] = " ".join((found.get(section, ""), *(one.text for one in block_texts(block))))
    return found


def gaps(paper: Document) -> set[str]:
    return {one.key.removeprefix("gap.") for one in paper.said() if one.gap}


@pytest.mark.parametrize("language", LANGUAGES)
def test_necessary_trackers_stand_apart_and_the_others_wait(register: Register, made: Made, language: str):
    paper = compose(register, made["operator"], language)
    said = said_in(paper)
    assert list(said) == ["what", "necessary", "others", "choice", "change", "more"]
    assert "Login 1" in said["necessary"]
    assert "Counter 2" not in said["necessary"]
    for text in ("Counter 2", "Counter LLC", "Does 2", "Reads 2", "Refuse 2", "https://counter.example", "_c", "13"):
        assert text in said["others"]
    assert "Login 1" not in said["others"]
    assert "Counter 2" in said["choice"]
    assert gaps(paper) == set()
    assert "data@tumar.example" in said["more"]
    choices = [one.key for one in paper.said() if one.key.startswith("cookie_notice.choice_")]
    assert choices == [f"cookie_notice.choice_{one}" for one in ("accept", "necessary", "settings_of")]
    for form, check in (("pdf", check_pdf), ("docx", check_docx)):
        check(FORMATS[form](paper), paper)


def test_consent_by_use_of_the_site_is_never_stated(register: Register, made: Made):
    said = " ".join(said_in(compose(register, made["operator"])).values())
    assert "“Accept” button" in said
    assert "continued" not in said


def test_a_tracker_that_does_not_wait_for_consent_is_a_gap(register: Register, made: Made):
    for value in (False, None):
        register.do(change, made["other"], {"after_consent": value})
        paper = compose(register, made["operator"])
        assert gaps(paper) == {"before"}
        assert "cookie_notice.before" not in {one.key for one in paper.said()}


def test_without_others_there_is_nothing_to_choose(register: Register, made: Made):
    register.do(archive, made["other"])
    new(register, "route", {"rights": ["withdraw"], "channel": "email"}, made["operator"])
    said = said_in(compose(register, made["operator"]))
    assert list(said) == ["what", "necessary", "off", "more"]
    assert said["off"].strip() == "Cookies can be deleted or blocked in the settings of the browser."


def test_what_no_tracker_says_has_no_column(register: Register, made: Made):
    tables = [one for one in compose(register, made["operator"]).blocks if isinstance(one, Table)]
    assert [len(one.header) for one in tables] == [3, 4]
    bare = new(register, "tracker", {"name": three("Pixel 3"), "category": "analytics"}, made["operator"])
    register.do(change, bare, {"after_consent": True})
    *_, others = (one for one in compose(register, made["operator"]).blocks if isinstance(one, Table))
    cells = [" ".join(said.text for said in cell) for cell in others.rows[-1]]
    assert cells[1:] == ["not stated", "not stated", "Loaded only after consent."]


def test_ways_to_withdraw_and_clauses_of_the_notice(register: Register, made: Made):
    silent = new(register, "route", {"rights": ["withdraw"], "channel": "browser"}, made["operator"])
    new(
        register, "route", {"rights": ["withdraw"], "channel": "email", "address": "no@tumar.example"}, made["operator"]
    )
    for papers in (["cookie_notice"], ["policy"]):
        values = {"text": three(f"Clause {papers[0]}"), "papers": papers, "where": "trackers"}
        new(register, "clause", values, made["operator"])
    paper = compose(register, made["operator"])
    said = said_in(paper)
    assert "no@tumar.example" in said["change"]
    assert "clearing cookies" not in said["change"]
    assert [one.key for one in paper.said() if (silent, "channel") in one.sources] == ["cookie_notice.browser"]
    assert "Clause cookie_notice" in said["more"]
    assert "Clause policy" not in said["more"]


def test_an_operator_without_trackers_has_no_notice(register: Register, made: Made):
    for key in ("own", "other"):
        register.do(archive, made[key])
    assert list(KINDS_OF_PAPER["cookie_notice"](register.ask(holdings, made["operator"]), SCOPE)) == []


@pytest.mark.parametrize("name", sample())
def test_the_notices_of_the_sample_are_whole_in_each_language(name: str):
    papers = [next(iter(KINDS_OF_PAPER["cookie_notice"](sample()[name], SCOPE))).document((one,)) for one in LANGUAGES]
    for paper in papers:
        assert [one.key for one in paper.said()] == [one.key for one in papers[0].said()]
        assert [block for block in paper.blocks if isinstance(block, Table)]
        for one in paper.said():
            if one.key.startswith("cookie_notice."):
                check_language(one.text, paper.languages[0])
