"""An act that is done, undone and done again, and the sentence with which one is refused."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Register
from ropa.store.tables import Registered
from tests.conftest import check_whole, same, state


def says(refusal: pytest.ExceptionInfo[RopaError]) -> str:
    """The sentence of a refusal, in English."""
    return refusal.value.says(translator("en"))


def act(register: Register, chain: str | None, action: Any, uid: str) -> None:
    """Do it, undo it, do it again; the file stays whole."""
    before = state(register)
    register.do(action, uid)
    check_whole(register)
    there_and_back(register, chain, before, state(register))


def there_and_back(register: Register, chain: str | None, before: Any, after: Any) -> None:
    """Undo leads to the state before, redo to the one after."""
    register.do(undo, chain)
    assert same(state(register), before)
    check_whole(register)
    register.do(redo, chain)
    assert same(state(register), after)
    check_whole(register)


def line_of(register: Register, uid: str) -> Any:
    """The registry's line of a row."""
    query = select(Registered.__table__).where(Registered.uid == uid)
    return register.ask(lambda connection: connection.execute(query).one())
