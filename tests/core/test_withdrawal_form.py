"""The form by which a consent is withdrawn: what can be withdrawn, where to send it, terms, the receipt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import archive
from ropa.documents.model import Signature, Tick, block_texts
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.i18n import LANGUAGES
from tests.core.full_client import FullClient, full_client, gaps, keys, sections, texts, words
from tests.core.inside_papers import BOTH, check_inside, written

KIND = "withdrawal_form"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_form_the_channels_and_the_terms(client: FullClient, language: str):
    paper = written(client, KIND, language, about=client.form)
    check_inside(paper, ("Form", "Tumar", "990140001233", "data@tumar.example", "8(7)", "8(2)"))
    assert gaps(paper) == set()
    assert KINDS_OF_PAPER[KIND].once
    assert KINDS_OF_PAPER[KIND].questions == ()
    lines = [said.key for one in paper.blocks if isinstance(one, Signature) for said in block_texts(one)]
    assert [one.removeprefix(f"{KIND}.") for one in lines[-3:]] == ["receipt_name", "receipt_number", "receipt_by"]


def _ticks(client: FullClient) -> list[str]:
    paper = written(client, KIND, about=client.form)
    return [one.said.key.removeprefix(f"{KIND}.") for one in paper.blocks if isinstance(one, Tick)]


def test_only_what_the_consent_allows_can_be_ticked(client: FullClient):
    assert _ticks(client) == ["scope_all", "scope_third", "scope_abroad"]
    client.change(client.form, {"published": True})
    second = client.make("purpose", {"text": words("calling"), "consent_mode": "own_box"}, client.activity)
    client.make("basis", {"law": "kz", "code": "KZ7-1"}, second)
    purposes = ["scope_purpose", "scope_purpose"]
    assert _ticks(client) == ["scope_all", *purposes, "scope_third", "scope_abroad", "scope_public"]


def test_a_shorter_term_that_was_promised_is_said_and_a_longer_one_is_not(client: FullClient):
    assert _terms(client) == {"withdrawal_stops", "receipt_term"}
    route = client.make("route", {"rights": ["withdraw"], "channel": "post"}, client.operator)
    promised = client.make("promised_term", {"number": 10, "unit": "working_day"}, route)
    assert _terms(client) == {"withdrawal_stops_own", "receipt_term_own"}
    told = texts(written(client, KIND, about=client.form))
    assert told.count("10 working days") == 2
    assert "fifteen" not in told
    client.change(promised, {"number": 30})
    assert _terms(client) == {"withdrawal_stops", "receipt_term"}


def _terms(client: FullClient) -> set[str]:
    """What the form and its receipt say of the term."""
    said = {one.removeprefix(f"{KIND}.") for one in keys(written(client, KIND, about=client.form))}
    return {one for one in said if one.startswith(("withdrawal_stops", "receipt_term"))}


def test_clearing_cookies_is_no_notice(client: FullClient):
    client.make("route", {"rights": ["withdraw"], "channel": "browser"}, client.operator)
    paper = written(client, KIND, about=client.form)
    said = [one.text for one in paper.said()]
    alone = said.index("clearing cookies in the browser")
    keys_of = [one.key.removeprefix(f"{KIND}.") for one in paper.said()]
    assert keys_of[alone - 1] == "withdrawal_alone"
    assert keys_of.index("send") < said.index("e-mail: data@tumar.example") < alone
    assert gaps(paper) == set()


def test_clearing_cookies_alone_leaves_the_way_to_withdraw_open(client: FullClient):
    operator = client.make("operator", {"name": words("Other")})
    form = client.make("consent", {"name": words("Lonely")}, operator)
    client.make("route", {"rights": ["withdraw"], "channel": "browser"}, operator)
    client.operator = operator
    paper = written(client, KIND, about=form)
    assert gaps(paper) == {"gap.route"}
    assert f"{KIND}.send" not in keys(paper)


def test_no_way_to_withdraw_is_a_gap(client: FullClient):
    route = client.make("operator", {"name": words("Other")})
    form = client.make("consent", {"name": words("Lonely")}, route)
    client.operator = route
    paper = written(client, KIND, about=form)
    assert gaps(paper) == {"gap.route"}
    assert f"{KIND}.withdrawal_stops" in keys(paper)


def test_there_is_a_form_for_each_consent_in_use(client: FullClient):
    assert len(client.every(KIND)) == 1
    client.register.do(archive, client.form)
    assert client.every(KIND) == []


def test_two_languages_stand_side_by_side(client: FullClient):
    paper = written(client, KIND, *BOTH, about=client.form)
    check_inside(paper, ("жырту сызығы", "линия отрыва"))
    assert f"{KIND}.h_scope" in sections(written(client, KIND, about=client.form))
