"""The register of cross-border transfers: what goes where and on what ground; and of which activities nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import archive
from ropa.i18n import LANGUAGES
from tests.core.full_client import FullClient, check_paper, full_client, gaps, keys, sections, texts, words

OF_TRANSFER = ("Sales", "Cloud", "consented", "assessed", "sealed", "T-001", "T-002", "Counter", "clicks", "16(3)(1)")
CLAIMED = {"kk": "мәлімделген", "ru": "заявлено", "en": "claimed"}
COUNTRIES = {
    "kk": ("Ирландия", "ел көрсетілмеген"),
    "ru": ("Ирландия", "страна не названа"),
    "en": ("Ireland", "named"),
}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        made.change(made.transfer, {"consent": made.form})
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_a_transfer_is_said(client: FullClient, language: str):
    client.change(client.operator, {"transfer_rule": words("rule")})
    paper = client.paper("transfers", language)
    assert paper.landscape
    check_paper(paper, (*OF_TRANSFER, *COUNTRIES[language], "Form", "22(1)(5)", "2027", "rule", CLAIMED[language]))
    said = sections(paper)
    assert "rule" in said["transfers.h_rule"]
    assert "T-001, T-002" in said["transfers.h_by_activity"]
    assert gaps(paper) == {"gap.abroad_ground"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_is_a_sentence_for_each_activity_and_no_answer_is_a_gap(client: FullClient, language: str):
    for name, facts in (("Answered", {"none": ["transfer"]}), ("Silent", {})):
        client.make("activity", {"name": words(name), **facts}, client.operator)
    paper = client.paper("transfers", language, drafts=True)
    none = {
        "kk": "A-002 Answered мәтіні: дербес деректерді трансшекаралық беру жүзеге асырылмайды.",
        "ru": "A-002 Answered текст: трансграничная передача персональных данных не осуществляется.",
        "en": "A-002 Answered text: there is no cross-border transfer of personal data.",
    }
    said = sections(paper)["transfers.h_by_activity"]
    assert none[language] in said
    assert "gap.abroad_of" in gaps(paper)
    assert "Silent" not in texts(client.paper("transfers", language, drafts=True, whole=True))


def test_a_transfer_says_more_than_the_answer_that_there_are_none(client: FullClient):
    client.change(client.activity, {"none": ["transfer"]})
    assert "transfers.no_transfer" not in keys(client.paper("transfers", drafts=True))


def test_a_system_sends_the_data_of_its_activities_to_its_host(client: FullClient):
    client.make("transfer", {"country": "DE", "certainty": "takes_place"}, client.system)
    said = texts(client.paper("transfers"))
    assert "System: S-001 Base text" in said
    assert "Germany" in said
    client.change(client.system, {"host": None})
    assert "gap.recipient" in gaps(client.paper("transfers"))


def test_a_register_without_transfers_says_so(client: FullClient):
    for uid in (client.transfer, client.abroad):
        client.register.do(archive, uid)
    assert "transfers.no_transfers" in keys(client.paper("transfers"))
    assert "Ireland" not in texts(client.paper("transfers"))


def test_what_is_not_answered_is_a_gap(client: FullClient):
    client.change(client.abroad, {"country": None})
    client.change(client.tracker, {"party": None, "categories": None, "reads": None})
    assert gaps(client.paper("transfers")) == {
        "gap.abroad_ground",
        "gap.recipient",
        "gap.abroad_data",
        "transfer.country",
    }
