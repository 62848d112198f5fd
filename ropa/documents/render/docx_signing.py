"""What is signed in a Word paper: lines to be filled in, the stamp of an approval, a signer."""

from __future__ import annotations

from ropa.documents.model import Said, Signer, Stamp
from ropa.documents.render.docx_ink import Element, blank, paragraph, tag, w
from ropa.documents.render.docx_tables import Place, keep_with_next, ruled, unruled, widths

_LINE, _LINE_GAP, _LINE_SHORTEST = 4600, 280, 2000

_NARROW = 6000
"""A column of two languages, in twips: what stands side by side on a whole page stands one below the other here."""

_WIDE_SHARES, _NARROW_SHARES = (44, 3, 24, 3, 26), (44, 5, 51)
_PEN_ROOM = 480


def signature(captions: tuple[Said, ...], place: Place) -> list[Element]:
    """Lines to write on, as many side by side as fit, each with its caption below."""
    if not captions:
        return []
    most = max(1, min(4, place.width // _LINE_SHORTEST))
    deep = -(-len(captions) // most)
    wide = -(-len(captions) // deep)
    line = min(_LINE, (place.width - _LINE_GAP * (wide - 1)) // wide)
    widths = [line, *[_LINE_GAP, line] * (wide - 1)]
    lines = []
    for start in range(0, len(captions), wide):
        under = captions[start : start + wide]
        said = [_caption(text, line) for text in under]
        empty = [unruled(width, "SignatureLine") for width in widths]
        spread = [cell for one in said for cell in (unruled(_LINE_GAP, "Signature"), one)][1:]
        spread += [unruled(width, "Signature") for width in widths[len(spread) :]]
        lines += [
            w("tr", w("trPr", w("cantSplit"), w("trHeight", val=620, hRule="atLeast")), *empty),
            w("tr", w("trPr", w("cantSplit")), *spread),
        ]
    keep_with_next(lines[:-1])
    return ruled(lines, widths, sum(widths), "Beside")


def _caption(said: Said, width: int) -> Element:
    rule = w("tcBorders", w("top", val="single", sz=6, space=0, color="000000"))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), rule), paragraph(said, "Signature"))


def stamp(block: Stamp, place: Place) -> list[Element]:
    """Lines in the right half of the page; a narrow column is left more of its width."""
    indent = place.width // (4 if place.width < _NARROW else 2)
    lines = [paragraph(said, "Stamp", indent=w("ind", left=indent)) for said in block.texts]
    keep_with_next(lines)
    return [*lines, blank("Gap")] if lines else []


def cut(said: Said) -> Element:
    """What says that a part is torn off, below a dashed line."""
    line = paragraph(said, "Note")
    line.find(tag("pPr")).insert(1, w("pBdr", w("top", val="dashed", sz=6, space=2, color="808080")))
    return line


def signer(block: Signer, place: Place) -> list[Element]:
    """A position, a line to sign on and a name that ends beside it; in a narrow column the position stands above."""
    if place.width < _NARROW:
        above = paragraph(block.position, "Signer")
        keep_with_next([above])
        return [above, *_signing_line([], block.name, _NARROW_SHARES, place.width)]
    return _signing_line([block.position], block.name, _WIDE_SHARES, place.width)


def _signing_line(position: list[Said], name: Said, shares: tuple[int, ...], width: int) -> list[Element]:
    wide = widths(shares, width)
    titles = [_at_the_foot(said, column) for said, column in zip(position, wide, strict=False)]
    gap = [unruled(column, "Signer") for column in wide[1:2] if titles]
    line, apart, last = wide[-3:]
    rule = w("tcBorders", w("bottom", val="single", sz=6, space=0, color="000000"))
    sign = w("tc", w("tcPr", w("tcW", w=line, type="dxa"), rule), blank("Signer"))
    look = w("trPr", w("cantSplit"), w("trHeight", val=_PEN_ROOM, hRule="atLeast"))
    row = w("tr", look, *titles, *gap, sign, unruled(apart, "Signer"), _at_the_foot(name, last))
    return ruled([row], shares, width, "Beside")


def _at_the_foot(said: Said, width: int) -> Element:
    look = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="bottom"))
    return w("tc", look, paragraph(said, "Signer"))
