"""A fault of the program as a report: which code it went through, and no value of any client.

What an error says in its own words may quote what a person typed, so its words are left out unless they are asked for;
the values of variables are never in it. Paths begin at the program or at the library.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from ropa.errors import RopaError

_ROOT = Path(__file__).parent.parent
_LIBRARIES = ("site-packages", "dist-packages")


@dataclass(frozen=True)
class Report:
    """`short` has the kinds of errors and the way through the code; `full` the words of the errors too."""

    short: str
    full: str


def report_of(error: BaseException) -> Report:
    """The report on an error, and on those that led to it."""
    return Report("\n".join(_told(error, words=False)), "\n".join(_told(error, words=True)))


def _told(error: BaseException, *, words: bool) -> Iterator[str]:
    led = _led_to(error)
    for n, one in enumerate(reversed(led)):
        if n:
            yield ""
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"{shortened(frame.filename)}, line {frame.lineno}, in {frame.name}"
            if frame.line:
                yield f"    {frame.line}"
        kind = type(one)
        name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
        yield f"{name}: {_words(one)}" if words else name
        if not words and isinstance(one, RopaError):
            yield one.message


def _led_to(error: BaseException) -> list[BaseException]:
    """The error first, then what led to it."""
    led: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in led:
        led.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return led


def _words(error: BaseException) -> str:
    return str(error).replace(str(Path.home()), "~")


def shortened(name: str) -> str:
    """A file of code without the folders of this machine."""
    path = PurePath(name)
    inside = path.relative_to(_ROOT).parts if path.is_relative_to(_ROOT) else path.parts[-2:]
    for folder in _LIBRARIES:
        if folder in path.parts:
            inside = path.parts[path.parts.index(folder) + 1 :]
    return "/".join(inside)
