"""What an edit of the history was, in words of one language: for lists of edits, and for reports on them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.engine import Connection

from ropa.actions.named import ACTS, DONE
from ropa.i18n import N_, Translator, translator
from ropa.reference import catalogue
from ropa.spoken import BINNED, NEVER_WAS, SaidChange, SaidEdit, Spoken
from ropa.store.told import Told, ToldChange, spoken_for
from ropa.words import Words

_OF_RECORD = frozenset({"create", "duplicate", "bin", "restore", "add_known_party", "add_known_tracker"})
"""Acts that are called so only where the record itself came or went: of one of its parts, the record was changed."""


def kind_name(kind: str, tr: Translator) -> str:
    """One record of the kind, as a line begins with it."""
    name = catalogue("record_kinds")[kind].names[tr.language]
    return name[:1].upper() + name[1:]


def deed(told: Told) -> str:
    """What was done to the record: the name of an action, or undo or redo."""
    if told.action in ("undo", "redo"):
        return told.action
    return _effect(told, told.action)


def _effect(told: Told, action: str) -> str:
    whole = any(one.key == BINNED and one.row_uid == told.subject_uid for one in told.changes)
    if action not in DONE or (action in _OF_RECORD and not whole):
        return "change"
    return action


def deed_in_words(told: Told, tr: Translator) -> str:
    """Such as “Archived”, or “Undone: archiving”."""
    done = tr(DONE[deed(told)])
    return done.format(what=tr(ACTS[_effect(told, told.of)])) if told.action in ("undo", "redo") else done


def name_of(told: Told, tr: Translator) -> str:
    """The record's name, or its kind where it has none."""
    return told.subject_name.best(tr.language)[0] or kind_name(told.subject_kind, tr)


def act_and_name(told: Told, tr: Translator) -> str:
    """What was done to which record."""
    return tr(N_("{act}: {name}")).format(act=deed_in_words(told, tr), name=name_of(told, tr))


def facts(told: Told) -> tuple[ToldChange, ...]:
    """The changes that are facts to a reader: coming and going stands in the words for the act."""
    return tuple(one for one in told.changes if one.key != BINNED)


def moved(change: ToldChange) -> str:
    """What became of a row (msgid), where the change is one of its coming and going."""
    if change.new is None:
        return N_("added") if change.old == NEVER_WAS else N_("restored from the bin")
    return N_("taken back") if change.new == NEVER_WAS else N_("put into the bin")


def part_name(change: ToldChange, tr: Translator) -> str:
    """The row of a change, as a part of its record is called."""
    return called_part(change.row_kind, change.row_name, tr)


def called_part(kind: str, name: Words, tr: Translator) -> str:
    """A part of a record: its kind, with its name where it has one."""
    said, named = kind_name(kind, tr), name.best(tr.language)[0]
    return tr(N_("{kind}: {name}")).format(kind=said, name=named) if named else said


def said_edits(connection: Connection, several: list[Told], language: str) -> list[SaidEdit]:
    """Edits as a report has them, in one language."""
    tr, spoken = translator(language), spoken_for(connection, several, language)
    return [
        SaidEdit(
            one.edit,
            one.at,
            one.author,
            deed_in_words(one, tr),
            kind_name(one.subject_kind, tr),
            one.subject_name.best(language)[0],
            one.subject_uid,
            tuple(_said_changes(one, spoken, tr)),
            one.total - len(one.changes),
        )
        for one in several
    ]


def _said_changes(one: Told, spoken: Spoken, tr: Translator) -> Iterator[SaidChange]:
    for change in one.changes:
        part = "" if change.row_uid == one.subject_uid else part_name(change, tr)
        if change.key != BINNED:
            label = spoken.label(change.row_kind, change.key)
            was, now = (spoken.part(change.row_kind, change.key, text) for text in (change.old, change.new))
            yield SaidChange(part, label, was, now, change.row_uid, change.key)
        elif part:
            yield SaidChange(part, tr(moved(change)), "", "", change.row_uid, change.key)
