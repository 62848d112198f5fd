"""One paper being composed in one language: who speaks, with what words, about what record, with what answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ropa.documents.asked import Question, answers, from_record, record_of
from ropa.documents.layout import layout
from ropa.documents.model import Block, Document, Heading, Items, Paragraph, Said, Source
from ropa.documents.saying import Speaker
from ropa.documents.scope import Scope
from ropa.documents.whole import whole
from ropa.documents.wording import Wording, wording
from ropa.fields import Field
from ropa.holdings import Holdings, Plain
from ropa.i18n import translator
from ropa.law import law
from ropa.model import fields
from ropa.names import known
from ropa.reference import Entry
from ropa.words import Words


@dataclass(frozen=True)
class Text:
    """`kind` is the code of the paper, `about` the record that it speaks of (the operator, a form, an engagement).

    `given` are the answers of its small form by key; `record` is the paper's own record, where there is one. `facts`
    names those answers that are facts of `about`.
    """

    speaker: Speaker
    words: Wording
    kind: str
    about: Plain
    scope: Scope
    given: Mapping[str, Any]
    record: Plain | None
    facts: Mapping[str, str]

    @property
    def holdings(self) -> Holdings:
        """What the register holds of the operator."""
        return self.speaker.holdings

    @property
    def operator(self) -> Plain:
        """Whose paper it is."""
        return self.speaker.holdings.operator

    @property
    def language(self) -> str:
        """The language of the paper."""
        return self.speaker.language

    def say(self, clause: str, *sources: Source, **slots: object) -> Said:
        """A clause of ours."""
        return self.speaker.text(self.words(clause, **slots), f"{self.kind}.{clause}", *sources)

    def mixed(self, clause: str, *parts: Said, sources: tuple[Source, ...] = (), **slots: object) -> Said:
        """A clause of ours around other texts; it is marked where one of them is borrowed."""
        return self.speaker.around(self.words(clause, **slots), f"{self.kind}.{clause}", *parts, sources=sources)

    def around(self, clause: str, fact: Said, slot: str) -> Said:
        """A clause around a fact in words; where the fact is in another language it stands alone, marked."""
        if fact.borrowed:
            return Said(fact.text, f"{self.kind}.{clause}", fact.language, fact.sources, borrowed=True)
        return self.say(clause, *fact.sources, **{slot: fact.text})

    def missing(self, what: str, *sources: Source) -> Said:
        """Words for what is wanted and not in the register; `sources` are the facts that would answer it."""
        said = self.words("gap", what=self.words(f"gap_{what}"))
        return self.speaker.text(said, f"gap.{what}", *sources, gap=True)

    def gap(self, what: str, *sources: Source) -> Paragraph:
        """A place where a statement is wanted and the register has none."""
        return Paragraph(self.missing(what, *sources))

    def cite(self, article: str, code: str = "kz") -> str:
        """An article of a law, 94-V unless another is named."""
        return f"{law(code).short(self.language)}, {law(code).cite(article, self.language)}"

    def cited(self, entry: Entry, code: str = "kz") -> str:
        """How the article of an entry of a law is cited, which may be one of another act."""
        return str(entry.more.get(f"cite_{self.language}") or self.cite(str(entry.more["article"]), code))

    def field(self, record: Plain, key: str) -> Field:
        """The field of a fact."""
        return fields(record.kind)[key]

    def routes(self) -> tuple[Plain, ...]:
        """How subjects write to the operator, without ways that are archived."""
        return tuple(one for one in self.operator.of("route") if one["status"] != "archived")

    def claimed(self, clause: Plain) -> bool:
        """Whether a clause of the operator is something that the law does not know."""
        entry = known("clauses", clause["code"] or "")
        return entry is not None and entry.claim

    def answered(self, key: str) -> Said | None:
        """An answer of the small form as a text; None where it is not answered."""
        value, source = self.given.get(key), self.answer_source(key)
        if value is None or value == ():
            return None
        if isinstance(value, Words):
            if not value:
                return None
            text, spoken = value.best(self.language, self.holdings.languages())
            return Said(text, f"{self.kind}.answer.{key}", spoken, (source,), borrowed=spoken != self.language)
        said = self.speaker.date(value) if hasattr(value, "isoformat") else str(value)
        return self.speaker.text(said, f"{self.kind}.answer.{key}", source)

    def answer_or_gap(self, key: str) -> Said:
        """An answer of the small form, or the place where it is wanted: clause gap_<key>."""
        return self.answered(key) or self.missing(key, self.answer_source(key))

    def answer_source(self, key: str) -> Source:
        """Where an answer is kept: in the record that the paper speaks of, or in the paper's own."""
        if key in self.facts:
            return (self.about.uid, self.facts[key])
        return (self.record.uid if self.record else "", f"answers.{key}")

    def left_out(self) -> frozenset[str]:
        """Sections that the layout of this paper leaves out."""
        return layout(self.record).without


def text_of(
    kind: str, holdings: Holdings, about: Plain, language: str, scope: Scope, questions: Sequence[Question] = ()
) -> Text:
    """A paper about to be composed."""
    record = record_of(holdings, kind, about.uid)
    facts = from_record(questions, about)
    given = answers(record, questions, scope.typed) | {key: about[fact] for key, fact in facts.items()}
    speaker = Speaker(holdings, translator(language))
    return Text(speaker, wording(kind, language), kind, about, scope, given, record, facts)


T = TypeVar("T", bound=Text)


def sections(
    text: T, parts: Sequence[tuple[str, Callable[[T], Iterable[Block]]]], *, clauses: bool = False
) -> Iterator[Block]:
    """Sections by key under numbered headings, the clauses h_<key> with a slot n; one without a word has no heading,
    one that the layout leaves out is gone. With `clauses` the paragraphs of a section are numbered too: 1.1, 1.2.
    """
    n = 0
    for key, part in parts:
        blocks = () if key in text.left_out() else tuple(part(text))
        blocks = tuple(whole(blocks)) if text.scope.whole else blocks
        if not blocks:
            continue
        n += 1
        yield Heading(text.say(f"h_{key}", n=n), 2)
        yield from _numbered(blocks, n) if clauses else blocks


def _numbered(blocks: Iterable[Block], n: int) -> Iterator[Block]:
    m = 0
    for block in blocks:
        if isinstance(block, Paragraph) and not block.note:
            m += 1
            yield replace(block, number=f"{n}.{m}.")
        elif isinstance(block, Items) and m:
            yield replace(block, under=True)
        else:
            yield block


def document(text: Text, blocks: Iterable[Block], *subtitle: Said, landscape: bool = False) -> Document:
    """The paper, under the title that its kind has."""
    title = text.speaker.text(text.speaker.code("documents", text.kind), f"{text.kind}.title")
    head = (text.speaker.name(text.operator).text, title.text)
    return Document(text.kind, (text.language,), (title,), subtitle, head, tuple(blocks), landscape)
