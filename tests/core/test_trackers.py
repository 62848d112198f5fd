"""The register of trackers: every fact of trackers and cookies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.actions.standing import archive
from ropa.i18n import LANGUAGES, translator
from tests.core.full_client import FullClient, check_paper, full_client, gaps, keys, sections, texts, words

OF_TRACKER = ("Counter", "tumar.example", "Sales", "selling", "Cloud", "counting", "clicks", "hidden", "refusing")
OF_COOKIE = ("_id", "_sid", "knowing", "Counter")
MONTHS = {"kk": "13 ай", "ru": "13 месяцев", "en": "13 months"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FullClient]:
    with full_client(tmp_path) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_trackers_and_cookies_is_said(client: FullClient, language: str):
    paper = client.paper("trackers", language)
    assert paper.landscape
    check_paper(paper, (*OF_TRACKER, *OF_COOKIE, "cloud.example/c", "T-002", MONTHS[language]))
    said = sections(paper)
    assert [one for one in OF_TRACKER if one not in said["trackers.h_trackers"]] == []
    assert [one for one in (*OF_COOKIE, MONTHS[language]) if one not in said["trackers.h_cookies"]] == []
    assert "trackers.session" in keys(paper)
    assert f"({translator(language)('claimed')})" in said["trackers.h_trackers"]
    assert gaps(paper) == set()


def test_own_trackers_give_nothing_to_others(client: FullClient):
    client.change(client.tracker, {"own": True, "party": None})
    assert "trackers.own" in keys(client.paper("trackers"))


def test_none_is_an_answer_and_no_answer_is_a_gap(client: FullClient):
    client.register.do(archive, client.tracker)
    paper = client.paper("trackers")
    assert gaps(paper) == {"gap.trackers"}
    assert "trackers.h_cookies" not in keys(paper)
    client.change(client.operator, {"none": ["tracker"]})
    assert "trackers.no_trackers" in keys(client.paper("trackers"))


def test_what_is_not_answered_is_a_gap(client: FullClient):
    bare = client.make("tracker", {"name": words("Bare")}, client.operator)
    client.make("cookie", {}, bare)
    paper = client.paper("trackers")
    assert gaps(paper) == {"gap.party", "gap.read", "gap.cookie", "gap.life"}
    assert "not answered" not in texts(client.paper("trackers", whole=True))
