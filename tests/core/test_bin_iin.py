"""BIN and IIN: both passes of the check digit, months, and refusals that say what to mend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa.bin_iin import check_digit, read_bin_iin
from ropa.errors import RopaError

FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)

EXAMPLES = [
    # number, sum of the first pass, its remainder, sum of the second pass where there is one, its remainder
    ("230940001116", 94, 6, None, None),
    ("210740014147", 150, 7, None, None),
    ("240240024369", 186, 10, 141, 9),
    ("061211600012", 87, 10, 112, 2),
]
NEVER_ISSUED = "24014000029"


def total(weights: tuple[int, ...], digits: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))


@pytest.mark.parametrize(("number", "first", "remainder", "second", "last"), EXAMPLES)
def test_worked_examples(number: str, first: int, remainder: int, second: int | None, last: int | None) -> None:
    eleven = number[:11]
    assert total(FIRST, eleven) == first
    assert first % 11 == remainder
    if second is not None:
        assert total(SECOND, eleven) == second
        assert second % 11 == last
    expected = remainder if last is None else last
    assert check_digit(eleven) == expected == int(number[11])
    assert read_bin_iin(number) == number


def test_where_both_passes_give_ten_no_number_is_issued() -> None:
    assert total(FIRST, NEVER_ISSUED) == 153
    assert total(SECOND, NEVER_ISSUED) == 76
    assert 153 % 11 == 76 % 11 == 10
    assert check_digit(NEVER_ISSUED) is None
    for digit in range(10):
        with pytest.raises(RopaError, match="no number that begins so is issued"):
            read_bin_iin(f"{NEVER_ISSUED}{digit}")


@pytest.mark.parametrize(
    "typed", ["2309 4000 1116", "230940-001116", "230940\u00a0001\u202f116", " 230940001116 ", "23–0940001116"]
)
def test_spaces_and_dashes_are_let_pass(typed: str) -> None:
    assert read_bin_iin(typed) == "230940001116"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("БИН 230940001116", "it has twelve digits and nothing else"),
        ("23094000111б", "it has twelve digits and nothing else"),
        ("٢٣٠٩٤٠٠٠١١١٦", "it has twelve digits and nothing else"),
        ("²30940001116", "it has twelve digits and nothing else"),
        ("23094000111", "it has 11 digits, twelve are needed"),
        ("2309400011160", "it has 13 digits, twelve are needed"),
        ("230040001116", "digits 3 and 4 are a month, from 01 to 12, not 00"),
        ("231340001116", "digits 3 and 4 are a month, from 01 to 12, not 13"),
        ("239940001116", "digits 3 and 4 are a month, from 01 to 12, not 99"),
        ("230940001117", "the last digit does not fit the others"),
        ("230940001161", "the last digit does not fit the others"),
        ("240240024360", "the last digit does not fit the others"),
        ("240240024361", "the last digit does not fit the others"),
    ],
)
def test_refusals_name_the_number_and_the_reason(typed: str, says: str) -> None:
    with pytest.raises(RopaError) as refused:
        read_bin_iin(typed)
    sentence = str(refused.value)
    assert sentence.startswith(f"“{typed}” is no BIN or IIN: ")
    assert says in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("month", range(1, 13))
def test_all_twelve_months_pass(month: int) -> None:
    eleven = f"99{month:02}4000777"
    digit = check_digit(eleven)
    assert digit is not None
    assert read_bin_iin(f"{eleven}{digit}") == f"{eleven}{digit}"


def test_years_of_the_coming_century_pass() -> None:
    """No year is refused: 99 may be 1999, and 60 may yet come."""
    for year in range(100):
        eleven = f"{year:02}014000123"
        digit = check_digit(eleven)
        if digit is not None:
            assert read_bin_iin(f"{eleven}{digit}")


@given(st.integers(0, 10**11 - 1).map(lambda n: f"{n:011}"))
def test_one_last_digit_fits_or_none(eleven: str) -> None:
    sums = [total(weights, eleven) % 11 for weights in (FIRST, SECOND)]
    expected = next((remainder for remainder in sums if remainder < 10), None)
    assert check_digit(eleven) == expected


@given(st.integers(0, 10**7 - 1).map(lambda n: f"2309{n:07}"))
def test_of_ten_last_digits_at_most_one_is_read(eleven: str) -> None:
    read = []
    for digit in range(10):
        try:
            read.append(read_bin_iin(f"{eleven}{digit}"))
        except RopaError:
            continue
    assert read == ([] if check_digit(eleven) is None else [f"{eleven}{check_digit(eleven)}"])
