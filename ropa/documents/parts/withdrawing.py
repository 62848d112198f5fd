"""How a consent is taken back and what follows, said alike wherever it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ropa.documents.model import Block, Items, Paragraph, Said
from ropa.documents.parts.promised import term_of
from ropa.documents.parts.routes import reaching, way
from ropa.documents.text import Text
from ropa.holdings import Plain
from ropa.linked import SILENT_WAYS

STOPS = ("withdrawal_stops", "withdrawal_stops_own")
"""That processing ends, or why not."""


def notices(text: Text) -> tuple[Plain, ...]:
    """The ways by which a withdrawal reaches the operator: the law asks that it be notified (94-V Art. 8(7))."""
    return tuple(one for one in reaching(text) if "withdraw" in (one["rights"] or ()))


def alone(text: Text) -> Iterator[Block]:
    """What a subject can do without the operator learning of it: no withdrawal, and not said to be one."""
    silent = [one for one in text.routes() if one["channel"] in SILENT_WAYS and "withdraw" in (one["rights"] or ())]
    if silent:
        yield Paragraph(text.say("withdrawal_alone"))
        yield Items(tuple(way(text, one) for one in silent))


def ways(text: Text, told: Callable[[Plain], Iterator[Said]]) -> Iterator[Block]:
    """Each way to notify the operator as `told` says it, or that none is known; then what a subject does alone."""
    if known := notices(text):
        yield from (Items(tuple(told(one)), led=True) for one in known)
    else:
        yield text.gap("route", (text.operator.uid, "route"))
    yield from alone(text)


def in_time(text: Text, clauses: tuple[str, str]) -> Said:
    """What is done within the term of the law: the first clause; or within a shorter one that the operator promised,
    which is the operator's word and not the law's: the second.
    """
    of_law, own = clauses
    article, term = text.cite("8(7)"), term_of(text, "withdraw")
    if term is None or not term.sources:
        return text.say(of_law, article=article)
    return text.say(own, *term.sources, term=term.length, article=article)
