"""The registers of requests and of security breaches: every fact of every record under its own label."""

from __future__ import annotations

import pytest

from ropa.documents.model import Document, Heading, Table
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.registers.sheets import UNPRINTED, printed_fields
from ropa.documents.scope import Scope
from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.sample_papers import DAY, sample
from tests.core.token_register import Made, tokens

KINDS = {"request": "requests", "incident": "incidents"}


def paper(kind: str, language: str, held: object | None = None) -> Document:
    """The register of a kind, of the tokens unless another operator is given."""
    (one,) = KINDS_OF_PAPER[KINDS[kind]](held or tokens()[0], Scope(DAY, drafts=True))  # type: ignore[arg-type]
    return one.document((language,))


def sheets(document: Document) -> list[tuple[str, str]]:
    """(label or head of the column, what stands there) of every table after the second heading."""
    found: list[tuple[str, str]] = []
    begun = 0
    for block in document.blocks:
        begun += isinstance(block, Heading) and block.level < 3
        if isinstance(block, Table) and begun > 1:
            for row in block.rows:
                heads = block.header or (row[0],)
                cells = row if block.header else row[1:]
                found += [
                    (head[0].text, said.text) for head, cell in zip(heads, cells, strict=True) for said in cell if head
                ]
    return found


def said_of(row: Made, known: Field, language: str) -> list[str]:
    value = row.values[known.key]
    match known.kind:
        case Kind.WORDS | Kind.PROSE:
            return [value[language]]
        case Kind.CODES | Kind.LINES:
            return list(value)
        case Kind.CODE | Kind.LINE:
            return [value]
        case _:
            return []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["request", "pause", "incident"])
def test_every_fact_stands_under_its_label(kind: str, language: str):
    found = sheets(paper("request" if kind == "pause" else kind, language))
    for row in tokens()[1][kind]:
        for known in printed_fields(kind):
            label = translator(language)(known.label)
            under = [text for head, text in found if head == label]
            assert under, known.key
            for text in said_of(row, known, language):
                assert any(text in one for one in under), (known.key, text)


def test_nothing_is_held_back_but_what_no_sheet_prints():
    for kind in ("request", "pause", "incident"):
        left = set(fields(kind)) - {one.key for one in printed_fields(kind)}
        assert left <= set(UNPRINTED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_register_without_records_says_so(register: Register, language: str):
    operator = new(register, "operator", {"name": dict.fromkeys(LANGUAGES, "Tumar")})
    held = register.ask(holdings, operator)
    for kind, code in KINDS.items():
        assert f"{code}.none" in [one.key for one in paper(kind, language, held).said()]


def test_what_is_open_is_said_to_be_open_and_an_archived_one_is_left_out(register: Register):
    held = sample()["tumar"]
    texts = [one.text for one in paper("request", "en", held).said()]
    assert texts.count("not answered yet") == 2
    assert "the applicant's authority" in " ".join(texts)
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    asked = new(register, "request", {"code": "access", "received": "2026-11-25", "status": "archived"}, operator)
    assert asked
    assert "not answered yet" not in [
        one.text for one in paper("request", "en", register.ask(holdings, operator)).said()
    ]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"code": "withdraw", "received": "2026-11-16"}, "7 December 2026 15 working days, Law No. 94-V, Art. 8(7)"),
        ({"code": "access", "received": "2026-11-16"}, "This rule has not been checked against the official text"),
        ({"code": "complaint", "received": "2026-11-16"}, "no term found in the law"),
        ({"code": "withdraw"}, "15 working days, Law No. 94-V, Art. 8(7)"),
        (
            {"code": "withdraw", "received": "2026-11-16", "due": "2026-11-20", "due_reason": {"en": "promised"}},
            "20 November 2026 own date",
        ),
    ],
)
def test_the_register_tells_the_last_day_and_the_rule(register: Register, facts: dict[str, object], told: str):
    operator = new(register, "operator", {"name": dict.fromkeys(LANGUAGES, "Tumar")})
    new(register, "request", facts, operator)
    document = paper("request", "en", register.ask(holdings, operator))
    table = next(one for one in document.blocks if isinstance(one, Table) and one.header)
    heads = [head[0].key for head in table.header]
    said = " ".join(one.text for one in table.rows[0][heads.index("requests.col_due")])
    assert told in said
    assert "without the pauses" not in said
    assert "term set by the operator" not in said
    noted = "requests.computed" in {one.key for one in document.said()}
    assert noted == ("received" in facts and facts["code"] != "complaint")


def test_the_last_day_stands_beside_the_one_without_pauses_and_the_term_that_was_promised(register: Register):
    operator = new(register, "operator", {"name": dict.fromkeys(LANGUAGES, "Tumar")})
    route = new(register, "route", {"rights": ["withdraw"], "channel": "email"}, operator)
    new(register, "promised_term", {"number": 10, "unit": "working_day"}, route)
    request = new(register, "request", {"code": "withdraw", "received": "2026-11-16"}, operator)
    new(register, "pause", {"since": "2026-11-18", "until": "2026-11-19"}, request)
    said = [one.text for one in paper("request", "en", register.ask(holdings, operator)).said()]
    for line in (
        "9 December 2026",
        "without the pauses: 7 December 2026; the law was not found to provide for pauses, verify with counsel",
        "term set by the operator: 10 working days",
    ):
        assert line in said
