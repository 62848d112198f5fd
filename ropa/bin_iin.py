"""BIN and IIN: twelve digits, the last of which checks the others (two passes of weights).

The rule as `control digit` is set by the law on national identification numbers; weights 1 to 11, and where the
remainder of 11 is 10, once more with weights 3 to 11, 1, 2; where it is 10 again the number is never issued.
"""

from __future__ import annotations

from ropa.errors import RopaError
from ropa.i18n import N_

_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def check_digit(eleven: str) -> int | None:
    """The twelfth digit for eleven others, or None where no number with these is issued."""
    for weights in (_FIRST, _SECOND):
        remainder = sum(weight * int(digit) for weight, digit in zip(weights, eleven, strict=True)) % 11
        if remainder < 10:
            return remainder
    return None


def read_bin_iin(text: str) -> str:
    """The twelve digits of a typed BIN or IIN; spaces and dashes between them are let pass. Raises RopaError."""
    digits = text.translate({ord(c): None for c in " \u00a0\u202f\t-–"})
    if not (digits.isascii() and digits.isdigit()):
        raise RopaError(N_("“{text}” is no BIN or IIN: it has twelve digits and nothing else."), text=text)
    if len(digits) != 12:
        raise RopaError(
            N_("“{text}” is no BIN or IIN: it has {count} digits, twelve are needed."), text=text, count=len(digits)
        )
    if not "01" <= digits[2:4] <= "12":
        raise RopaError(
            N_("“{text}” is no BIN or IIN: digits 3 and 4 are a month, from 01 to 12, not {month}."),
            text=text,
            month=digits[2:4],
        )
    expected = check_digit(digits[:11])
    if expected is None:
        raise RopaError(
            N_("“{text}” is no BIN or IIN: no number that begins so is issued. Compare it with the document."),
            text=text,
        )
    if expected != int(digits[11]):
        raise RopaError(
            N_("“{text}” is no BIN or IIN: the last digit does not fit the others. Compare it with the document."),
            text=text,
        )
    return digits
