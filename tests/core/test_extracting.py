"""One operator is taken out to a file of its own: all of it, and nothing of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Text, select, text, type_coerce

from ropa.actions.codes import add_code
from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import undo
from ropa.errors import RopaError
from ropa.holdings import Holdings
from ropa.model import KINDS, table
from ropa.model.columns import Base
from ropa.progress import Cancelled
from ropa.register import Register
from ropa.store.chains import verify_chains
from ropa.store.engine import connect
from ropa.store.examining import examine
from ropa.store.extracting import extract
from ropa.store.reading import about_file, holdings
from ropa.store.searching import search
from ropa.store.tables import Change, Content, Edit, FileLog, Link, Listing, Registered, Waiting
from tests.conftest import AUTHOR, House, build_house, check_whole, new
from tests.core.issued import Club, club

TOKENS = ("zhumbaq4711", "жұмбақсөз4711")


@pytest.fixture
def taken(register: Register, tmp_path: Path) -> Iterator[Callable[..., Register]]:
    """Takes an operator out and opens what came."""
    made: list[Register] = []

    def take(operator: str, key: str | None = None) -> Register:
        path = tmp_path / f"out{len(made)}.ropa"
        extract(register.source(), operator, path, key)
        made.append(Register(path, AUTHOR, key))
        return made[-1]

    yield take
    for one in made:
        one.close()


def planted(register: Register) -> House:
    """A client that says the tokens wherever a client can."""
    said = {"ru": TOKENS[1], "en": TOKENS[0]}
    house = build_house(register, TOKENS[0])
    register.do(change, house.operator, {"notes": TOKENS[1], "short_name": said})
    for value in (said, {"en": "now something else"}):
        register.do(change, house.activity, {"description": value, "notes": TOKENS[0]})
    register.do(change, house.operator, {"bin": f"{TOKENS[0]} is no BIN"})
    code = register.do(add_code, "purposes", said)
    register.do(change, house.purpose, {"code": code})
    register.do(change, house.party, {"contacts": said})
    gone = new(register, "party", {"name": said}, owner=house.operator)
    register.do(to_bin, gone)
    register.do(to_bin, new(register, "activity", {"name": said}, house.operator))
    register.do(approve, house.activity)
    return house


def rows(register: Register, operator: str, entity: Any) -> list[Any]:
    """Lines of a table that belong to an operator, as they lie there."""
    own = entity if hasattr(entity, "c") else entity.__table__
    mine = select(Registered.uid).where(Registered.operator_uid == operator)
    edits = select(Edit.id).where(Edit.operator_uid == operator)
    where = {
        "edit": lambda: own.c.operator_uid == operator,
        "change": lambda: own.c.edit_id.in_(edits),
        "link": lambda: own.c.from_uid.in_(mine),
        "listing": lambda: own.c.record_uid.in_(mine),
        "waiting": lambda: own.c.record_uid.in_(mine),
    }.get(own.name, lambda: own.c.uid.in_(mine))()
    raw = [type_coerce(column, Text()) for column in own.c if own.name != "link" or column.name != "id"]
    return sorted(map(str, register.ask(lambda connection: connection.execute(select(*raw).where(where)).all())))


def every_row(register: Register, operator: str) -> dict[str, list[Any]]:
    """All that the file has of an operator."""
    parts = [*map(table, KINDS), *(one.__table__ for one in (Registered, Edit, Change, Link, Listing, Waiting))]
    return {own.name: rows(register, operator, own) for own in parts}


def told(held: Holdings) -> tuple[Any, ...]:
    """Holdings without what other operators alone use."""
    records = {kind: several for kind, several in held.records.items() if kind != "catalogue_entry"}
    return held.operator, records, held.approvals, held.logo


def full(register: Register) -> Club:
    """A client with issued papers, a bin, waiting values, a code of its own and a party that it left."""
    made = club(register)
    made.issue()
    code = register.do(add_code, "purposes", {"en": "Counting swans"})
    register.do(change, made.purpose, {"code": code})
    register.do(to_bin, new(register, "activity", {"name": {"en": "Given up"}}, made.operator))
    register.do(change, made.operator, {"bin": "123 is no BIN"})
    return made


def test_nothing_of_the_others_is_in_the_bytes(register: Register, tmp_path: Path) -> None:
    other, ours = planted(register), full(register)
    other_club = club(register)
    other_club.issue()
    contents = set(register.ask(lambda connection: connection.execute(select(Content.sha256)).scalars().all()))
    out = tmp_path / "out.ropa"
    extract(register.source(), ours.operator, out, None)
    data = out.read_bytes()
    assert data.startswith(b"SQLite format 3")
    found = [one for one in (*TOKENS, *vars(other).values(), other_club.operator) if one.encode() in data]
    assert found == []
    kept = {sha256 for sha256 in contents if sha256.encode() in data}
    assert 0 < len(kept) < len(contents)
    assert all(one.encode() in register.path.read_bytes() for one in TOKENS)


def test_all_of_it_is_as_it_was(register: Register, taken: Callable[..., Register]) -> None:
    planted(register)
    ours = full(register)
    rows_there, held, chain = every_row(register, ours.operator), ours.held, register.ask(verify_chains)
    assert min(len(rows_there[name]) for name in ("activity", "edition", "edition_file", "edit", "waiting", "link")) > 0
    out = taken(ours.operator)
    assert every_row(out, ours.operator) == rows_there
    got = out.ask(holdings, ours.operator)
    assert told(got) == told(held)
    assert [entry["name"].best("en")[0] for entry in got.records["catalogue_entry"]] == ["Counting swans"]
    assert chain.breaks == out.ask(verify_chains).breaks == ()
    assert [one for one in examine(out.source()) if one.wrong] == []
    check_whole(out)
    name = out.ask(lambda connection: connection.execute(select(Content.sha256, Content.bytes)).all())
    there = dict(register.ask(lambda connection: connection.execute(select(Content.sha256, Content.bytes)).all()))
    assert name
    assert all(there[sha256] == data for sha256, data in name)


def test_it_goes_on_as_a_register_of_its_own(register: Register, taken: Callable[..., Register]) -> None:
    ours = full(register)
    register.do(change, ours.activity, {"means": "mixed"})
    out = taken(ours.operator)
    assert out.ask(about_file)["uid"] != register.ask(about_file)["uid"]
    (line,) = out.ask(lambda connection: connection.execute(select(FileLog.what, FileLog.detail)).all())
    assert line.what == "taken out"
    assert register.ask(about_file)["uid"] in line.detail
    out.do(undo, ours.operator)
    assert out.ask(holdings, ours.operator).all("activity")[0]["means"] != "mixed"
    party = new(out, "party", {"name": {"en": "Shared anew"}})
    out.do(change, party, {"notes": "x"})
    out.do(change, ours.activity, {"notes": "y"})
    check_whole(out)
    assert out.ask(search, "shared anew") == [party]


def test_a_shared_party_comes_with_its_values_and_without_its_history(
    register: Register, taken: Callable[..., Register]
) -> None:
    """One that the operator has left comes too: its history names it."""
    one, two = build_house(register, "Tumar"), build_house(register, "Qurylys")
    register.do(change, one.party, {"contacts": {"en": TOKENS[0]}})
    place = new(register, "location", {"country": "DE"}, one.party)
    register.do(change, one.party, {"contacts": {"en": "Abay 1"}})
    register.do(approve, one.party)
    register.do(change, one.disclosure, {"party": two.party})
    register.do(change, one.disclosure, {"party": None})
    out = taken(one.operator)
    there = out.ask(lambda connection: set(connection.execute(select(Registered.uid)).scalars()))
    assert {one.party, two.party, place} <= there
    assert (
        out.ask(
            lambda connection: connection.execute(text("SELECT count(*) FROM edit WHERE operator_uid IS NULL")).scalar()
        )
        == 0
    )
    assert TOKENS[0].encode() not in out.path.read_bytes()
    out.do(undo, one.operator)
    assert out.ask(holdings, one.operator).index[two.party]["name"].best("en")[0] == "Bank of Qurylys"


@pytest.mark.parametrize(("key", "new_key"), [("бір құпия", None), (None, "екі құпия")])
def test_its_password_is_its_own(tmp_path: Path, key: str | None, new_key: str | None) -> None:
    register = Register.create(tmp_path / "clients.ropa", AUTHOR, key)
    try:
        house = build_house(register)
        extract(register.source(), house.operator, tmp_path / "out.ropa", new_key)
        held = register.ask(holdings, house.operator)
    finally:
        register.close()
    assert (tmp_path / "out.ropa").read_bytes().startswith(b"SQLite format 3") == (new_key is None)
    out = Register(tmp_path / "out.ropa", AUTHOR, new_key)
    assert told(out.ask(holdings, house.operator)) == told(held)
    out.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clients.ropa", "out.ropa"]


def test_no_file_is_replaced_and_nothing_is_left_of_a_refusal(register: Register, house: House, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    source = register.source()
    for target, operator, key, why in (
        (register.path, house.operator, None, "there already"),
        (tmp_path / "none" / "out.ropa", house.operator, None, "no folder"),
        (tmp_path / "out.ropa", house.activity, None, "no operator"),
        (tmp_path / "out.ropa", house.operator, "", "password is empty"),
    ):
        with pytest.raises(RopaError, match=why):
            extract(source, operator, target, key)
    assert sorted(tmp_path.rglob("*")) == before


def test_it_can_be_stopped(register: Register, house: House, tmp_path: Path) -> None:
    class Stopped:
        def step(self, _done: int, total: int) -> None:
            if not total:  # the copy is made, and what is not the operator's is going
                raise Cancelled

    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Cancelled):
        extract(register.source(), house.operator, tmp_path / "out.ropa", None, Stopped())
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_not_whole_is_not_taken_out(register: Register, house: House, tmp_path: Path) -> None:
    other = build_house(register, "Qurylys")
    path = register.path
    register.close()
    raw = connect(path, None)
    raw.execute('UPDATE activity SET name = \'{"en": "By hand"}\' WHERE uid = ?', (house.activity,))
    raw.close()
    spoilt = Register(path, AUTHOR)
    with pytest.raises(RopaError, match="Records as they were saved"):
        extract(spoilt.source(), house.operator, tmp_path / "out.ropa", None)
    assert not (tmp_path / "out.ropa").exists()
    extract(spoilt.source(), other.operator, tmp_path / "other.ropa", None)
    spoilt.close()


def test_an_open_visit_comes_closed(register: Register, house: House, taken: Callable[..., Register]) -> None:
    register.visit(house.activity).do(change, house.activity, {"notes": "half"})
    out = taken(house.operator)
    check_whole(out)
    assert out.ask(holdings, house.operator).index[house.activity]["notes"] == "half"


def test_no_table_is_forgotten() -> None:
    """A new table needs an answer: which of its rows go with an operator."""
    answered = {"edit", "change", "registered", "listing", "link", "counter", "waiting", "derived", "content", "meta"}
    assert set(Base.metadata.tables) == answered | {"file_log"} | set(KINDS)
