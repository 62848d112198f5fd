"""The words of a PDF, page by page, within bounds of time and size: what is hostile or endless is refused."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ropa.errors import RopaError
from ropa.i18n import N_

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_SECONDS = 120.0
_MOST_UNPACKED = 10 * 2**20
"""Of one page; a page of letters unpacks to some 50 kB."""
_SEVERAL, _MOST_LINES = 2, 4
"""Pages that have a head or a foot in common, and how many lines that has at most."""
_BOUNDS = (
    "zlib_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "array_based_stream_maximum_output_length",
)


def words_of_pdf(data: bytes) -> str:
    """The pages one below the other; what stands at the head and foot of each parts no sentence. Raises RopaError where
    it wants a password or never ends.
    """
    import pypdf

    bounds: dict[str, Any] = dict.fromkeys(_BOUNDS, _MOST_UNPACKED)
    with pypdf.apply_configuration(**bounds):
        pages = [page.splitlines() for page in _pages(pypdf.PdfReader(BytesIO(data)))]
    return "\n".join(line for page in _bodies(pages) for line in page)


def _bodies(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the lines that each begins with, or ends with, like the others. The first head and the last foot
    are kept, for a title may stand there.
    """
    if len(pages) < _SEVERAL:
        return pages
    head = _alike(pages[1:] if len(pages) > _SEVERAL else pages)
    foot = _alike([page[::-1] for page in pages])
    bodies = [page if n == 0 else page[head:] for n, page in enumerate(pages)]
    return [*(page[: len(page) - foot] for page in bodies[:-1]), bodies[-1]]


def _alike(pages: Sequence[Sequence[str]]) -> int:
    """How many lines all pages begin with, but for their numbers."""
    known = [[re.sub(r"\d+", "0", line).strip() for line in page[:_MOST_LINES]] for page in pages]
    return next((n for n, lines in enumerate(zip(*known, strict=False)) if len(set(lines)) > 1), min(map(len, known)))


def _pages(reader: PdfReader) -> Iterator[str]:
    end = time.monotonic() + MOST_SECONDS
    if reader.is_encrypted and not reader.decrypt(""):
        raise RopaError(N_("The PDF is protected by a password. Save a copy without it."))
    for page in reader.pages:
        yield page.extract_text()
        if time.monotonic() > end:
            raise RopaError(N_("Reading the PDF takes too long, so it was given up."))
