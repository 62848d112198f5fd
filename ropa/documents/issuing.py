"""A paper made ready to be issued: composed without its gaps, dressed, with edition and hash in its foot, rendered.

Pure: it may run in another process. What it refuses to do without a reason is named one by one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ropa.documents.asked import record_of
from ropa.documents.kinds import Paper
from ropa.documents.lacking import wanted
from ropa.documents.layout import approved, footed, layout
from ropa.documents.model import Document, Said
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.said import Lines, digest, lines
from ropa.documents.scope import Scope
from ropa.documents.spots import Spot, Spots
from ropa.documents.whole import borrowed, gaps
from ropa.documents.wording import wording, wording_version
from ropa.errors import RopaError
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, translator
from ropa.words import Words

_APPROVED_KINDS = frozenset({"activity", "consent"})
"""Records that are approved one by one before a paper that speaks of them is signed."""


@dataclass(frozen=True)
class Which:
    """One paper: its kind, the uid of what it speaks of, the law where registers of several laws are told apart."""

    kind: str
    about: str
    law: str = ""


@dataclass(frozen=True)
class Order:
    """What a person decides when a paper is issued. `languages`: each entry a file, two codes side by side.

    `day`: of the edition, where neither an order nor a day in force gives one. `reason`: why it is issued although
    facts, words or approvals are missing. `keep_text`: what is said in a paper made once stays in the register.
    """

    languages: tuple[tuple[str, ...], ...]
    day: dt.date
    formats: tuple[str, ...] = ("pdf",)
    order_number: str = ""
    order_date: dt.date | None = None
    in_force_from: dt.date | None = None
    in_force_text: Words | None = None
    change_class: str | None = None
    reason: Words | None = None
    typed: Mapping[str, object] = field(default_factory=dict)
    keep_text: bool = False


@dataclass(frozen=True)
class File:
    """One file: its languages and format, its bytes, and the short hash of what it says."""

    languages: tuple[str, ...]
    format: str
    data: bytes
    digest: str

    @property
    def sha256(self) -> str:
        """Under which the register keeps it."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Ready:
    """What will be issued: the number of the edition, its files, what it says in each of its languages."""

    which: Which
    number: int
    order: Order
    files: tuple[File, ...]
    said: Mapping[str, Lines]
    wording: str


def find(holdings: Holdings, which: Which, scope: Scope) -> Paper:
    """The paper as it would be composed now."""
    for one in KINDS_OF_PAPER[which.kind](holdings, scope):
        if one.record == which.about and which.law in ("", one.about):
            return one
    raise RopaError(N_("This paper is not made from the register any more: what it speaks of is archived or gone."))


def scope_of(holdings: Holdings, which: Which, order: Order) -> Scope:
    """As of which day and with which answers it is composed; without gaps."""
    wanted = layout(record_of(holdings, which.kind, which.about, which.law))
    return Scope(order.day, wanted.drafts, order.typed, whole=True)


def with_gaps(holdings: Holdings, which: Which, order: Order) -> tuple[Document, ...]:
    """The paper in each of the languages wanted, gaps shown: what `lacks` and `unapproved` look at."""
    paper = find(holdings, which, replace(scope_of(holdings, which, order), whole=False))
    return tuple(paper.document(one) for one in order.languages)


def lacks(drawn: Iterable[Document]) -> tuple[Said, ...]:
    """What is missing from the paper in the languages wanted: gaps, and words of another language."""
    return tuple(said for one in drawn for said in (*gaps(one), *borrowed(one)))


def to_fill(
    holdings: Holdings, which: Which, order: Order, drawn: Iterable[Document], language: str
) -> tuple[Spot, ...]:
    """The same as facts of the register, each once whatever the number of languages; `language`: the reader's."""
    scope = replace(scope_of(holdings, which, order), whole=False)
    return wanted(Spots(holdings, translator(language)), drawn, find(holdings, which, scope), scope)


def unapproved(holdings: Holdings, drawn: Sequence[Document]) -> tuple[Plain, ...]:
    """Activities and consent forms that the paper speaks of and nobody has approved as they are now."""
    said = drawn[0].said() if drawn else ()
    rows = (holdings.find(uid) for one in said for uid, _ in one.sources)
    roots = {root.uid: root for row in rows if row is not None for root in _roots(holdings, row)}
    return tuple(one for one in roots.values() if not _approved_now(holdings, one))


def _roots(holdings: Holdings, row: Plain) -> Iterator[Plain]:
    while row.kind not in _APPROVED_KINDS and (above := holdings.find(row.parent_uid)) is not None:
        row = above
    if row.kind in _APPROVED_KINDS:
        yield row


def _approved_now(holdings: Holdings, record: Plain) -> bool:
    approval = holdings.approvals.get(record.uid)
    return record["status"] == "approved" and approval is not None and not approval.changed


def ready(holdings: Holdings, which: Which, order: Order, number: int) -> Ready:
    """Compose and render an edition. Raises RopaError where something is missing or not approved without a reason."""
    if not order.reason:
        _refuse(holdings, with_gaps(holdings, which, order))
    paper = find(holdings, which, scope_of(holdings, which, order))
    wanted = layout(record_of(holdings, which.kind, which.about, which.law))
    files: list[File] = []
    said: dict[str, Lines] = {}
    for languages in order.languages:
        document = paper.document(languages)
        document = _approved(document, order) if wanted.order_line else document
        told = lines(document)
        said["+".join(languages)] = told
        document = footed(document, foot(document, which.kind, number, order, digest(told)))
        files += [File(languages, name, FORMATS[name](document), digest(told)) for name in order.formats]
    return Ready(which, number, order, tuple(files), said, wording_version(which.kind))


def _refuse(holdings: Holdings, drawn: Sequence[Document]) -> None:
    if missing := lacks(drawn):
        raise RopaError(
            N_("The paper has gaps: {n}. Fill them, or give a reason for issuing it as it is."), n=len(missing)
        )
    if drafts := unapproved(holdings, drawn):
        names = tuple(named(one) for one in drafts[:5])
        raise RopaError(N_("Not approved as they are now: {names}. Approve them, or give a reason."), names=names)


def named(record: Plain) -> Words:
    """What a record is called, for a sentence."""
    words = record["name"] if isinstance(record["name"], Words) else None
    return words or Words.of({"en": record.ref})


def day_of(order: Order) -> dt.date:
    """The day that stands in the foot."""
    return order.order_date or order.in_force_from or order.day


def foot(document: Document, kind: str, number: int, order: Order, short: str) -> str:
    """What the foot of each page says: edition (or the number of a paper made once), day, short hash of the words."""
    from babel.dates import format_date

    once = KINDS_OF_PAPER[kind].once
    language = document.languages[0]
    date = format_date(day_of(order), "long", locale=language)
    return wording("shared", language)("once" if once else "edition", n=number, date=date, hash=short)


def _approved(document: Document, order: Order) -> Document:
    """The order that approved it, at the head of the paper."""
    if not order.order_number:
        return document
    from babel.dates import format_date

    words: dict[str, dict[str, str]] = {"approved": {}, "by_order": {}}
    for one in document.languages:
        day = format_date(day_of(order), "long", locale=one)
        words["approved"][one] = wording("shared", one)("approved")
        words["by_order"][one] = wording("shared", one)("by_order", number=order.order_number, date=day)
    return approved(document, {f"shared.{key}": texts for key, texts in words.items()})
