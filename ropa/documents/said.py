"""What a paper says, apart from its ink: kept with each edition, hashed for its foot, compared later.

What only tells the day of printing is no part of it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from ropa.documents.model import Document, Source

_AS_OF = ".as_of"
"""How the key of a clause ends that says as of what day the paper is."""

SHORT = 12
"""Digits of the hash that stand in the foot."""


@dataclass(frozen=True)
class Line:
    """One text: its clause, its language and the facts it rests on."""

    key: str
    language: str
    text: str
    sources: tuple[Source, ...] = ()


Lines = tuple[Line, ...]


def lines(document: Document) -> Lines:
    """What a paper says, in reading order."""
    return tuple(
        Line(one.key, one.language, one.text, one.sources) for one in document.said() if not one.key.endswith(_AS_OF)
    )


def of_register(said: Lines) -> Lines:
    """Without what layout and order add to the words of the register."""
    return tuple(one for one in said if not one.key.startswith(("layout.", "shared.")))


def digest(said: Lines) -> str:
    """The short hash of what is said: of texts in their order, whatever they rest on."""
    whole = hashlib.sha256()
    for one in said:
        whole.update(one.text.encode() + b"\x00")
    return whole.hexdigest()[:SHORT]


def packed(said: Mapping[str, Lines]) -> bytes:
    """What an edition says in each of its files ("kk", "kk+ru"), to be kept: by file its hash, and its lines."""
    plain = {
        name: [whole(every), _dumped([[one.key, one.language, one.text, one.sources] for one in every])]
        for name, every in said.items()
    }
    return zlib.compress(_dumped(plain).encode(), 9)


def whole(said: Lines) -> str:
    """The hash of what the register says in a file, whatever it rests on."""
    told = "\x00".join(one.text for one in of_register(said))
    return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True)
class Kept:
    """What was kept of an edition; lines are read when they are asked for."""

    files: Mapping[str, tuple[str, str]]
    read: dict[str, Lines] = field(default_factory=dict, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Its files."""
        return tuple(self.files)

    def hash(self, name: str) -> str:
        """See `whole`."""
        return self.files[name][0]

    def lines(self, name: str) -> Lines:
        """What a file says."""
        if name not in self.read:
            self.read[name] = tuple(
                Line(key, language, text, tuple((uid, fact) for uid, fact in sources))
                for key, language, text, sources in json.loads(self.files[name][1])
            )
        return self.read[name]


def unpacked(data: bytes) -> Kept:
    """What was kept."""
    return Kept({name: (told, lines) for name, (told, lines) in json.loads(zlib.decompress(data)).items()})


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
