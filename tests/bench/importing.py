"""A table of 10,000 rows read, guessed and turned into proposals, against openpyxl merely reading its cells."""

from __future__ import annotations

import gc
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from time import process_time

import openpyxl
from xlsxwriter import Workbook

from ropa.actions.creating import Wanted, create_all
from ropa.actions.importing.guessing import guess
from ropa.actions.importing.heads import table_of
from ropa.actions.importing.matching import Around
from ropa.actions.importing.meaning import Meanings
from ropa.actions.importing.proposing import Known, proposals
from ropa.actions.records import create
from ropa.actions.undo import undo
from ropa.exchange.tables import sheets_of
from ropa.register import Register
from tests.bench.figures import Line, best, show, texts
from tests.bench.saving import answers

ROWS = 10_000
GOAL = 10
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
    yield from _written()


def _written() -> Iterator[Line]:
    """Activities taken in, and taken back, as the window does both: garbage in cycles is swept by its own clock."""
    source = texts(19)
    with tempfile.TemporaryDirectory() as folder:
        register = Register.create(Path(folder) / "taken.ropa", "bench")
        operator = register.do(create, "operator", {"name": {"ru": "Клиент"}}).uid
        wanted = [Wanted("activity", uuid.uuid4().hex, answers(source), operator) for _ in range(ROWS)]
        gc.disable()
        start = process_time()
        register.do(create_all, wanted)
        made = process_time()
        register.do(undo, operator)
        undone = process_time()
        gc.enable()
        register.close()
    for what, taken in (("taken in", made - start), ("their undo", undone - made)):
        note = "met" if taken < GOAL else "NOT MET"
        yield Line(f"{ROWS:,} activities {what}, processor time (goal {GOAL} s)", taken * 1000, note=note)


if __name__ == "__main__":
    show(lines())
