"""What one fact is: its nature, never its appearance.

A column of a record carries its own `Field`; forms, history labels, search, the sheet of a record, import and export
come from it. What only *some* consumer wants (a list's columns, a paper's choice of facts) stands with that consumer:
a Field has no flags for them. Needs another look or another way of reading: a new Kind. Several values with
attributes of their own: a child record. A check of two facts: a rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The sorts of fact. The value in Python is in brackets; None is always "not answered"."""

    LINE = "line"
    """One line of text in no particular language: an address of a site, an order number (str)."""
    TEXT = "text"
    """Text of many lines in no particular language (str)."""
    WORDS = "words"
    """A line per language (Words)."""
    PROSE = "prose"
    """Text of many lines per language (Words)."""
    CODE = "code"
    """One code of a catalogue (str)."""
    CODES = "codes"
    """Codes of a catalogue in the order given; () means "none" (tuple of str)."""
    LINES = "lines"
    """Several lines; () means "none" (tuple of str)."""
    FLAG = "flag"
    """Yes or no (bool)."""
    NUMBER = "number"
    """A whole number that is not negative (int)."""
    DATE = "date"
    """A day (datetime.date)."""
    BIN = "bin"
    """BIN or IIN: twelve digits with a check digit (str)."""
    LINK = "link"
    """Another record (its uid, str)."""
    LINKS = "links"
    """Other records; () means "none" (sorted tuple of uids)."""
    PAIRS = "pairs"
    """Keys and texts, such as the answers of a paper's small form (tuple of pairs of str, sorted by key)."""
    FILE = "file"
    """Bytes kept in the register (sha-256 of them, hex)."""


IN_LANGUAGES = frozenset({Kind.WORDS, Kind.PROSE})


@dataclass(frozen=True)
class Field:
    """One fact of a record.

    `label` and `help` are msgids; `section` is the msgid of the form's section; `article` is what the fact serves
    ("8(4)(1)"); `catalogue` names the codes ("purposes", or "law:bases" from the law packs); `target` is the kind of
    record a link leads to ("" = any).
    """

    key: str
    label: str
    kind: Kind
    section: str
    help: str = ""
    article: str = ""
    catalogue: str = ""
    target: str = ""
