"""ropa import TABLE FILE: a table, or a workbook that Ropa wrote, into a register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence

from ropa.actions.importing.accepting import import_table
from ropa.actions.importing.guessing import Plan, guess, layouts
from ropa.actions.importing.heads import Table
from ropa.actions.importing.proposals import Proposed, Trouble
from ropa.actions.importing.proposing import propose
from ropa.actions.importing.sheets import tables_of
from ropa.actions.importing.targets import KINDS_READ, targets
from ropa.actions.importing.workbook import import_workbook
from ropa.cli.opening import opened
from ropa.errors import Fault, RopaError
from ropa.exchange.tables import sheets_of
from ropa.exchange.workbook_reading import Given, read_workbook
from ropa.i18n import N_, Translator
from ropa.reading.files import bytes_of
from ropa.reference import many
from ropa.register import Register
from ropa.store.reading import find_operator


def run(given: Namespace, translate: Translator) -> None:
    """Say what the table holds and what cannot be read of it, then take it in, unless only a look was asked for."""
    if given.kind and given.kind not in KINDS_READ:
        known = ", ".join(KINDS_READ)
        raise RopaError(
            N_("There is no such kind of table: {kind}; there are: {known}."), Fault.USAGE, kind=given.kind, known=known
        )
    data = bytes_of(given.table)
    book = read_workbook(given.table.name, data) if data.startswith(b"PK\x03\x04") else None
    with opened(given, translate) as register:
        if book is not None:
            _put_back(register, book, translate, look=given.dry_run)
        else:
            tables = tables_of(sheets_of(given.table.name, data))
            _take(register, tables, given, translate)


def _put_back(register: Register, book: Given, translate: Translator, *, look: bool) -> None:
    print(translate(N_("A register that Ropa wrote: {name}")).format(name=book.name))
    for kind, n in book.counts().items():
        print(f"  {many(kind, translate.language)}: {n}")
    for one in book.misread:
        place = " ".join(filter(None, (one.sheet, str(one.row), translate(one.label) if one.label else "")))
        print(f"  ! {place}: {one.refusal.says(translate)}")
    if not look:
        register.do(import_workbook, book)


def _take(register: Register, tables: Sequence[Table], given: Namespace, translate: Translator) -> None:
    if given.operator is None:
        raise RopaError(N_("Missing: {what}. See “ropa --help”."), Fault.USAGE, what="--operator")
    operator = register.ask(find_operator, given.operator)
    plans = [guess(table, given.kind or "") for table in tables]
    table, plan = max(zip(tables, plans, strict=True), key=lambda one: len(one[1].columns))
    proposed = register.ask(propose, operator, table, plan)
    for line in _lines(table, plan, proposed, translate):
        print(line)
    if not given.dry_run and proposed.new():
        register.do(import_table, proposed, proposed.new())


def _lines(table: Table, plan: Plan, proposed: Proposed, translate: Translator) -> Iterator[str]:
    if plan.layout:
        yield translate(N_("Its columns are those that {name} publishes.")).format(name=layouts()[plan.layout].name)
    for place, key in plan.columns.items():
        yield f"  {table.heads[place] or table.above[place] or place + 1} → {translate(targets(plan.kind)[key].label)}"
    yield f"{many(plan.kind, translate.language)}:"
    rows = proposed.rows()
    yield "  " + translate.count("{n} new record.", "{n} new records.", len(proposed.new()))
    yield "  " + translate.count("{n} is there already.", "{n} are there already.", len(rows) - len(proposed.new()))
    yield from _told(proposed.left, translate)
    for one in rows:
        yield from _told(one.troubles, translate)
    for question in proposed.questions:
        said = N_("“{text}” is no word of Law No. 94-V: it was left open. In the window you are asked what it is.")
        if question.catalogue == "law:party_roles":
            said = N_(
                "The table calls “{text}” a processor, which Law No. 94-V does not know: its role was left open. In "
                "the window you are asked what it is."
            )
        yield "  ? " + translate(said).format(text=question.text)


def _told(troubles: Iterable[Trouble], translate: Translator) -> Iterator[str]:
    for one in troubles:
        place = " ".join(filter(None, (one.place, one.column)))
        yield f"  ! {place}: {one.refusal.says(translate)}"
