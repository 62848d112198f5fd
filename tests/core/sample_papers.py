"""The sample register and its papers, built and rendered once for all tests that read them back."""

from __future__ import annotations

import datetime as dt
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import ropa.register
from ropa.actions.sample import OPERATORS, build_sample, sample_uid
from ropa.documents.model import Document, Said
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.holdings import Holdings
from ropa.register import Register
from ropa.store.reading import holdings
from tests.clock import set_clock
from tests.conftest import AUTHOR
from tests.core.reading_back import check_docx, check_pdf

LANGUAGES = (("kk",), ("ru",), ("en",), ("kk", "ru"), ("ru", "en"))
APPROVED = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)
"""When the records of the sample were made and approved; papers name that day."""

DAY = dt.date(2026, 12, 31)
SCOPE = Scope(DAY, drafts=True)


@dataclass(frozen=True)
class Which:
    """One paper of the sample in one language or two."""

    operator: str
    kind: str
    about: str
    languages: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.operator} {self.kind} {self.about} {'+'.join(self.languages)}"


@cache
def sample() -> dict[str, Holdings]:
    """What the sample register holds, by the name of the operator's file."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        set_clock(patch, ropa.register, APPROVED)
        with closing(Register.create(Path(folder) / "sample.ropa", AUTHOR)) as register:
            build_sample(register)
            return {name: register.ask(holdings, sample_uid(name, "operator")) for name in OPERATORS}


EACH = (
    "policy",
    "cookie_notice",
    "parties",
    "transfers",
    "trackers",
    "data_list",
    "answer",
    "breach_notice",
    "destruction_act",
    "internal_rules",
    "order_responsible",
    "access_list",
    "nda",
    "journal",
    "requests",
    "incidents",
)
"""Kinds of which each operator of the sample has one paper."""


def agreed(n: int) -> tuple[str, ...]:
    """The agreements of an operator with so many parties."""
    return tuple(f"agreement E-{one:03d}" for one in range(1, n + 1))


def forms(n: int) -> tuple[str, ...]:
    """A consent text and a form to withdraw it for each consent of an operator."""
    return tuple(f"{kind} C-{number:03}" for number in range(1, n + 1) for kind in ("consent", "withdrawal_form"))


PAPERS = {
    "tumar": (
        "register kz",
        *forms(2),
        *EACH,
        "answer Q-001",
        "answer Q-002",
        "breach_notice B-001",
        *agreed(6),
    ),
    "qurylys": ("register kz", "register gdpr", *forms(2), *EACH),
    "aqniet": ("register kz", *forms(1), "consent_crossborder C-001", *EACH, *agreed(1)),
    "soltustik": ("register kz", *forms(1), "consent_crossborder C-001", *EACH, *agreed(4)),
    "baga": ("register kz", *forms(2), "consent_crossborder C-001", *EACH),
}
"""The papers of each operator; known before the sample is built, so that tests can be named by them."""


OF_ALL = ("register", "consent", "policy", "cookie_notice")
"""Kinds read back for every operator: they say facts of the published papers. Of the others one operator's will do."""
IN_PAIRS = ("qurylys", "baga")
"""Operators whose papers of these kinds are read back side by side too."""


@cache
def whiches() -> tuple[Which, ...]:
    """The papers of the sample that are read back, each kind in every language alone and side by side."""
    return tuple(
        Which(name, kind, about, languages)
        for name, papers in PAPERS.items()
        for kind, _, about in (paper.partition(" ") for paper in papers)
        for languages in _languages(name, kind)
    )


def _languages(name: str, kind: str) -> tuple[tuple[str, ...], ...]:
    """In which languages papers of a kind are read back for an operator."""
    having = [one for one, papers in PAPERS.items() if any(paper.partition(" ")[0] == kind for paper in papers)]
    if kind in OF_ALL:
        return LANGUAGES if name in IN_PAIRS else tuple(one for one in LANGUAGES if len(one) == 1)
    return LANGUAGES if name == having[0] else ()


@cache
def document(which: Which) -> Document:
    """One of them, composed."""
    papers = KINDS_OF_PAPER[which.kind](sample()[which.operator], SCOPE)
    return next(paper for paper in papers if paper.about == which.about).document(which.languages)


@cache
def written(which: Which, form: str) -> bytes:
    """One of them as a file."""
    return FORMATS[form](document(which))


@cache
def read_back(which: Which) -> tuple[Said, ...]:
    """What one of them says, once it was found in both files."""
    check_pdf(written(which, "pdf"), document(which))
    check_docx(written(which, "docx"), document(which))
    return document(which).said()


def papers_of(operator: str, kind: str, language: str) -> list[Which]:
    """The papers of an operator of one kind in one language."""
    return [one for one in whiches() if (one.operator, one.kind, one.languages) == (operator, kind, (language,))]


def texts(paper: Document) -> list[str]:
    """What a paper says, one text after another."""
    return [said.text for said in paper.said()]
