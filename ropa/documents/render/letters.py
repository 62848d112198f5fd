"""Characters that are no letters: the same in every format, whatever the font.

What cannot stand in a file is named, such as [U+0000], never dropped: a paper hides nothing that was typed.
"""

from __future__ import annotations

import re

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: what they hide is shown."""

_NO_TEXT = re.compile(
    f"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[{''.join(sorted(TURNING))}]"
)
"""Control characters, halves of pairs, codes that will never be letters, and marks that turn the writing."""


def named(letter: str) -> str:
    """How a character is shown that cannot be."""
    return f"[U+{ord(letter):04X}]"


def plain(text: str) -> str:
    """The text as any reader of plain text takes it: line breaks are one sign, what is no text is named."""
    return _NO_TEXT.sub(lambda found: named(found[0]), LINE_ENDS.sub("\n", text))
