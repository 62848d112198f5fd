"""Lines of a text made into blocks: paragraphs, headings and items of lists, however a file had broken them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ropa.i18n import LANGUAGES
from ropa.reference import catalogue

_RULE = re.compile(r"[-=~_*#—–\s]{3,}|\d{1,4}\s?(?:/|из|of)\s?\d{1,4}")
_BULLET = re.compile(r"[-–—•·▪◦●○■□◆►‣⁃*|>☐☑✓✔+](?=\D)[-–—•·▪◦●○■□◆►‣⁃*|>☐☑✓✔\s]*")
_NUMBER = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|\(?[a-zа-яәғқңөұүһі]\))(?=\s|[^\W\d])\s*"
)
_CLOSED = re.compile(r"[.:;!?…]$")
_HEADING_WORDS = 12
_PAGE = range(60, 141)
"""Where nearly all lines are no longer than so many characters, they were broken to fit a page."""
_LONG = 60
_OPEN_NAME = re.compile(r"«[^»]{1,40}$")
"""A name that a narrow cell breaks."""
_LABEL = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^:.;]{0,40}:(?=\s|$)")
_SHORT = frozenset(
    "ст г гг ул им др пр тел каб оф д кв обл эл т.е т.д т.п т.к тыс млн руб тг п пп ч стр корп гор пос мкр просп"  # noqa: SIM905
    " см напр no art st ltd inc corp co apt tel e.g i.e etc vs mr ms dr dept fig ave ж жж қ көш т.б т.с.с".split()
)
"""Words whose full stop ends no sentence."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_a-zа-яё]")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or item. `number`: how it is numbered ("2.1"); `item`: it has a bullet or a number."""

    text: str
    number: str = ""
    item: bool = False
    after_gap: bool = False
    heading: bool = False

    @property
    def labelled(self) -> bool:
        """Whether it begins with what its value is: "Phone: ..."."""
        return _LABEL.match(self.text) is not None


def shortened(text: str) -> bool:
    """Whether a text, its full stop taken off, ends in an abbreviation or initial."""
    word = re.split(r"[\s(«\"]", text[-12:])[-1]
    return word.casefold().replace("ё", "е") in _SHORT or _INITIALS.fullmatch(word) is not None


def blocks(text: str) -> list[Block]:
    """The blocks of a clean text, in order, headings marked."""
    return _marked(list(_joined(text)))


def _joined(text: str) -> Iterator[Block]:
    """Lines, those joined that one sentence was broken into."""
    lines = [" ".join(line.split()) for line in text.replace("\u00ad", "").split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    widest = lengths[-1 - len(lengths) // 50] if lengths else 0
    width = widest if widest in _PAGE else 0
    kept: list[str] = []
    gap = after_gap = False
    for line in lines:
        if _RULE.fullmatch(line) and line.strip(" *"):
            if kept and line[0] in "-=~":
                yield replace(_block(kept, after_gap), heading=True)
                kept = []
            continue
        if kept and (not line or not _goes_on(kept[-1], line, width)):
            yield _block(kept, after_gap)
            kept = []
        if line:
            after_gap = gap if not kept else after_gap
            kept.append(line)
        gap = not line
    if kept:
        yield _block(kept, after_gap)


def _goes_on(above: str, line: str, width: int) -> bool:
    """Whether a line continues the one above it; `width`: of the page for which lines were broken, else 0."""
    full = len(above) >= (0.6 * width or _LONG)
    if (above.endswith(".") and shortened(above[:-1])) or _OPEN_NAME.search(above):
        return True
    if _BULLET.match(line) or _NUMBER.match(line) or _LABEL.match(line) or _CLOSED.search(above):
        broken = len(above) + len(line.partition(" ")[0]) >= 0.97 * width
        colon = (
            above.endswith(":") and broken and not (_BULLET.match(line) or _NUMBER.match(line) or _LABEL.match(line))
        )
        return bool(width and full and (colon or (above.endswith((".", ";")) and line[0].islower())))
    if (above.rpartition(" ")[2].casefold(), line.partition(" ")[0].rstrip(",;.").casefold()) in _neighbours():
        return True
    if above.endswith(("-", ",")) and not above.endswith(" -"):
        return True
    if line[0].islower() or line[0] in "(«":
        return full or above[-1] in "(«“" or bool(width and not _NUMBER.match(above))
    return bool(width) and full


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    """Words that stand side by side in names of countries, which cells of tables break at their great letters."""
    names = (
        one.names[language].casefold().split() for one in catalogue("countries").values() for language in LANGUAGES
    )
    return frozenset(pair for words in names for pair in pairwise(words))


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
    if len(text.split()) > _HEADING_WORDS or "|" in text:
        return False
    longer = follower.item or _CLOSED.search(follower.text) is not None or len(follower.text) > 2 * len(text)
    if block.number.isdecimal():
        number = int(block.number)
        return number in (last + 1, last + 2) or (number > last and (text.isupper() or block.after_gap))
    if block.number:
        return block.number[0].isdecimal() and longer and follower.number != _next(block.number)
    return not block.item and (text.isupper() or (block.after_gap and longer))


def _next(number: str) -> str:
    """The number that comes after "2.1"."""
    head, _, tail = number.rpartition(".")
    return f"{head}.{int(tail) + 1}" if tail.isdecimal() else ""
