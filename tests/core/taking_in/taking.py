"""Taking a file in: what it would do, doing it, and whether anything is left after it."""

from __future__ import annotations

from typing import Any

import pytest

from ropa.actions.taking_in.comparing import compare
from ropa.actions.taking_in.doing import take_in_operator
from ropa.actions.taking_in.plan import Counts, Plan
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.bringing import Brought, bring
from ropa.store.chains import verify_chains
from ropa.store.extracting import extract
from ropa.store.reading import holdings
from tests.conftest import check_whole
from tests.core.taking_in.conftest import HOME


def out(register: Register, operator: str) -> Register:
    """Another operator taken out; whoever asks closes it."""
    path = register.path.with_name(f"{operator[:6]}{len(list(register.path.parent.iterdir()))}.ropa")
    extract(register.source(), operator, path, None)
    return Register(path, HOME)


def brought(there: Register) -> Brought:
    """What lies in a file, which is closed for that."""
    there.close()
    found = bring(there.path, None)
    there.__init__(there.path, HOME)  # type: ignore[misc]
    return found


def plan_of(register: Register, there: Register) -> Plan:
    """What taking in would do."""
    return register.ask(compare, brought(there))


def take(register: Register, there: Register, *, theirs: bool | None = None) -> Counts:
    """Take it in; every conflict is chosen the same way."""
    file = brought(there)
    plan = register.ask(compare, file)
    choices = {} if theirs is None else {one.place: theirs for one in plan.conflicts}
    done = register.do(take_in_operator, file, choices).counts
    check_whole(register)
    assert register.ask(verify_chains).breaks == ()
    return done


def value(register: Register, operator: str, uid: str, key: str) -> Any:
    """A fact as the register has it."""
    return register.ask(holdings, operator).index[uid][key]


def nothing_left(register: Register, there: Register) -> bool:
    """Whether a second run says that there is nothing."""
    file = brought(there)
    with pytest.raises(RopaError, match="nothing to take in"):
        register.do(take_in_operator, file, {})
    return register.ask(compare, file).is_empty
