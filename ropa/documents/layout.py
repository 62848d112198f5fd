"""How a paper is laid out: what its record keeps of it, as plain pairs, and a document dressed so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ropa.documents.model import Block, Columns, Document, Paragraph, Said, Stamp, block_texts
from ropa.documents.wording import wording
from ropa.holdings import Plain

PLACE = "place."


@dataclass(frozen=True)
class Layout:
    """`landscape` None: as the kind of paper lies by itself. `without`: sections left out. `order_line`: an issued
    edition begins with the order that approved it. `place`: of signing, by language.
    """

    landscape: bool | None = None
    without: frozenset[str] = frozenset()
    drafts: bool = False
    logo: bool = False
    colour: str = ""
    font: str = ""
    order_line: bool = False
    watermark: bool = True
    place: Mapping[str, str] = field(default_factory=dict)


def layout(record: Plain | None) -> Layout:
    """The layout that the record of a paper keeps; the usual one where nothing is kept."""
    kept = dict(record["options"] or ()) if record else {}
    lies = kept.get("landscape")
    return Layout(
        landscape=None if lies is None else lies == "yes",
        without=frozenset(kept.get("without", "").split()),
        drafts=kept.get("drafts") == "yes",
        logo=kept.get("logo") == "yes",
        colour=kept.get("colour", ""),
        font=kept.get("font", ""),
        order_line=kept.get("order_line") == "yes",
        watermark=kept.get("watermark") != "no",
        place={key.removeprefix(PLACE): text for key, text in kept.items() if key.startswith(PLACE)},
    )


def pairs(wanted: Layout, law: str = "") -> tuple[tuple[str, str], ...]:
    """A layout as the record keeps it: what is as usual is not kept."""
    kept = {f"{PLACE}{language}": text for language, text in wanted.place.items() if text.strip()}
    if wanted.landscape is not None:
        kept["landscape"] = "yes" if wanted.landscape else "no"
    if wanted.without:
        kept["without"] = " ".join(sorted(wanted.without))
    kept |= {key: "yes" for key in ("drafts", "logo", "order_line") if getattr(wanted, key)}
    kept |= {key: text for key in ("colour", "font") if (text := getattr(wanted, key))}
    if not wanted.watermark:
        kept["watermark"] = "no"
    if law:
        kept["law"] = law
    return tuple(sorted(kept.items()))


def dressed(document: Document, wanted: Layout, logo: bytes = b"") -> Document:
    """A paper as its layout wants it."""
    dress = replace(document.dress, colour=wanted.colour, font=wanted.font, logo=logo if wanted.logo else b"")
    landscape = document.landscape if wanted.landscape is None else wanted.landscape
    return replace(document, dress=dress, landscape=landscape)


def draft(document: Document, wanted: Layout) -> Document:
    """A paper that may not be issued as it is says so across each page."""
    if not wanted.watermark or not any(one.borrowed for one in document.said()):
        return document
    words = " · ".join(wording("shared", language)("watermark") for language in document.languages)
    return replace(document, dress=replace(document.dress, watermark=words))


def approved(document: Document, lines: Mapping[str, Mapping[str, str]]) -> Document:
    """With the lines of an approval at the right above the text, by the key of what each says its words by language.

    A paper that leaves room for these lines has them there; one that is approved by its own words stays as it is.
    """
    sides = [Stamp(tuple(Said(words[one], key, one) for key, words in lines.items())) for one in document.languages]
    above: Block = sides[0] if len(sides) == 1 else Columns(*sides)
    for n, block in enumerate(document.blocks):
        if _approves(block):
            room = all(one.key in lines for one in block_texts(block))
            blocks = (*document.blocks[:n], above, *document.blocks[n + 1 :])
            return replace(document, blocks=blocks) if room else document
    return replace(document, blocks=(above, *document.blocks))


def _approves(block: Block) -> bool:
    one = block.left if isinstance(block, Columns) else block
    return isinstance(one, Stamp) and one.approves


def placed(document: Document, wanted: Layout) -> Document:
    """With the place of signing below the title, where every language of the paper has it."""
    if not all(wanted.place.get(one) for one in document.languages):
        return document
    sides = [Paragraph(Said(wanted.place[one], "layout.place", one)) for one in document.languages]
    below: Block = sides[0] if len(sides) == 1 else Columns(*sides)
    return replace(document, blocks=(below, *document.blocks))


def footed(document: Document, foot: str) -> Document:
    """With a line in the foot of each page."""
    return replace(document, dress=replace(document.dress, foot=foot))
