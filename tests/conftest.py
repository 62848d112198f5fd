"""A real register in a new file, small builders for it, and its state as plain values."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copy, disk_usage
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, text

from ropa.actions.records import change, create
from ropa.actions.sample import build_sample
from ropa.model import KINDS, fields, is_record, table
from ropa.register import Register
from ropa.store.history import broken_links
from ropa.store.listing import _linking
from ropa.store.making import NEVER_WAS
from ropa.store.statements import every_row
from ropa.store.tables import Change, Edit, Link, Registered
from ropa.store.work import Work, content_hash

AUTHOR = "Aliya"
ACT_KEYS = ("status", "approved", "approval_order")
GOOD_BIN = "990140001233"

MEMORY, ENOUGH = Path("/dev/shm"), 4 * 2**30  # noqa: S108 (a name of Linux, not one that we choose)

LONGEST = (
    "test_nothing_cut", "test_every_kind", "test_backups", "test_papers", "test_portability", "test_comparing_taken",
    "test_every_act",
)  # fmt: skip
"""Files of tests that take longer than a quarter of a minute of a core."""

State = Mapping[str, tuple[bool, str, str]]
"""Every row that ever was: {uid: (it lives, its facts as JSON, what approving and archiving said of it)}."""


def pytest_configure() -> None:
    """Files of tests lie in memory where there is room: a disk lets each save wait. What a disk may do to files,
    tests/faults plays on one of their own.
    """
    if MEMORY.is_dir() and disk_usage(MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take longest begin: one that begins last would leave the other cores with nothing to do."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register as it is made: to copy it takes a sixth of the time that making one takes."""
    path = tmp_path_factory.mktemp("empty") / "empty.ropa"
    Register.create(path, AUTHOR).close()
    return path


@pytest.fixture
def register(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Register]:
    """A new register, written by Aliya; with the small operator in it, where a test asks for that."""
    source: Path = request.getfixturevalue("empty")
    if "house" in request.fixturenames:
        source, _ = request.getfixturevalue("housed")
    made = Register(copy(source, tmp_path / "clients.ropa"), AUTHOR)
    yield made
    made.close()


@cache
def sample_bytes() -> bytes:
    """The sample register as a closed file, built once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.ropa"
        with closing(Register.create(path, AUTHOR)) as register:
            build_sample(register)
        return path.read_bytes()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, closed; copy it before opening."""
    path = tmp_path_factory.mktemp("sample") / "sample.ropa"
    path.write_bytes(sample_bytes())
    return path


