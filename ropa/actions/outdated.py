"""Which issued papers no longer say what the register says, what differs, and which fact, by whom and when, is why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from ropa.documents.issuing import Which, find
from ropa.documents.layout import layout
from ropa.documents.outdated import Standing, material, standing
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.said import unpacked
from ropa.documents.scope import Scope
from ropa.errors import RopaError
from ropa.holdings import Holdings, Plain
from ropa.store.issued import Happened, happened, issued_in, roots_of
from ropa.store.reading import content, holdings

_COMES_AND_GOES = frozenset({"binned", "status"})


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


def how_papers_stand(connection: Connection, operator_uid: str, day: dt.date) -> tuple[Stands, ...]:
    """Of every paper of an operator that is in question."""
    held = holdings(connection, operator_uid)
    return tuple(how_it_stands(connection, held, paper, edition, day) for paper, edition in in_question(held))


def how_it_stands(connection: Connection, held: Holdings, paper: Plain, edition: Plain, day: dt.date) -> Stands:
    """Of one edition."""
    which = which_of(held.operator, paper)
    number = edition["number"] or 0
    said = unpacked(content(connection, edition["said"]) or b"")
    try:
        composed = find(held, which, Scope(day, layout(paper).drafts, whole=True))
    except RopaError:
        return Stands(paper.uid, edition.uid, number, which, Standing(), gone=True)
    found = standing(composed, said)
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
