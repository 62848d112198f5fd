"""What Ropa consists of: the packages that it needs at run time, read from what is installed, with their licences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from ropa.assets import asset

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_LICENCE_FILE = re.compile(r"\.dist-info/(licenses/.*|[^/]*(licen[cs]e|copying|notice)[^/]*)$", re.IGNORECASE)
_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")
"""Texts that Qt's packages do not bring with them."""


@dataclass(frozen=True)
class Component:
    """A package: its licence in a word, the texts of its licence one after the other ("" where it brings none)."""

    name: str
    version: str
    licence: str
    text: str
    is_qt: bool = False


def components(root: str = "ropa") -> tuple[Component, ...]:
    """The package itself first, then all that it needs, by name. What is not installed is not part of it."""
    found = {_key(one.name): one for one in _needed(root)}
    return tuple(
        _component(one) for key, one in sorted(found.items(), key=lambda item: (item[0] != _key(root), item[0]))
    )


def _needed(root: str) -> Iterator[Distribution]:
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if _key(name) in seen:
            continue
        seen.add(_key(name))
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue  # needed on other systems or by other versions of Python only
        yield one
        for requirement in one.requires or ():
            _, _, condition = requirement.partition(";")
            if "extra" not in condition and (match := _NAME.match(requirement)):
                waiting.append(match.group())


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _component(one: Distribution) -> Component:
    is_qt = _key(one.name).startswith(("pyside6", "shiboken6"))
    files = [Path(str(file.locate())) for file in one.files or () if _LICENCE_FILE.search(str(file))]
    text = "\n\n".join(file.read_text(encoding="utf-8", errors="replace").strip() for file in files if file.is_file())
    if not text and is_qt:
        text = "\n\n".join(asset("licences", name).read_text(encoding="utf-8").strip() for name in _LGPL)
    return Component(one.name, one.version, _licence(one), text, is_qt)


def _licence(one: Distribution) -> str:
    """In a word: the metadata has three places for it, of different ages."""
    given = next((one.metadata[key] for key in ("License-Expression", "License") if key in one.metadata), "")
    if given and "\n" not in given and len(given) <= 60:
        return given
    classifiers = one.metadata.get_all("Classifier") or []
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: OSI Approved :: ")]
    return ", ".join(named)
