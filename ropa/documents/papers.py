"""The papers of an operator: which kinds there are, and for each kind the papers that its holdings give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ropa.documents import consent, register, register_gdpr
from ropa.documents.kinds import Paper, PaperKind, composed, finisher
from ropa.documents.scope import Scope
from ropa.holdings import Holdings, Plain
from ropa.reference import catalogue


def _registers(holdings: Holdings, scope: Scope) -> Iterable[Paper]:
    composers = {"kz": register.compose, "gdpr": register_gdpr.compose}
    about = holdings.operator.uid
    for code in (one for one in holdings.laws() if one in composers):
        compose = partial(composers[code], holdings, scope=scope)
        yield Paper("register", code, about, compose, finisher(holdings, "register", about, scope, code, records=True))


def _forms(holdings: Holdings, scope: Scope) -> Iterable[Plain]:
    """Consent texts are those of 94-V Art. 8: an operator that answers another law only has none."""
    kept = (one for one in holdings.all("consent") if one["status"] != "archived")
    return tuple(kept) if "kz" in holdings.laws() else ()


KINDS_OF_PAPER: Mapping[str, PaperKind] = {
    "register": PaperKind(_registers, records=True),
    "consent": composed("consent", consent.compose, _forms),
}
"""Every kind of paper by its code: what `--document` takes."""


def papers(holdings: Holdings, kinds: Iterable[str], scope: Scope) -> Iterator[Paper]:
    """Every paper of some kinds, in the order of the kinds."""
    for kind in kinds:
        yield from KINDS_OF_PAPER[kind](holdings, scope)


def subject(holdings: Holdings, paper: Paper, language: str) -> str:
    """What tells a paper from others of its kind, in words: the short name of a law, the name of a form."""
    laws = catalogue("laws")
    if paper.about in laws:
        return laws[paper.about].names[language]
    record = holdings.find(paper.record)
    return holdings.name(record, language)[0] if record else paper.about


def file_stem(holdings: Holdings, paper: Paper, languages: tuple[str, ...]) -> str:
    """By what name a paper is kept as a file: number and name of the operator, the paper, its languages."""
    operator = holdings.name(holdings.operator, languages[0])[0]
    named = f"{paper.kind} {paper.about}".strip()
    return f"{holdings.operator.ref} {operator[:60]} - {named} - {'+'.join(languages)}"
