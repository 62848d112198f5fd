"""The clauses of every paper: the same in every language, each in its own, each used, none with logic in it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import ropa.documents
from ropa.assets import asset
from ropa.documents import wording
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.scope import Scope
from ropa.documents.wording import clauses, slots
from ropa.i18n import LANGUAGES
from ropa.store.reading import holdings
from tests.core.full_client import DAY, full_client
from tests.core.one_language import check_language

TEMPLATES = sorted(one.name for one in asset("templates").iterdir())


def test_every_kind_of_paper_has_its_templates():
    assert set(TEMPLATES) == {"shared", "differences", "history", *KINDS_OF_PAPER}


@pytest.mark.parametrize("paper", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_are_each_in_their_language(paper: str, language: str):
    for text in clauses(paper, language).values():
        check_language(re.sub(r"\{\w+\}", " ", text), language)


@pytest.mark.parametrize("paper", TEMPLATES)
def test_templates_have_the_same_clauses_and_slots_in_every_language(paper: str):
    first, *others = (clauses(paper, language) for language in LANGUAGES)
    for other in others:
        assert list(other) == list(first)
        for key, text in first.items():
            assert slots(text) == slots(other[key]), key
            assert text.strip()
            assert other[key].strip()


def test_a_sentence_has_one_stop():
    say = wording.Wording("ru", {"day": "Действует с даты: {day}.", "both": "{line}. Предмет: {what}"})
    assert say("day", day="1 мая 2026 г.") == "Действует с даты: 1 мая 2026 г."
    assert say("day", day="1 мая") == "Действует с даты: 1 мая."
    assert say("day", day="день?") == "Действует с даты: день?"
    assert say("both", line="15 дней.", what="{line}. отзыв.") == "15 дней. Предмет: {line}. отзыв."


@pytest.mark.parametrize("paper", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_stands_once_and_without_logic(paper: str, language: str):
    raw = asset("templates", paper, f"{language}.toml").read_text(encoding="utf-8")
    assert all(isinstance(text, str) for text in tomllib.loads(raw).values())
    for text in clauses(paper, language).values():
        assert "  " not in text
        assert not re.search(r"\{[^}]*[^a-z_}][^}]*\}", text), text
        assert text.count("«") == text.count("»")
        assert text.count("(") == text.count(")") or text == clauses(paper, language).get("letter")


def test_no_paper_says_anew_what_all_papers_share():
    shared = set(clauses("shared", "en"))
    for paper in TEMPLATES:
        if paper != "shared":
            assert set(clauses(paper, "en")) & shared == set(), paper


CALLS = {"say", "words", "wording", "around", "mixed", "gap", "missing", "answer_or_gap"}


@pytest.mark.parametrize("paper", TEMPLATES)
def test_every_clause_is_used_and_every_used_clause_exists(paper: str):
    own = set(clauses(paper, "en"))
    told, named = _used(paper)
    assert told - own - set(clauses("shared", "en")) == set()
    everywhere = told | named if paper != "shared" else set().union(*(one for of in TEMPLATES for one in _used(of)))
    assert {one for one in own if one not in everywhere and not _built(one, everywhere)} == set()


def _modules(paper: str) -> list[Path]:
    """The composers of a paper: the module named after its templates, and those whose names begin so; all others say
    what papers share.
    """
    every = sorted(Path(ropa.documents.__file__).parent.rglob("*.py"))
    longest = {
        path: max(
            (one for one in TEMPLATES if path.stem == one or path.stem.startswith(f"{one}_")), key=len, default="shared"
        )
        for path in every
    }
    return [path for path, of in longest.items() if of == paper]


def _built(clause: str, named: set[str]) -> bool:
    return any(clause.startswith(start) and clause.removeprefix(start) in named for start in ("h_", "gap_", "col_"))


@cache
def _used(paper: str) -> tuple[set[str], set[str]]:
    """(clauses that a call names itself, texts of the lists and tables from which calls take them)."""
    told, named = set(), set()
    for module in _modules(paper):
        source = module.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and (name := _called(node)) in CALLS and node.args:
                if name == "wording" and len(node.args) == 2:
                    continue
                texts = _constants(node.args[0])
                told |= {f"gap_{one}" for one in texts} if name in ("gap", "missing", "answer_or_gap") else texts
            elif isinstance(node, ast.Tuple | ast.List):
                named |= _constants(node)
            elif isinstance(node, ast.Dict):
                named |= {text for key in node.keys if key is not None for text in _constants(key)}
    return told, named


def _called(call: ast.Call) -> str:
    """The name of what is called; of what a call gives, that call's: wording("shared", "en")("gap")."""
    if isinstance(call.func, ast.Call):
        return _called(call.func)
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _constants(node: ast.AST) -> set[str]:
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=one, orelse=other):
            return _constants(one) | _constants(other)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return {text for element in elements for text in _constants(element)}
        case _:
            return set()


def test_the_version_of_a_wording_counts_every_clause_that_a_paper_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[str] = set()

    def noted(paper: str, language: str) -> Mapping[str, str]:
        drawn.add(paper)
        return clauses(paper, language)

    monkeypatch.setattr(wording, "clauses", noted)
    with full_client(tmp_path) as client:
        held = client.register.ask(holdings, client.operator)
    for kind, one in KINDS_OF_PAPER.items():
        drawn.clear()
        for cached in (wording.wording, wording.wording_version):
            cached.cache_clear()
        for paper in one(held, Scope(DAY, drafts=True)):
            paper.document(("kk", "ru"))
        said = drawn.copy()
        drawn.clear()
        wording.wording_version(kind)
        assert said <= drawn, kind
    wording.wording.cache_clear()
