"""What a person could well answer in any field, and where a record of any kind may stand."""

from __future__ import annotations

from typing import Any

from ropa.fields import Kind
from ropa.model import fields, parents
from ropa.register import Register
from tests.conftest import GOOD_BIN, new


def place_for(register: Register, kind: str, parent: str | None = None, operator: str | None = None) -> str | None:
    """A new parent in which a record of a kind may stand (of the given kind of parent), with all that is above it up
    to the operator, a new one where none is given.
    """
    allowed = parents(kind)
    above = parent or next(iter(allowed), None)
    if above == "operator" and operator:
        return operator
    return above and new(register, above, {}, place_for(register, above, operator=operator))


def value_for(register: Register, kind: str, key: str, operator: str | None) -> Any:
    """What a person could well answer in a field; links lead to a new record of the operator."""
    known = fields(kind)[key]
    match known.kind:
        case Kind.LINE | Kind.TEXT:
            return f"12-{key}"
        case Kind.WORDS | Kind.PROSE:
            return {"kk": "Жаңа мәтін", "ru": "Новый текст", "en": "New text"}
        case Kind.CODE:
            return "other"
        case Kind.CODES | Kind.LINES:
            return ["other", "another"]
        case Kind.FLAG:
            return False
        case Kind.NUMBER:
            return "1 250"
        case Kind.DATE:
            return "31.12.2026"
        case Kind.BIN:
            return GOOD_BIN
        case Kind.LINK:
            return _linked(register, known.target or "party", operator)
        case Kind.LINKS:
            return [_linked(register, known.target or "party", operator) for _ in range(2)]
        case Kind.PAIRS:
            return {"paper": "A4", "layout": "wide"}
        case Kind.FILE:
            return "ab" * 32


def _linked(register: Register, target: str, operator: str | None) -> str:
    return new(register, target, {}, place_for(register, target, operator=operator))


def typical_keys(kind: str) -> list[str]:
    """The first field of each sort of fact that people fill in."""
    found: dict[Kind, str] = {}
    for key, known in fields(kind).items():
        if key not in ("status", "approved", "approval_order", "origin", "origin_edit"):
            found.setdefault(known.kind, key)
    return list(found.values())
