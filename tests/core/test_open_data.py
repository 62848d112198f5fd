"""All registers of an operator as text tables and as data with its history: whole, safe, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from ropa.actions.records import change
from ropa.cli import main
from ropa.exchange.csv_tables import csv_tables, guarded
from ropa.exchange.delimited import rows_of_text
from ropa.exchange.open_data import open_data
from ropa.model import KINDS, fields
from ropa.register import Register
from ropa.store.history import whole_chain
from ropa.store.reading import holdings
from ropa.values import plain
from tests.conftest import House, build_house
from tests.core.sample_papers import sample


def test_every_record_stands_in_a_table_of_its_kind() -> None:
    held = sample()["tumar"]
    tables = csv_tables(held, "ru")
    rows = {name: rows_of_text(name, data) for name, data in tables.items()}
    assert all(len({len(row) for row in several}) == 1 for several in rows.values())
    said = {cell for several in rows.values() for row in several for cell in row}
    assert {one.uid for one in held.index.values()} <= said
    assert {one["name"].get("kk") for one in held.all("activity") if one["name"].get("kk")} <= said
    assert tables == csv_tables(held, "ru")
    assert tables.keys() != csv_tables(held, "kk").keys()


@pytest.mark.parametrize("text", ["=1+1", "+7 701", "-5", "@SUM(A1)", "  =A1", "\t=A1", "\n=A1", "\r=A1"])
def test_what_looks_like_a_formula_is_text_and_comes_back(text: str) -> None:
    assert guarded(text) == f"'{text}"
    data = f'name\r\n"{guarded(text)}"\r\n"x"\r\n'.encode()
    assert rows_of_text("a.csv", data)[1] == (text,)
    assert guarded("ТОО «Ромашка» = лучшая") == "ТОО «Ромашка» = лучшая"


def test_data_holds_every_fact_and_every_edit_of_the_operator_alone(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change, house.activity, {"notes": "=1", "measures": ()})
    held = register.ask(holdings, house.operator)
    data = open_data(held, register.ask(whole_chain, house.operator), None)
    told = json.loads(data)
    assert (told["format"], told["version"], told["operator"]) == ("ropa-data", 1, house.operator)
    records = {one["uid"]: one for one in told["records"]}
    assert set(records) == set(held.index)
    for uid, one in held.index.items():
        assert records[uid]["facts"] == json.loads(json.dumps({key: plain(one[key]) for key in fields(one.kind)}))
    assert records[house.activity]["facts"]["measures"] == []
    assert records[house.basis]["parent"] == house.purpose
    last = told["edits"][-1]
    assert last["action"] == "change"
    assert sorted((one["key"], one["old"], one["new"]) for one in last["changes"]) == [
        ("measures", None, []), ("notes", None, "=1"),
    ]  # fmt: skip
    assert [one["follows"] for one in told["edits"][1:]] == [one["hash"] for one in told["edits"][:-1]]
    assert "Qurylys" not in data.decode()
    assert other.activity not in data.decode()
    assert data == open_data(held, register.ask(whole_chain, house.operator), None)


def test_only_what_was_begun_by_then_is_told(register: Register, house: House) -> None:
    moment = dt.datetime.now(dt.UTC)
    register.do(change, house.activity, {"notes": "later"})
    assert "later" not in str([lines for _, lines in register.ask(whole_chain, house.operator, moment)])
    assert "later" in str([lines for _, lines in register.ask(whole_chain, house.operator)])


def test_the_command_writes_tables_and_data(register: Register, house: House, tmp_path: Path) -> None:
    register.close()
    out = tmp_path / "out"
    wanted = ["--format", "csv", "--format", "json", "--language", "ru"]
    assert main(["export", str(register.path), "--out", str(out), "--operator", "1", *wanted]) == 0
    written = {path.suffix for path in out.iterdir()}
    assert written == {".csv", ".json"}
    [data] = out.glob("*.json")
    assert json.loads(data.read_text(encoding="utf-8"))["operator"] == house.operator
    kinds = {record["kind"] for record in json.loads(data.read_text(encoding="utf-8"))["records"]}
    assert len(list(out.glob("*.csv"))) == len(kinds)
    assert kinds <= set(KINDS)
