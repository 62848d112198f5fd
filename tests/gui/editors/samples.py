"""A field of every kind that has an editor, with values of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ropa.actions.sample import sample_uid
from ropa.fields import Field
from ropa.model import fields
from ropa.words import Words

LONG = "Әділет " * 7200


def known(kind: str, key: str) -> Field:
    return fields(kind)[key]


SAMPLES: dict[str, tuple[Field, tuple[Any, ...]]] = {
    "line": (known("operator", "email"), ("a@b.kz", "two  words")),
    "text": (known("activity", "notes"), ("one\ntwo", "  indented\u00a0word", LONG)),
    "words": (known("activity", "name"), (Words.of(kk="Жалақы", ru="Зарплата"), Words.of(en="Pay"))),
    "prose": (known("activity", "description"), (Words.of(ru="раз\nдва\u00a0три"), Words.of(kk=LONG.strip(), en="x"))),
    "code": (known("activity", "means"), ("mixed", "no_such_code", "u_12345678")),
    "law code": (known("basis", "code"), ("KZ7-1", "KZC-legitimate_interest", "A6-1-a")),
    "country": (known("system", "country"), ("KZ", "not_named")),
    "codes": (known("activity", "channels"), (("web_form",), ("paper", "web_form"), ())),
    "law codes": (known("activity", "operations"), (("storage", "collection"), ())),
    "lines": (known("operator", "sites"), (("a.kz", "b.kz"), ())),
    "flag": (known("activity", "published"), (True, False)),
    "number": (known("operator", "subjects"), (0, 7, 1234567, 2**53)),
    "date": (known("activity", "started"), (dt.date(2026, 12, 31), dt.date(988, 1, 2))),
    "bin": (known("operator", "bin"), ("250540999014",)),
    "link": (known("activity", "on_instruction_of"), (sample_uid("parties", "google"), "f" * 32)),
    "links": (known("activity", "joint_with"), ((sample_uid("parties", "google"),), ())),
}
