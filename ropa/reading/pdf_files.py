"""The words of a PDF, page by page, within bounds of time and size: what is hostile or endless is refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ropa.errors import RopaError
from ropa.i18n import N_
from ropa.reading.pages import PAGE

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_SECONDS = 120.0
_MOST_UNPACKED = 10 * 2**20
"""Of one page; a page of letters unpacks to some 50 kB."""
_BOUNDS = (
    "zlib_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "array_based_stream_maximum_output_length",
)


def words_of_pdf(data: bytes) -> str:
    """The pages one below the other, parted by PAGE. Raises RopaError where it wants a password or never ends."""
    import pypdf

    bounds: dict[str, Any] = dict.fromkeys(_BOUNDS, _MOST_UNPACKED)
    with pypdf.apply_configuration(**bounds):
        return PAGE.join(_pages(pypdf.PdfReader(BytesIO(data))))


def _pages(reader: PdfReader) -> Iterator[str]:
    end = time.monotonic() + MOST_SECONDS
    if reader.is_encrypted and not reader.decrypt(""):
        raise RopaError(N_("The PDF is protected by a password. Save a copy without it."))
    for page in reader.pages:
        yield page.extract_text()
        if time.monotonic() > end:
            raise RopaError(N_("Reading the PDF takes too long, so it was given up."))
