"""Answers of a small form as cells of a paper: nothing where they are not given, or the place where they are wanted."""

from __future__ import annotations

from collections.abc import Callable

from ropa.documents.model import Cell, Source
from ropa.documents.text import Text
from ropa.law import law


def given(text: Text, key: str) -> Cell:
    """An answer, or nothing."""
    said = text.answered(key)
    return (said,) if said else ()


def wanted(text: Text, key: str) -> Cell:
    """An answer, or that it is missing: clause gap_<key>."""
    return (text.answer_or_gap(key),)


def source(text: Text, key: str) -> Source:
    """Where an answer is kept."""
    return text.answer_source(key)


def given_codes(text: Text, key: str, catalogue: str) -> Cell:
    """Codes that were answered, each by its name."""
    return _named(text, key, lambda code: text.speaker.code(catalogue, code, _law_of(catalogue)))


def wanted_codes(text: Text, key: str, catalogue: str) -> Cell:
    """The same, or that they are missing."""
    return given_codes(text, key, catalogue) or (text.missing(key, source(text, key)),)


def given_grounds(text: Text, key: str, name: str) -> Cell:
    """Codes of a list of the law that were answered, each by its name with its article."""

    def cited(code: str) -> str:
        entry = law("kz").lists[name].get(code)
        said = text.speaker.code(f"law:{name}", code, "kz")
        return f"{said} ({text.cited(entry)})" if entry else said

    return _named(text, key, cited)


def _named(text: Text, key: str, name: Callable[[str], str]) -> Cell:
    answer = text.given.get(key) or ()
    codes = (answer,) if isinstance(answer, str) else answer
    return tuple(text.speaker.text(name(one), f"{text.kind}.answer.{key}", source(text, key)) for one in codes)


def _law_of(catalogue: str) -> str:
    return "kz" if catalogue.startswith("law:") else ""


def given_lines(text: Text, key: str) -> Cell:
    """Lines that were typed, each a text."""
    lines = text.given.get(key) or ()
    return tuple(text.speaker.text(one, f"{text.kind}.answer.{key}", source(text, key)) for one in lines)
