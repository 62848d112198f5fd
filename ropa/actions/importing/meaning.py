"""What words of a cell mean: codes of catalogues by their names in any language, and by wordings of published texts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from ropa.assets import asset
from ropa.fields import Field
from ropa.law import LAWS, law
from ropa.reading.languages import language_of
from ropa.reading.lexicon import lexicon
from ropa.reading.sentences import Sentence
from ropa.reference import Entry, catalogue
from ropa.words import Words, fold

_WORDED = frozenset({"data_categories", "purposes", "subject_groups", "party_kinds", "channels", "measures"})
"""Catalogues of which `resources/reading` has wordings."""
_BREAK = re.compile(r"\s*(?:;|\n|•|·|\u2022)\s*")
_BULLET = re.compile(r"^(?:[-–—*]\s+|\(?\d{1,2}[.)]\s+)")
_COMMA = re.compile(r",\s+(?![^(]*\))(?![^«]*»)")


@cache
def cell_words() -> Mapping[str, Any]:
    """What cells say for yes, no and none."""
    return tomllib.loads(asset("tables", "words.toml").read_text(encoding="utf-8"))


@cache
def _folded(key: str) -> frozenset[str]:
    return frozenset(fold(one) for one in cell_words()[key])


@lru_cache(maxsize=8192)
def says(text: str, key: str) -> bool:
    """Whether a cell says yes, no or none."""
    return fold(text).rstrip(".") in _folded(key)


@cache
def _countries() -> Mapping[str, str]:
    named = {fold(name): code for code, entry in catalogue("countries").items() for name in entry.names.values()}
    short = {fold(name): code for code, names in cell_words()["countries"].items() for name in names}
    return {**{code.casefold(): code for code in catalogue("countries")}, **named, **short}


def country(text: str) -> str | None:
    """The code of a country by its name in any language, or by its code."""
    return _countries().get(fold(text).strip(" ."))


def pieces(text: str, *, commas: bool) -> list[str]:
    """The members of a list in a cell: parted by semicolons, lines or bullets, and by commas where told so."""
    parts = _BREAK.split(text)
    if commas:
        parts = [piece for part in parts for piece in _COMMA.split(part)]
    bare = (_BULLET.sub("", part.strip()).strip(" .") for part in parts)
    return list(dict.fromkeys(one for one in bare if one))


def spoken(text: str, fallback: str = "") -> str:
    """The language of a text; of a short one, that of its column."""
    return fallback if fallback and len(text) < 40 else language_of(text) or fallback or "ru"


@dataclass(frozen=True)
class Meanings:
    """The catalogues with the user's own entries beside them."""

    own: Mapping[tuple[str, str], Words] = field(default_factory=dict)

    def code(self, known: Field, text: str, language: str) -> tuple[str, bool]:
        """(the code that a text means, whether the text is just its name); "" where it means none, or more than one."""
        for (name, code), words in self.own.items():
            if name == known.catalogue and fold(text) in {fold(one) for _, one in words.texts}:
                return code, True
        return _code(known.catalogue, text, language)


@lru_cache(maxsize=65536)
def _code(name: str, text: str, language: str) -> tuple[str, bool]:
    if name == "countries":
        return (country(text) or ""), True
    if code := _names(name).get(fold(text), ""):
        return code, True
    return _worded(name, text, language), len(text.split()) == 1


@cache
def _names(name: str) -> Mapping[str, str]:
    listed = name.removeprefix("law:")
    lists: list[Mapping[str, Entry]] = (
        [catalogue(name)] if listed == name else [law(one).lists.get(listed, {}) for one in LAWS]
    )
    return {fold(text): code for of in reversed(lists) for code, entry in of.items() for text in _all(code, entry)}


def _all(code: str, entry: Entry) -> Iterator[str]:
    yield code
    yield from (text for text in entry.names.values() if text)


def _worded(name: str, text: str, language: str) -> str:
    if name not in _WORDED or len(text) > 300:
        return ""
    for one in dict.fromkeys((language, "ru", "kk", "en")):
        found = {hit.code for hit in lexicon(one).find(Sentence(0, text, one)) if hit.catalogue == name}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


@cache
def _bases() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = cell_words()["basis"]
    return found


def basis_of(text: str) -> str:
    """Which of the bases that registers tell of a text names ("consent", "contract"); "" where that is not plain."""
    words = re.findall(r"[^\W_]+", text.lower().replace("ё", "е"))
    found = [
        key
        for key, of in _bases().items()
        if any(all(_begins(words, one) for one in asked.split()) for asked in of["texts"])
    ]
    if len(found) > 1 and "legal_duty" in found and "contract" not in found:
        found.remove("legal_duty")
    return found[0] if len(found) == 1 else ""


def _begins(words: list[str], asked: str) -> bool:
    """Whether a word begins so; of numbers and letters, whether one is just that."""
    return asked in words if len(asked) < 3 else any(word.startswith(asked) for word in words)


def basis_code(key: str, of_law: str) -> str:
    """The code of such a basis in a law; under Law No. 94-V it may be what a client only claims."""
    return str(_bases().get(key, {}).get(of_law, ""))
