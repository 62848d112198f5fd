"""Messy tables come in with sensible columns; what cannot be read is told by row and column, and kept in the notes."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import openpyxl
import pytest

from ropa.actions.importing.guessing import guess, head_set, kept, remembered, unread
from ropa.actions.importing.heads import table_of
from ropa.actions.importing.meaning import basis_of, country, pieces
from ropa.errors import RopaError
from ropa.exchange.delimited import decoded
from ropa.exchange.tables import SheetOfCells, sheets_of
from ropa.register import Register
from tests.conftest import new
from tests.core.importing import TABLES, of_kind, proposed, table, troubles, values

COLUMNS = {
    "merged_heads.xlsx": ("activity", "- name purposes items recipients countries retention"),
    "two_row_heads.xlsx": ("activity", "name groups items recipients countries"),
    "lists_in_cells.xlsx": ("activity", "name purposes items groups systems measures notes"),
    "dates_as_text.xlsx": ("activity", "name started ended review_due automated"),
    "windows_1251.csv": ("party", "name number country kinds contract_number contract_date valid_until"),
    "utf_16.csv": ("tracker", "name site party category does cookies lifetime after_consent"),
    "kazakh_windows.csv": ("system", "name kind country city measures"),
    "forty_columns.xlsx": ("activity", f"name {'- ' * 14}purposes bases {'- ' * 20}retention department notes"),
    "kazakh_heads.xlsx": ("party", "- name name number country kinds contacts"),
    "ico.xlsx": (
        "activity",
        "name purposes joint_with groups items recipients processors "  # noqa: ISC004 (one text on two lines)
        "countries safeguards retention measures bases notes",
    ),
    "cnil.xlsx": (
        "activity",
        "- name started purposes groups items retention recipients processors countries measures",
    ),
    "cnil_sheets.xlsx": (
        "activity",
        "- name started purposes groups items retention processors countries name department bases",
    ),
    "madis.csv": ("activity", "name purposes department - bases systems groups items recipients processors retention"),
}
"""Of each file: what its rows are and what its columns hold, in their order."""


@pytest.fixture
def operator(register: Register) -> str:
    return new(register, "operator", {"name": {"ru": "Тумар"}})


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_guessed(name: str) -> None:
    found = table(name)
    plan = guess(found)
    kind, wanted = COLUMNS[name]
    columns = [plan.columns.get(place, "-") for place in range(len(found.heads))]
    assert (plan.kind, " ".join(columns)) == (kind, wanted)
    assert plan.layout == (re.split("[._]", name)[0] if name.startswith(("ico", "cnil", "madis")) else "")


def test_every_file_is_tried() -> None:
    assert {path.name for path in TABLES.iterdir()} == set(COLUMNS)


def test_a_plan_is_remembered_by_the_heads() -> None:
    found = table("merged_heads.xlsx")
    plan = guess(found).with_column(0, "notes").with_column(6, "")
    assert remembered(found, kept(found, plan)) == plan
    [sheet] = sheets_of("a.csv", (TABLES / "windows_1251.csv").read_bytes())
    moved = table_of(SheetOfCells("", tuple((n, tuple(reversed(row))) for n, row in sheet.rows)))
    assert head_set(moved) == head_set(table("windows_1251.csv")) != head_set(found)
    other = remembered(moved, kept(table("windows_1251.csv"), guess(table("windows_1251.csv"))))
    assert other is not None
    assert other.columns[6] == "name"
    for told in (None, [], {"kind": "edition", "columns": {}}, {"kind": "party", "columns": 5}):
        assert remembered(found, told) is None
    assert "№ п/п" in unread(found, guess(found))


def test_merged_heads_and_rows_that_number_columns(register: Register, operator: str) -> None:
    found = proposed(register, operator, "merged_heads.xlsx")
    assert [one.source.place for one in found.rows()] == ["7", "8", "9"]
    assert [one["name"]["ru"] for one in values(found, "activity")] == ["Кадровый учёт", "Рассылка", "Видеонаблюдение"]
    assert [one.get("none") for one in values(found, "activity")] == [None, None, ("disclosure",)]
    assert [one.get("country") for one in values(found, "party")] == ["KZ", None]
    assert [one["country"] for one in values(found, "transfer")] == ["US"]
    assert values(found, "retention") == [
        {"number": 5, "unit": "year"},
        {"note": {"ru": "до отзыва согласия"}},
        {"number": 30, "unit": "calendar_day"},
    ]
    assert troubles(found) == []


def test_heads_in_two_rows_in_kazakh(register: Register, operator: str) -> None:
    found = proposed(register, operator, "two_row_heads.xlsx")
    assert values(found, "party") == [{"name": {"kk": "«Кадр» ЖШС"}, "number": "990140001233", "country": "KZ"}]
    assert [one["groups"] for one in values(found, "item")] == [("applicant",)] * 2 + [("customer",)]


def test_lists_in_cells_and_records_that_go_on_below(register: Register, operator: str) -> None:
    found = proposed(register, operator, "lists_in_cells.xlsx")
    [activity] = values(found, "activity")
    assert activity["measures"] == ("encryption_transit",)
    assert activity["measures_text"] == {"ru": "сторож на входе"}
    assert [one["name"]["ru"] for one in values(found, "system")] == ["1С", "Битрикс24"]
    assert len(activity["systems"]) == 2
    assert [(one["code"], one.get("text", {}).get("ru")) for one in values(found, "purpose")] == [
        ("service_provision", "Исполнение заказа"), ("delivery", None), ("contact_back", "Ответы на обращения"),
        ("payment", "Возврат денег"),
    ]  # fmt: skip
    items = [(one.get("category"), one.get("text", {}).get("ru")) for one in values(found, "item")]
    assert items[:4] == [("full_name", None), ("phone", None), ("address", "адрес доставки"), (None, "размер обуви")]


def test_days_however_they_are_written(register: Register, operator: str) -> None:
    found = proposed(register, operator, "dates_as_text.xlsx")
    days = [[one.get(key) for key in ("started", "ended", "review_due")] for one in values(found, "activity")]
    assert days == [
        [dt.date(2026, 1, 12), dt.date(2026, 12, 31), dt.date(2027, 1, 1)],
        [dt.date(2023, 3, 15), dt.date(2025, 1, 31), dt.date(2027, 3, 1)],
        [None, dt.date(2024, 2, 1), None],
        [dt.date(2026, 3, 1), None, None],
    ]
    assert [(row, head) for row, head, _ in troubles(found)] == [
        ("4", "Дата начала"), ("4", "Дата пересмотра"), ("4", "Автоматизированные решения"), ("5", "Дата окончания"),
    ]  # fmt: skip
    assert values(found, "activity")[2]["notes"] == "Дата начала: весной\nАвтоматизированные решения: иногда"


def test_text_tables_of_old_windows(register: Register, operator: str) -> None:
    found = proposed(register, operator, "windows_1251.csv")
    assert [one["name"]["ru"] for one in values(found, "party")] == [
        "ТОО «Ромашка»",
        'АО "Банк; и партнёры"',
        "ООО Вектор",
    ]
    assert values(found, "engagement")[0] | {"party": ""} == {
        "party": "", "number": "12/2026", "date": dt.date(2026, 1, 12), "valid_until": dt.date(2026, 12, 31),
    }  # fmt: skip
    told = troubles(found)
    assert [(row, head) for row, head, _ in told] == [
        ("5", ""),
        ("4", "Вид услуг"),
        ("4", "БИН"),
        ("4", "Дата договора"),
    ]
    assert "last digit" in told[2][2]
    kazakh = proposed(register, operator, "kazakh_windows.csv")
    assert [one["name"] for one in values(kazakh, "system")] == [{"kk": "Кадрлар базасы"}, {"kk": "Бұлт"}]


def test_a_safe_apostrophe_is_taken_off_again(register: Register, operator: str) -> None:
    found = proposed(register, operator, "utf_16.csv")
    assert [one["name"]["en"] for one in values(found, "tracker")] == ["Google Analytics", "Hotjar", "=SUM(A1)"]
    assert [(one["name"], one["number"], one["unit"]) for one in values(found, "cookie")] == [
        ("_ga", 2, "year"), ("_gid", 2, "year"),
    ]  # fmt: skip


def test_parties_in_two_languages_with_the_zeros_that_excel_took(register: Register, operator: str) -> None:
    found = proposed(register, operator, "kazakh_heads.xlsx")
    assert [one["name"] for one in values(found, "party")] == [
        {"kk": "«Ромашка» ЖШС", "ru": "ТОО «Ромашка»"}, {"kk": "«Жұлдыз» АҚ", "ru": "АО «Звезда»"},
    ]  # fmt: skip
    assert values(found, "party")[0]["number"] == "990140001233"


def test_of_many_columns_those_that_say_nothing_are_left(register: Register, operator: str) -> None:
    found = proposed(register, operator, "forty_columns.xlsx")
    assert len(found.rows()) == 5
    assert {one["code"] for one in values(found, "basis")} == {"KZ7-1"}
    assert found.questions == ()


def test_what_is_known_of_a_row_stands_beside_it(register: Register, operator: str) -> None:
    found = proposed(register, operator, "merged_heads.xlsx")
    assert of_kind(found, "purpose")[0].source.text == "Заключение трудового договора"
    assert of_kind(found, "purpose")[0].certainty.name == "LIKELY"
    assert found.rows()[0].source.text.startswith("Кадровый учёт · ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_encodings(encoding: str) -> None:
    assert decoded("Наименование;Страна\r\nТОО «Ромашка»;РК\r\n".encode(encoding)).endswith("ТОО «Ромашка»;РК\r\n")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    rows = f"name{delimiter}country\r\nA; B, C{delimiter}KZ\r\n".replace("A; B, C", '"A; B, C"')
    [sheet] = sheets_of("a.csv", rows.encode())
    assert [row for _, row in sheet.rows] == [("name", "country"), ("A; B, C", "KZ")]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b""), ("a.csv", b" ;;\r\n"), ("a.ods", b"x"), ("a.xls", b"x"), ("a.xlsx", b"no zip")],
)
def test_what_is_no_table_is_told(name: str, data: bytes) -> None:
    with pytest.raises(RopaError, match=name):
        sheets_of(name, data)


def test_hostile_tables_are_read_or_refused() -> None:
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "far away"
    book.active["A1"] = "Name"
    book.save(out := BytesIO())
    [sheet] = sheets_of("far.xlsx", out.getvalue())
    assert [row for _, row in sheet.rows] == [("Name",)]
    [sheet] = sheets_of("quote.csv", b'name;country\r\n"never closed;KZ\r\n')
    assert len(sheet.rows) == 2
    assert table_of(sheet).heads == ("name", "country")


def test_words_of_cells() -> None:
    assert pieces("1) ФИО;\n2) ИИН, БИН; - адрес (дом, квартира)", commas=True) == [
        "ФИО",
        "ИИН",
        "БИН",
        "адрес (дом, квартира)",
    ]
    assert [country(one) for one in ("РК", "Қазақстан", "USA", "Соединенные Штаты", "Narnia")] == [
        "KZ",
        "KZ",
        "US",
        "US",
        None,
    ]
    assert basis_of("ст. 6(1)(f) GDPR") == "legitimate_interest"
    assert basis_of("исполнение договора") == "contract"
    assert basis_of("согласие и договор") == ""
