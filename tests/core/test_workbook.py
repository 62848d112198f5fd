"""Every fact of an operator is read back out of its workbook, with a reader that knows only its keys."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from ropa.actions.records import change, create
from ropa.actions.standing import approve
from ropa.exchange.workbook import FORMAT, VERSION, sheet_names, workbook
from ropa.exchange.workbook_ink import LONGEST, Book, NotWrittenError
from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES
from ropa.model import KINDS, fields, is_record, ref_text
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.conftest import new
from tests.core.dressed_papers import HARD
from tests.core.sample_papers import PAPERS, sample
from tests.core.token_register import Maker

FORMULAS = ("=1+1", "@SUM(A1)", "+1", "-1", '=HYPERLINK("http://x.example")', "http://x.example", "'quoted", "1250")


class Read:
    """A workbook read: sheets as rows of {key: cell}, long texts put together."""

    def __init__(self, file: bytes) -> None:
        self.book = openpyxl.load_workbook(BytesIO(file))
        self.front = {
            str(row[0].value): [cell.value for cell in row[1:]] for row in self.book.worksheets[0].iter_rows()
        }
        kinds = {key.removeprefix("kind "): row[1:] for key, row in self.front.items() if key.startswith("kind ")}
        self.sheets = {kind: self.book[name] for kind, (name, _) in kinds.items()}
        self.counts = {kind: count for kind, (_, count) in kinds.items()}
        self.long: dict[tuple[str, str], str] = {}
        long_sheet = self.front["long texts"][1]
        assert self.book.sheetnames[1:] == [
            *(name for name, _ in kinds.values()),
            *([long_sheet] if long_sheet else []),
        ]
        for row in self.rows(self.book[long_sheet]) if long_sheet else ():
            place = row["uid"], row["key"]
            self.long[place] = self.long.get(place, "") + row["text"]

    @staticmethod
    def rows(sheet: Any) -> list[dict[str, Any]]:
        """The rows below the keys; every cell is a plain value."""
        _, keys, *rows = sheet.iter_rows()
        assert sheet.row_dimensions[2].hidden
        for row in rows:
            assert all(cell.data_type in ("s", "n", "b", "d") and cell.hyperlink is None for cell in row)
        return [{key.value: cell.value for key, cell in zip(keys, row, strict=True)} for row in rows]

    def facts(self, kind: str) -> list[dict[str, Any]]:
        """The rows of a kind with long texts whole."""
        return [
            {key: self.long.get((row["uid"], key), value) for key, value in row.items()}
            for row in self.rows(self.sheets[kind])
        ]


def _value(known: Field, row: dict[str, Any]) -> Any:
    """A fact out of the cells of its row."""
    if known.kind in IN_LANGUAGES:
        return Words.of({language: row[f"{known.key}.{language}"] or "" for language in LANGUAGES}) or None
    value = row[known.key]
    if value is None:
        return None
    match known.kind:
        case Kind.CODES | Kind.LINES | Kind.LINKS:
            return tuple(json.loads(value))
        case Kind.PAIRS:
            return tuple(tuple(pair) for pair in json.loads(value))
        case Kind.DATE:
            return dt.date.fromisoformat(value) if isinstance(value, str) else value.date()
        case Kind.NUMBER:
            return int(value)
        case _:
            return value


def _check(file: bytes, held: Holdings, language: str) -> Read:
    read = Read(file)
    assert read.front["format"][1] == FORMAT
    assert read.front["version"][1] == VERSION
    assert read.front["language"][1] == language
    assert read.front["operator uid"][1] == held.operator.uid
    found = {}
    for kind in read.sheets:
        for row in read.facts(kind):
            values = {key: _value(known, row) for key, known in fields(kind).items()}
            if is_record(kind):
                assert row["ref"] == held.index[row["uid"]].ref == ref_text(kind, held.index[row["uid"]]["ref"])
                values["ref"] = int(row["ref"].split("-")[1])
                approval = held.approvals.get(row["uid"])
                told = (row["approval.author"], row["approval.at"], row["approval.changed"])
                assert told == (
                    (approval.author, approval.at.isoformat(), approval.changed) if approval else (None,) * 3
                )
            found[row["uid"]] = (kind, row["parent"], values)
    wanted = {uid: (one.kind, one.parent_uid, dict(one.facts)) for uid, one in held.index.items()}
    assert found.keys() == wanted.keys()
    for uid, (kind, parent, values) in wanted.items():
        assert found[uid] == (kind, parent, values), (kind, uid)
        for key, value in values.items():
            assert type(found[uid][2][key]) is type(value), (kind, key)
    return read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("operator", PAPERS)
def test_every_fact_of_the_sample_is_read_back(operator: str, language: str) -> None:
    _check(workbook(sample()[operator], language), sample()[operator], language)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An operator with rows of every kind, each fact answered."""
    register = Register.create(tmp_path_factory.mktemp("whole") / "whole.ropa", "Aliya")
    maker = Maker(register)
    maker.build()
    held = register.ask(holdings, maker.made["operator"][0].uid)
    register.close()
    return held


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_sheet_and_every_fact_a_column(whole: Holdings, language: str) -> None:
    read = _check(workbook(whole, language), whole, language)
    assert set(read.sheets) == {one.kind for one in whole.index.values()}
    assert len(set(KINDS) - set(read.sheets)) <= 3
    for kind, sheet in read.sheets.items():
        assert read.counts[kind] == sheet.max_row - 2
        keys = [cell.value for cell in sheet[2]]
        assert len(set(keys)) == len(keys)
        assert {key.partition(".")[0] for key in keys} >= set(fields(kind))
        assert all(cell.value for cell in sheet[1])
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref.startswith("A1:")


