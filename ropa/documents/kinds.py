"""What a kind of paper is: the papers of it that an operator's holdings give, and what is asked for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ropa.documents.asked import Question, record_of
from ropa.documents.cycles import no_cycles
from ropa.documents.layout import draft, dressed, layout, placed
from ropa.documents.model import Document, beside
from ropa.documents.scope import Scope
from ropa.documents.text import Text, text_of
from ropa.documents.whole import without_gaps
from ropa.holdings import Holdings, Plain


@dataclass(frozen=True)
class Paper:
    """One paper that can be composed. `kind` is its code, `about` tells it from others of the kind: the code of a law,
    the number of a form. `record` is the uid of what it speaks of: the operator, the form.
    """

    kind: str
    about: str
    record: str
    compose: Callable[[str], Document]
    finish: Callable[[Document], Document]

    def document(self, languages: tuple[str, ...]) -> Document:
        """In one language, or in two side by side, laid out as its record wants it."""
        with no_cycles():
            first, *others = (self.compose(language) for language in languages)
            return self.finish(beside(first, others[0]) if others else first)


@dataclass(frozen=True)
class PaperKind:
    """`questions` are asked before it is composed; `once`: numbered and dated once, without editions, never outdated;
    `parts` are the sections that a layout may leave out. A register (`records`) shows what is not answered as any other
    answer; elsewhere it makes a draft.
    """

    papers: Callable[[Holdings, Scope], Iterable[Paper]]
    questions: tuple[Question, ...] = ()
    once: bool = False
    parts: tuple[str, ...] = ()
    records: bool = False

    def __call__(self, holdings: Holdings, scope: Scope) -> Iterable[Paper]:
        return self.papers(holdings, scope)


def composed(
    kind: str,
    compose: Callable[[Text], Document],
    about: Callable[[Holdings, Scope], Iterable[Plain]],
    questions: tuple[Question, ...] = (),
    *,
    once: bool = False,
    parts: tuple[str, ...] = (),
    records: bool = False,
) -> PaperKind:
    """A kind whose papers are each about one record, in the order of these records."""

    def papers(holdings: Holdings, scope: Scope) -> Iterator[Paper]:
        for one in about(holdings, scope):
            ref = "" if one is holdings.operator else one.ref
            composer = _composer(kind, compose, holdings, one, scope, questions)
            yield Paper(kind, ref, one.uid, composer, finisher(holdings, kind, one.uid, scope, records=records))

    return PaperKind(papers, questions, once, parts, records)


def _composer(
    kind: str,
    compose: Callable[[Text], Document],
    holdings: Holdings,
    about: Plain,
    scope: Scope,
    questions: tuple[Question, ...],
) -> Callable[[str], Document]:
    return lambda language: compose(text_of(kind, holdings, about, language, scope, questions))


def finisher(
    holdings: Holdings, kind: str, about: str, scope: Scope, law: str = "", *, records: bool = False
) -> Callable[[Document], Document]:
    """What is done with a paper once it is composed: gaps left out or the paper marked as a draft, and its layout."""
    wanted = layout(record_of(holdings, kind, about, law))

    def finish(document: Document) -> Document:
        shown = without_gaps(document) if scope.whole else document
        shown = shown if scope.whole or records else draft(shown, wanted)
        return placed(dressed(shown, wanted, holdings.logo), wanted)

    return finish


def of_operator(holdings: Holdings, scope: Scope) -> tuple[Plain, ...]:  # noqa: ARG001 (one of the ways to choose)
    """A kind of which every operator has one paper."""
    return (holdings.operator,)
