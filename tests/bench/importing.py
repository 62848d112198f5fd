"""A table of 10,000 rows read, guessed and turned into proposals, against openpyxl merely reading its cells."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

import openpyxl
from xlsxwriter import Workbook

from ropa.actions.importing.guessing import guess
from ropa.actions.importing.heads import table_of
from ropa.actions.importing.matching import Around
from ropa.actions.importing.meaning import Meanings
from ropa.actions.importing.proposing import Known, proposals
from ropa.exchange.tables import sheets_of
from tests.bench.figures import Line, best, show, texts

ROWS = 10_000
HEADS = (
    "Процесс", "Цель обработки", "Персональные данные", "Субъекты", "Получатели", "Страна передачи", "Срок хранения",
    "Информационная система", "Дата начала", "Примечание",
)  # fmt: skip


def written() -> bytes:
    """A register of activities as people keep it."""
    source = texts(17)
    book = Workbook(out := BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADS)
    for n in range(1, ROWS + 1):
        name, more = islice(source, 2)
        cells = (
            f"{n} {name}", ("Доставка", "Учёт кадров", "Маркетинг")[n % 3], "ФИО; телефон; адрес доставки",
            ("клиенты", "работники")[n % 2], f"ТОО «Партнёр {n % 200}»", ("нет", "Германия")[n % 2], f"{n % 9 + 1} лет",
            f"Система {n % 50}", f"{n % 28 + 1:02}.03.2025", more,
        )  # fmt: skip
        sheet.write_row(n, 0, cells)
    book.close()
    return out.getvalue()


def lines() -> Iterator[Line]:
    """The reading alone, then all that is done before a person sees the preview."""
    data = written()
    known = Known("0" * 32, ("kz",), Meanings(), Around())

    def merely() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True)
            assert sum(1 for _ in book.active.iter_rows(values_only=True)) == ROWS + 1

    def reading() -> None:
        assert len(table_of(sheets_of("table.xlsx", data)[0]).rows) == ROWS

    def whole() -> None:
        found = table_of(sheets_of("table.xlsx", data)[0])
        assert len(proposals(known, found, guess(found), {}).rows()) == ROWS

    taken = best({"openpyxl": merely, "read": reading, "whole": whole}, 2)
    theirs = taken["openpyxl"] * 1000
    about = f"table of {ROWS:,} rows × {len(HEADS)}"
    yield Line(f"{about}: read, its head found", taken["read"] * 1000, "openpyxl", theirs, goal=3)
    yield Line(f"{about}: read, guessed, proposed", taken["whole"] * 1000, "openpyxl", theirs, note="figure")


if __name__ == "__main__":
    show(lines())
