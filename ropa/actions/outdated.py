"""Which issued papers no longer say what the register says, what differs, and which fact, by whom and when, is why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.engine import Connection

from ropa.documents.issuing import Which, find
from ropa.documents.layout import layout
from ropa.documents.outdated import Standing, material, standing
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.said import Kept, unpacked
from ropa.documents.scope import Scope
from ropa.errors import RopaError
from ropa.holdings import Holdings, Plain
from ropa.store.history import settled_edit
from ropa.store.issued import Happened, changed_after, happened, issued_in, roots_of
from ropa.store.reading import content

_COMES_AND_GOES = frozenset({"binned", "status"})
_NEVER_SAID = frozenset({"notes", "origin", "origin_edit"})
_OF_PAPERS = frozenset({"paper", "edition", "edition_file", "acceptance"})


@dataclass(frozen=True)
class Stands:
    """How the last edition of a paper stands. `gone`: the register makes no such paper any more.

    `causes` are the changes of facts behind what differs, the newest first; where there are none, it is our wording,
    and `wording` names the version with which the edition was made.
    """

    paper: str
    edition: str
    number: int
    which: Which
    standing: Standing
    causes: tuple[Happened, ...] = ()
    wording: str = ""
    gone: bool = False

    @property
    def outdated(self) -> bool:
        """Whether it should be issued anew."""
        return self.gone or self.standing.outdated

    @property
    def material(self) -> bool:
        """Whether consent is to be asked anew."""
        return any(material(one.kind, one.key) for one in self.causes)


def which_of(operator: Plain, paper: Plain) -> Which:
    """What a paper's record stands for."""
    about = (paper["about"] or (operator.uid,))[0]
    return Which(paper["document"], about, dict(paper["options"] or ()).get("law", ""))


def last_edition(paper: Plain) -> Plain | None:
    """The newest edition that was not withdrawn."""
    issued = [one for one in paper.of("edition") if one["withdrawn"] is None]
    return max(issued, key=lambda one: one["number"] or 0, default=None)


def in_question(held: Holdings) -> tuple[tuple[Plain, Plain], ...]:
    """(paper, its last edition) of all that was issued out of the register, and is no paper made once."""
    return tuple(
        (paper, edition)
        for paper in held.all("paper")
        if not paper["made_elsewhere"]
        and paper["document"] in KINDS_OF_PAPER
        and not KINDS_OF_PAPER[paper["document"]].once
        and (edition := last_edition(paper)) is not None
        and edition["said"]
    )


def said_then(connection: Connection, edition: Plain) -> Kept:
    """What an edition said when it was issued."""
    return unpacked(content(connection, edition["said"]) or b"")


def how_it_stands(
    connection: Connection,
    held: Holdings,
    paper: Plain,
    edition: Plain,
    day: dt.date,
    kept: Kept,
    before: Standing | None = None,
    only: Iterable[str] = (),
) -> Stands:
    """Of one edition, which said what is `kept`. With `only`, the rest of its files ("kk", "kk+ru") stands as
    `before`.
    """
    which = which_of(held.operator, paper)
    number = edition["number"] or 0
    try:
        composed = find(held, which, Scope(day, layout(paper).drafts, whole=True))
    except RopaError:
        return Stands(paper.uid, edition.uid, number, which, Standing(), gone=True)
    found = standing(composed, kept, kept.names if before is None else only)
    if before is not None:
        found = Standing({**before.shifts, **found.shifts})
    if not found.outdated:
        return Stands(paper.uid, edition.uid, number, which, found)
    causes = tuple(_causes(connection, found, edition))
    return Stands(paper.uid, edition.uid, number, which, found, causes, "" if causes else edition["wording"] or "")


