"""What reading and comparing published texts costs: ten pages read, sixty pages compared with a register.

There is no rival: the goals are a fifth of a second and three seconds.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ropa.actions.sample import sample_uid
from ropa.comparing.whole import compare
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.i18n import LANGUAGES
from ropa.reading.whole import read_text
from ropa.store.reading import holdings
from tests.bench.figures import Line, best, show
from tests.bench.papers import sample

DAY = dt.date(2026, 11, 26)
PAGE = 3_000
"""Characters of a page."""
READ, COMPARED = 10, 60
ROUNDS = 5


def lines() -> Iterator[Line]:
    """All figures, of the language that takes longest."""
    with tempfile.TemporaryDirectory() as folder:
        register = sample(Path(folder))
        held = register.ask(holdings, sample_uid("tumar", "operator"))
        register.close()
    (paper,) = KINDS_OF_PAPER["policy"](held, Scope(DAY, drafts=True))
    texts = {language: FORMATS["txt"](paper.document((language,))).decode() for language in LANGUAGES}
    short = {language: _pages(text, READ) for language, text in texts.items()}
    long = {language: _pages(text, COMPARED) for language, text in texts.items()}
    for text in short.values():
        read_text(text)
    read = best({language: lambda text=text: read_text(text) for language, text in short.items()}, ROUNDS)
    told = best({language: lambda text=text: compare(held, text, DAY) for language, text in long.items()}, ROUNDS)
    yield Line(f"reading a text of {READ} pages", max(read.values()) * 1000, "200 ms", 200, goal=1)
    what = f"a text of {COMPARED} pages compared with the register"
    yield Line(what, max(told.values()) * 1000, "3 s", 3_000, goal=1)


def _pages(text: str, number: int) -> str:
    return (text * (number * PAGE // len(text) + 1))[: number * PAGE]


if __name__ == "__main__":
    show(lines())
