"""Tables as lines: each cell with the head of its column, because a cell alone does not say what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LONGEST_HEAD = 60
_LEAST_COLUMNS = 3


def told(rows: Sequence[Sequence[str]], headed: bool) -> Iterator[str]:
    """The lines of a table; `headed`: the file marks its first row as heads.

    Without the mark short first cells of three or more columns are heads too, and a table of two columns with short
    ones at the left is a list of labels and values.
    """
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return
    heads = filled[0]
    if len(filled) > 1 and all(map(_is_head, heads)) and (headed or len(heads) >= _LEAST_COLUMNS):
        yield " | ".join(heads)
        for row in filled[1:]:
            yield from (_labelled(head, cell) for head, cell in _paired(heads, row) if cell)
    elif all(len(row) == 2 and _is_head(row[0]) for row in filled):
        yield from (_labelled(*row) for row in filled)
    else:
        yield from (cell for row in filled for cell in row if cell)


def _is_head(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST_HEAD and cell[-1] not in ".;" and "\n" not in cell


def _paired(heads: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each cell with its head; a row of another width has none."""
    return zip(heads if len(row) == len(heads) else [""] * len(row), row, strict=True)


def _labelled(head: str, cell: str) -> str:
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    value = "; ".join(line.rstrip(";") for line in lines)
    return f"{head.rstrip(':')}: {value}" if head and value else head or value
