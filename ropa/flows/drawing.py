"""How a map is drawn, whatever the ink: curves below, boxes above them, signs beside words. Colour is never the only
sign: what goes abroad is dashed and has an arrow, what nobody answered is dotted and has a question mark.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from ropa.flows.flows import Flow, Node
from ropa.flows.layout import INSET, LINE, MARGIN, SIZE, Box, Picture, Point, Strand
from ropa.i18n import N_, translator

SOLID: tuple[float, ...] = ()
DASHED, DOTTED = (5.0, 3.0), (1.2, 2.6)

ABROAD, GAP = "↗", "?"
"""Signs in the corner of a box."""

FAINT = "line"
"""The colour of flows that are not asked for."""

RADIUS = 4.0
"""Of the corners of a box."""


class Ink(Protocol):
    """What a map is drawn with. Colours are roles: text, muted, line, frame, card, accent, accent_soft, warning,
    warning_soft, info, info_soft.
    """

    def curve(self, start: Point, end: Point, role: str, width: float, dashes: tuple[float, ...]) -> None:
        """From left to right, leaving and arriving level."""

    def box(
        self, place: tuple[float, float, float, float], fill: str, edge: str, dashes: tuple[float, ...], width: float
    ) -> None:
        """A rectangle with round corners: x, y, width, height."""

    def text(self, at: Point, text: str, role: str, *, bold: bool, centred: bool) -> None:
        """Letters of SIZE standing on a line; `at` is their beginning or their middle."""


def draw(picture: Picture, ink: Ink, near: Collection[Flow] | None = None) -> None:
    """Draw the picture; where some flows are asked for (`near`), they stand out and the others are faint."""
    for middle, head in picture.heads:
        ink.text((middle, MARGIN + SIZE), head, "muted", bold=True, centred=True)
    for faint in (True, False):
        for strand in picture.strands:
            if faint == (near is not None and strand.flow not in near):
                _strand(strand, ink, faint=faint)
    lit = None if near is None else {one.end for one in near}
    for box in picture.boxes.values():
        if box.node.label:
            _box(box, ink)
        else:
            role, dashes, width = _line(box.node.abroad, box.node.gap)
            role = role if lit is None or box.node.name in lit else FAINT
            middle = box.y + box.height / 2
            ink.curve((box.x, middle), (box.x + box.width, middle), role, width, dashes)


def legend(language: str) -> str:
    """What the signs mean."""
    words = translator(language)(N_("{abroad} abroad, dashed · {gap} not answered, dotted"))
    return words.format(abroad=ABROAD, gap=GAP)


def _line(abroad: bool, gap: bool) -> tuple[str, tuple[float, ...], float]:
    if gap:
        return "warning", DOTTED, 1.3
    return ("info", DASHED, 1.3) if abroad else ("frame", SOLID, 0.9)


def _strand(strand: Strand, ink: Ink, *, faint: bool) -> None:
    role, dashes, width = _line(strand.flow.abroad, strand.flow.gap)
    ink.curve(strand.start, strand.end, FAINT if faint else role, width, dashes)


def _box(box: Box, ink: Ink) -> None:
    node = box.node
    fill, edge, dashes = _wear(node)
    ink.box((box.x, box.y, box.width, box.height), fill, edge, dashes, 1.6 if node.kind == "operator" else 1.0)
    top = box.y + (box.height - len(box.lines) * LINE) / 2 + LINE - (LINE - SIZE)
    for n, line in enumerate(box.lines):
        ink.text((box.x + INSET, top + n * LINE), line, "text", bold=node.kind == "operator", centred=False)
    if sign := GAP if node.gap else ABROAD if node.abroad else "":
        at = (box.x + box.width - INSET - SIZE / 3, box.y + box.height / 2 + SIZE / 3)
        ink.text(at, sign, edge, bold=True, centred=True)


def _wear(node: Node) -> tuple[str, str, tuple[float, ...]]:
    if node.gap:
        return "warning_soft", "warning", DOTTED
    if node.abroad:
        return "info_soft", "info", DASHED
    return ("accent_soft", "accent", SOLID) if node.kind == "operator" else ("card", "frame", SOLID)
