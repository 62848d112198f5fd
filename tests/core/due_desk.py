"""A register for tests of what is due: records made and asked for in a word."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ropa.actions.records import change, create
from ropa.deadlines.days import working_days
from ropa.deadlines.listed import DueLine
from ropa.i18n import translator
from ropa.register import Register
from ropa.store.due import due, named

DAYS = working_days()
EN = translator("en")


class Desk:
    """A register with one operator, and a short way to make records and to ask what is due."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.operator = self.make("operator", {"name": {"en": "Tumar"}})

    def make(self, kind: str, facts: dict[str, Any], parent: str | None = None) -> str:
        above = parent or (None if kind in ("operator", "party") else self.operator)
        saved = self.register.do(create, kind, facts, above)
        assert saved.waiting == ()
        return saved.uid

    def put(self, uid: str, **facts: Any) -> None:
        assert self.register.do(change, uid, facts).waiting == ()

    def due(self, **asked: Any) -> list[DueLine]:
        return self.register.ask(named, self.register.ask(due, DAYS, **asked))

    def one(self) -> DueLine:
        (line,) = self.due()
        return line


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
