"""Pages of a printed text made into one that flows: a head or foot between two would part the sentence that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

PAGE = "\f"
"""What stands between two pages."""
_MOST_LINES = 4
"""Of a head or a foot."""


def flowing(text: str) -> str:
    """The pages one below the other without the lines that each begins with, or ends with, like the others. The first
    head and the last foot are kept, for a title may stand there.
    """
    pages = [page.splitlines() for page in text.split(PAGE)]
    if len(pages) == 1:
        return text
    head = _alike(pages[1:] if len(pages) > 2 else pages)  # a title page often has none
    foot = _alike([page[::-1] for page in pages])
    bodies = [pages[0], *(page[head:] for page in pages[1:])]
    bodies = [*(page[: len(page) - foot] for page in bodies[:-1]), bodies[-1]]
    return "\n".join(line for page in bodies for line in page)


def _alike(pages: Sequence[Sequence[str]]) -> int:
    """How many lines all pages begin with, but for their numbers."""
    known = [[re.sub(r"\d+", "0", line).strip() for line in page[:_MOST_LINES]] for page in pages]
    return next((n for n, lines in enumerate(zip(*known, strict=False)) if len(set(lines)) > 1), min(map(len, known)))
