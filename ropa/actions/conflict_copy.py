"""What a copy of a register says otherwise than the register itself, operator by operator: for a person to look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.documents.differences import Difference, differences
from ropa.holdings import Plain
from ropa.register import Register
from ropa.store.chains import chain_end_of
from ropa.store.history import still_open
from ropa.store.reading import holdings, operators, shared
from ropa.store.tables import Edit


@dataclass(frozen=True)
class Apart:
    """An operator (None: what all share) of which the two say something else: `before` is what stands in the register,
    `after` in the copy.
    """

    operator: Plain | None
    found: tuple[Difference, ...]


def last_edited(connection: Connection) -> tuple[dt.datetime, str] | None:
    """When something was changed last in a file, and by whom."""
    last = connection.execute(select(Edit.started_at, Edit.author).order_by(Edit.id.desc()).limit(1)).one_or_none()
    return (last.started_at, last.author) if last else None


def apart(ours: Register, copy: Register) -> Generator[tuple[int, int], None, tuple[Apart, ...]]:
    """Compare all operators, one a step, and at last what they share, whether one of them uses it or not. Those whose
    histories, and that of what is shared, end alike in both are not read.
    """
    here, there = _operators(ours), _operators(copy)
    settled = not (ours.ask(still_open) or copy.ask(still_open))
    alike = settled and _ends_alike(ours, copy, None)
    found: list[Apart] = []
    for n, uid in enumerate(every := dict.fromkeys((*here, *there))):
        yield n, len(every) + 1
        if alike and uid in here and uid in there and _ends_alike(ours, copy, uid):
            continue
        both = [side.ask(holdings, uid) if uid in listed else None for side, listed in ((ours, here), (copy, there))]
        of_all = {one for held in both if held for one in held.shared}
        if several := tuple(one for one in differences(*both) if one.row.uid not in of_all):
            found.append(Apart(there.get(uid) or here[uid], several))
    yield len(every), len(every) + 1
    if not alike and (several := differences(ours.ask(shared), copy.ask(shared))):
        found.append(Apart(None, several))
    return tuple(found)


def _operators(register: Register) -> Mapping[str, Plain]:
    return {one.uid: one for one in register.ask(operators)}


def _ends_alike(ours: Register, copy: Register, operator: str | None) -> bool:
    return ours.ask(chain_end_of, operator) == copy.ask(chain_end_of, operator)
