"""How words become lines: no line is wider than its room, nothing is lost, nothing stands alone on a page."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest

from ropa.documents.model import Said
from ropa.documents.render.letters import plain
from ropa.documents.render.paragraph import Strip, balanced, centred, cut, fill, measure, set_lines, wrap
from ropa.documents.render.pdf_styles import BODY, SUBTITLE, TITLE

WORDS = "обработка персональных данных клиентов и работников по договору"
LONG = "ж" * 40
SEAMS = "https://example.example/one/two-three?four=five&six"


@pytest.mark.parametrize("text", [WORDS, LONG, SEAMS, f"{WORDS} {LONG}", f"{LONG} {WORDS}", f"а {SEAMS} б"])
@pytest.mark.parametrize("width", [30, 55, 80, 140, 500])
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = fill(text, BODY, width)
    assert all(measure(line, BODY) <= width + 0.01 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(lines)


@pytest.mark.parametrize("text", [WORDS, LONG])
def test_a_line_is_as_full_as_it_can_be(text: str) -> None:
    """Of two lines the first word, or letter, of the second would not fit into the first."""
    width = 120
    lines = fill(text, BODY, width)
    assert len(lines) > 2
    for line, following in pairwise(lines):
        more = f"{line} {following.split()[0]}" if " " in text else line + following[0]
        assert measure(more, BODY) > width


def test_words_that_just_fit_stand_in_one_line() -> None:
    text = "данных клиентов"
    assert fill(text, BODY, measure(text, BODY)) == [text]
    assert fill(text, BODY, measure(text, BODY) - 0.1) == text.split()
    assert fill(LONG, BODY, measure(LONG, BODY)) == [LONG]


def test_a_part_of_a_long_word_is_not_parted_where_it_fits() -> None:
    assert fill("one/two/three/", BODY, measure("one/two/", BODY)) == ["one/two/", "three/"]
    assert fill(f"one/{LONG}", BODY, 100)[0] == "one/" + "ж" * (len(fill(f"one/{LONG}", BODY, 100)[0]) - 4)


def test_line_breaks_stand_and_what_is_empty_has_no_line() -> None:
    assert fill("one\ntwo  three", BODY, 500) == ["one", "two three"]
    assert fill("one\n\ntwo", BODY, 500) == ["one", "", "two"]
    assert wrap("", BODY, 500) == wrap("  ", BODY, 500) == []


def test_a_cut_line_ends_behind_a_word_and_fits() -> None:
    assert cut(WORDS, BODY, 500) == WORDS
    assert cut(WORDS, BODY, measure(WORDS, BODY)) == WORDS
    for width in range(60, 300, 7):
        line = cut(WORDS, BODY, width)
        assert measure(line, BODY) <= width
        kept = line.removesuffix("…")
        assert line.endswith("…")
        assert WORDS.startswith(kept)
        assert not kept.endswith(" ")
        next_word = WORDS[len(kept) :].split(maxsplit=1)[0]
        whole = WORDS[len(kept)] == " "
        assert whole or " " not in kept or len(kept) >= 2 * kept.rindex(" "), "cut within a word only where it is long"
        assert not whole or measure(f"{kept} {next_word}…", BODY) > width
    assert len(cut(LONG, BODY, 100)) > 10


def test_what_just_fits_before_the_ellipsis_is_kept() -> None:
    assert cut("ааааа ббббб", BODY, measure("ааааа…", BODY)) == "ааааа…"
    assert cut("ааааа ббббб", BODY, measure("ааааа…", BODY) - 0.1) == "аааа…"
    assert cut(WORDS, BODY, measure(WORDS, BODY) * 0.9996) != WORDS
    for rest in ("ббббб", "ббб"):
        kept = f"аааа {rest}…"
        assert cut("аааа " + "б" * 20, BODY, measure(kept, BODY)) == kept, "the word before is less than half of it"
    assert cut("ааааа " + "б" * 20, BODY, measure("ааааа ббб…", BODY)) == "ааааа…"
    assert cut("а " + "б" * 20, BODY, measure("а бббб…", BODY)) == "а бббб…"


def test_a_title_of_several_lines_has_no_single_word_last() -> None:
    for lines in (2, 3, 4):
        text = " ".join(["данных"] * (4 * lines))
        width = measure(" ".join(["данных"] * 5), TITLE)
        narrow = balanced(text, TITLE, width)
        assert width / 2 <= narrow < width
        set_so = wrap(text, TITLE, narrow)
        assert len(set_so) == len(wrap(text, TITLE, width)) == lines
        assert {len(one.split()) for one in set_so} == {4}
        assert len(wrap(text, TITLE, narrow - width / 60)) > lines, "as narrow as it can be"
    assert balanced("данных", TITLE, 300) == 300
    five = " ".join(["данных"] * 25)
    wide = measure(" ".join(["данных"] * 6), TITLE)
    assert len(wrap(five, TITLE, wide)) == 5
    assert balanced(five, TITLE, wide) == wide
    many = " ".join(["данных"] * 40)
    assert len(wrap(many, TITLE, 200)) > 4
    assert balanced(many, TITLE, 200) == 200


def test_titles_stand_in_the_middle_with_a_gap_between() -> None:
    first, *_, last = strips = list(
        centred([(Said("Данные", "a", "ru"), TITLE), (Said("День", "b", "ru"), SUBTITLE)], 300)
    )
    assert [one.gap for one in strips] == [0, TITLE.after]
    for strip, text, style in ((first, "Данные", TITLE), (last, "День", SUBTITLE)):
        ((left, _, said, _),) = strip.words
        assert said == text
        assert left == pytest.approx((300 - measure(text, style)) / 2)


def test_no_line_stands_alone_at_the_foot_or_the_head_of_a_page() -> None:
    for count in range(1, 7):
        text = "\n".join("абвгде"[:count])
        glued = [one.glue for one in set_lines(Said(text, "a", "ru"), BODY, 300)]
        assert len(glued) == count
        assert glued == [count > 1 and n in (0, count - 2) for n in range(count)]


def test_a_lead_stands_before_the_first_line_only_and_lines_are_set_in() -> None:
    made = set_lines(Said("один\nдва", "a", "ru"), BODY, 300, indent=20, lead="1.", start=5, gap=7)
    assert [[(left, text) for left, _, text, _ in one.words] for one in made] == [
        [(5, "1."), (20, "один")],
        [(20, "два")],
    ]
    assert [one.gap for one in made] == [7, 0]
    assert all(one.height == BODY.lead and one.words[-1][1] == BODY.drop for one in made)
    narrow = measure("один два три", BODY)
    assert len(set_lines(Said("один два три", "a", "ru"), BODY, narrow)) == 1
    assert len(set_lines(Said("один два три", "a", "ru"), BODY, narrow, indent=20)) == 2
    assert set_lines(Said("", "a", "ru"), BODY, 300, lead="1.") == []


def test_what_is_no_letter_is_named_in_its_place() -> None:
    assert plain("a\x00b\u202ec\r\nd") == "a[U+0000]b[U+202E]c\nd"


def test_a_strip_stays_as_it_was_set() -> None:
    strip = Strip(10.0, ())
    assert (strip.gap, strip.glue, strip.rules, strip.box, strip.mark) == (0, False, (), 0, None)
    assert not hasattr(strip, "__dict__")
    with pytest.raises(FrozenInstanceError):
        strip.gap = 2.0  # type: ignore[misc]