def test_codes_links_and_answers_have_their_words_beside_them(register: Register) -> None:
    operator = new(register, "operator", {"name": {"ru": "Тумар"}, "languages": ["ru"], "minors_served": False})
    party = new(register, "party", {"name": {"ru": "Банк"}, "country": "KZ"}, owner=operator)
    activity = new(register, "activity", {"name": {"ru": "Зарплата"}, "means": "mixed", "measures": []}, operator)
    new(register, "disclosure", {"party": party, "items": []}, activity)
    read = _check(workbook(held := register.ask(holdings, operator), "ru"), held, "ru")
    [row] = read.facts("operator")
    assert (row["minors_served"], row["minors_served:name"], row["languages"]) == (False, "нет", '["ru"]')
    assert row["languages:name"] == "русский язык"
    assert (row["sites"], row["sites:name"]) == (None, None)
    [row] = read.facts("activity")
    assert (row["means"], row["measures"], row["measures:name"]) == ("mixed", "[]", "отсутствует")
    assert "смешанн" in row["means:name"]
    [row] = read.facts("disclosure")
    assert row["party"] == party
    assert row["party:name"].endswith(" Банк")
    assert (row["items"], row["items:name"], row["parent"]) == ("[]", "отсутствует", activity)
    assert row["parent:name"] == "A-001 Зарплата"
    assert {cell.value for cell in read.sheets["activity"][1]} >= {"№", "К чему относится", "UID"}


def test_nothing_typed_becomes_a_formula_a_link_or_a_number(register: Register) -> None:
    texts = [*FORMULAS, "_x0041_ is no A", "tab\tand\nline", " spaces ", *HARD.values()]
    operator = new(register, "operator", {"sites": [*texts]})
    for text in texts:
        new(register, "activity", {"name": {"en": text}, "description": {"ru": text}, "notes": text}, operator)
    held = register.ask(holdings, operator)
    file = workbook(held, "en")
    read = _check(file, held, "en")
    found = {row["name.en"] for row in read.facts("activity")}
    assert set(FORMULAS) <= found
    with zipfile.ZipFile(BytesIO(file)) as parts:
        assert all(
            b"<f>" not in parts.read(name) and b"<hyperlink" not in parts.read(name) for name in parts.namelist()
        )


def test_a_text_longer_than_a_cell_goes_on(register: Register) -> None:
    long, wide, just = "ұзақ " * 10_000, "\U0001f600" * 20_000, "я" * LONGEST
    operator = new(
        register, "operator", {"notes": wide.strip(), "sites": [f"{number}.example" for number in range(4000)]}
    )
    new(register, "activity", {"description": {"kk": long, "ru": just}}, operator)
    held = register.ask(holdings, operator)
    read = _check(workbook(held, "en"), held, "en")
    assert {key for _, key in read.long} == {"notes", "sites", "sites:name", "description.kk"}
    [row] = read.rows(read.sheets["activity"])
    assert row["description.kk"].startswith("ұзақ ұзақ")
    assert re.search(r"… → \D+, \d$", row["description.kk"])
    assert row["description.ru"] == just


def test_odd_values_are_kept(register: Register) -> None:
    operator = new(register, "operator", {"subjects": 2**53 - 1})
    activity = new(register, "activity", {"started": "0001-02-03", "ended": "1900-02-28"}, operator)
    register.do(change, activity, {"review_due": "2027-01-01"})
    register.do(approve, activity, order="№ 1")
    register.do(change, activity, {"review_due": None})
    register.do(create, "paper", {"answers": {"": "x", "a;b": "=1"}}, operator)
    held = register.ask(holdings, operator)
    _check(workbook(held, "kk"), held, "kk")


def test_sheets_have_names_that_a_workbook_takes() -> None:
    for language in LANGUAGES:
        names = sheet_names(tuple(KINDS), language, ("Format", "Long texts"))
        assert len({name.casefold() for name in names.values()}) == len(KINDS)
        assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names.values())
    assert sheet_names(("activity", "unheard_of"), "ru", ("процессы ОБРАБОТКИ…",)) == {
        "activity": "Процессы обработки… 2",
        "unheard_of": "unheard_of",
    }


def test_an_operator_with_nothing_is_a_sound_workbook(register: Register) -> None:
    held = register.ask(holdings, new(register, "operator"))
    for language in LANGUAGES:
        assert list(_check(workbook(held, language), held, language).sheets) == ["operator"]


def test_the_same_holdings_are_the_same_bytes(whole: Holdings) -> None:
    file = workbook(whole, "ru")
    assert file == workbook(whole, "ru")
    again = replace(whole, index=dict(reversed(whole.index.items())))
    assert file == workbook(again, "ru")
    with zipfile.ZipFile(BytesIO(file)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")


def test_a_cell_that_cannot_be_written_is_told() -> None:
    sheet = Book("Long").sheet("One")
    sheet.put(1_048_575, 0, "last")
    with pytest.raises(NotWrittenError):
        sheet.put(1_048_576, 0, "one row too many")
    with pytest.raises(NotWrittenError):
        sheet.head(("a",), ("a",), (1,), frozen=1, rows=1_048_576)
