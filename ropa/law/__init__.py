"""The law owns the vocabulary: roles, bases, grounds, rights and terms are data files, a folder a law.

Each entry keeps the article, the edition of the law in which it was read and the grade of that reading:
A (article text read), B (official or law-firm excerpt), C (second hand), memory, unclear. Below B it is
never more than a warning "verify with counsel".
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ropa.assets import asset
from ropa.reference import Entry, read_entries

LAWS = ("kz", "gdpr")


@dataclass(frozen=True)
class Law:
    """One law: what law.toml says, and its lists by name ("bases", "rights" ...)."""

    code: str
    about: Mapping[str, Any]
    lists: Mapping[str, Mapping[str, Entry]]

    def entry(self, name: str, code: str) -> Entry | None:
        """The entry of a list, or None where this law does not know the code."""
        return self.lists.get(name, {}).get(code)

    def knows(self, name: str, code: str) -> bool:
        """Whether the code is the law's own, and not a mere claim."""
        entry = self.entry(name, code)
        return entry is not None and not entry.claim

    def cite(self, article: str, language: str) -> str:
        """How an article of this law is cited: "ст. 8(4)"; several of them as the language writes several."""
        several = len({one.partition("(")[0] for one in article.split(", ")}) > 1
        form = (several and self.about.get(f"articles_{language}")) or self.about[f"article_{language}"]
        return str(form).format(article=article)

    def name(self, language: str) -> str:
        """The full name of the law."""
        return str(self.about[language])

    def short(self, language: str) -> str:
        """The short name of the law."""
        return str(self.about[f"{language}_short"])


@cache
def law(code: str) -> Law:
    """The pack of one law."""
    folder = asset("law", code)
    about = tomllib.loads(folder.joinpath("law.toml").read_text(encoding="utf-8"))
    lists = {
        name.removesuffix(".toml"): read_entries("law", code, name)
        for name in sorted(file.name for file in folder.iterdir())
        if name.endswith(".toml") and name != "law.toml"
    }
    return Law(code, about, lists)


def find(name: str, code: str, prefer: str = "") -> Entry | None:
    """An entry of a law's list: of the preferred law, else of the first law that has the code."""
    for pack in dict.fromkeys((prefer, *LAWS) if prefer in LAWS else LAWS):
        if entry := law(pack).entry(name, code):
            return entry
    return None


def size_class(subjects: int | None, restricted: bool | None) -> Entry | None:
    """The size class of 94-V 25-1 by number of unique subjects; restricted-access data move it one class up.

    Exactly 500,000 counts as large. Grade C: whoever prints it adds "verify with counsel".
    """
    if subjects is None:
        return None
    classes = tuple(law("kz").lists["size_classes"].values())
    rank = next((n for n, entry in enumerate(classes) if subjects <= entry.more.get("max", subjects)), len(classes) - 1)
    return classes[min(rank + bool(restricted), len(classes) - 1)]
