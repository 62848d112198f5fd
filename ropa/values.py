"""One value three ways: as it comes in, as the file and the history keep it, and as words for a reader.

`accept` is the one door for what a person typed: it cleans, reads and refuses with a sentence. Text that cannot be
read is `Unreadable`: it waits beside the last good value instead of being lost.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, assert_never

from ropa.bin_iin import read_bin_iin
from ropa.errors import Fault, RopaError, Term
from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.i18n import LANGUAGES, N_
from ropa.words import Words, clean

LARGEST_NUMBER = 2**53


class Unreadable(RopaError):
    """What was typed is no value of this field; it waits, kept, until it is mended."""


def accept(field: Field, given: Any) -> tuple[Any, int]:
    """(value of the field's kind, number of control characters removed). None and empty text are "not answered".

    Raises Unreadable for text that has no such meaning, RopaError for what is no value of this kind at all.
    """
    if given is None or given == "":
        return None, 0
    match field.kind:
        case Kind.LINE:
            return _line(_text(field, given))
        case Kind.TEXT:
            return _prose(_text(field, given))
        case Kind.WORDS:
            return _words(field, given, _line)
        case Kind.PROSE:
            return _words(field, given, _prose)
        case Kind.CODE | Kind.LINK | Kind.FILE:
            return _line(_text(field, given))
        case Kind.CODES | Kind.LINES:
            return _several(field, given)
        case Kind.LINKS:
            several, removed = _several(field, given)
            return tuple(sorted(several)), removed
        case Kind.FLAG:
            return _flag(field, given), 0
        case Kind.NUMBER:
            return _number(field, given), 0
        case Kind.DATE:
            return _date(field, given), 0
        case Kind.BIN:
            text, removed = _line(_text(field, given))
            try:
                return (read_bin_iin(text) if text else None), removed
            except RopaError as refusal:
                raise Unreadable(refusal.message, refusal.fault, **refusal.facts) from None
        case Kind.PAIRS:
            return _pairs(field, given)
        case _:
            assert_never(field.kind)


def _wrong(field: Field, given: Any) -> RopaError:
    return RopaError(
        N_("“{field}” cannot hold a value like {given}."), Fault.USAGE, field=Term(field.label), given=repr(given)[:60]
    )


def _text(field: Field, given: Any) -> str:
    if not isinstance(given, str):
        raise _wrong(field, given)
    return given


def _line(text: str) -> tuple[str | None, int]:
    cleaned, removed = clean(text)
    return re.sub(r"[ \t]*[\n\t]+[ \t]*", " ", cleaned).strip() or None, removed


def _prose(text: str) -> tuple[str | None, int]:
    cleaned, removed = clean(text)
    return (cleaned if cleaned.strip() else None), removed


def _words(field: Field, given: Any, one: Callable[[str], tuple[str | None, int]]) -> tuple[Words | None, int]:
    if isinstance(given, Words):
        given = dict(given.texts)
    if not isinstance(given, Mapping) or not set(given) <= set(LANGUAGES):
        raise _wrong(field, given)
    cleaned = {language: one(_text(field, text)) for language, text in given.items() if text is not None}
    words = Words.of({language: text for language, (text, _) in cleaned.items() if text})
    return words or None, sum(removed for _, removed in cleaned.values())


def _several(field: Field, given: Any) -> tuple[tuple[str, ...], int]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise _wrong(field, given)
    lines = [_line(_text(field, one)) for one in given]
    return tuple(dict.fromkeys(text for text, _ in lines if text)), sum(removed for _, removed in lines)


def _pairs(field: Field, given: Any) -> tuple[tuple[tuple[str, str], ...], int]:
    try:
        pairs = dict(given)
    except (TypeError, ValueError):
        raise _wrong(field, given) from None
    if not all(isinstance(key, str) for key in pairs):
        raise _wrong(field, given)
    cleaned = {key: clean(_text(field, text)) for key, text in pairs.items()}
    return tuple(sorted((key, text) for key, (text, _) in cleaned.items())), sum(n for _, n in cleaned.values())


def _flag(field: Field, given: Any) -> bool:
    if isinstance(given, bool):
        return given
    raise _wrong(field, given)


def _number(field: Field, given: Any) -> int:
    typed = given
    if isinstance(given, str):
        digits = "".join(given.split())
        if not (digits.isascii() and digits.isdigit()):
            raise Unreadable(
                N_("“{text}” is no whole number; {field} needs one, such as 12."), text=given, field=Term(field.label)
            )
        given = int(digits) if len(digits) < 20 else LARGEST_NUMBER + 1
    if isinstance(given, bool) or not isinstance(given, int):
        raise _wrong(field, given)
    if not 0 <= given <= LARGEST_NUMBER:
        raise Unreadable(N_("{text} is too large or below zero for {field}."), text=typed, field=Term(field.label))
    return given


def _date(field: Field, given: Any) -> dt.date:
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return given
    text = _text(field, given).strip()
    try:
        if local := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
            day, month, year = map(int, local.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Unreadable(
            N_("“{text}” is no date; {field} needs one, such as 31.12.2026 or 2026-12-31."),
            text=given,
            field=Term(field.label),
        ) from None


def plain(value: Any) -> Any:
    """The value as JSON holds it."""
    match value:
        case str() | int():
            return value
        case Words():
            return dict(value.texts)
        case dt.date():
            return value.isoformat()
        case tuple() if value and isinstance(value[0], tuple):
            return dict(value)
        case tuple():
            return list(value)
        case _:
            return value


def parts(field: Field, value: Any) -> dict[str, Any]:
    """The value under its stable history keys: words have a key a language (`name.kk`), all else its own."""
    if field.kind in IN_LANGUAGES:
        return {f"{field.key}.{language}": text for language, text in (value.texts if value else ())}
    return {} if value is None else {field.key: plain(value)}


def from_plain(field: Field, value: Any) -> Any:
    """The value out of what JSON holds (not of words, whose parts are put together by language)."""
    if value is None:
        return None
    match field.kind:
        case Kind.DATE:
            return dt.date.fromisoformat(value)
        case Kind.CODES | Kind.LINES | Kind.LINKS:
            return tuple(value)
        case Kind.PAIRS:
            return tuple(sorted(dict(value).items()))
        case _:
            return value


def with_part(field: Field, value: Any, key: str, part: Any) -> Any:
    """The value with one history key set to `part` (None takes it away)."""
    if field.kind not in IN_LANGUAGES:
        return from_plain(field, part)
    language = key.partition(".")[2]
    texts = dict(value.texts) if value else {}
    return Words.of({**texts, language: part or ""}) or None
