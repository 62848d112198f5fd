"""Pieces onto pages: what must stand together stays together, whatever is too long is cut where it may be cut."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Protocol

from ropa.documents.render.pdf_ink import Ink

_FUZZ = 0.01

_LITTLE, _SOME = 45.0, 150.0
"""A last page with so little on it takes more from the page before, but no more than some; what leads to a table is
not cut unless it is longer.
"""


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
    def height(self) -> float:
        """Without the space around it."""

    def split(self, room: float, forced: bool) -> tuple[Piece, Piece] | None:
        """What fits into the room, and the rest; None where it may not be cut. `forced`: on a page of its own."""

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Its marks, its upper left corner given."""


Placed = tuple[float, Piece]
"""A piece and how deep below the top of its page it stands."""


def paginate(pieces: Iterable[Piece | None], room: float) -> list[list[Placed]]:
    """The pieces on pages of a height; None begins a new page."""
    todo = deque(pieces)
    pages: list[list[Placed]] = [[]]
    pushed = False
    while todo:
        chain = _chain(todo)
        if not chain and pages[-1]:
            pages.append([])
            pushed = False
        while chain:
            asked = chain
            placed, chain = _fill(chain, pages[-1], room)
            pages[-1] += placed
            if chain:
                pages.append([])
                pushed = any(chain[0] is one for one in asked)
    if len(pages) > 1 and not pages[-1]:
        pages.pop()
    elif pushed:
        _share(pages, room)
    return pages


def _share(pages: list[list[Placed]], room: float) -> None:
    """A last page that has next to nothing takes what stands before it too, with what that is tied to."""
    before, last = pages[-2:]
    if _depth(last)[0] > _LITTLE:
        return
    at = len(before) - 1
    while at > 0 and (before[at - 1][1].keep or before[at][1].cling):
        at -= 1
    if at <= 0 or _depth(before)[0] - before[at][0] > _SOME:
        return
    placed, rest = _fill([piece for _, piece in (*before[at:], *last)], [], room)
    if not rest:
        pages[-2:] = [before[:at], placed]


def _chain(todo: deque[Piece | None]) -> Sequence[Piece]:
    """The next pieces that are tied to each other; none at a new page."""
    first = todo.popleft()
    if first is None:
        return ()
    chain = [first]
    while todo and (after := todo[0]) is not None and (chain[-1].keep or after.cling):
        chain.append(after)
        todo.popleft()
    return chain


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
        parts = None if _leads(piece) and not alone else piece.split(room - top, alone)
        if parts:
            return [*placed, (top, parts[0])], [parts[1], *chain[number + 1 :]]
        if alone:
            return [(top, piece)], chain[1:]
        for back in reversed(range(number)):
            parts = None if _leads(chain[back]) else chain[back].split(chain[back].height - 1, False)
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
