"""A workbook that Ropa wrote is put back into an empty register without loss; what is no such workbook is refused."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from shutil import copy
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ropa.actions.importing.workbook import import_workbook
from ropa.actions.standing import approve
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.exchange.workbook import workbook
from ropa.exchange.workbook_reading import LEFT_OUT, Given, read_workbook
from ropa.exchange.xlsx import MOST_PARTS, read_xlsx
from ropa.fields import Kind
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import check_whole, new
from tests.core.generated_register import build, plans
from tests.core.sample_papers import PAPERS, sample
from tests.core.token_register import tokens

OF_HISTORY = {"approved", "approval_order", "origin_edit"}


def dump(held: Holdings) -> dict[str, Any]:
    """Everything that a workbook carries of an operator: every row with its place, its number and its facts."""
    found = {}
    for uid, row in held.index.items():
        if row.kind in LEFT_OUT:
            continue
        known = fields(row.kind)
        facts = {
            key: value
            for key, value in row.facts.items()
            if key not in OF_HISTORY and (key == "ref" or known[key].kind is not Kind.FILE)
        }
        if facts.get("status") == "approved":
            facts["status"] = "draft"
        found[uid] = (row.kind, row.parent_uid, facts, uid in held.shared)
    return found


def read(file: bytes) -> Given:
    found = read_workbook("book.xlsx", file)
    assert found is not None
    return found


@pytest.fixture
def another(tmp_path: Path, empty: Path) -> Any:
    """An empty register to read into."""
    made = Register(copy(empty, tmp_path / "another.ropa"), "Berik")
    yield made
    made.close()


def test_the_sample_is_put_back_whole(another: Register) -> None:
    for number, operator in enumerate(PAPERS):
        held = sample()[operator]
        book = read(workbook(held, LANGUAGES[number % 3]))
        assert book.misread == []
        assert another.do(import_workbook, book).lost == 0
    for operator in PAPERS:
        held = sample()[operator]
        assert dump(another.ask(holdings, held.operator.uid)) == dump(held)
    check_whole(another)


def test_every_fact_of_every_kind_is_put_back(another: Register) -> None:
    held, _ = tokens()
    book = read(workbook(held, "kk"))
    assert book.misread == []
    another.do(import_workbook, book)
    assert dump(another.ask(holdings, held.operator.uid)) == dump(held)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(plan=plans(), language=st.sampled_from(LANGUAGES))
def test_generated_registers_are_put_back_whole(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, plan: Any, language: str
) -> None:
    """tests/faults tries two hundred."""
    put_back_whole(tmp_path_factory.mktemp("generated"), empty, plan, language)


def put_back_whole(folder: Path, empty: Path, plan: Any, language: str) -> None:
    """A register built after a plan, written as a workbook and read into an empty one, says the same."""
    first, second = (Register(copy(empty, folder / f"{name}.ropa"), "Aliya") for name in ("first", "second"))
    try:
        operator = first.do(build, plan)
        held = first.ask(holdings, operator)
        book = read(workbook(held, language))
        assert book.misread == []
        second.do(import_workbook, book)
        assert dump(second.ask(holdings, operator)) == dump(held)
    finally:
        first.close()
        second.close()


def test_one_undo_takes_all_back_and_it_can_be_read_again(another: Register) -> None:
    held = sample()["tumar"]
    book = read(workbook(held, "ru"))
    another.do(import_workbook, book)
    another.do(undo, held.operator.uid)
    with pytest.raises(RopaError):
        another.ask(holdings, held.operator.uid)
    another.do(redo, held.operator.uid)
    assert dump(another.ask(holdings, held.operator.uid)) == dump(held)
    another.do(undo, held.operator.uid)
    made = another.do(import_workbook, book)
    assert made.operator != held.operator.uid
    assert len(dump(another.ask(holdings, made.operator))) == len(dump(held))
    check_whole(another)


def test_an_operator_that_is_there_is_refused_and_shared_parties_are_found_again(another: Register) -> None:
    books = [read(workbook(sample()[name], "en")) for name in ("tumar", "qurylys")]
    another.do(import_workbook, books[0])
    with pytest.raises(RopaError, match="already"):
        another.do(import_workbook, books[0])
    both = sample()["tumar"].shared & sample()["qurylys"].shared
    assert both
    assert another.do(import_workbook, books[1]).present >= len(both)


def test_what_was_approved_is_a_draft_and_a_picture_is_told_as_lost(register: Register, another: Register) -> None:
    operator = new(register, "operator", {"name": {"ru": "Тумар"}, "logo": "ab" * 32})
    activity = new(register, "activity", {"name": {"ru": "Кадры"}}, operator)
    register.do(approve, activity, order="№ 1")
    made = another.do(import_workbook, read(workbook(register.ask(holdings, operator), "ru")))
    assert (made.approved, made.lost, made.made) == (1, 1, 2)
    held = another.ask(holdings, operator)
    assert held.index[activity]["status"] == "draft"
    assert held.approvals == {}


def edited(file: bytes, kind: str, **cells: Any) -> bytes:
    """A workbook in which cells of the first row of a kind were changed by their keys."""
    book = openpyxl.load_workbook(BytesIO(file))
    name = next(row[2].value for row in book.worksheets[0].iter_rows() if row[0].value == f"kind {kind}")
    keys = [cell.value for cell in book[name][2]]
    for key, value in cells.items():
        book[name].cell(3, keys.index(key) + 1).value = value
    book.save(out := BytesIO())
    return out.getvalue()


def test_a_workbook_edited_in_excel_says_what_cannot_be_read_and_where(register: Register) -> None:
    operator = new(register, "operator", {"name": {"ru": "Тумар"}, "bin": "990140001233", "languages": ["ru"]})
    new(register, "activity", {"name": {"ru": "Кадры"}, "started": "2026-01-02", "means": "mixed"}, operator)
    file = workbook(register.ask(holdings, operator), "ru")
    wrong = edited(file, "operator", bin="990140001234", languages="ru, kk", **{"name.ru": "Новое"})
    wrong = edited(wrong, "activity", started="вчера", automated="maybe", review_due=dt.datetime(2027, 5, 1))  # noqa: DTZ001
    book = read(wrong)
    said = [(one.sheet, one.row, one.label, one.refusal.says(translator("ru"))) for one in book.misread]
    assert {label for _, _, label, _ in said} == {
        "BIN or IIN", "Languages of papers", "Started", "Decisions by automated processing alone",
    }  # fmt: skip
    assert all(sentence for *_, sentence in said)
    assert all(row == 3 for _, row, _, _ in said)
    values = book.rows[operator].values
    assert values["name"].get("ru") == "Новое"
    assert "bin" not in values


def test_rows_added_in_excel_get_a_uid_and_need_a_place(register: Register) -> None:
    operator = new(register, "operator", {"name": {"ru": "Тумар"}})
    new(register, "activity", {"name": {"ru": "Кадры"}}, operator)
    file = workbook(register.ask(holdings, operator), "ru")
    added = read(edited(file, "activity", uid=None))
    assert [one.kind for one in added.rows.values()] == ["operator", "activity"]
    lost = read(edited(file, "activity", parent="0" * 32))
    assert [one.kind for one in lost.rows.values()] == ["operator"]
    assert [(one.row, one.label) for one in lost.misread] == [(3, "")]


def test_another_workbook_is_none_of_ours() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", "Purpose"])
    book.save(out := BytesIO())
    assert read_workbook("book.xlsx", out.getvalue()) is None


def package(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def with_parts(**parts: bytes) -> bytes:
    """A sound workbook with parts put in the place of its own, or beside them."""
    source = workbook(sample()["tumar"], "en")
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in old.namelist():
            file.writestr(name, parts.pop(name, None) or old.read(name))
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><sst><si><t>&b;</t></si></sst>'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no zip", b"\xd0\xcf\x11\xe0" + b"\0" * 600, package(a=b"x"),
        package(xl__workbook=b"x", **{"xl__workbook.xml": b"<broken"}),
        package(**{"xl__workbook.xml": b"x", "xl__worksheets__sheet1.xml": b" " * 60_000_000}),
        package(**{"xl__workbook.xml": b"x", **{f"part{n}": b"" for n in range(MOST_PARTS)}}),
        with_parts(**{"xl/vbaProject.bin": b"x"}),
        with_parts(**{"xl/worksheets/sheet1.xml": BOMB}),
        with_parts(**{"xl/sharedStrings.xml": OUTSIDE}),
    ],
    ids=[
        "empty", "no zip", "old or protected", "no workbook", "broken", "bomb", "many parts", "macros", "entities",
        "outside",
    ],
)  # fmt: skip
def test_what_is_not_safe_is_refused_with_a_sentence(data: bytes) -> None:
    started = dt.datetime.now(dt.UTC)
    with pytest.raises(RopaError) as refused:
        read_workbook("book.xlsx", data)
    assert dt.datetime.now(dt.UTC) - started < dt.timedelta(seconds=2)
    assert "book.xlsx" in str(refused.value)


def test_a_directory_that_lies_is_told() -> None:
    whole = bytearray(with_parts())
    entry = whole.rindex(b"PK\x01\x02", 0, whole.index(b"xl/worksheets/sheet2.xml", whole.rindex(b"PK\x05\x06") - 4000))
    whole[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(RopaError):
        read_workbook("book.xlsx", bytes(whole))


def test_formulas_are_never_computed_and_links_not_followed() -> None:
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "=[1]Sheet1!A1", '=HYPERLINK("http://x.example")'])
    book.save(out := BytesIO())
    assert (
        read_xlsx("book.xlsx", out.getvalue(), lambda one: next(one.active.iter_rows(values_only=True))) == (None,) * 3
    )
