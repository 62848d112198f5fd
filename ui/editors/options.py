"""Something to choose, and which of many fit what is typed: folded, anywhere in any of its names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ropa.words import fold


@dataclass(frozen=True)
class Option:
    """`detail` says more beside the name. `claim`: clients say it and the law does not know it. `shipped` is the key of
    an entry that is not in the file yet, and then there is no `value`. `also`: other names, codes, articles.
    """

    value: str
    label: str
    detail: str = ""
    claim: bool = False
    shipped: str = ""
    also: tuple[str, ...] = ()

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """All by which it is found, folded."""
        return tuple(dict.fromkeys(fold(text) for text in (self.label, *self.also) if text))


def matching(options: Iterable[Option], typed: str) -> list[Option]:
    """Those in which every word typed occurs: what begins so first, claims and what is not in the file yet last."""
    wanted = fold(typed)
    if not wanted:
        return list(options)
    words = wanted.split()
    ranked = []
    for option in options:
        whole = "\n".join(option.spellings)
        if all(word in whole for word in words):
            ranked.append((option.claim, bool(option.shipped), _rank(option.spellings, wanted), option))
    ranked.sort(key=lambda one: one[:3])
    return [option for *_, option in ranked]


def _rank(spellings: Sequence[str], wanted: str) -> int:
    if any(one.startswith(wanted) for one in spellings):
        return 0
    return 1 if any(f" {wanted}" in one for one in spellings) else 2


def named(options: Iterable[Option], typed: str) -> Option | None:
    """The one whose name in some language, or code, is just what is typed; None where none is, or several are."""
    wanted = fold(typed)
    found = [one for one in options if wanted in one.spellings]
    present = [one for one in found if not one.shipped] or found
    return present[0] if len(present) == 1 else None
