"""Pieces onto pages: what must stand together stays together, whatever is too long is cut where it may be cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ropa.documents.render.pdf_ink import Ink

_FUZZ = 0.01

_LEAST = 120.0
"""The page that ends a paper or a part of it holds so much, if need be at the cost of the page before."""

EMPTY = 1 / 3
"""So much of a page is not left empty for the sake of what would rather stand together."""

_SOME = 150.0
"""What leads to a table is not cut unless it is longer."""


@dataclass(frozen=True)
class Room:
    """What is left of a page for a piece. `forced`: it begins the page. `empty`: how much stays empty where neither it
    nor what leads to it stands there.
    """

    height: float
    forced: bool
    empty: float


class Piece(Protocol):
    """Something laid out that takes a height; it may be cut into two."""

    @property
    def before(self) -> float:
        """Space above, unless it begins a page."""

    @property
    def after(self) -> float:
        """Space below."""

    @property
    def keep(self) -> bool:
        """Stays with what follows."""

    @property
    def cling(self) -> bool:
        """Stays with what precedes."""

    @property
    def lets_go(self) -> bool:
        """Stays with what precedes, unless half a page would stay empty for it."""

    @property
    def height(self) -> float:
        """Without the space around it."""

    def split(self, room: Room) -> tuple[Piece, Piece] | None:
        """What fits into the room, and the rest; None where it may not be cut."""

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Its marks, its upper left corner given."""


Placed = tuple[float, Piece]
"""A piece and how deep below the top of its page it stands."""


_State = tuple[Sequence[Piece], int]
"""Where a page begins: what is left of pieces tied to each other, and the number of the piece after them."""


def paginate(pieces: Iterable[Piece | None], room: float) -> list[list[Placed]]:
    """The pieces on pages of a height; None begins a new page."""
    return [page for part in _parts(pieces) for page in _pages(part, room)] or [[]]


def _parts(pieces: Iterable[Piece | None]) -> Iterator[Sequence[Piece]]:
    """What stands between two new pages."""
    part: list[Piece] = []
    for piece in pieces:
        if piece is not None:
            part.append(piece)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _pages(part: Sequence[Piece], room: float) -> list[list[Placed]]:
    """One part. Where its last page has next to nothing, the page before is set as if it were lower."""
    starts: list[_State] = [((), 0)]
    pages = []
    while starts[-1] != ((), len(part)):
        page, rest = _page(part, starts[-1], room)
        pages.append(page)
        starts.append(rest)
    lack = _LEAST - _depth(pages[-1])[0]
    if len(pages) > 1 and lack > 0:
        before, rest = _page(part, starts[-3], _depth(pages[-2])[0] - lack)
        last, end = _page(part, rest, room)
        if end == starts[-1] and _depth(before)[0] > room / 2:
            pages[-2:] = [before, last]
    return pages


def _page(part: Sequence[Piece], start: _State, room: float) -> tuple[list[Placed], _State]:
    """One page, and where the next begins."""
    page: list[Placed] = []
    rest, at = start
    while rest or at < len(part):
        chain = rest or _chain(part, at)
        at += 0 if rest else len(chain)
        placed, rest = _fill(chain, page, room)
        page += placed
        if rest:
            break
    return page, (rest, at)


def _chain(part: Sequence[Piece], at: int) -> Sequence[Piece]:
    """The next pieces that are tied to each other."""
    end = at + 1
    while end < len(part) and (part[end - 1].keep or part[end].cling or part[end].lets_go):
        end += 1
    return part[at:end]


def _fill(chain: Sequence[Piece], page: list[Placed], room: float) -> tuple[list[Placed], Sequence[Piece]]:
    """What of a chain goes onto the page, and what is left of it.

    The first piece that does not fit is cut; where it may not be, the one before it is, so that a part of it moves on
    with what it is tied to; where nothing may be cut, the whole chain goes to the next page.
    """
    placed: list[Placed] = []
    used, space, fresh = _depth(page)
    for number, piece in enumerate(chain):
        top = used if fresh and not placed else used + max(space, piece.before)
        if top + piece.height <= room + _FUZZ:
            placed.append((top, piece))
            used, space = top + piece.height, piece.after
            continue
        alone = fresh and not placed
        empty = room - _depth(page)[0]
        parts = None if _leads(piece) and not alone else piece.split(Room(room - top, alone, empty))
        if parts:
            return [*placed, (top, parts[0])], [parts[1], *chain[number + 1 :]]
        if alone:
            return [(top, piece)], chain[1:]
        loose = [place for place in range(1, number + 1) if chain[place].lets_go]
        if loose and empty > room / 2:
            return placed[: loose[-1]], chain[loose[-1] :]
        for back in reversed(range(number)):
            less = Room(chain[back].height - 1, forced=False, empty=empty)
            parts = None if _leads(chain[back]) else chain[back].split(less)
            if parts:
                return [*placed[:back], (placed[back][0], parts[0])], [parts[1], *chain[back + 1 :]]
        return (placed, chain[number:]) if fresh else ([], chain)
    return placed, ()


def _leads(piece: Piece) -> bool:
    """A heading, or some words before a table or a list: they are not torn from it, and so not cut."""
    return piece.keep and piece.height <= _SOME


def _depth(page: list[Placed]) -> tuple[float, float, bool]:
    """How much of a page is used, the space its last piece asks for, and whether it is empty."""
    if not page:
        return 0.0, 0.0, True
    top, last = page[-1]
    return top + last.height, last.after, False