@pytest.fixture(scope="session")
def sample(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """The sample register, only read."""
    made = Register(copy(sample_file, tmp_path_factory.mktemp("read") / "sample.ropa"), AUTHOR)
    yield made
    made.close()


@dataclass(frozen=True)
class House:
    """One operator with an activity (a purpose with its basis, an item, a disclosure), a system, and a shared party."""

    operator: str
    activity: str
    purpose: str
    basis: str
    item: str
    party: str
    disclosure: str
    system: str


@pytest.fixture(scope="session")
def housed(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, House]:
    """A register with a small operator, closed, and that operator: copying it takes a tenth of building it."""
    path = copy(empty, tmp_path_factory.mktemp("housed") / "housed.ropa")
    register = Register(path, AUTHOR)
    house = build_house(register)
    register.close()
    return path, house


@pytest.fixture
def house(housed: tuple[Path, House]) -> House:
    """A small operator in the register."""
    return housed[1]


def build_house(register: Register, name: str = "Tumar") -> House:
    """Create one, each record in an act of its own; what is linked to comes before what links to it."""
    operator = new(register, "operator", {"name": {"en": name}})
    system = new(register, "system", {"name": {"en": f"Base of {name}"}}, operator)
    activity = new(register, "activity", {"name": {"en": f"Payroll of {name}"}, "systems": [system]}, operator)
    purpose = new(register, "purpose", {"text": {"en": "Paying wages"}}, activity)
    basis = new(register, "basis", {"law": "kz", "code": "consent"}, purpose)
    item = new(register, "item", {"text": {"en": "Name"}, "purposes": [purpose]}, activity)
    party = new(register, "party", {"name": {"en": f"Bank of {name}"}})
    disclosure = new(register, "disclosure", {"party": party, "items": [item]}, activity)
    return House(operator, activity, purpose, basis, item, party, disclosure, system)


def new(
    register: Register, kind: str, values: Mapping[str, Any] | None = None, parent: str | None = None, **more: Any
) -> str:
    """The uid of a new record."""
    return register.do(create, kind, values or {}, parent, **more).uid


def state(register: Register) -> State:
    """Every fact of every row that ever was, and whether it lives."""
    return {
        uid: (binned is None, facts, standing)
        for uid, binned, facts, standing in register.ask(_rows)
        if binned != NEVER_WAS
    }


def facts_of(register: Register, uid: str) -> dict[str, Any]:
    """The facts of one row."""
    return register.ask(_facts, uid)


def same(one: State, other: State) -> bool:
    """Whether two states say the same; what approving set is no matter."""
    return not differences(one, other)


def differences(one: State, other: State) -> dict[str, tuple[Any, Any]]:
    """Rows that two states tell apart. Of a record that was approved its standing does not count: undo passes by."""
    found = {}
    for uid in one.keys() | other.keys():
        here, there = one.get(uid), other.get(uid)
        if here is not None and there is not None and here[:2] == there[:2]:
            approved = '"approved":null' not in here[2] or '"approved":null' not in there[2]
            if approved or here[2] == there[2]:
                continue
        found[uid] = (here, there)
    return found


def check_whole(register: Register) -> None:
    """What must hold after every act: hashes of rows and of Edits, links and registry as the rows say, no open Edit."""
    assert register.ask(broken_links) == []
    assert register.ask(wrong_rows) == []


def wrong_rows(connection: Connection) -> list[str]:
    """Rows whose hash, registry line or links do not say what their columns say."""
    lines = {line.uid: line for line in connection.execute(select(Registered.__table__))}
    links: dict[str, set[tuple[str, str]]] = {}
    for line in connection.execute(select(Link.from_uid, Link.key, Link.to_uid)):
        links.setdefault(line.from_uid, set()).add((line.key, line.to_uid))
    wrong = []
    for kind in connection.execute(_KINDS_THERE).scalars().all():
        for row in connection.execute(every_row(kind, binned=True)).mappings():
            line = lines.pop(row["uid"])
            right = (
                row["hash"] == content_hash(kind, row) and line.kind == kind and line.live == (row["binned"] is None)
            )
            wanted = set()
            for known in _linking(kind):
                value = row[known.key] or ()
                wanted |= {(known.key, one) for one in ((value,) if isinstance(value, str) else value)}
            if not right or wanted != links.get(row["uid"], set()):
                wrong.append(f"{kind} {row['uid']}")
    return [*wrong, *lines]


def edits(register: Register, operator: str | bool | None = True) -> list[Any]:
    """Edits in their order: of all chains, or of one (None: the shared one)."""
    query = select(Edit.__table__).order_by(Edit.id)
    if operator is not True:
        query = query.where(Edit.operator_uid.is_not_distinct_from(operator))
    return list(register.ask(lambda connection: connection.execute(query).all()))


def changes(register: Register, edit_id: int) -> list[Any]:
    """The Changes of one Edit in their order."""
    query = select(Change.__table__).where(Change.edit_id == edit_id).order_by(Change.turn, Change.id)
    return list(register.ask(lambda connection: connection.execute(query).all()))


def count(register: Register, entity: Any) -> int:
    """How many rows a table has."""
    return int(
        register.ask(lambda connection: connection.execute(select(func.count()).select_from(entity)).scalar_one())
    )


def now() -> dt.datetime:
    """The present moment."""
    return dt.datetime.now(dt.UTC)


def change_all(work: Work, uids: list[str], values: Mapping[str, Any]) -> None:
    """An act over several records, such as one over several operators."""
    for uid in uids:
        change(work, uid, values)


def _facts(connection: Connection, uid: str) -> dict[str, Any]:
    kind = connection.execute(select(Registered.kind).where(Registered.uid == uid)).scalar_one()
    columns = table(kind)
    row = connection.execute(select(columns).where(columns.c.uid == uid)).mappings().one()
    return {key: row[key] for key in fields(kind)} | {"binned": row["binned"]}


def _rows(connection: Connection) -> list[Any]:
    return list(connection.execute(_ALL_ROWS))


def _select(kind: str) -> str:
    spelled = ", ".join(f"'{key}', \"{key}\"" for key in fields(kind) if key not in ACT_KEYS)
    standing = ", ".join(f"'{key}', \"{key}\"" for key in ACT_KEYS) if is_record(kind) else ""
    return f"SELECT uid, binned, json_object('kind', '{kind}', {spelled}), json_object({standing}) FROM \"{kind}\""  # noqa: S608


_ALL_ROWS = text(" UNION ALL ".join(_select(kind) for kind in KINDS))
_KINDS_THERE = text(" UNION ALL ".join(f"SELECT '{kind}' WHERE EXISTS (SELECT 1 FROM \"{kind}\")" for kind in KINDS))  # noqa: S608
