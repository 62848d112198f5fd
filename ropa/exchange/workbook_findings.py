"""The sheet of findings, of one operator or of all: for whoever mends the records, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ropa.exchange.workbook_ink import Sheet, Value
from ropa.holdings import Holdings
from ropa.i18n import N_, translator
from ropa.law import law
from ropa.model import fields
from ropa.rules.checking import acceptance_of
from ropa.rules.finding import VERIFY, Finding, said

_COLUMNS = (
    ("operator", N_("Operator"), 34),
    ("severity", N_("Severity"), 14),
    ("sentence", N_("Finding"), 60),
    ("record", N_("Record"), 34),
    ("fact", N_("Fact"), 30),
    ("article", N_("Article"), 26),
    ("edition", N_("Edition"), 12),
    ("why", N_("Explanation"), 60),
    ("verify", N_("Verify with counsel"), 24),
    ("accepted.reason", N_("Reason"), 40),
    ("accepted.author", N_("Accepted by"), 20),
    ("accepted.date", N_("Accepted on"), 12),
    ("rule", N_("Rule"), 10),
    ("uid", "UID", 12),
    ("key", N_("Code"), 16),
)
_NAMES = {"error": N_("Error"), "warning": N_("Warning"), "info": N_("Note")}


Line = tuple[Finding, tuple[Value, ...]]
"""A finding, and what the cells of its line hold."""


def lines(found: Iterable[Finding], holdings: Holdings, language: str) -> tuple[Line, ...]:
    """Of one operator."""
    return tuple((one, tuple(_cells(one, holdings, language))) for one in found)


def fill(sheet: Sheet, every: Sequence[Line], language: str) -> None:
    """Write the sheet."""
    tr = translator(language)
    keys, labels, widths = zip(*_COLUMNS, strict=True)
    sheet.head([tr(one) for one in labels], keys, widths, frozen=2, rows=len(every))
    for row, (one, cells) in enumerate(every, start=2):
        for place, value in enumerate(cells):
            sheet.put(row, place, value, "code" if place > _LAST_READ else "text", (one.row, keys[place]))


_LAST_READ = 11
"""The last column for people; codes follow."""


def _cells(one: Finding, holdings: Holdings, language: str) -> Iterable[Value]:
    tr, sentence = translator(language), said(one, holdings, language)
    yield holdings.name(holdings.operator, language)[0]
    known = fields(holdings.index[one.row].kind).get(one.key)
    yield tr(_NAMES[one.severity])
    yield sentence.text
    root = holdings.index[one.root]
    name = holdings.name(root, language)[0]
    yield name if name == root.ref else f"{root.ref} {name}".strip()
    yield tr(known.label) if known else None
    yield f"{law(one.law).short(language)}, {sentence.cited}"
    yield sentence.edition or None
    yield sentence.why
    yield tr(VERIFY) if sentence.verify else None
    taken = acceptance_of(holdings, one)
    reason = taken["reason"] if taken else None
    yield reason.best(language, holdings.languages())[0] if reason else None
    yield taken["author"] if taken else None
    yield taken["date"] if taken else None
    yield from (one.code, one.row, one.key or None)
