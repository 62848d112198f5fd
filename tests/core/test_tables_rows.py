"""Rows of totals are no records, and a number alone is no name; a company that is called so comes in."""

from __future__ import annotations

import pytest

from ropa.actions.importing.guessing import guess
from ropa.actions.importing.heads import table_of
from ropa.actions.importing.proposals import Proposed
from ropa.actions.importing.proposing import propose
from ropa.exchange.tables import sheets_of
from ropa.register import Register
from tests.conftest import new
from tests.core.importing import troubles, values


def read(register: Register, text: str, kind: str = "") -> Proposed:
    """What a text table proposes to a new operator."""
    operator = new(register, "operator", {"name": {"ru": "Тумар"}})
    [sheet] = sheets_of("a.csv", text.replace("|", ";").encode())
    found = table_of(sheet)
    return register.ask(propose, operator, found, guess(found, kind))


def activities(register: Register, *below: str) -> Proposed:
    """The same of two activities, and these rows below them."""
    heads = "№|Наименование процесса|Цель обработки|Срок хранения"
    rows = (heads, "1|Кадровый учёт|Заключение трудового договора|5 лет", "2|Рассылка|Маркетинг|1 год", *below)
    return read(register, "\n".join(rows))


@pytest.mark.parametrize(
    "row",
    [
        "Итого:|4||", "Итого|||", "|ИТОГО|4|", "|Итого: 4||", "Всего|4||", "Всего процессов:|4||",
        "Всего записей: 4|||", "Барлығы|4||", "|Барлығы: 4 жазба||", "Жиыны:|4|-|", "|Жиыны|||4", "Жалпы саны|4||",
        "Total|4||", "Total: 4|||",
        "|Grand total|4 records|", "Итого|#REF!||", "Общий итог|1 234,50||",
    ],
)  # fmt: skip
def test_a_row_of_totals_is_no_record(register: Register, row: str) -> None:
    found = activities(register, row)
    assert [one["name"] for one in values(found, "activity")] == [{"ru": "Кадровый учёт"}, {"ru": "Рассылка"}]
    assert [one["number"] for one in values(found, "retention")] == [5, 1]
    assert troubles(found) == []


def test_totals_stand_between_rows_too(register: Register) -> None:
    found = activities(register, "Итого:|2||", "3|Пропуска|Допуск в здание|1 год", "Итого:|3||")
    assert [one["name"]["ru"] for one in values(found, "activity")] == ["Кадровый учёт", "Рассылка", "Пропуска"]
    assert troubles(found) == []


def test_a_number_alone_is_no_name(register: Register) -> None:
    found = activities(register, "3|4||", "4|12 500,00||")
    assert [one["name"]["ru"] for one in values(found, "activity")] == ["Кадровый учёт", "Рассылка"]
    assert [(row, head) for row, head, _ in troubles(found)] == [("4", ""), ("5", "")]
    assert "“4”" in troubles(found)[0][2]
    assert len(found.new()) == 2


@pytest.mark.parametrize(
    "row",
    ["Total|990140001233|Франция", "Total||Франция", "Total|990140001233|", "Total||", "2ГИС||", "Всего хорошего||"],
)
def test_a_company_may_be_called_so(register: Register, row: str) -> None:
    found = read(register, f"Контрагент|БИН|Страна\n{row}\nТОО «Ромашка»|990140001233|РК", "party")
    [name, *_] = row.split("|")
    assert list(values(found, "party")[0]["name"].values()) == [name]


def test_the_only_row_is_no_total(register: Register) -> None:
    assert len(values(read(register, "Контрагент|БИН|Страна\nTotal||", "party"), "party")) == 1


def test_trackers_and_systems_are_added_up_too(register: Register) -> None:
    trackers = read(register, "Tracker|Website|Purpose\nHotjar|shop.example|analytics\nTotal trackers|1|")
    assert [one["name"]["en"] for one in values(trackers, "tracker")] == ["Hotjar"]
    systems = read(register, "Жүйе атауы|Түрі|Қала\nКадрлар базасы|деректер базасы|Өскемен\nБарлығы|1|")
    assert [one["name"] for one in values(systems, "system")] == [{"kk": "Кадрлар базасы"}]
