"""A document as one HTML file that needs nothing else: fit to stand on a site as it is, and to be printed.

There is no script and no address in it, and a policy in its head forbids both. What a person typed is escaped, and set
in its own direction, so that no text can turn the words beside it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from ropa.documents.model import (
    Block,
    Cell,
    Columns,
    Cut,
    Document,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Said,
    Signature,
    Signer,
    Stamp,
    Table,
    Tick,
)
from ropa.documents.render.dress import Picture, line, picture
from ropa.documents.render.html_style import style_sheet
from ropa.documents.render.letters import plain

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_BOX = (
    '<svg class="box" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">'
    '<rect x="1" y="1" width="12" height="12" fill="none" stroke="currentColor"/></svg>'
)
_MANY_COLUMNS = 5


@dataclass(frozen=True)
class _Tongue:
    """The language of the page, and the second one where two stand side by side."""

    main: str
    second: str = ""


def render(document: Document) -> bytes:
    """The paper as the bytes of a file, the same for the same document."""
    tongue = _Tongue(*document.languages[:2]) if document.languages else _Tongue("en")
    body = (*_front(document, tongue), *_flow(document.blocks, tongue), *_foot(document.dress.foot))
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(tongue.main)}">',
        "<head>",
        *_head(document),
        "</head>",
        "<body>",
        *_watermark(document.dress.watermark),
        "<main>",
        *body,
        "</main>",
        "</body>",
        "</html>",
        "",
    )
    return "\n".join(lines).encode()


def _head(document: Document) -> Iterator[str]:
    title = _one_line(" / ".join(said.text for said in document.title)) or _one_line(document.kind)
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    for author in document.head[:1]:
        yield f'<meta name="author" content="{_one_line(author)}">'
    yield f"<title>{title}</title>"
    yield f"<style>{style_sheet(document)}</style>"


def _one_line(text: str) -> str:
    return escape(line(plain(text)))


def _front(document: Document, tongue: _Tongue) -> Iterator[str]:
    shown = picture(document.dress)
    if not (shown or document.title or document.subtitle):
        return
    yield "<header>"
    if shown:
        yield _logo(shown)
    for number, said in enumerate(document.title):
        yield from _told("p" if number else "h1", said, tongue, "title" if number else "")
    for said in document.subtitle:
        yield from _told("p", said, tongue, "subtitle")
    yield "</header>"


def _logo(logo: Picture) -> str:
    data = b64encode(logo.data).decode()
    size = f"width:{logo.width:.1f}mm;height:{logo.height:.1f}mm"
    return f'<img class="logo" alt="" style="{size}" src="data:image/{logo.kind};base64,{data}">'


def _watermark(word: str) -> Iterator[str]:
    if shown := _one_line(word):
        letters = max(4, len(line(plain(word))))
        yield f'<div class="watermark" aria-hidden="true" data-word="{shown}" style="--letters:{letters}"></div>'


def _foot(text: str) -> Iterator[str]:
    if shown := _one_line(text):
        yield f'<footer><p dir="auto">{shown}</p></footer>'


def _flow(blocks: Iterable[Block], tongue: _Tongue) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, tongue)


def _block(block: Block, tongue: _Tongue) -> Iterator[str]:
    match block:
        case Heading(said=said, level=level):
            return _told(f"h{min(max(level, 1), 3) + 1}", said, tongue)
        case Paragraph(said=said, note=note, number=number):
            return _paragraph(said, "note" if note else "", number, tongue)
        case Items():
            return _items(block, tongue)
        case Table():
            return _table(block, tongue)
        case Tick(said=said):
            return iter((f'<div class="tick">{_BOX}{"".join(_told("p", said, tongue))}</div>',))
        case Cut(said=said):
            return _around("div", "cut", [_words("p", said, tongue)])
        case Signature(captions=captions):
            return _around("div", "signature", [_words("p", said, tongue) for said in captions])
        case Stamp(texts=texts):
            return _around("div", "stamp", [line for one in texts for line in _told("p", one, tongue)])
        case Signer(position=position, name=name):
            sign = (_words("p", position, tongue), '<span class="line"></span>', _words("p", name, tongue))
            return _around("div", "signer", sign)
        case NewPage():
            return iter(('<hr class="page">',))
        case Columns(left=left, right=right):
            sides = [_around("div", "", list(_block(side, tongue)), empty=True) for side in (left, right)]
            return _around("div", "columns", [line for side in sides for line in side])


def _items(items: Items, tongue: _Tongue) -> Iterator[str]:
    lines = (
        line
        for place, said in enumerate(items.texts)
        for line in _told("li", said, tongue, "more" if items.led and place else "")
    )
    return _around("ol" if items.numbered else "ul", "under" if items.under else "", lines)


def _around(tag: str, name: str, lines: Iterable[str], *, empty: bool = False) -> Iterator[str]:
    """Lines inside an element; nothing around nothing, unless it keeps a place."""
    inner = tuple(lines)
    if inner or empty:
        yield f'<{tag} class="{name}">' if name else f"<{tag}>"
        yield from inner
        yield f"</{tag}>"


def _paragraph(said: Said, name: str, number: str, tongue: _Tongue) -> Iterator[str]:
    if not number or not said.text.strip():
        return _told("p", said, tongue, name)
    words = f'<span class="number">{_one_line(number)}</span> {_words("p", said, tongue, name)}'
    return iter((f'<div class="clause">{words}</div>',))


def _table(table: Table, tongue: _Tongue) -> Iterator[str]:
    if not table.header and not table.rows:
        return
    many = len(table.shares) >= _MANY_COLUMNS
    whole = sum(table.shares)
    name = "facts" if not table.header else "many" if many else ""
    yield f'<div class="table"><table class="{name}">' if name else '<div class="table"><table>'
    widths = "".join(f'<col style="width:{100 * share / whole:.2f}%">' for share in table.shares)
    yield f"<colgroup>{widths}</colgroup>"
    if table.header:
        yield "<thead>"
        yield _row(_cell("th", cell, tongue, ' scope="col"') for cell in table.header)
        yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        label = not table.header
        yield _row(
            _cell("th", cell, tongue, ' scope="row"') if label and not place else _cell("td", cell, tongue)
            for place, cell in enumerate(row)
        )
    yield "</tbody></table></div>"


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, cell: Cell, tongue: _Tongue, scope: str = "") -> str:
    """Each text in a paragraph of its own; several have a mark each, a second language stands below the first."""
    several = sum(said.language != tongue.second for said in cell) > 1
    lines = (
        _told("p", said, tongue, "second" if said.language == tongue.second else "dot" if several else "")
        for said in cell
    )
    return f"<{tag}{scope}>{''.join(line for one in lines for line in one)}</{tag}>"


def _told(tag: str, said: Said, tongue: _Tongue, name: str = "") -> Iterator[str]:
    """One text in an element; nothing where nothing is said."""
    if said.text.strip():
        yield _words(tag, said, tongue, name)


def _words(tag: str, said: Said, tongue: _Tongue, name: str = "") -> str:
    names = " ".join(one for one in (name, "borrowed" if said.borrowed else "") if one)
    marks = f' class="{names}"' if names else ""
    marks += f' lang="{escape(said.language)}"' if said.language != tongue.main else ""
    return f'<{tag}{marks} dir="auto">{escape(plain(said.text)).replace(chr(10), "<br>")}</{tag}>'
