"""The order that appoints the responsible person: who, with what duties; blanks and gaps; only of legal entities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.documents.model import Items, Paragraph, Signer
from ropa.documents.scope import Scope
from ropa.i18n import LANGUAGES
from tests.core.full_client import DAY, FullClient, full_client, gaps, keys, texts, words
from tests.core.inside_papers import BOTH, check_inside, day, grid, staffed, typed, written

KIND = "order_responsible"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_who_is_appointed_and_on_what_ground(client: FullClient, language: str):
    staffed(client)
    paper = written(client, KIND, language)
    facts = (
        "Aliya",
        "lawyer",
        "+7 701 000 00 00",
        "aliya@tumar.example",
        "15/26",
        "charter",
        "Director",
        "Dana",
        "Tumar",
    )
    check_inside(paper, (*facts, "25(2)(10)", "25(3)", "25(2)(8)", "22(1)(5)", "94-V"))
    assert gaps(paper) == set()
    numbers = [one.number for one in paper.blocks if isinstance(one, Paragraph) and one.number]
    assert numbers == [f"{n}." for n in range(1, 9)]
    assert [len(one.texts) for one in paper.blocks if isinstance(one, Items)] == [3, 5, 3]
    assert any(isinstance(one, Signer) for one in paper.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_of_its_form_stand_in_it(client: FullClient, language: str):
    staffed(client)
    answers = {key: typed(key) for key in ("city", "substitute", "control", "repealed")}
    paper = written(client, KIND, language, answers=answers | {"in_force_from": day("2026-01-20")})
    check_inside(paper, ("city", "substitute", "control", "repealed", "20", "2026"))
    said = keys(paper)
    assert [one for one in ("acquaint", "control_self", "in_force_signed") if f"{KIND}.{one}" in said] == []
    assert [cell[0].text for cell in grid(paper).rows[1][:2]] == ["2", f"substitute {typed('x').best(language)[0][2:]}"]


def test_what_is_not_known_yet_is_written_by_hand_or_missing(client: FullClient):
    paper = written(client, KIND)
    assert "No. ________ of “____” ____________ 20___" in texts(paper)
    assert gaps(paper) == {f"gap.{one}" for one in ("responsible_name", "responsible_position", "contacts")}
    client.change(client.operator, {"responsible_phone": "+7 701 000 00 00"})
    assert "gap.contacts" not in gaps(written(client, KIND))


def test_an_edition_that_names_nobody_appoints_nobody(client: FullClient):
    client.change(client.operator, {"responsible_phone": "+7 701 000 00 00"})
    paper = written(client, KIND, scope=Scope(DAY, whole=True))
    assert f"{KIND}.appoint" not in keys(paper)
    assert "+7 701" not in texts(paper)
    points = [one for one in paper.blocks if isinstance(one, Paragraph) and one.number]
    assert [one.number for one in points] == [f"{n}." for n in range(1, 8)]
    assert points[0].said.key == f"{KIND}.duties"
    client.change(client.operator, {"responsible_position": words("lawyer")})
    assert f"{KIND}.appoint" in keys(written(client, KIND, scope=Scope(DAY, whole=True)))


@pytest.mark.parametrize("form", ["sole_trader", "individual"])
def test_who_is_no_legal_entity_appoints_nobody(client: FullClient, form: str):
    client.change(client.operator, {"legal_form": form})
    assert client.every(KIND) == []


def test_two_languages_stand_side_by_side(client: FullClient):
    staffed(client)
    check_inside(written(client, KIND, *BOTH, answers={"substitute": typed("substitute")}), ("БҰЙЫРАМЫН", "ПРИКАЗЫВАЮ"))
