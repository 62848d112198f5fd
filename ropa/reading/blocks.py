"""Lines of a text made into blocks: paragraphs, headings and items of lists, however a file had broken them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_RULE = re.compile(r"[-=~_*#—–\s]{3,}")
_BULLET = re.compile(r"[-–—•·▪◦●○■□◆►‣⁃*|>☐☑✓✔+](?=\D)[-–—•·▪◦●○■□◆►‣⁃*|>☐☑✓✔\s]*")
_NUMBER = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|\(?[a-zа-яәғқңөұүһі]\))(?=\s|[^\W\d])\s*"
)
_OPEN = re.compile(r"[.:;!?…]$")
_HEADING_WORDS = 12
_PAGE = range(60, 141)
"""Where the longest line has so many characters, lines were broken to fit a page."""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or item. `number`: how it is numbered ("2.1"); `item`: it has a bullet or a number."""

    text: str
    number: str = ""
    item: bool = False
    after_gap: bool = False
    heading: bool = False


def blocks(text: str) -> list[Block]:
    """The blocks of a clean text, in order, headings marked."""
    return _marked(list(_joined(text)))


def _joined(text: str) -> Iterator[Block]:
    """Lines, those joined that one sentence was broken into."""
    lines = [" ".join(line.split()) for line in text.replace("\u00ad", "").split("\n")]
    longest = max((len(line) for line in lines), default=0)
    full = 0.6 * longest if longest in _PAGE else None
    kept: list[str] = []
    gap = after_gap = False
    for line in lines:
        if _RULE.fullmatch(line) and line.strip(" *"):
            if kept and line[0] in "-=~":
                yield replace(_block(kept, after_gap), heading=True)
                kept = []
            continue
        if kept and (not line or not _goes_on(kept[-1], line, full)):
            yield _block(kept, after_gap)
            kept = []
        if line:
            after_gap = gap if not kept else after_gap
            kept.append(line)
        gap = not line
    if kept:
        yield _block(kept, after_gap)


def _goes_on(above: str, line: str, full: float | None) -> bool:
    """Whether a line continues the one above it."""
    if _BULLET.match(line) or _NUMBER.match(line) or _OPEN.search(above):
        return bool(full and above.endswith((".", ";")) and len(above) >= full and line[0].islower())
    if above.endswith(("-", ",")) and not above.endswith(" -"):
        return True
    return line[0].islower() or line[0] in "(«" or (full is not None and len(above) >= full)


def _block(lines: list[str], after_gap: bool) -> Block:
    text = lines[0]
    for line in lines[1:]:
        text += line if text.endswith("-") and text[-2:-1].isalpha() and line[0].islower() else f" {line}"
    bare = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    item = bare != text
    number = ""
    while found := _NUMBER.match(bare):
        number, bare, item = found.group(1).strip("().").lower(), bare[found.end() :], True
    return Block(bare.strip(" |"), number, item, after_gap)


def _marked(found: list[Block]) -> list[Block]:
    """The blocks with headings told: underlined, in capitals, numbered one after the other, or short and alone."""
    last = 0
    told: list[Block] = []
    for place, block in enumerate(found):
        follower = found[place + 1] if place + 1 < len(found) else None
        heading = block.heading or _is_heading(block, follower, last)
        if heading and block.number.isdecimal():
            last = int(block.number)
        told.append(replace(block, heading=heading))
    return told


def _is_heading(block: Block, follower: Block | None, last: int) -> bool:
    text = block.text
    if not text or follower is None or text[-1] in ".;,:!" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if len(text.split()) > _HEADING_WORDS:
        return False
    if block.number:
        return block.number.isdecimal() and int(block.number) == last + 1
    longer = follower.item or _OPEN.search(follower.text) is not None or len(follower.text) > 2 * len(text)
    return not block.item and (text.isupper() or (block.after_gap and longer))
