"""Many papers into a folder: in this process, or in several; and a manifest of what was written.

A process is given plain holdings and never a register.
"""

from __future__ import annotations

import csv
import hashlib
import io
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ropa.documents.papers import KINDS_OF_PAPER, file_stem, papers
from ropa.documents.render import FORMATS, without_glyph
from ropa.documents.scope import Scope
from ropa.errors import RopaError
from ropa.exchange.files import file_name, write_new
from ropa.holdings import Holdings
from ropa.i18n import N_
from ropa.progress import Progress

AT_ONCE = 8
"""Papers that a process is given at a time: between two of these a batch can be cancelled."""

MANY = 32
"""Files from which it is worth starting processes."""

_AWAY = 12
"""Portions that are away in processes, or made and not told yet."""

_FORMULA = tuple("=+-@\t\r")


@dataclass(frozen=True)
class Request:
    """One paper that is wanted: its kind, what tells it from others of the kind, its languages."""

    kind: str
    about: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """Papers of one operator, and how they are wanted."""

    held: Holdings
    requests: tuple[Request, ...]
    scope: Scope
    formats: tuple[str, ...]
    folder: Path

    @property
    def files(self) -> int:
        """How many files that makes."""
        return len(self.requests) * len(self.formats)


@dataclass(frozen=True)
class Written:
    """One file that lies in the folder now. `missing`: places where facts or words are wanted; `glyphs`: codes that
    stand in a PDF for characters that its font lacks.
    """

    name: str
    sha256: str
    size: int
    operator: str
    operator_name: str
    kind: str
    about: str
    languages: str
    format: str
    missing: int = 0
    glyphs: tuple[str, ...] = ()


class Unwatched:
    """Nobody watches the progress, and nobody cancels."""

    def step(self, done: int, total: int) -> None:
        """See `Progress`."""


def write_papers(share: Share, progress: Progress, wrote: Callable[[Written], None]) -> None:
    """Write the papers of one operator, each file whole or not at all; `wrote` is called after each."""
    held, scope = share.held, share.scope
    for n, one in enumerate(share.requests):
        progress.step(n, len(share.requests))
        every = papers(held, (one.kind,), scope)
        paper = next((paper for paper in every if paper.about == one.about), None)
        if paper is None:
            raise RopaError(N_("The paper “{title}” is not there any more."), title=f"{one.kind} {one.about}".strip())
        document = paper.document(one.languages)
        stem = file_stem(held, paper, one.languages)
        for name in share.formats:
            progress.step(n, len(share.requests))
            data = FORMATS[name](document)
            progress.step(n, len(share.requests))
            path = write_new(share.folder, file_name(stem, name), data)
            operator = held.name(held.operator, one.languages[0])[0]
            missing = 0 if KINDS_OF_PAPER[one.kind].records else sum(said.borrowed for said in document.said())
            glyphs = without_glyph(document) if name == "pdf" else ()
            facts = (held.operator.ref, operator, one.kind, one.about, "+".join(one.languages), name)
            wrote(Written(path.name, hashlib.sha256(data).hexdigest(), len(data), *facts, missing, glyphs))


def written_of(share: Share) -> tuple[Written, ...]:
    """The work of a process."""
    found: list[Written] = []
    write_papers(share, Unwatched(), found.append)
    return tuple(found)


def shares(share: Share) -> Iterator[Share]:
    """The same in portions."""
    for start in range(0, len(share.requests), AT_ONCE):
        portion = share.requests[start : start + AT_ONCE]
        yield Share(share.held, portion, share.scope, share.formats, share.folder)


def processes(most: int = 0) -> Executor:
    """As many processes as there are cores, or as are wanted. They begin anew: nothing of this process is in them."""
    wanted = most or min(os.cpu_count() or 1, 8)
    return ProcessPoolExecutor(wanted, mp_context=multiprocessing.get_context("spawn"))


def write_all(every: Iterable[Share], most: int = 0) -> Iterator[Written]:
    """Write everything, in processes where there is much of it; what is written is told in the order of the shares.

    Shares are asked for as they are needed, so that a long register is never held as a whole.
    """
    portions = (portion for share in every for portion in shares(share))
    first: list[Share] = []
    for one in portions if most != 1 else ():
        first.append(one)
        if sum(each.files for each in first) >= MANY:
            break
    else:
        for one in chain(first, portions):
            yield from written_of(one)
        return
    with processes(most) as pool:
        away: deque[Future[tuple[Written, ...]]] = deque()
        for one in chain(first, portions):
            away.append(pool.submit(written_of, one))
            if len(away) >= _AWAY:
                yield from away.popleft().result()
        for future in away:
            yield from future.result()


def manifest(written: Sequence[Written]) -> bytes:
    """What was written, as a table that spreadsheets open: a line a file, with its SHA-256. No cell is a formula."""
    into = io.StringIO()
    lines = csv.writer(into, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    lines.writerow(("file", "sha256", "bytes", "operator", "name", "document", "about", "language", "format"))
    for one in written:
        cells = (one.name, one.sha256, str(one.size), one.operator, one.operator_name, one.kind, one.about,
                 one.languages, one.format)  # fmt: skip
        lines.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    return b"\xef\xbb\xbf" + into.getvalue().encode()
