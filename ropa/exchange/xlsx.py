"""XLSX files from anywhere: looked at as a package before a byte of them is unpacked, and read without running a thing.

Formulas are never computed: what a cell showed when it was saved last is its value. Links to other files are not
followed, files with macros are refused, and entities of XML too (`defusedxml`).
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, TypeVar

from ropa.errors import RopaError
from ropa.i18n import N_

MOST_UNPACKED = 100 * 2**20
MOST_PARTS = 2000
MOST_TIMES_PACKED = 100
_SMALL = 5 * 2**20
"""So little is never a bomb, however well it was packed."""

_OLD_OR_PROTECTED = b"\xd0\xcf\x11\xe0"
_MACROS = ("vbaproject.bin", "xl/macrosheets/")
R = TypeVar("R")


def read_xlsx(name: str, data: bytes, read: Callable[[Any], R]) -> R:
    """What `read` makes of the open workbook. Raises RopaError where the file is none, is damaged or not safe."""
    check_package(name, data)
    import openpyxl

    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("defusedxml is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return read(book)
            finally:
                book.close()
        except RopaError:
            raise
        except Exception as error:  # a damaged file may break its library anywhere
            raise RopaError(
                N_("{path} is damaged and cannot be read as a table: {reason}."), path=name, reason=error
            ) from error


def check_package(name: str, data: bytes) -> None:
    """Raises RopaError for what is no package of Excel, or would unpack to far more than a register is."""
    if data.startswith(_OLD_OR_PROTECTED):
        raise RopaError(
            N_("{path} is protected by a password or of the old Excel format. Save it as .xlsx without a password."),
            path=name,
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise RopaError(N_("{path} is no Excel file, or it is damaged."), path=name) from error
    unpacked = sum(part.file_size for part in parts)
    bomb = unpacked > _SMALL and unpacked > MOST_TIMES_PACKED * len(data)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or bomb:
        raise RopaError(N_("{path} unpacks to more than a register can be, so it was not opened."), path=name)
    names = [part.filename.lower() for part in parts]
    if any(mark in one for one in names for mark in _MACROS):
        raise RopaError(
            N_("{path} has macros in it, so it was not opened. Save it as .xlsx without macros."), path=name
        )
    if "xl/workbook.xml" not in names:
        raise RopaError(N_("{path} is no Excel file, or it is damaged."), path=name)


def rows_of(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet as they are, whatever it says of its own size."""
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)
