"""The consent to cross-border transfer: one for each form whose data go abroad; nothing claimed; box or signature."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import archive
from ropa.documents.model import Signature, Tick
from ropa.i18n import LANGUAGES
from tests.conftest import GOOD_BIN
from tests.core.full_client import FullClient, check_paper, full_client, gaps, keys, sections, texts, words

SAID = ("Tumar", GOOD_BIN, "Cloud", "selling", "clicks", "sealed", "16(3)(1)", "8(7)", "8(2)", "data@tumar.example")
CLAIMS = {"kk": ("стандартты шарттық", "мәлімделген"), "ru": ("стандартные", "заявлено"), "en": ("standard", "claimed")}
STATES = {
    "kk": ("Ирландия", "елі көрсетілмеген (берілуі мүмкін)"),
    "ru": ("Ирландия", "страна не названа (передача возможна)"),
    "en": ("Ireland", "country not named (transfer is possible)"),
}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_all_that_a_subject_must_know(client: FullClient, language: str):
    paper = client.paper("consent_crossborder", language)
    check_paper(paper, (*SAID, *STATES[language]))
    said = sections(paper)
    order = ["operator", "subject", "abroad", "risk", "term", "withdrawal", "giving"]
    assert [one for one in said if one] == [f"consent_crossborder.h_{one}" for one in order]
    assert {"consent_crossborder.risk", "consent_crossborder.risk_unnamed", "consent_crossborder.valid_for"} <= set(
        keys(paper)
    )
    assert gaps(paper) == {"gap.ground"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_claim_is_said(client: FullClient, language: str):
    said = texts(client.paper("consent_crossborder", language))
    assert [one for one in CLAIMS[language] if one in said] == []


def test_it_is_given_as_the_form_is(client: FullClient):
    paper = client.paper("consent_crossborder")
    assert len([block for block in paper.blocks if isinstance(block, Tick)]) == 1
    assert not [block for block in paper.blocks if isinstance(block, Signature)]
    client.change(client.form, {"ways": ["signature"]})
    paper = client.paper("consent_crossborder")
    assert not [block for block in paper.blocks if isinstance(block, Tick)]
    assert len([block for block in paper.blocks if isinstance(block, Signature)]) == 2
    client.change(client.form, {"ways": ["continued_use"]})
    assert "gap.given_by" in gaps(client.paper("consent_crossborder"))


def test_for_children_their_representative_signs(client: FullClient):
    assert "consent_crossborder.minor" not in keys(client.paper("consent_crossborder"))
    client.change(client.operator, {"minors_served": True})
    assert "consent_crossborder.minor" in keys(client.paper("consent_crossborder"))


def test_a_named_state_needs_no_warning_and_an_unanswered_one_is_a_gap(client: FullClient):
    client.change(client.abroad, {"country": "US"})
    assert "consent_crossborder.risk_unnamed" not in keys(client.paper("consent_crossborder"))
    client.change(client.abroad, {"country": None})
    assert "gap.state" in gaps(client.paper("consent_crossborder"))


def test_only_forms_whose_data_go_abroad_have_one(client: FullClient):
    local = client.make("activity", {"name": words("Local"), "none": ["transfer"]}, client.operator)
    purpose = client.make("purpose", {"text": words("staying")}, local)
    client.make("basis", {"law": "kz", "code": "KZ7-1"}, purpose)
    client.make("consent", {"name": words("Other"), "activities": [local]}, client.operator)
    assert len(client.every("consent_crossborder")) == 1
    for uid in (client.transfer, client.abroad):
        client.register.do(archive, uid)
    assert client.every("consent_crossborder") == []


def test_a_system_sends_the_data_of_the_form(client: FullClient):
    client.make("transfer", {"country": "DE", "certainty": "takes_place"}, client.system)
    said = sections(client.paper("consent_crossborder"))["consent_crossborder.h_abroad"]
    assert "Germany" in said
    assert "telephone" in said


def test_what_is_missing_is_a_gap_and_stays_out_of_what_is_issued(client: FullClient):
    client.change(client.to_cloud, {"items": None, "technical_only": None, "party": None})
    paper = client.paper("consent_crossborder")
    assert {"gap.abroad_data", "gap.recipient", "gap.ground"} <= gaps(paper)
    assert "not answered" not in texts(client.paper("consent_crossborder", whole=True))


def test_side_by_side(client: FullClient):
    said = texts(client.paper("consent_crossborder", "kk", "ru"))
    assert words("selling")["kk"] in said
    assert words("selling")["ru"] in said
