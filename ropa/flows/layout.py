"""Where boxes and flows of a map stand: five lanes, few crossings; in points, from the upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ropa.flows.flows import HEADS, LANES, Flow, Flows, Node
from ropa.i18n import translator

SIZE = 9.0
"""Of letters, in points."""

WIDE, BETWEEN, APART, INSET, LINE = 138.0, 47.0, 8.0, 6.0, 11.5
MARGIN, HEAD = 12.0, 26.0
_SIGN = 13.0
"""Room for the sign of a box that lies abroad or is a gap."""
_MOST_LINES = 3
_SWEEPS = 6
_STRAND = 7.0
"""How far flows stand from each other where they meet a box, at most."""

Measure = Callable[[str], float]
"""How wide a text runs in letters of SIZE."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A node at its place; `lines` are its label, broken to the width of the lane."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Strand:
    """A flow as a curve between two boxes."""

    flow: Flow
    start: Point
    end: Point


@dataclass(frozen=True)
class Picture:
    """The whole map: heads of the lanes with their middle, boxes by name, curves."""

    width: float
    height: float
    heads: tuple[tuple[float, str], ...]
    boxes: Mapping[str, Box]
    strands: tuple[Strand, ...]


def lay_out(flows: Flows, measure: Measure, language: str) -> Picture:
    """The picture of these flows."""
    lanes = _ordered(flows)
    measured = {one.name: _broken(one, measure) for lane in lanes for one in lane}
    heights = {name: _height(flows.nodes[name], len(lines)) for name, lines in measured.items()}
    own = next((one.name for one in flows.nodes.values() if one.lane == "operator"), "")
    ports = max(sum(one.end == own for one in flows.flows), sum(one.start == own for one in flows.flows))
    if own:
        heights[own] = max(heights[own], ports * _STRAND / 2, 4 * LINE)
    tall = max((_sum(heights[one.name] for one in lane) for lane in lanes), default=0.0)
    boxes: dict[str, Box] = {}
    for place, lane in enumerate(lanes):
        x = MARGIN + place * (WIDE + BETWEEN)
        y = MARGIN + HEAD + (tall - _sum(heights[one.name] for one in lane)) / 2
        for one in lane:
            boxes[one.name] = Box(one, x, y, WIDE, heights[one.name], measured[one.name])
            y += heights[one.name] + APART
    tr = translator(language)
    heads = tuple((MARGIN + n * (WIDE + BETWEEN) + WIDE / 2, tr(HEADS[lane])) for n, lane in enumerate(LANES))
    width = 2 * MARGIN + len(LANES) * WIDE + (len(LANES) - 1) * BETWEEN
    return Picture(width, 2 * MARGIN + HEAD + tall, heads, boxes, tuple(_strands(flows.flows, boxes)))


def _sum(heights: Iterable[float]) -> float:
    every = tuple(heights)
    return sum(every) + APART * max(len(every) - 1, 0)


def _height(node: Node, lines: int) -> float:
    return 2 * INSET + lines * LINE if node.label else LINE / 2


def _ordered(flows: Flows) -> list[list[Node]]:
    """The boxes of each lane from top to bottom: near to what they are joined with, gaps last."""
    lanes = [[one for one in flows.nodes.values() if one.lane == lane] for lane in LANES]
    for lane in lanes:
        lane.sort(key=lambda one: (one.gap, one.abroad, one.label.casefold()))
    near: dict[str, list[str]] = {}
    for one in flows.flows:
        near.setdefault(one.start, []).append(one.end)
        near.setdefault(one.end, []).append(one.start)
    for sweep in range(_SWEEPS):
        for beside, lane in pairwise(lanes if sweep % 2 else lanes[::-1]):
            place = {one.name: n / max(len(beside) - 1, 1) for n, one in enumerate(beside)}
            if len(beside) > 1:
                middle = {one.name: _middle(place, near.get(one.name, ())) for one in lane}
                lane.sort(key=lambda one: (one.gap, middle[one.name]))
    return lanes


def _middle(place: Mapping[str, float], near: Sequence[str]) -> float:
    found = [place[one] for one in near if one in place]
    return sum(found) / len(found) if found else 0.5


def _broken(node: Node, measure: Measure) -> tuple[str, ...]:
    """The label in lines, as many as a box has at most; what is left is shown by an ellipsis."""
    room = WIDE - 2 * INSET - (_SIGN if node.abroad or node.gap else 0)
    lines: list[str] = []
    for word in (piece for one in node.label.split() for piece in _pieces(one, room, measure)):
        if lines and measure(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1]
        while last and measure(f"{last}…") > room:
            last = last[:-1].rstrip()
        lines = [*lines[: _MOST_LINES - 1], f"{last}…"]
    return tuple(lines)


def _pieces(word: str, room: float, measure: Measure) -> Iterable[str]:
    """A word that is wider than a box, in pieces."""
    while measure(word) > room and len(word) > 1:
        short = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or measure(word[:n]) <= room)
        yield word[:short]
        word = word[short:]
    yield word


def _strands(flows: Sequence[Flow], boxes: Mapping[str, Box]) -> Iterable[Strand]:
    """Curves; those that meet at one side of a box stand apart, in the order of where they come from."""
    ends = _ports(flows, boxes, lambda one: one.end, lambda one: one.start)
    starts = _ports(flows, boxes, lambda one: one.start, lambda one: one.end)
    for one in flows:
        start, end = boxes[one.start], boxes[one.end]
        yield Strand(one, (start.x + start.width, starts[one]), (end.x, ends[one]))


def _ports(
    flows: Sequence[Flow], boxes: Mapping[str, Box], at: Callable[[Flow], str], other: Callable[[Flow], str]
) -> dict[Flow, float]:
    by_box: dict[str, list[Flow]] = {}
    for one in flows:
        by_box.setdefault(at(one), []).append(one)
    found: dict[Flow, float] = {}
    for name, several in by_box.items():
        box = boxes[name]
        several.sort(key=lambda one: boxes[other(one)].y)
        step = min(_STRAND, (box.height - 4) / len(several))
        first = box.y + box.height / 2 - step * (len(several) - 1) / 2
        found |= {one: first + n * step for n, one in enumerate(several)}
    return found
