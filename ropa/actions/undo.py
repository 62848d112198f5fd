"""Undo and redo, deep and named, out of the Edits themselves: nothing is kept in memory, so they survive a restart.

An undo is an Edit that says the opposite of another (`undoes`); a redo undoes an undo. Walking an operator's Edits
from the newest, one that is undone and not redone is skipped. Approvals are passed by, and so is what a later one
decided anew (a status). The whole act is taken back, in every operator that it touched. Inside an open visit undo
goes field by field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from ropa.actions.decided import PASSED_BY, approved_since, decided_anew
from ropa.actions.records import named
from ropa.actions.standing import set_rows
from ropa.errors import RopaError, Term
from ropa.i18n import N_
from ropa.model import fields
from ropa.store.listing import name_words
from ropa.store.making import NEVER_WAS
from ropa.store.row import Row
from ropa.store.tables import Change, Edit
from ropa.store.work import AT_ONCE, Visit, Work
from ropa.words import Words

BARRIER = frozenset({"upgrade"})


@dataclass(frozen=True)
class Step:
    """One step back or forth: the act's name, the record and its name, how many operators it touches; its fields if
    they are few, and the kind of row that they are of ("" of several kinds).
    """

    action: str
    subject_uid: str
    name: Words
    operators: int
    kind: str
    keys: tuple[str, ...]


def next_undo(connection: Connection, operator_uid: str | None, visit: Visit | None) -> Step | None:
    """What undo would take back now, in the visit that is open or by itself."""
    if line := _in_visit(connection, visit, operator_uid, undone=False):
        return _step_within(connection, line)
    return _step(connection, _undo_target(connection, operator_uid))


def next_redo(connection: Connection, operator_uid: str | None, visit: Visit | None) -> Step | None:
    """What redo would do again now, in the visit that is open or by itself."""
    if line := _in_visit(connection, visit, operator_uid, undone=True):
        return _step_within(connection, line)
    return _step(connection, _redo_target(connection, operator_uid))


def undo(work: Work, operator_uid: str | None) -> None:
    """Take back the last act of an operator (None: of shared records)."""
    if open_change := _in_visit(work.connection, work.visit, operator_uid, undone=False):
        _turn(work, open_change, undone=True)
        return
    work.leave()
    target = _undo_target(work.connection, operator_uid)
    if target is None:
        raise RopaError(N_("There is nothing to undo."))
    _reverse(work, target)


def redo(work: Work, operator_uid: str | None) -> None:
    """Do again what was undone last."""
    if open_change := _in_visit(work.connection, work.visit, operator_uid, undone=True):
        _turn(work, open_change, undone=False)
        return
    work.leave()
    target = _redo_target(work.connection, operator_uid)
    if target is None:
        raise RopaError(N_("There is nothing to redo."))
    _reverse(work, target)


def _effective(connection: Connection, operator_uid: str | None) -> Iterator[tuple[Any, bool]]:
    """Edits that count, newest first, each with whether it is an undo: `(edit, takes_back)`."""
    lines = connection.execute(
        select(Edit.id, Edit.act, Edit.action, Edit.undoes)
        .where(Edit.operator_uid.is_not_distinct_from(operator_uid), Edit.closed_at.is_not(None))
        .order_by(Edit.sealed.desc())
        .execution_options(yield_per=200)
    )
    cancelled: set[int] = set()
    undoes: dict[int, int] = {}
    for edit in lines:
        if edit.id in cancelled or edit.action in PASSED_BY:
            continue
        if edit.action in BARRIER:
            return
        takes_back = False
        if edit.undoes is not None:
            cancelled.add(edit.undoes)
            undoes = undoes or _undoes(connection, operator_uid)
            takes_back = _takes_back(undoes, edit.id)
        yield edit, takes_back


def _undoes(connection: Connection, operator_uid: str | None) -> dict[int, int]:
    lines = select(Edit.id, Edit.undoes).where(
        Edit.operator_uid.is_not_distinct_from(operator_uid), Edit.undoes.is_not(None)
    )
    return {line.id: line.undoes for line in connection.execute(lines)}


def _takes_back(undoes: Mapping[int, int], edit_id: int) -> bool:
    """Whether an Edit is an undo: of an Edit, or of a redo."""
    back = False
    while edit_id in undoes:
        edit_id, back = undoes[edit_id], not back
    return back


def _undo_target(connection: Connection, operator_uid: str | None) -> Any:
    for edit, takes_back in _effective(connection, operator_uid):
        if not takes_back and not decided_anew(connection, edit.id):
            return edit
    return None


def _redo_target(connection: Connection, operator_uid: str | None) -> Any:
    for edit, takes_back in _effective(connection, operator_uid):
        if takes_back and not decided_anew(connection, edit.id):
            return edit
        if edit.undoes is None:
            return None
    return None


def _step(connection: Connection, target: Any) -> Step | None:
    if target is None:
        return None
    edits = connection.execute(select(Edit.operator_uid).where(Edit.act == target.act)).scalars()
    first = _origin(connection, target.id)
    facts = connection.execute(
        select(Change.record_kind, Change.key).where(Change.edit_id == target.id).distinct().limit(4)
    ).all()
    keys = tuple(dict.fromkeys(line.key for line in facts))
    kinds = {line.record_kind for line in facts}
    few = len(facts) < 4
    return Step(
        first.action,
        first.subject_uid,
        name_words(connection, first.subject_uid),
        len(set(edits)),
        kinds.pop() if few and len(kinds) == 1 else "",
        keys if few else (),
    )


def _step_within(connection: Connection, line: Any) -> Step:
    """A step of an open visit, named by what it did to its row."""
    action = "change"
    if line.key == "binned":
        action = "create" if line.old == str(NEVER_WAS) else "restore" if line.new is None else "bin"
    elif line.turn <= _created(connection, line):
        action = "create"
    name = name_words(connection, line.record_uid)
    return Step(action, line.record_uid, name, 1, line.record_kind, (line.key,))


def _origin(connection: Connection, edit_id: int) -> Any:
    edit = connection.execute(select(Edit.__table__).where(Edit.id == edit_id)).one()
    return edit if edit.undoes is None else _origin(connection, edit.undoes)


def _reverse(work: Work, target: Any) -> None:
    edits = work.connection.execute(
        select(Edit.id, Edit.operator_uid)
        .where(Edit.act == target.act, Edit.closed_at.is_not(None))
        .order_by(Edit.id.desc())
    ).all()
    for edit in edits:
        work.undoes[edit.operator_uid] = edit.id
    wanted: dict[str, dict[str, str | None]] = {}
    changes = select(Change.__table__).join(Edit, Edit.id == Change.edit_id)
    changes = changes.where(Edit.act == target.act, Edit.closed_at.is_not(None))
    lines = work.connection.execute(changes.order_by(Change.edit_id.desc(), Change.turn.desc(), Change.id.desc())).all()
    rows = work.several(line.record_uid for line in lines)
    work.expect(len(rows))
    stand = approved_since(work.connection, lines)
    for line in lines:
        if line.id in stand:
            continue
        facts = wanted.setdefault(line.record_uid, {})
        if not facts and len(wanted) % AT_ONCE == 0:
            work.passed(AT_ONCE)
        facts[line.key] = line.old
        _expect(work, rows[line.record_uid], line, line.new)
    set_rows(work, rows, wanted)


def _expect(work: Work, row: Row, line: Any, expected: str | None) -> None:
    """The present value must be what the Change left; otherwise name the later change that stands against it."""
    if row.part(line.key) == expected:
        return
    later = work.connection.execute(
        select(Edit.author, Edit.started_at)
        .join(Change, Change.edit_id == Edit.id)
        .where(Change.record_uid == line.record_uid, Change.key == line.key, Change.edit_id != line.edit_id)
        .order_by(Edit.sealed.desc().nulls_first())
        .limit(1)
    ).one_or_none()
    known = fields(row.kind).get(line.key.partition(".")[0])
    raise RopaError(
        N_("This cannot be undone: “{field}” of “{name}” was changed later, by {author} on {when}."),
        field=Term(known.label if known else line.key),
        name=named(work, row.root_uid),
        author=later.author if later else "?",
        when=f"{later.started_at:%Y-%m-%d %H:%M}" if later else "?",
    )


def _in_visit(connection: Connection, visit: Visit | None, operator_uid: str | None, *, undone: bool) -> Any:
    if visit is None or visit.edit_id is None or visit.operator_uid != operator_uid:
        return None
    turn = Change.turn.asc() if undone else Change.turn.desc()
    return connection.execute(
        select(Change.__table__)
        .where(Change.edit_id == visit.edit_id, Change.undone.is_(undone), Change.old.is_distinct_from(Change.new))
        .order_by(turn)
        .limit(1)
    ).one_or_none()


def _turn(work: Work, line: Any, *, undone: bool) -> None:
    """Set a field of the open visit back or forth; its Change stays and is only marked."""
    lines = work.connection.execute(
        select(Change.__table__).where(
            Change.edit_id == line.edit_id, Change.undone.is_not(undone), *_together(work, line)
        )
    ).all()
    for one in lines:
        row = work.row(one.record_uid)
        _expect(work, row, one, one.new if undone else one.old)
        work.set_parts(row, {one.key: one.old if undone else one.new})
        work.connection.execute(
            update(Change).where(Change.id == one.id), {"new": one.new, "turn": one.turn, "undone": undone}
        )


def _together(work: Work, line: Any) -> tuple[Any, ...]:
    """What goes and comes with a Change of the visit: a record created in it whole, and all that was binned at once."""
    created = _created(work.connection, line)
    if line.turn <= created:
        return (Change.record_uid == line.record_uid, Change.turn <= created)
    if line.key == "binned":
        return (
            Change.key == "binned",
            Change.old.is_not_distinct_from(line.old),
            Change.new.is_not_distinct_from(line.new),
        )
    return (Change.id == line.id,)


def _created(connection: Connection, line: Any) -> int:
    """The turn of the visit in which the row of a Change was made; -1 where it was there before."""
    creation = select(Change.turn).where(
        Change.edit_id == line.edit_id,
        Change.record_uid == line.record_uid,
        Change.key == "binned",
        Change.old == str(NEVER_WAS),
    )
    turn = connection.execute(creation).scalar_one_or_none()
    return -1 if turn is None else int(turn)
