"""The list of data: by category of subjects, each row with all that the layout has; no claims; its approval."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import bin  # noqa: A004 (the word of the field)
from ropa.documents.model import Heading, Signer, Stamp, Table, block_texts
from ropa.i18n import LANGUAGES
from tests.core.full_client import FullClient, check_paper, full_client, gaps, keys, sections, texts, words

ROW = ("calling", "ifgiven", "selling", "byform", "Base", "Astana", "Bank", "Cloud", "Unit", "7(1)", "16(3)(1)")
CLAIMS = {"kk": ("стандартты шарттық", "мәлімделген"), "ru": ("стандартные", "заявлено"), "en": ("standard", "claimed")}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_says_all_that_the_layout_has(client: FullClient, language: str):
    paper = client.paper("data_list", language)
    assert paper.landscape
    check_paper(paper, (*ROW, "25(2)(1)", "Tumar"))
    table = next(block for block in paper.blocks if isinstance(block, Table) and len(block.header) > 4)
    columns = "no item access identifier purposes basis source method system recipients abroad retention unit"
    assert [cell[0].key for cell in table.header] == [f"data_list.col_{one}" for one in columns.split()]
    assert [one for one in ROW if one not in " ".join(said.text for cell in table.rows[0] for said in cell)] == []
    assert "data_list.layout_is_ours" in keys(paper)
    assert gaps(paper) <= {"system.country"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_claim_stands_as_the_operators_statement(client: FullClient, language: str):
    said = texts(client.paper("data_list", language))
    assert [one for one in CLAIMS[language] if one in said] == []


def test_a_purpose_with_claims_only_has_a_gap(client: FullClient):
    client.register.do(bin, client.basis)
    paper = client.paper("data_list", drafts=True)
    assert "gap.basis" in gaps(paper)
    assert "[not answered: legal basis for the purpose: selling text]" in texts(paper)


def test_the_approval_names_the_order_or_leaves_room(client: FullClient):
    def stamp() -> str:
        (block,) = (one for one in client.paper("data_list").blocks if isinstance(one, Stamp))
        return "\n".join(said.text for said in block_texts(block))

    assert stamp() == "APPROVED\nOrder No. 7-P of 3 February 2026"
    client.change(client.operator, {"list_order": None, "list_order_date": None})
    assert "____" in stamp()


def test_the_head_signs_and_is_wanted(client: FullClient):
    (signer,) = (one for one in client.paper("data_list").blocks if isinstance(one, Signer))
    assert (signer.position.text, signer.name.text) == ("Director text", "Dana text")
    client.change(client.operator, {"head_name": None})
    assert "gap.head_name" in gaps(client.paper("data_list"))


def test_items_stand_by_category_of_subjects_and_alike_ones_share_a_row(client: FullClient):
    alike = {"access": "restricted", "identifier": True, "sources": ["subject"], "necessity": words("calling")}
    for category, groups in (("name", ["customer"]), ("email", ["employee"]), ("iin", None)):
        item = client.make("item", {"category": category, "groups": groups, **alike}, client.activity)
        client.change(client.to_bank, {"items": [client.item, item]} if category == "name" else {})
        client.change(client.to_cloud, {"items": [client.item, item]} if category == "name" else {})
    paper = client.paper("data_list", drafts=True)
    heads = [block.said.text for block in paper.blocks if isinstance(block, Heading)]
    assert heads[:3] == [
        "1. Category of subjects: customers",
        "2. Category of subjects: employees",
        "3. Category of subjects not stated",
    ]
    assert "gap.groups" in gaps(paper)
    tables = [block for block in paper.blocks if isinstance(block, Table) and len(block.header) > 4]
    assert len(tables[0].rows) == 1
    assert len(tables[0].rows[0][1]) == 2
    assert [row[0][0].text for table in tables for row in table.rows] == ["1", "2", "3", "4"]


def test_data_that_a_tracker_reads_stand_where_no_item_says_them(client: FullClient):
    assert "clicks" in sections(client.paper("data_list"))["data_list.h_trackers"]
    client.change(client.tracker, {"reads": None})
    client.make("item", {"category": "cookies", "groups": ["site_visitor"]}, client.activity)
    assert "data_list.h_trackers" not in keys(client.paper("data_list", drafts=True))


def test_nobody_gets_data_only_where_it_is_answered(client: FullClient):
    activity = client.make("activity", {"name": words("Staff")}, client.operator)
    client.make("item", {"category": "birth_date", "groups": ["employee"]}, activity)
    paper = client.paper("data_list", drafts=True)
    assert "activity.none" in gaps(paper)
    client.change(activity, {"none": ["disclosure", "transfer"]})
    said = sections(client.paper("data_list", drafts=True))["data_list.h_groups"]
    assert "not transferred" in said
    assert "does not take place" in said


def test_an_operator_without_data_has_a_gap_and_one_under_another_law_no_list(client: FullClient):
    client.operator = client.make("operator", {"name": words("Empty")})
    assert "gap.data" in gaps(client.paper("data_list"))
    client.make("operator_law", {"law": "gdpr", "code": "controller"}, client.operator)
    assert client.every("data_list") == []


def test_side_by_side(client: FullClient):
    said = texts(client.paper("data_list", "ru", "kk"))
    assert words("calling")["ru"] in said
    assert words("calling")["kk"] in said
