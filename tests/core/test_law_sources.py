"""Whence each entry of a law pack is known: article, edition and grade; no repealed act is cited."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable

import pytest

from ropa.assets import asset
from ropa.law import LAWS, law

GRADES = {"A", "B", "C", "memory", "unclear"}


KZ = law("kz")


@pytest.mark.parametrize("code", LAWS)
def test_every_entry_has_an_article_an_edition_and_a_grade(code: str) -> None:
    pack = law(code)
    dt.date.fromisoformat(pack.about["edition"])
    for name, listed in pack.lists.items():
        for entry in listed.values():
            where = f"{code}:{name}.{entry.code}"
            assert entry.more["grade"] in GRADES, where
            if entry.more["edition"] or entry.more["grade"] in ("A", "B"):
                assert dt.date.fromisoformat(entry.more["edition"]) <= dt.date(2026, 11, 21), where
            assert entry.more["article"] or entry.claim or "value" in entry.more, where


def test_what_no_one_of_us_has_read_is_no_better_than_second_hand() -> None:
    """The text of the editions after 12.07.2026 was not seen."""
    for listed in KZ.lists.values():
        for entry in listed.values():
            if entry.more["edition"] > "2026-07-12" or entry.more["article"] in ("10-1", "25-1"):
                assert entry.more["grade"] != "A", entry.code


@pytest.mark.parametrize(
    ("code", "language", "cited"),
    [
        ("kz", "ru", "ст. 8(4)"),
        ("kz", "kk", "8(4)-бап"),
        ("kz", "en", "Art. 8(4)"),
        ("gdpr", "ru", "ст. 8(4)"),
        ("gdpr", "en", "Art. 8(4)"),
    ],
)
def test_articles_are_cited_in_the_language_of_the_paper(code: str, language: str, cited: str) -> None:
    assert law(code).cite("8(4)", language) == cited


def data_files(folder: Traversable) -> Iterator[Traversable]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from data_files(one)
        elif one.name.endswith((".toml", ".txt", ".md", ".html", ".po")):
            yield one


REPEALED = re.compile(r"(?<![\w.,-])(1214|909)(?![\w-])")


def test_no_repealed_act_is_cited_anywhere() -> None:
    """Government Decrees 1214 and 909 were repealed on 17.07.2023."""
    read = 0
    for file in data_files(asset()):
        text = file.read_text(encoding="utf-8")
        read += 1
        for found in REPEALED.finditer(text):
            line = text[: found.start()].count("\n") + 1
            pytest.fail(f"{file}:{line} cites {found.group()}")
    assert read > 50
