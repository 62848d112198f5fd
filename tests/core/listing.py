"""A list of records as texts, row by row."""

from __future__ import annotations

from dataclasses import replace

from ropa.actions.sample import sample_uid
from ropa.register import Register
from ropa.store.rows import Wanted, cells, found

TUMAR = sample_uid("tumar", "operator")


def texts(register: Register, kind: str, uids: list[str], key: str, language: str = "en") -> list[str]:
    """What one column says, row by row."""
    said = register.ask(cells, kind, uids, [key], language)
    return [said[uid][0] for uid in uids]


def listed(register: Register, kind: str, operator: str | None, key: str = "name", **more: object) -> list[str]:
    """A list's texts in one column, in the order of the list."""
    wanted = replace(Wanted(kind, operator, "en"), **more)  # type: ignore[arg-type]
    return texts(register, kind, register.ask(found, wanted), key)
