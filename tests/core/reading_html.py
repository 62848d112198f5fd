"""HTML papers read back with the parser of the standard library, knowing nothing of how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ropa.documents.model import Block, Columns, Document, Heading, Paragraph, Said, Table, block_texts
from ropa.documents.render.letters import plain
from tests.core.reading_back import NotSaidError, bare

EMPTY = {"meta", "img", "br", "hr", "col", "link", "input"}
SAYS = {"h1", "h2", "h3", "h4", "p", "li"}
"""Elements that say a text; all others only hold them."""
KNOWN = {
    *SAYS, "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "div", "span", "ul", "ol",
    "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "img", "br", "hr", "svg", "rect",
}  # fmt: skip


@dataclass
class Element:
    """An element, its attributes, and what is in it."""

    tag: str
    facts: dict[str, str]
    parts: list[Element | str] = field(default_factory=list)
    above: Element | None = None

    def walk(self) -> Iterator[Element]:
        """It and everything below it, in reading order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, *tags: str) -> list[Element]:
        """What of these is below it."""
        return [one for one in self.walk() if one.tag in tags and one is not self]

    @property
    def text(self) -> str:
        """What it says; a line break is one."""
        return "".join("\n" if part == "br" else part for part in self._texts())

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            elif part.tag == "br":
                yield "br"
            else:
                yield part.text

    @property
    def names(self) -> set[str]:
        """Its classes."""
        return set(self.facts.get("class", "").split())

    @property
    def language(self) -> str:
        """Its own, or that of what it stands in."""
        return self.facts.get("lang") or (self.above.language if self.above else "")


class Reader(HTMLParser):
    """Builds the tree; every element must be closed where it was opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {key: value or "" for key, value in attrs}, above=self._here)
        if len(made.facts) != len(attrs):
            raise NotSaidError(f"<{tag}> has an attribute twice")
        self._here.parts.append(made)
        if tag not in EMPTY:
            self._here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._here.parts.append(Element(tag, {key: value or "" for key, value in attrs}, above=self._here))

    def handle_endtag(self, tag: str) -> None:
        if tag != self._here.tag or self._here.above is None:
            raise NotSaidError(f"</{tag}> closes <{self._here.tag}>")
        self._here = self._here.above

    def handle_data(self, data: str) -> None:
        self._here.parts.append(data)

    def handle_comment(self, data: str) -> None:
        raise NotSaidError(f"a comment: {data[:60]!r}")

    def handle_pi(self, data: str) -> None:
        raise NotSaidError(f"an instruction: {data[:60]!r}")

    def unknown_decl(self, data: str) -> None:
        raise NotSaidError(f"a declaration: {data[:60]!r}")


def parsed(file: bytes) -> Element:
    """The tree of a file, which must be closed to its end."""
    reader = Reader()
    reader.feed(file.decode())
    reader.close()
    if reader._here is not reader.root:
        raise NotSaidError(f"<{reader._here.tag}> is not closed")
    return reader.root


def check_html(file: bytes, paper: Document) -> None:
    """Raise NotSaidError unless the file says exactly what the document says, each text in its language, each table
    cell by cell, and holds nothing that acts or is fetched.
    """
    root = parsed(file)
    _check_quiet(root)
    _equal("texts", [_heard(one) for one in _saying(root)], [_meant(said) for said in paper.said() if _says(said)])
    _equal("headings", [(one.tag, bare(one.text)) for one in root.all("h2", "h3", "h4")], list(_headings(paper.blocks)))
    _equal("numbers", [one.text for one in root.all("span") if "number" in one.names], list(_numbers(paper.blocks)))
    tables = [block for block in paper.blocks if isinstance(block, Table) and (block.header or block.rows)]
    _equal("tables", [_grid(one) for one in root.all("table")], [_cells(block) for block in tables])
    left_over = bare("".join(_loose(root.all("body")[0])))
    _equal("text outside", left_over, "")


def _equal(what: str, found: object, wanted: object) -> None:
    if found == wanted:
        return
    if isinstance(found, list) and isinstance(wanted, list):
        pairs = enumerate([*zip(found, wanted, strict=False), ("end", "more")])
        place = next(n for n, (a, b) in pairs if a != b)
        found, wanted = found[place : place + 2], wanted[place : place + 2]
    raise NotSaidError(f"{what}: {str(found)[:400]} instead of {str(wanted)[:400]}")


def _check_quiet(root: Element) -> None:
    for one in root.walk():
        if one.tag and one.tag not in KNOWN:
            raise NotSaidError(f"<{one.tag}>")
        for key, value in one.facts.items():
            if key.startswith("on") or key in ("href", "action", "srcset") or "url(" in value:
                raise NotSaidError(f"<{one.tag} {key}={value[:60]!r}>")
            if key == "src" and not value.startswith("data:image/"):
                raise NotSaidError(f"<{one.tag} src={value[:60]!r}>")
    for sheet in root.all("style"):
        if "url(" in sheet.text or "@import" in sheet.text or "<" in sheet.text:
            raise NotSaidError("the style sheet fetches something")


def _saying(root: Element) -> list[Element]:
    return [one for one in root.all(*SAYS) if one.above and one.above.tag != "footer" and bare(one.text)]


def _loose(element: Element) -> Iterator[str]:
    """Text that stands in no element of those that say one."""
    for part in element.parts:
        if isinstance(part, str):
            yield part
        elif part.tag not in SAYS and "number" not in part.names:
            yield from _loose(part)


def _heard(one: Element) -> tuple[str, str, bool, str]:
    return bare(one.text), one.language, "borrowed" in one.names, one.facts.get("dir", "")


def _meant(said: Said) -> tuple[str, str, bool, str]:
    return bare(plain(said.text)), said.language, said.borrowed, "auto"


def _says(said: Said) -> bool:
    return bool(said.text.strip())


def _headings(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Heading(said=said, level=level) if _says(said):
                yield f"h{level + 1}", bare(plain(said.text))
            case Columns(left=left, right=right):
                yield from _headings((left, right))


def _numbers(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(said=said, number=number) if number and _says(said):
                yield number
            case Columns(left=left, right=right):
                yield from _numbers((left, right))


def _grid(table: Element) -> list[list[tuple[str, str, list[str]]]]:
    rows = [[one for one in row.parts if isinstance(one, Element)] for row in table.all("tr")]
    return [
        [(cell.tag, cell.facts.get("scope", ""), [bare(one.text) for one in cell.all("p")]) for cell in row]
        for row in rows
    ]


def _cells(table: Table) -> list[list[tuple[str, str, list[str]]]]:
    rows = [(row, ("th", "col"), ("th", "col")) for row in (table.header,) if row]
    label = ("td", "") if table.header else ("th", "row")
    rows += [(row, label, ("td", "")) for row in table.rows]
    return [
        [
            (*(others if place else first), [bare(plain(said.text)) for said in cell if _says(said)])
            for place, cell in enumerate(row)
        ]
        for row, first, others in rows
    ]


def texts_of(block: Block) -> list[str]:
    """What one block says, without white space."""
    return [bare(plain(said.text)) for said in block_texts(block)]
