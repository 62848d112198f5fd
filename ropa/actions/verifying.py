"""Whether a file is a paper that was issued: its bytes first, then its words."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.documents.ledger import in_force
from ropa.documents.said import SHORT, Lines, unpacked
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.model import table
from ropa.reading.files import printed_of
from ropa.store.reading import content, holdings
from ropa.words import Words

_HASH = re.compile(rf"(?<![0-9a-f])[0-9a-f]{{{SHORT}}}(?![0-9a-f])")
_BETWEEN_PAGES = 400
"""Letters that foot and head of two pages have at most."""

_SHAPES = re.compile(r"[^\w]+")


class Match(Enum):
    """How a file compares with what was issued."""

    BYTES = "bytes"
    """It is the file that was issued, byte for byte."""
    WORDS = "words"
    """Another file that says the same, word for word."""
    CHANGED = "changed"
    """It calls itself an edition, and says something else."""
    UNKNOWN = "unknown"
    """No paper of this register."""


SENTENCES = {
    Match.BYTES: N_("This is the file that was issued, byte for byte."),
    Match.WORDS: N_("Not the file that was issued, but it says the same, word for word."),
    Match.CHANGED: N_("It calls itself an issued paper, but does not say what that said. Not found: {differs}"),
    Match.UNKNOWN: N_("No paper that was issued from this register."),
}
"""What a person is told; of what is changed, `differs` is the first sentence that is not found."""


@dataclass(frozen=True)
class Verdict:
    """What a file is found to be; `differs` the first sentence of the edition that it does not have."""

    match: Match
    operator: Words | None = None
    document: str = ""
    number: int = 0
    withdrawn: dt.date | None = None
    in_force: bool = False
    differs: str = ""


def verify(connection: Connection, name: str, data: bytes, day: dt.date) -> Verdict:
    """Compare a file with every edition of the register. Raises RopaError where it cannot be read as a document."""
    files = table("edition_file")
    same = select(files.c.uid).where(files.c.file == hashlib.sha256(data).hexdigest(), files.c.binned.is_(None))
    if (found := connection.execute(same.order_by(files.c.id).limit(1)).scalar_one_or_none()) is not None:
        return _verdict(connection, found, Match.BYTES, day)
    text = printed_of(name, data)
    for short in dict.fromkeys(_HASH.findall(text)):
        named = select(files.c.uid).where(files.c.digest == short, files.c.binned.is_(None))
        if (found := connection.execute(named.order_by(files.c.id).limit(1)).scalar_one_or_none()) is not None:
            missing = _missing(connection, found, text, short)
            return _verdict(connection, found, Match.CHANGED if missing else Match.WORDS, day, missing)
    return Verdict(Match.UNKNOWN)


def _missing(connection: Connection, file_uid: str, text: str, short: str) -> str:
    """The first text of the edition that does not stand, in its place, in the file."""
    files, editions = table("edition_file"), table("edition")
    query = (
        select(editions.c.said, files.c.languages)
        .join(editions, editions.c.uid == files.c.parent_uid)
        .where(files.c.uid == file_uid)
    )
    said, languages = connection.execute(query).one()
    kept = content(connection, said) if said else None
    return next(_absent(unpacked(kept).lines("+".join(languages)), text, short), "") if kept else ""


def _absent(said: Lines, text: str, short: str) -> Iterator[str]:
    whole = _bare(text)
    for one in said:
        if not _stands(_bare(one.text), whole, short):
            yield one.text


def _stands(wanted: str, whole: str, short: str) -> bool:
    """Whether a text stands in a file in one piece, or runs on behind the foot of a page, which has the short hash, and
    the head of the next.
    """
    if wanted in whole:
        return True
    begun = bisect_right(range(len(wanted)), 0, key=lambda n: int(wanted[: n + 1] not in whole))
    rest, place = wanted[begun:], -1
    while begun and (place := whole.find(wanted[:begun], place + 1)) >= 0:
        after = place + begun
        foot = whole.find(short, after, after + _BETWEEN_PAGES)
        if foot >= 0 and _goes_on(rest, whole[foot : foot + _BETWEEN_PAGES + len(rest)], whole[foot:], short):
            return True
    return False


def _goes_on(rest: str, near: str, behind: str, short: str) -> bool:
    """Whether the rest of a text stands on the next page, or runs on to one after it."""
    return rest in near or (len(rest) > _BETWEEN_PAGES and _stands(rest, behind, short))


def _bare(text: str) -> str:
    """Letters and digits alone: where a format breaks lines or sets dashes is no matter."""
    return _SHAPES.sub("", text)


def _verdict(connection: Connection, file_uid: str, match: Match, day: dt.date, differs: str = "") -> Verdict:
    files = table("edition_file")
    edition_uid, operator_uid = connection.execute(
        select(files.c.parent_uid, files.c.operator_uid).where(files.c.uid == file_uid)
    ).one()
    held = holdings(connection, operator_uid)
    edition = held.index[edition_uid]
    paper = held.index[edition.parent_uid or ""]
    valid = in_force(paper.of("edition"), day)
    name = held.operator["name"] or held.operator["short_name"] or Words()
    return Verdict(
        match, name, paper["document"], edition["number"] or 0, edition["withdrawn"], _among(edition, valid), differs
    )


def _among(edition: Plain, several: tuple[Plain, ...]) -> bool:
    return any(one.uid == edition.uid for one in several)
