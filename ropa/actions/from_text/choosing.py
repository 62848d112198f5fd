"""What a person makes of proposals before they are taken: which ones, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ropa.actions.from_text.making import EVERY, EVERY_ITEM
from ropa.actions.importing.proposals import Certainty, Proposal, Proposed
from ropa.fields import Kind
from ropa.model import fields
from ropa.words import Words

_SPREAD = {EVERY: "activity", EVERY_ITEM: "item"}
_WORDED = frozenset({Kind.WORDS, Kind.PROSE, Kind.LINE, Kind.TEXT, Kind.BIN, Kind.LINES})


def is_fact(proposed: Proposed, one: Proposal) -> bool:
    """Whether a proposal is no record of its own but a fact of the one above."""
    above = parent_kind(proposed, one)
    return one.kind == above


def parent_kind(proposed: Proposed, one: Proposal) -> str:
    """The kind of what it belongs to, or ""."""
    if one.parent in _SPREAD:
        return _SPREAD[one.parent]
    return next((each.kind for each in proposed.proposals if each.uid == one.parent), "")


def likely(proposed: Proposed) -> frozenset[str]:
    """Uids of all that is more than a guess and needs none."""
    return with_needs(proposed, (one.uid for one in proposed.proposals if one.certainty > Certainty.UNSURE), drop=True)


def needs(proposed: Proposed) -> Mapping[str, frozenset[str]]:
    """Of each proposal those without which it says nothing: what it is a part of, and the party that it is about."""
    there = {one.uid for one in proposed.proposals}
    return {
        one.uid: frozenset({one.parent or "", str(one.values.get("party", ""))} & there) for one in proposed.proposals
    }


def with_needs(proposed: Proposed, chosen: Iterable[str], *, drop: bool = False) -> frozenset[str]:
    """These and all that they need; with `drop`, only those of them whose needs are among them."""
    found, wanted = set(chosen), needs(proposed)
    while True:
        if drop:
            kept = {uid for uid in found if wanted.get(uid, frozenset()) <= found}
        else:
            kept = found.union(*(wanted.get(uid, frozenset()) for uid in found))
        if kept == found:
            return frozenset(found)
        found = kept


def typed_key(one: Proposal) -> str:
    """The fact of a proposal that a person may word otherwise, or ""."""
    return next((key for key in one.values if key in fields(one.kind) and fields(one.kind)[key].kind in _WORDED), "")


def wording(one: Proposal, language: str) -> str:
    """How that fact is worded, in the language nearest to this one."""
    value = one.values.get(typed_key(one), "")
    if isinstance(value, Mapping):
        return Words.of(dict(value)).best(language)[0]
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def worded(proposed: Proposed, uid: str, text: str, language: str) -> Proposed:
    """The proposals with one in other words."""
    return replace(
        proposed, proposals=tuple(_worded(one, text, language) if one.uid == uid else one for one in proposed.proposals)
    )


def _worded(one: Proposal, text: str, language: str) -> Proposal:
    key = typed_key(one)
    value = one.values[key]
    new: object = text
    if isinstance(value, Mapping):
        spoken = Words.of(dict(value)).best(language)[1]
        new = {**value, spoken: text}
    elif isinstance(value, tuple):
        new = tuple(part.strip() for part in text.split(",") if part.strip())
    return replace(one, values={**one.values, key: new})
