"""The papers of an operator: which kinds there are, and for each kind the papers that its holdings give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ropa.documents import consent, register, register_gdpr
from ropa.documents.cycles import no_cycles
from ropa.documents.model import Document, beside
from ropa.documents.scope import Scope
from ropa.holdings import Holdings, Plain
from ropa.reference import catalogue


@dataclass(frozen=True)
class Paper:
    """One paper that can be composed. `kind` is its code, `about` tells it from others of the kind: the code of a law,
    the number of a form. `record` is the uid of what it speaks of: the operator, the form.
    """

    kind: str
    about: str
    record: str
    compose: Callable[[str], Document]

    def document(self, languages: tuple[str, ...]) -> Document:
        """In one language, or in two side by side."""
        with no_cycles():
            first, *others = (self.compose(language) for language in languages)
            return beside(first, others[0]) if others else first


def _registers(holdings: Holdings, scope: Scope) -> Iterable[Paper]:
    composers = {"kz": register.compose, "gdpr": register_gdpr.compose}
    for code in (one for one in holdings.laws() if one in composers):
        compose = composers[code]
        yield Paper(
            "register",
            code,
            holdings.operator.uid,
            lambda language, compose=compose: compose(holdings, language, scope),  # type: ignore[misc]
        )


def _consents(holdings: Holdings, scope: Scope) -> Iterable[Paper]:
    """Consent texts are those of 94-V Art. 8: an operator that answers another law only has none."""
    for form in holdings.all("consent"):
        if form["status"] != "archived" and "kz" in holdings.laws():
            yield _consent(holdings, form, scope)


def _consent(holdings: Holdings, form: Plain, scope: Scope) -> Paper:
    return Paper(
        "consent",
        form.ref,
        form.uid,
        lambda language: consent.compose(holdings, form, language, scope.day),
    )


KINDS_OF_PAPER: Mapping[str, Callable[[Holdings, Scope], Iterable[Paper]]] = {
    "register": _registers,
    "consent": _consents,
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
    return f"{holdings.operator.ref} {operator[:60]} - {paper.kind} {paper.about} - {'+'.join(languages)}"
