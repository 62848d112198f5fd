"""Facts as one line of text: every sort of fact, in every language, and the keys of the history."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES
from ropa.model import KINDS, fields
from ropa.names import Names
from ropa.spoken import Spoken
from ropa.store.facts import as_json
from ropa.values import accept, parts
from ropa.words import Words

OWN = Names({("channels", "u_00000001"): Words.of(en="Pigeon post", kk="Көгершін поштасы")})
LINKED = {"a" * 32: Words.of(ru="Банк"), "b" * 32: Words()}


def field(kind: Kind, catalogue: str = "") -> Field:
    return Field("fact", "Name", kind, "", catalogue=catalogue)


def spoken(language: str = "en") -> Spoken:
    return Spoken(language, OWN, LINKED, ("ru", "kk", "en"))


@pytest.mark.parametrize(
    ("kind", "catalogue", "value", "said"),
    [
        (Kind.LINE, "", "12-п", "12-п"),
        (Kind.TEXT, "", "a\nb", "a\nb"),
        (Kind.BIN, "", "990140001233", "990140001233"),
        (Kind.WORDS, "", Words.of(kk="Атау", ru="Имя"), "Имя"),
        (Kind.PROSE, "", Words.of(en="Text", ru="Текст"), "Text"),
        (Kind.CODE, "statuses", "archived", "archived"),
        (Kind.CODE, "statuses", "of_mine", "of_mine"),
        (Kind.CODES, "channels", ("u_00000001", "email"), "Pigeon post; e-mail"),
        (Kind.CODES, "channels", (), "none"),
        (Kind.LINES, "", ("a.kz", "b.kz"), "a.kz; b.kz"),
        (Kind.LINES, "", (), "none"),
        (Kind.FLAG, "", True, "yes"),
        (Kind.FLAG, "", False, "no"),
        (Kind.NUMBER, "", 1250, "1,250"),
        (Kind.DATE, "", dt.date(2026, 1, 2), "02.01.2026"),
        (Kind.LINK, "", "a" * 32, "Банк"),
        (Kind.LINK, "", "b" * 32, "bbbbbbbb"),
        (Kind.LINKS, "", ("a" * 32, "c" * 32), "Банк; cccccccc"),
        (Kind.LINKS, "", (), "none"),
        (Kind.PAIRS, "", (("paper", "A4"),), "paper: A4"),
        (Kind.FILE, "", "ab" * 32, "a file"),
    ],
)
def test_every_sort_of_fact_is_said(kind: Kind, catalogue: str, value: object, said: str) -> None:
    assert spoken().value(field(kind, catalogue), value) == said
    assert spoken().value(field(kind, catalogue), None) == ""


def test_what_clients_claim_is_marked() -> None:
    bases = field(Kind.CODE, "law:bases")
    assert spoken().value(bases, "KZC-contract", "kz").endswith("(claimed)")
    assert "claimed" not in spoken().value(bases, "KZ7-1", "kz")


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 year"),
        ("en", 5, "5 years"),
        ("kk", 5, "5 жыл"),
        ("ru", 1, "1 год"),
        ("ru", 3, "3 года"),
        ("ru", 5, "5 лет"),
        ("ru", 11, "11 лет"),
        ("ru", 21, "21 год"),
        ("ru", 112, "112 лет"),
        ("ru", 1022, "1\u00a0022 года"),
    ],
)
def test_a_term_is_said_with_its_unit(language: str, number: int, said: str) -> None:
    assert spoken(language).term(number, "year") == said


def test_a_term_without_a_known_unit_is_still_said() -> None:
    assert (spoken().term(5, None), spoken().term(5, "moon")) == ("5", "5 moon")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_the_history_has_a_label_and_a_value(kind: str, language: str) -> None:
    say = spoken(language)
    for key, known in fields(kind).items():
        given = {
            Kind.DATE: "2026-12-31",
            Kind.NUMBER: 12,
            Kind.FLAG: True,
            Kind.BIN: "990140001233",
            Kind.WORDS: {"kk": "мәтін"},
            Kind.PROSE: {"kk": "мәтін"},
            Kind.CODES: ["other"],
            Kind.LINES: ["other"],
            Kind.LINKS: ["a" * 32],
            Kind.PAIRS: {"a": "b"},
        }.get(known.kind, "other")
        for part, value in parts(known, accept(known, given)[0]).items():
            assert say.label(kind, part)
            assert say.part(kind, part, as_json(value))
            assert say.part(kind, part, None) == ""
        if known.kind in (Kind.WORDS, Kind.PROSE):
            assert say.label(kind, f"{key}.kk") == f"{say.label(kind, key)} (kk)"


def test_the_bin_is_said_too() -> None:
    say = spoken()
    assert say.label("activity", "binned") == "In the bin"
    assert [say.part("activity", "binned", was) for was in ("0", None, "12")] == ["not there yet", "no", "yes"]


def test_a_key_nobody_knows_is_shown_as_it_is() -> None:
    assert spoken().label("activity", "colour.kk") == "colour (kk)"
    assert spoken().part("activity", "colour", '"red"') == "red"
