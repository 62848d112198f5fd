"""Catalogues: stable codes with names in three languages, from resources/reference.

Countries are ISO 3166 alpha-2 with Babel's names, beside the few places of our own. A code nobody knows is kept and
shown as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ropa.assets import asset
from ropa.i18n import LANGUAGES


@dataclass(frozen=True)
class Entry:
    """One entry of a catalogue or law pack. `claim`: clients say it and the law does not know it."""

    code: str
    names: Mapping[str, str]
    claim: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)


def read_entries(*path: str) -> Mapping[str, Entry]:
    """The entries of one data file, in its order."""
    raw = tomllib.loads(asset(*path).read_text(encoding="utf-8"))
    return {
        code: Entry(
            code,
            {language: table.get(language, "") for language in LANGUAGES},
            table.get("claim", False),
            {key: value for key, value in table.items() if key not in (*LANGUAGES, "claim")},
        )
        for code, table in raw.items()
    }


@cache
def catalogue(name: str) -> Mapping[str, Entry]:
    """All entries of one catalogue."""
    return countries() if name == "countries" else read_entries("reference", f"{name}.toml")


@cache
def countries() -> Mapping[str, Entry]:
    """ISO countries by Babel, then the places that are no country (EU, EEA, not named)."""
    from babel import Locale

    territories = {
        language: {str(code): str(name) for code, name in Locale(language).territories.items()}
        for language in LANGUAGES
    }
    codes = sorted(code for code in territories["en"] if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY)
    named = {
        code: Entry(code, {language: territories[language].get(code, code) for language in LANGUAGES}) for code in codes
    }
    return {**named, **read_entries("reference", "special_places.toml")}


_NO_COUNTRY = frozenset("EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA".split())  # noqa: SIM905
"""What Babel names beside the countries of ISO 3166: unions, test codes, islands that belong to a country."""
EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE EU EEA".split()  # noqa: SIM905
)
"""States of the European Economic Area, with the two codes for the whole."""


def many(kind: str, language: str) -> str:
    """What several records of a kind are called."""
    return str(catalogue("record_kinds")[kind].more[f"{language}_many"])
