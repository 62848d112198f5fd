"""Papers as records: their answers and layout kept, editions issued, withdrawn, taken in, their texts erased.

Issuing and withdrawing are acts that undo passes by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from ropa.actions.records import change, create, named
from ropa.documents.asked import kept, record_of
from ropa.documents.issuing import Ready, Which, day_of, find, scope_of
from ropa.documents.layout import Layout, pairs
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render.dress import is_picture
from ropa.documents.said import lines, of_register, packed
from ropa.errors import Fault, RopaError
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.model import fields
from ropa.reference import catalogue
from ropa.store.issued import keep, let_go
from ropa.store.reading import holdings
from ropa.store.work import Work
from ropa.values import accept
from ropa.words import Words

ONE_DAY = dt.timedelta(days=1)


def answer_paper(work: Work, operator_uid: str, which: Which, given: Mapping[str, Any]) -> str:
    """Remember the answers of a paper's small form, but nothing that is about a subject; the uid of its record."""
    uid = _record(work, holdings(work.connection, operator_uid), which)
    change(work, uid, {"answers": kept(KINDS_OF_PAPER[which.kind].questions, given) or None})
    return uid


def lay_out_paper(work: Work, operator_uid: str, which: Which, wanted: Layout) -> str:
    """Remember how a paper is laid out; the uid of its record."""
    uid = _record(work, holdings(work.connection, operator_uid), which)
    change(work, uid, {"options": pairs(wanted, which.law) or None})
    return uid


def set_logo(work: Work, operator_uid: str, picture: bytes | None) -> None:
    """The picture that papers of an operator may show above their title; None takes it away."""
    if picture is not None and not is_picture(picture):
        raise RopaError(N_("This is no picture that a paper can show: take a PNG or JPEG file."))
    row = work.row(operator_uid)
    work.put(row, {"logo": None if picture is None else keep(work, picture)})


def issue(work: Work, operator_uid: str, made: Ready) -> str:
    """Keep an edition with its files; the one before it is in force until the day before. The uid of the edition.

    Raises RopaError where the register says something else by now than when the files were made.
    """
    held = holdings(work.connection, operator_uid)
    _check_unchanged(held, made)
    once = KINDS_OF_PAPER[made.which.kind].once
    paper = work.row(_record(work, held, made.which))
    before = _editions(held, paper.uid)
    if made.number != next_number(before):
        raise RopaError(N_("Another edition was issued meanwhile. Look at it, and issue again."))
    order = made.order
    since = order.in_force_from if order.in_force_text else day_of(order)
    if not once and since is not None:
        _end(work, before, since)
    keeps = order.keep_text or not once
    values: dict[str, Any] = {
        "status": "approved",
        "number": made.number,
        "order_number": order.order_number or None,
        "order_date": order.order_date,
        "in_force_from": since,
        "in_force_text": order.in_force_text,
        "said": keep(work, packed(made.said)) if keeps else None,
        "change_class": order.change_class,
        "reason": order.reason,
        "wording": made.wording,
    }
    edition = create(work, "edition", values, paper.uid).uid
    for file in made.files:
        kept_as = keep(work, file.data) if keeps else file.sha256
        facts = {"languages": file.languages, "format": file.format, "file": kept_as, "digest": file.digest}
        create(work, "edition_file", facts, edition)
    return edition


def withdraw(work: Work, uid: str, reason: Words, day: dt.date) -> None:
    """Withdraw an edition from a day on; it stays in the ledger with the reason."""
    row = work.row(uid)
    if row.kind != "edition":
        raise RopaError(N_("Only an issued paper is withdrawn."), Fault.USAGE)
    if row["withdrawn"] is not None:
        raise RopaError(N_("“{name}” was withdrawn already."), name=named(work, uid))
    if not reason:
        raise RopaError(N_("Say why it is withdrawn."))
    work.put(row, {"withdrawn": day, "withdrawal": reason})


def take_in(
    work: Work,
    operator_uid: str,
    document: str,
    title: Words | None,
    files: Sequence[tuple[tuple[str, ...], str, bytes]],
    facts: Mapping[str, Any],
) -> str:
    """A paper made elsewhere, with its files (languages, format, bytes) and what the ledger says of it: order, dates.

    The uid of the edition. Another edition of the same kind and title hangs on the same paper.
    """
    held = holdings(work.connection, operator_uid)
    title = accept(fields("paper")["title"], title or catalogue("documents")[document].names)[0]
    same = (one for one in held.all("paper") if one["made_elsewhere"] and one["document"] == document)
    paper = next((one for one in same if one["title"] == title), None)
    languages = tuple(dict.fromkeys(one for several, _, _ in files for one in several))
    if paper is None:
        values = {"document": document, "title": title, "made_elsewhere": True, "languages": languages or None}
        uid = create(work, "paper", {"status": "approved", **values}, operator_uid).uid
    else:
        uid = paper.uid
    before = _editions(held, uid)
    if (since := facts.get("in_force_from")) is not None:
        _end(work, before, since)
    edition = create(work, "edition", {"status": "approved", "number": next_number(before), **facts}, uid).uid
    for several, name, data in files:
        create(work, "edition_file", {"languages": several, "format": name, "file": keep(work, data)}, edition)
    return edition


def erase_text(work: Work, uid: str) -> None:
    """Erase for good what a paper made once said; the ledger keeps its number, day and hashes."""
    row = work.row(uid)
    above = work.row(row.parent_uid or "")
    if row.kind != "edition" or not KINDS_OF_PAPER[above["document"]].once:
        raise RopaError(N_("Only the text of a paper that is made once can be erased; editions are kept."), Fault.USAGE)
    said = row["said"]
    if said is not None:
        work.put(row, {"said": None})
        let_go(work, said)
    for line in work.descendants(uid):
        if line.kind == "edition_file":
            let_go(work, work.row(line.uid)["file"], named_by=line.uid)


def next_number(editions: Sequence[Plain]) -> int:
    """The number of the next edition."""
    return max((one["number"] or 0 for one in editions), default=0) + 1


def _editions(held: Holdings, paper_uid: str) -> tuple[Plain, ...]:
    paper = held.find(paper_uid)
    return paper.of("edition") if paper else ()


def _record(work: Work, held: Holdings, which: Which) -> str:
    """The record of a paper, made where there is none yet."""
    found = record_of(held, which.kind, which.about, which.law)
    if found is not None:
        return found.uid
    links = () if which.about == held.operator.uid else (which.about,)
    values = {"document": which.kind, "about": links or None, "options": pairs(Layout(), which.law) or None}
    return create(work, "paper", values, held.operator.uid).uid


def _end(work: Work, editions: Sequence[Plain], since: dt.date) -> None:
    """What was in force without an end ends on the day before the next edition."""
    for one in editions:
        begins = one["in_force_from"]
        if one["withdrawn"] is None and one["in_force_until"] is None and begins is not None and begins < since:
            work.put(work.row(one.uid), {"in_force_until": since - ONE_DAY})


def _check_unchanged(held: Holdings, made: Ready) -> None:
    paper = find(held, made.which, scope_of(held, made.which, made.order))
    for languages in made.order.languages:
        now, then = lines(paper.document(languages)), made.said["+".join(languages)]
        if [one.text for one in of_register(now)] != [one.text for one in of_register(then)]:
            raise RopaError(N_("The register was changed while the paper was made. Look at it, and issue again."))
