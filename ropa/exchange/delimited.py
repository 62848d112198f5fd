"""Tables in text files (CSV): their encoding and what parts their columns are found out."""

from __future__ import annotations

import csv
import re
from io import StringIO

from ropa.errors import RopaError
from ropa.i18n import N_

DELIMITERS = ";,\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOT_KAZAKH = frozenset("ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЅѕєЄјґ")
"""Letters of the Windows code page that stand where its Kazakh variant has letters of Kazakh."""
_KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_LOOKED_AT = 30
_GUARDED = re.compile(r"'(?=\s*[=+\-@\t\r\n])")
"""An apostrophe before what a spreadsheet would take for a formula: who writes CSV safely puts it there."""


def rows_of_text(name: str, data: bytes) -> list[tuple[str, ...]]:
    """The rows of a text table. Raises RopaError where it is none."""
    text = decoded(data)
    delimiter, skipped = _delimiter(text)
    try:
        rows = list(csv.reader(StringIO(text[skipped:], newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise RopaError(N_("{path} is no table that can be read: {reason}."), path=name, reason=error) from error
    return [tuple(_GUARDED.sub("", cell, count=1) if cell[:1] == "'" else cell for cell in row) for row in rows]


def decoded(data: bytes) -> str:
    """UTF-8 and UTF-16 with a mark or without, else the Cyrillic of Windows, Kazakh where its letters say so."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = data[first:2000:2]
        if len(high) > 1 and high.count(0) and (high.count(0) + high.count(4)) * 10 >= len(high) * 9:
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        russian, kazakh = (data.decode(one, "replace") for one in ("cp1251", "kz1048"))
        is_kazakh = not _NOT_KAZAKH.isdisjoint(russian) and not _KAZAKH.isdisjoint(kazakh)
        return kazakh if is_kazakh else russian


def _delimiter(text: str) -> tuple[str, int]:
    """(what parts the columns, letters before the table): the line that Excel writes, or what most rows agree on."""
    if told := re.match(r"sep=(.)\r?\n", text):
        return told[1], told.end()
    best = max(DELIMITERS, key=lambda one: _agreement(text, one))
    return (best if _agreement(text, best) > (0, 0) else ";"), 0


def _agreement(text: str, delimiter: str) -> tuple[int, int]:
    """(rows that have the same number of columns, more than one; that number)."""
    reader = csv.reader(StringIO(text[:20_000], newline=""), delimiter=delimiter)
    counts: list[int] = []
    try:
        for row in reader:
            counts.append(len(row))
            if len(counts) == _LOOKED_AT:
                break
    except csv.Error:
        return 0, 0
    several = [one for one in counts if one > 1]
    if not several:
        return 0, 0
    usual = max(set(several), key=lambda one: (several.count(one), one))
    return several.count(usual), usual
