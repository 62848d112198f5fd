"""Where a label may wrap a word that is too long for any line, such as an address or a code pasted as a name."""

from __future__ import annotations

import re

LONGEST = 30
"""As many letters of a word ask to stay in one line."""

_STEP = 10
_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")
_HERE = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """The same to the eye. A label wraps between words only: one very long word would push what stands beside it out
    of the window.
    """
    return _LONG.sub(lambda found: _HERE.join(re.findall(rf".{{1,{_STEP}}}", found.group())), text)
