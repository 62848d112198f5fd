"""The register of parties: every fact of parties, of what is agreed with them, and of what goes to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import archive
from ropa.documents.registers.parties import PARTS
from ropa.i18n import LANGUAGES
from tests.core.full_client import FullClient, check_paper, full_client, gaps, keys, sections, texts, words

OF_PARTY = ("Cloud", "Oblako", "HRB 1", "contacts", "cloud.example", "cloud.example/p", "cloud.example/terms", "Dublin")
OF_CONTRACT = ("hosting", "45/2026", "secret", "obey", "Subcontractor", "Timur", "onsite")
OF_DISCLOSURE = ("Sales", "selling", "storing", "ordered", "bankform", "Counter", "clicks", "counting")
CLAIMED = {"kk": "мәлімделген", "ru": "заявлено", "en": "claimed"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_stands_in_its_section(client: FullClient, language: str):
    paper = client.paper("parties", language)
    assert paper.landscape
    check_paper(paper, (*OF_PARTY, *OF_CONTRACT, *OF_DISCLOSURE, "Tumar", "22(1)(5)"))
    said = sections(paper)
    for key, names in (("parties", OF_PARTY), ("engagements", OF_CONTRACT), ("disclosures", OF_DISCLOSURE)):
        assert [one for one in names if one not in said[f"parties.h_{key}"]] == []
    assert "Base" in said["parties.h_related"]
    assert {"parties.only_explicit", "parties.only_instruction", "parties.only_technical"} <= set(keys(paper))
    assert gaps(paper) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_claimed_is_printed_and_marked(client: FullClient, language: str):
    said = sections(client.paper("parties", language))["parties.h_disclosures"]
    assert CLAIMED[language] in said


def test_side_by_side(client: FullClient):
    paper = client.paper("parties", "kk", "ru")
    said = texts(paper)
    for name in ("Cloud", "secret", "storing"):
        assert words(name)["kk"] in said
        assert words(name)["ru"] in said


def test_a_register_of_nothing_says_so(client: FullClient):
    client.operator = client.make("operator", {"short_name": words("Empty")})
    paper = client.paper("parties")
    assert {"parties.no_parties", "parties.no_engagements", "parties.no_disclosures"} <= set(keys(paper))
    assert gaps(paper) == {"operator.name", "operator.bin"}


def test_none_is_an_answer_and_no_answer_is_a_gap(client: FullClient):
    for name, facts in (("Answered", {"none": ["disclosure"]}), ("Silent", {})):
        client.make("activity", {"name": words(name), **facts}, client.operator)
    said = sections(client.paper("parties", drafts=True))["parties.h_none"]
    assert "Answered text: personal data are not transferred to third parties." in said
    assert "[not answered: whether data go to third parties; processing activity: A-003 Silent text]" in said
    whole = sections(client.paper("parties", drafts=True, whole=True))["parties.h_none"]
    assert "Silent" not in whole
    assert "Silent" not in texts(client.paper("parties"))


def test_a_disclosure_without_party_ground_or_data_has_gaps(client: FullClient):
    client.make("disclosure", {"note": words("somewhere")}, client.activity)
    paper = client.paper("parties")
    assert gaps(paper) == {"gap.party", "gap.ground", "gap.passed_data"}


def test_ended_disclosures_stay_and_archived_ones_go(client: FullClient):
    client.change(client.to_cloud, {"until": "2026-05-05"})
    assert "5 May 2026" in texts(client.paper("parties"))
    client.register.do(archive, client.to_cloud)
    assert "storing" not in texts(client.paper("parties"))


def test_a_party_that_instructs_or_decides_jointly_is_told(client: FullClient):
    client.change(client.activity, {"on_instruction_of": client.bank, "joint_with": [client.sub]})
    assert {"parties.instructs", "parties.decides_jointly"} <= set(keys(client.paper("parties", drafts=True)))


def test_what_a_layout_may_leave_out_are_sections(client: FullClient):
    client.make("activity", {"name": words("Silent")}, client.operator)
    paper = client.paper("parties", drafts=True)
    assert {f"parties.h_{one}" for one in PARTS} <= set(sections(paper))


def test_under_another_law_alone_no_article_of_94_v_is_cited(client: FullClient):
    client.make("operator_law", {"law": "gdpr", "code": "controller"}, client.operator)
    paper = client.paper("parties")
    assert "parties.about_any" in keys(paper)
