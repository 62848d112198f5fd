"""The internal rules: each section with what the law asks and the facts of the register; gaps; no claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import archive
from ropa.documents.inside.internal_rules import QUESTIONS
from ropa.documents.model import Paragraph, Table
from ropa.documents.scope import Scope
from ropa.i18n import LANGUAGES
from tests.core.full_client import DAY, FullClient, full_client, gaps, keys, sections, texts, words
from tests.core.inside_papers import BOTH, check_inside, day, staffed, stamp, typed, written
from tests.core.sample_papers import sample

KIND = "internal_rules"
SECTIONS = {
    "general": ("Tumar", "990140001233", "25(2)(1-1)"),
    "principles": ("5", "7(9), 12(1)", "7(8)"),
    "purposes": ("selling", "14"),
    "data": ("25(2)(1)", "7-P", "Sales", "Unit", "selling", "7(10)", "7(11)"),
    "collection": ("7(1)", "8(1)", "8(4)", "8(5)", "25(2)(5)", "7(5), 9"),
    "storage": ("12(2)", "Base", "Astana", "Cloud"),
    "access": ("11(2)", "10(1)"),
    "media": (),
    "third": ("7(6)", "Bank", "Cloud", "19(1)", "17(1)"),
    "abroad": ("16(2), 16(3)", "Cloud"),
    "public": ("7(3), 7(4)", "6"),
    "automated": ("19-1",),
    "rights": ("24(1)(1)", "30", "data@tumar.example", "25(2)(9)", "25(2)(7)", "25(2)(8)", "25(2)(6)"),
    "withdrawal": ("8(7)", "8(2)"),
    "blocking": ("25(2)(8)", "1(3)"),
    "duties": ("Aliya", "lawyer", "15/26", "aliya@tumar.example", "25(3)"),
    "protection": ("22(1)", "179", "22(2)"),
    "journal": ("22(1)(5)",),
    "incidents": ("1(15-1)", "25(2)(8)", "481"),
    "destruction": ("18(1)", "18(2)", "18(3-1)", "25(2)(4)"),
    "control": ("25(2)(3-1)", "29"),
    "final": (),
}
CLAIMS = {"kk": ("стандартты", "(мәлімделген"), "ru": ("стандартные", "заявлено"), "en": ("standard", "claimed")}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_section_says_the_law_and_the_facts(client: FullClient, language: str):
    staffed(client)
    client.change(client.activity, {"measures": ["access_control"], "published": False})
    paper = written(client, KIND, language)
    check_inside(paper, ())
    found = sections(paper)
    for section, wanted in SECTIONS.items():
        assert [one for one in wanted if one not in found[f"{KIND}.h_{section}"]] == [], section
    assert [key for key in keys(paper) if key.startswith(f"{KIND}.h_")] == [
        *(f"{KIND}.h_{one}" for one in SECTIONS),
        f"{KIND}.h_acquainted",
    ]
    assert gaps(paper) <= {"gap.ground"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_claim_and_no_second_hand_law_stands_in_it(client: FullClient, language: str):
    said = texts(written(client, KIND, language))
    assert [one for one in (*CLAIMS[language], "1214", "909", "395", "10-1", "25-1", "23(2)") if one in said] == []


def test_clauses_are_numbered_through(client: FullClient):
    numbers = [one.number for one in written(client, KIND).blocks if isinstance(one, Paragraph) and one.number]
    assert numbers[:3] == ["1.1.", "1.2.", "1.3."]
    assert numbers[-1] == "22.3."


def test_gaps_stand_where_facts_are_wanted(client: FullClient):
    client.change(client.system, {"country": None})
    client.register.do(archive, client.purpose)
    wanted = {"gap.responsible_name", "gap.measures", "gap.place", "gap.public", "gap.purposes"}
    assert gaps(written(client, KIND)) >= wanted
    client.change(client.operator, {"legal_form": "sole_trader"})
    assert "gap.responsible_name" not in gaps(written(client, KIND))
    whole = written(client, KIND, scope=Scope(DAY, whole=True))
    assert gaps(whole) == set()


def test_an_operator_without_activities_has_rules_with_gaps(client: FullClient):
    client.operator = client.make("operator", {"name": words("Empty")})
    found = gaps(written(client, KIND))
    assert {"gap.purposes", "gap.processes", "gap.systems", "gap.requests", "gap.third", "gap.abroad"} <= found


def test_answers_and_own_clauses_stand_in_it(client: FullClient):
    answers = {one.field.key: typed(one.field.key) for one in QUESTIONS[1:]}
    client.make("clause", {"code": "other", "text": words("ownclause"), "papers": [KIND]}, client.operator)
    client.make("clause", {"code": "other", "text": words("elsewhere"), "papers": ["policy"]}, client.operator)
    said = texts(written(client, KIND, answers=answers | {"in_force_from": day("2026-01-15")}))
    for one in (*answers, "ownclause", "15 January 2026"):
        assert one in said
    assert "elsewhere" not in said


def test_its_order_is_known_or_written_by_hand(client: FullClient):
    assert "________" in stamp(written(client, KIND))
    staffed(client)
    assert stamp(written(client, KIND)) == "APPROVED\nOrder No. 17/26 of 13 January 2026"


def test_a_term_known_second_hand_is_left_to_legislation_and_a_shorter_promise_counts(client: FullClient):
    def term(code: str) -> list[str]:
        rows = (row for one in written(client, KIND).blocks if isinstance(one, Table) for row in one.rows)
        row = next(row for row in rows if row[0] and row[0][0].key == f"term.{code}")
        return [said.text for cell in row[1:] for said in cell]

    assert term("T-ACCESS") == ["the term set by legislation", "Law No. 94-V, Art. 25(2)(6)"]
    assert term("T-WITHDRAW")[0] == "15 working days"
    route = client.make("route", {"rights": ["withdraw"], "channel": "post"}, client.operator)
    client.make("promised_term", {"number": 5, "unit": "working_day"}, route)
    assert (term("T-WITHDRAW")[0], term("T-WITHDRAW")[-1]) == ("5 working days", "term set by the operator")


def test_automated_decisions_are_told_with_their_right(client: FullClient):
    client.change(client.activity, {"automated": True})
    paper = written(client, KIND)
    assert "gap.automated" in gaps(paper)
    assert "term.T-OBJECT-AUTO" in keys(paper)


@pytest.mark.parametrize("operator", sample())
def test_the_sample_has_them_in_two_languages(operator: str):
    from ropa.documents.papers import papers

    (paper,) = papers(sample()[operator], (KIND,), Scope(DAY, drafts=True))
    check_inside(paper.document(BOTH), ("УТВЕРЖДЕНО", "БЕКІТІЛДІ"))
