"""Who the operator is and who signs for it, as papers with requisites say it."""

from __future__ import annotations

from collections.abc import Iterable

from ropa.documents.model import Block, Cell, Said, Signature, Signer, Table
from ropa.documents.parts.given import given
from ropa.documents.text import Text
from ropa.holdings import Holdings

SHEET = (1, 2.6)
NEEDED = ("name", "bin")
HEAD = ("head_position", "head_name")
ALONE = frozenset({"sole_trader", "individual"})
"""Legal forms of those who are no legal entity: they need not appoint a responsible person (94-V Art. 25(2)(10))."""


def under_kz(holdings: Holdings) -> bool:
    """Whether Law 94-V applies to the operator."""
    return "kz" in holdings.laws()


def sheet(text: Text, rows: Iterable[tuple[str, Cell]]) -> Table:
    """Facts under labels, the clauses col_<key>; a fact without a text has no row."""
    return Table((), tuple(((text.say(f"col_{key}"),), cell) for key, cell in rows if cell), SHEET)


def operator_sheet(text: Text, *keys: str) -> Table:
    """Facts of the operator; its name and number are wanted in any case."""
    rows = ((key, operator_fact(text, key)) for key in keys)
    return Table(
        (), tuple((text.speaker.label(text.field(text.operator, key)), cell) for key, cell in rows if cell), SHEET
    )


def mail(text: Text) -> tuple[str, ...]:
    """The address for questions about data, else the general one."""
    return ("data_email",) if text.operator["data_email"] else ("email",)


def operator_fact(text: Text, key: str) -> Cell:
    """One of them."""
    cell = text.speaker.value(text.operator, key)
    return cell or (text.speaker.unanswered(text.operator, key) if key in NEEDED else ())


def numbered(text: Text) -> Block:
    """Number and date of the paper as they were answered, or a line on which they are written by hand."""
    rows = (("paper_number", given(text, "number")), ("paper_date", given(text, "date")))
    return sheet(text, rows) if any(cell for _, cell in rows) else Signature((text.say("number_and_date"),))


def represented(text: Text, position: Said, name: Said) -> Cell:
    """Who acts for a side, in one line where both are known."""
    if position.gap or name.gap:
        return position, name
    return (text.speaker.around(f"{position.text}, {name.text}", position.key, position, name),)


def head(text: Text) -> Signer:
    """The head of the operator signs."""
    position, name = (head_fact(text, key) for key in HEAD)
    return Signer(position, name)


def head_fact(text: Text, key: str) -> Said:
    """The position or the name of the head."""
    operator = text.operator
    return text.speaker.words(operator, key) or text.missing(key, (operator.uid, key))
