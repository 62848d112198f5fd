"""Papers that stay inside the operator, of a client who has a responsible person and people with access."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ropa.documents.model import Document, Stamp, Table, block_texts
from ropa.documents.papers import papers
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.store.reading import holdings
from ropa.words import Words
from tests.core.full_client import DAY, FullClient, texts, words
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf

BOTH = ("kk", "ru")
TODAY = Scope(DAY)


def typed(name: str) -> Words:
    """An answer in each language."""
    return Words.of(words(name))


def staffed(client: FullClient) -> dict[str, str]:
    """Give the client a responsible person, orders and people with access; the records of access by name."""
    client.change(
        client.operator,
        {
            "legal_form": "llp",
            "head_acts_on": words("charter"),
            "responsible_name": words("Aliya"),
            "responsible_position": words("lawyer"),
            "responsible_order": "15/26",
            "responsible_order_date": "2026-01-12",
            "responsible_phone": "+7 701 000 00 00",
            "responsible_email": "aliya@tumar.example",
            "policy_order": "17/26",
            "policy_order_date": "2026-01-13",
        },
    )
    seller = {"position": words("seller"), "person": words("Marat"), "activities": [client.activity]}
    seller |= {
        "rights": words("reading"),
        "order_number": "18/26",
        "order_date": "2026-01-14",
        "nda_date": "2026-01-15",
    }
    keeper = {"position": words("keeper"), "systems": [client.system], "nda_date": "2026-02-01"}
    people = {
        "seller": {**seller, "since": "2026-01-16", "reviewed": "2026-10-01"},
        "keeper": keeper,
        "gone": {"position": words("gone"), "systems": [client.system], "until": "2026-03-01"},
        "coming": {"position": words("coming"), "systems": [client.system], "since": "2027-03-01"},
    }
    return {name: client.make("access", values, client.operator) for name, values in people.items()}


def written(
    client: FullClient,
    kind: str,
    *languages: str,
    answers: Mapping[str, Any] | None = None,
    about: str = "",
    scope: Scope = TODAY,
) -> Document:
    """The paper of a kind that is about a record (the operator where none is named), as it says with answers typed."""
    held = client.register.ask(holdings, client.operator)
    wanted = replace(scope, typed=answers or {})
    (one,) = (paper for paper in papers(held, (kind,), wanted) if paper.record == (about or client.operator))
    return one.document(languages or ("en",))


def check_inside(paper: Document, names: Iterable[str]) -> None:
    """It says all these names, in its languages only, and stands so in PDF and DOCX."""
    said = texts(paper)
    assert [one for one in names if one not in said] == []
    for one in paper.said():
        assert one.language in paper.languages, one
        check_language(one.text, one.language)
        assert '"' not in one.text or "94-V" in one.text, one
    check_pdf(FORMATS["pdf"](paper), paper)
    check_docx(FORMATS["docx"](paper), paper)


def stamp(paper: Document) -> str:
    """What stands at the head of a paper, at the right."""
    (block,) = (one for one in paper.blocks if isinstance(one, Stamp))
    return "\n".join(said.text for said in block_texts(block))


def grid(paper: Document) -> Table:
    """The widest table of a paper."""
    return max((one for one in paper.blocks if isinstance(one, Table)), key=lambda one: len(one.header))


def day(text: str) -> dt.date:
    """A day."""
    return dt.date.fromisoformat(text)
