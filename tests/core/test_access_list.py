"""The list of persons with access: those of the day, to what, with what rights; its approval; gaps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import archive
from ropa.documents.scope import Scope
from ropa.documents.wording import clauses
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from tests.core.full_client import FullClient, check_paper, full_client, gaps, keys, texts, words
from tests.core.inside_papers import BOTH, check_inside, day, grid, staffed, stamp, written

KIND = "access_list"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_all_of_those_who_have_access(client: FullClient, language: str):
    staffed(client)
    paper = written(client, KIND, language)
    assert paper.landscape
    check_paper(paper, ("seller", "Marat", "keeper", "Base", "Sales", "reading", "18/26", "Aliya"))
    assert len(grid(paper).rows) == 2
    assert gaps(paper) == set()
    columns = "no position person systems activities data rights order nda period reviewed"
    assert [cell[0].key for cell in grid(paper).header] == [f"{KIND}.col_{one}" for one in columns.split()]


def test_only_people_of_the_day_stand_in_it(client: FullClient):
    staffed(client)
    said = texts(written(client, KIND))
    assert "gone" not in said
    assert "coming" not in said
    assert "coming" in texts(written(client, KIND, scope=Scope(day("2027-04-01"))))
    assert "gone" in texts(written(client, KIND, scope=Scope(day("2026-02-01"))))


def test_an_archived_person_and_a_draft_activity_are_left_out(client: FullClient):
    people = staffed(client)
    client.register.do(archive, people["seller"])
    assert "seller" not in texts(written(client, KIND))
    draft = client.make("activity", {"name": words("Plans"), "systems": [client.system]}, client.operator)
    client.make("item", {"category": "email"}, draft)
    assert "Plans" not in texts(written(client, KIND))
    assert "Plans" in texts(written(client, KIND, scope=Scope(day("2026-12-31"), drafts=True)))


def test_public_data_need_no_list(client: FullClient):
    staffed(client)
    client.change(client.item, {"access": "open"})
    client.change(client.system, {"restricted": False})
    assert gaps(written(client, KIND)) == {"gap.people"}
    client.change(client.system, {"restricted": None})
    assert len(grid(written(client, KIND)).rows) == 1


def test_nobody_is_a_gap_or_an_answer(client: FullClient):
    assert gaps(written(client, KIND)) >= {"gap.people"}
    client.change(client.operator, {"none": ["access"]})
    assert "gap.people" not in gaps(written(client, KIND))
    assert f"{KIND}.no_people" in keys(written(client, KIND))


def test_what_a_record_lacks_is_a_gap(client: FullClient):
    client.make("access", {}, client.operator)
    assert gaps(written(client, KIND)) == {"gap.who", "gap.where", "gap.nda"}


def test_its_order_is_answered_or_written_by_hand(client: FullClient):
    assert stamp(written(client, KIND)) == "APPROVED\nOrder No. ________ of “____” ____________ 20___"
    answers = {"order_number": "19/26", "order_date": day("2026-02-03")}
    assert stamp(written(client, KIND, answers=answers)) == "APPROVED\nOrder No. 19/26 of 3 February 2026"


def test_two_languages_stand_side_by_side(client: FullClient):
    staffed(client)
    check_inside(written(client, KIND, *BOTH), ("БЕКІТІЛДІ", "УТВЕРЖДЕНО"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_fact_has_one_name_here_and_in_the_register(language: str):
    for key in ("position", "person", "systems", "activities", "rights", "reviewed"):
        label = translator(language)(fields("access")[key].label)
        assert clauses("access_list", language)[f"col_{key}"] == label
