"""Clauses of a paper in one language, from resources/templates; no logic in them, and slots are never inflected."""

from __future__ import annotations

import hashlib
import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ropa import __version__
from ropa.assets import asset
from ropa.i18n import LANGUAGES

_STOPS = (".", "!", "?", "…")
_STOP = re.compile(r"\{(\w+)\}\.")


@dataclass(frozen=True)
class Wording:
    """The clauses of one paper in one language. A missing clause or slot is a fault of ours and raises KeyError."""

    language: str
    clauses: Mapping[str, str]

    def __call__(self, key: str, **slots: object) -> str:
        """A clause with its slots filled; what fills them is data and is never read as a pattern.

        Where the clause ends a sentence after a slot, the stop of what fills it ("15 мая 2026 г.") is that stop.
        """
        clause = self.clauses[key]
        for name in _STOP.findall(clause):
            if str(slots[name]).endswith(_STOPS):
                clause = clause.replace(f"{{{name}}}.", f"{{{name}}}")
        return clause.format(**slots)


@cache
def wording(paper: str, language: str) -> Wording:
    """The wording of a paper: the clauses that all papers share, and its own."""
    return Wording(language, {**clauses("shared", language), **clauses(paper, language)})


@cache
def clauses(paper: str, language: str) -> Mapping[str, str]:
    """The clauses of one folder of templates, as they stand there."""
    raw = asset("templates", paper, f"{language}.toml").read_text(encoding="utf-8")
    return {key: " ".join(text.split()) for key, text in tomllib.loads(raw).items()}


@cache
def wording_version(paper: str) -> str:
    """Names the wording of a paper as it is now: the program's version, and a short hash of the clauses."""
    said = [sorted(clauses(one, language).items()) for one in ("shared", paper) for language in LANGUAGES]
    return f"{__version__} {hashlib.sha256(repr(said).encode()).hexdigest()[:8]}"


def slots(clause: str) -> frozenset[str]:
    """The names of the slots of a clause."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(clause) if name)
