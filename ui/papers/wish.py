"""Which papers are wanted, and which there are; and what the worker makes of one. Plain values and no widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ropa.actions.batches import Request
from ropa.documents.kinds import Paper
from ropa.documents.left_out import LeftOut, left_out
from ropa.documents.papers import file_stem, papers, subject
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.errors import RopaError
from ropa.exchange.files import file_name
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES, N_
from ropa.progress import Progress
from ropa.reference import catalogue


@dataclass(frozen=True)
class Wish:
    """`languages`: one, or two side by side, each a paper of its own; none given means each operator's own."""

    operators: tuple[str, ...]
    kinds: tuple[str, ...]
    languages: tuple[tuple[str, ...], ...]
    day: dt.date
    drafts: bool = False

    @property
    def scope(self) -> Scope:
        """What the papers speak of."""
        return Scope(self.day, self.drafts)

    def moment(self, today: dt.date) -> dt.datetime | None:
        """As of when the register is read: the end of the day; None for as it is now."""
        return dt.datetime.combine(self.day, dt.time.max).astimezone() if self.day < today else None


@dataclass(frozen=True)
class Listed:
    """One paper that there is. `title` is that of its kind, `subject` tells it from others of the kind."""

    operator: str
    operator_name: str
    kind: str
    about: str
    record: str
    title: str
    subject: str
    languages: tuple[str, ...]

    @property
    def request(self) -> Request:
        """The same for whoever writes many."""
        return Request(self.kind, self.about, self.languages)

    def of(self, held: Holdings, scope: Scope) -> Paper:
        """The paper itself. Raises RopaError where it is not there any more."""
        for paper in papers(held, (self.kind,), scope):
            if paper.about == self.about:
                return paper
        raise RopaError(N_("The paper “{title}” is not there any more."), title=self.title)


@dataclass(frozen=True)
class Made:
    """A paper as it is shown: the file, and what is not in it."""

    pdf: bytes
    left_out: tuple[LeftOut, ...]


def listed(held: Holdings, wish: Wish, language: str) -> Iterator[Listed]:
    """Every paper of one operator that is wanted, named in the language of the interface."""
    operator = held.operator
    named = operator["short_name"] or operator["name"]
    name = named.best(language, held.languages())[0] if named else operator.ref
    for paper in papers(held, wish.kinds, wish.scope):
        title = catalogue("documents")[paper.kind].names[language]
        about = subject(held, paper, language)
        for languages in wish.languages or tuple((one,) for one in held.languages() or LANGUAGES):
            yield Listed(operator.uid, name, paper.kind, paper.about, paper.record, title, about, languages)


def made(held: Holdings, one: Listed, scope: Scope, language: str, progress: Progress) -> Made:
    """Compose and render one; `language` is that of the interface."""
    paper = one.of(held, scope)
    document = paper.document(one.languages)
    progress.step(1, 3)
    pdf = FORMATS["pdf"](document)
    progress.step(2, 3)
    return Made(pdf, left_out(held, paper, document, scope, language))


def rendered(held: Holdings, one: Listed, scope: Scope, format_name: str, progress: Progress) -> bytes:
    """One paper as the bytes of a file."""
    document = one.of(held, scope).document(one.languages)
    progress.step(1, 2)
    data = FORMATS[format_name](document)
    progress.step(2, 2)
    return data


def suggested(held: Holdings, one: Listed, scope: Scope, format_name: str) -> str:
    """Under what name it is kept."""
    return file_name(file_stem(held, one.of(held, scope), one.languages), format_name)
