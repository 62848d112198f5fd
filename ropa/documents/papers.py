"""The papers of an operator: which kinds there are, and for each kind the papers that its holdings give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ropa.documents import consent, register, register_gdpr
from ropa.documents.cycles import no_cycles
from ropa.documents.model import Document, beside
from ropa.documents.scope import Scope
from ropa.holdings import Holdings, Plain


@dataclass(frozen=True)
class Paper:
    """One paper that can be composed. `kind` is its code, `about` tells it from others of the kind: the code of a law,
    the number of a form.
    """

    kind: str
    about: str
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
        lambda language: consent.compose(holdings, form, language, scope.day),
    )


KINDS_OF_PAPER: Mapping[str, Callable[[Holdings, Scope], Iterable[Paper]]] = {
    "register": _registers,
    "consent": _consents,
}
"""Every kind of paper by its code: what `--document` takes."""
