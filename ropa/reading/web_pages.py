"""The words of a web page, as it shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from ropa.reading.tables import told

_SILENT = frozenset({"script", "style", "template", "noscript", "head"})
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em i mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905 (a list)
)
"""What does not end a line."""


def words_of_page(page: str) -> str:
    """Blocks on lines of their own, items of lists with a bullet, tables as lines."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return reader.words()


@dataclass
class _Table:
    """A table under way: the texts of its cells, row by row; `heads`: cells of the first row that are marked so."""

    rows: list[list[list[str]]] = field(default_factory=list)
    heads: int = 0

    def lines(self) -> str:
        """The whole table."""
        rows = [["".join(cell) for cell in row] for row in self.rows]
        return "\n" + "\n".join(told(rows, headed=bool(rows) and 1 < self.heads == len(rows[0]))) + "\n"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []
        self._tables: list[_Table] = []
        self._silent = 0

    def words(self) -> str:
        """All that was shown; tables that never ended are ended."""
        while self._tables:
            self._write(self._tables.pop().lines())
        return "".join(self._written)

    def _write(self, text: str) -> None:
        row = self._tables[-1].rows[-1] if self._tables and self._tables[-1].rows else None
        (row[-1] if row else self._written).append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (given by the parser)
        self._silent += tag in _SILENT
        table = self._tables[-1] if self._tables else None
        if tag == "table":
            self._tables.append(_Table())
        elif table and tag == "tr":
            table.rows.append([])
        elif table and tag in ("td", "th"):
            table.rows = table.rows or [[]]
            table.rows[-1].append([])
            table.heads += tag == "th" and len(table.rows) == 1
        elif tag not in _INLINE:
            self._write("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag == "table" and self._tables:
            lines = self._tables.pop().lines()
            self._write(lines)
        elif tag not in _INLINE and tag not in ("tr", "td", "th"):
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._write(data)
