"""The inspection pack of an operator as of a day: registers and lists, editions in force, contracts, open findings, the
log of edits, and an index with hashes, in one ZIP. Built again for that day by the same version it is the same bytes,
as long as nothing was erased since.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa import __version__
from ropa.documents.ledger import in_force
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.exchange.files import file_name
from ropa.exchange.workbook import workbook
from ropa.holdings import Holdings, Plain
from ropa.i18n import LANGUAGES, N_, translator
from ropa.reference import catalogue
from ropa.rules.checking import check
from ropa.store.reading import content, holdings
from ropa.store.tables import Change, Edit

LISTS = (
    "register", "journal", "requests", "incidents", "data_list", "parties", "transfers", "trackers", "access_list",
    "findings",
)  # fmt: skip
"""Papers of the pack that are made of the register itself; what is signed comes as the editions in force."""

_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the ZIP: no clock stands in it."""
_LOG = ("edit", "place", "at", "author", "act", "record", "kind", "fact", "old", "new", "hash")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")

Ask = Callable[..., Any]
"""`Register.ask`, or a window's."""


@dataclass(frozen=True)
class Piece:
    """One file of the pack: its place in it and its bytes."""

    name: str
    data: bytes


def pack(ask: Ask, operator_uid: str, day: dt.date) -> Generator[tuple[int, int], None, bytes]:
    """The ZIP, a piece a step; yields (done, total). Raises RopaError where the operator was not there then."""
    moment = dt.datetime.combine(day, dt.time.max).astimezone()
    held: Holdings = ask(holdings, operator_uid, moment)
    languages = held.languages() or LANGUAGES
    total = len(LISTS) * len(languages) + 3
    pieces: list[Piece] = []
    for language in languages:
        for kind in LISTS:
            pieces += _papers(held, kind, language, day)
            yield len(pieces), total
    found = check(held, day)
    pieces += [Piece(f"registers/registers.{one}.xlsx", workbook(held, one, found)) for one in languages]
    yield total - 2, total
    pieces += ask(_editions, held, day)
    yield total - 1, total
    pieces.append(Piece("log/edits.csv", ask(_log, operator_uid, moment)))
    pieces.append(Piece("SHA256SUMS", _sums(pieces)))
    pieces.append(Piece("index.txt", _index(pieces, held, day, languages[0])))
    return _zipped(pieces)


def _papers(held: Holdings, kind: str, language: str, day: dt.date) -> Iterator[Piece]:
    for paper in KINDS_OF_PAPER[kind](held, Scope(day)):
        title = catalogue("documents")[kind].names[language]
        parts = (f"{LISTS.index(kind) + 1:02}", title, paper.about, language)
        name = file_name(" ".join(one for one in parts if one), "pdf")
        yield Piece(f"registers/{name}", FORMATS["pdf"](paper.document((language,))))


def _editions(connection: Connection, held: Holdings, day: dt.date) -> list[Piece]:
    """The stored files of every edition in force on the day, as they were issued."""
    found: list[Piece] = []
    for paper in held.all("paper"):
        for edition in in_force(paper.of("edition"), day):
            for number, file in enumerate(edition.of("edition_file"), start=1):
                data = content(connection, file["file"]) if file["file"] else None
                if data is not None:
                    found.append(Piece(f"editions/{_called(paper, edition, file, number)}", data))
    return found


def _called(paper: Plain, edition: Plain, file: Plain, number: int) -> str:
    kind = paper["document"] or "paper"
    suffix = (file["format"] or "bin").lower()
    spoken = "+".join(file["languages"] or ())
    return file_name(f"{paper.ref} {kind} {edition['number'] or ''} {number} {spoken}", suffix)


def _log(connection: Connection, operator_uid: str, moment: dt.datetime) -> bytes:
    """Every closed edit of the operator's chain until then, a fact a line, as the file holds it; with its hash."""
    query = (
        select(Edit.id, Edit.sealed, Edit.started_at, Edit.author, Edit.action, Change.record_uid, Change.record_kind)
        .add_columns(Change.key, Change.old, Change.new, Edit.hash)
        .join(Change, Change.edit_id == Edit.id)
        .where(Edit.operator_uid == operator_uid, Edit.started_at <= moment, Edit.hash.is_not(None))
        .order_by(Edit.sealed, Change.turn, Change.id)
    )
    written = StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_LOG)
    for edit, place, at, *rest in connection.execute(query):
        table.writerow([edit, place, at.astimezone(dt.UTC).isoformat(), *map(_harmless, rest)])
    return written.getvalue().encode("utf-8-sig")


def _harmless(value: str | None) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = value or ""
    return f"'{text}" if text.lstrip().startswith(_DANGEROUS) else text


def _sums(pieces: list[Piece]) -> bytes:
    """As `sha256sum -c` reads it."""
    return "".join(f"{hashlib.sha256(one.data).hexdigest()}  {one.name}\n" for one in pieces).encode()


def _index(pieces: list[Piece], held: Holdings, day: dt.date, language: str) -> bytes:
    tr = translator(language)
    head = (
        tr(N_("Inspection pack")),
        tr(N_("Operator: {name}")).format(name=held.name(held.operator, language)[0]),
        tr(N_("As of the end of the day: {day}")).format(day=day.isoformat()),
        tr(N_("Written by Ropa {version}. Hashes are SHA-256; “sha256sum -c SHA256SUMS” checks every file.")).format(
            version=__version__
        ),
    )
    lines = [f"{one.name}\n    {len(one.data)} B  {hashlib.sha256(one.data).hexdigest()}" for one in pieces]
    return ("\n".join((*head, "", *lines)) + "\n").encode()


def _zipped(pieces: list[Piece]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(pieces, key=lambda piece: piece.name):
            info = zipfile.ZipInfo(one.name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, one.data)
    return made.getvalue()