def _causes(connection: Connection, found: Standing, edition: Plain) -> Iterator[Happened]:
    """Changes since the edition of the facts behind what differs; and of the records they stand in, that came or went.
    Of one fact the newest change.
    """
    sources = found.sources()
    rows = {uid for uid, _ in sources}
    above = roots_of(connection, rows)
    since = issued_in(connection, [edition.uid])[edition.uid]
    told: set[tuple[str, str]] = set()
    for one in happened(connection, rows | set(above.values()), since):
        fact = one.key.partition(".")[0]
        named = (one.uid, fact) in sources or fact in _COMES_AND_GOES
        if named and (one.uid, one.key) not in told:
            told.add((one.uid, one.key))
            yield one


@dataclass(frozen=True)
class Checked:
    """How a paper stood as of an Edit and a day, and what its edition said. `told` and `records` are the rows it speaks
    of, and the records in which these stand; `languages` those of each of its files, borrowed ones too.
    """

    edit: int
    day: dt.date
    kept: Kept
    stands: Stands
    told: frozenset[str]
    records: frozenset[str]
    languages: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Since:
    """What changed of an operator and of shared records since its papers were looked at, and in which records; `now`
    is the last Edit that has come to its end.
    """

    now: int
    changed: tuple[Happened, ...]
    above: Mapping[str, str]


def changes_since(connection: Connection, held: Holdings, known: Iterable[Checked | None]) -> Since:
    """Since the earliest look at one of the papers."""
    now = settled_edit(connection, held.operator.uid)
    since = min((one.edit for one in known if one is not None), default=now)
    changed = changed_after(connection, held.operator.uid, since)
    return Since(now, changed, roots_of(connection, {one.uid for one in changed}))


def check_paper(
    connection: Connection,
    held: Holdings,
    paper: Plain,
    edition: Plain,
    day: dt.date,
    known: Checked | None,
    since: Since,
) -> Checked:
    """How a paper stands now; what cannot have been touched since it was looked at (`known`) is not composed."""
    if known is None or known.stands.edition != edition.uid or known.day != day:
        kept = said_then(connection, edition)
        stands = how_it_stands(connection, held, paper, edition, day, kept)
        return Checked(since.now, day, kept, stands, **_told(connection, kept, stands))
    later = (one for one in since.changed if one.edit > known.edit)
    if names := touched(known, later, since.above):
        earlier = None if known.stands.gone else known.stands.standing
        stands = how_it_stands(connection, held, paper, edition, day, known.kept, earlier, names)
        known = replace(known, stands=stands, **_told(connection, known.kept, stands))
    return replace(known, edit=since.now)


def _told(connection: Connection, kept: Kept, stands: Stands) -> dict[str, Any]:
    """What an edition speaks of, and what the register would say now."""
    said = {name: kept.lines(name) for name in kept.names}
    told = {uid for every in said.values() for one in every for uid, _ in one.sources}
    told |= {uid for uid, _ in stands.standing.sources()}
    languages = {name: frozenset(name.split("+")) | {one.language for one in every} for name, every in said.items()}
    records = frozenset(roots_of(connection, told).values())
    return {"told": frozenset(told), "records": records, "languages": languages}


def touched(known: Checked, changed: Iterable[Happened], above: Mapping[str, str]) -> tuple[str, ...]:
    """Of which files of an edition changes may alter what they say; `above` has the records of changed rows.

    A text that was there and is there still alters papers that have a sentence of its row; any other fact those that
    speak of its record; a record that came or went, all. A text in one language alters files that have that language.
    """
    names: set[str] = set()
    for one in changed:
        root = above.get(one.uid, one.uid)
        if one.key in _NEVER_SAID:
            reached = False
        elif one.kind in _OF_PAPERS:
            reached = one.uid == known.stands.paper and one.kind == "paper"
        elif one.key in _COMES_AND_GOES or one.kind == "catalogue_entry":
            reached = root == one.uid or root in known.records
        elif one.old is None or one.new is None:
            reached = root in known.records
        else:
            reached = one.uid in known.told
        if reached:
            language = one.key.partition(".")[2]
            names |= {name for name, several in known.languages.items() if not language or language in several}
    return tuple(name for name in known.languages if name in names)
