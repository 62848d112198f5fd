"""What a paper needs beyond the register: questions of its small form, and what was answered to them.

Answers are remembered in the record of the paper; what is typed of a subject (`personal`) is not: it is given along
for one paper only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ropa.fields import IN_LANGUAGES, Field, Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_
from ropa.values import from_plain, plain
from ropa.words import Words

SECTION = N_("For this paper")


@dataclass(frozen=True)
class Question:
    """`needed`: without an answer the paper has a gap. `personal`: about a subject, never remembered. `fact`: what
    answers it where the record that the paper speaks of has it; then nobody is asked.
    """

    field: Field
    needed: bool = False
    personal: bool = False
    fact: str = ""


def question(
    key: str,
    label: str,
    kind: Kind = Kind.LINE,
    *,
    about: str,
    catalogue: str = "",
    target: str = "",
    needed: bool = False,
    personal: bool = False,
    fact: str = "",
) -> Question:
    """A question; `label` and `about` (what it means, with an example) are messages."""
    return Question(Field(key, label, kind, SECTION, about, "", catalogue, target), needed, personal, fact)


def from_record(questions: Iterable[Question], about: Plain | None) -> dict[str, str]:
    """Which questions the record that a paper speaks of answers itself: keys of questions, each with its fact. An
    operator answers none: its facts of the same name mean something else.
    """
    facts = about.facts if about is not None and about.kind != "operator" else {}
    return {one.field.key: one.fact for one in questions if one.fact and facts.get(one.fact) is not None}


def to_ask(questions: Iterable[Question], about: Plain | None) -> tuple[Question, ...]:
    """The questions that are left to ask."""
    several = tuple(questions)
    answered = from_record(several, about)
    return tuple(one for one in several if one.field.key not in answered)


def record_of(holdings: Holdings, kind: str, about: str, law: str = "") -> Plain | None:
    """The record that stands for a paper of ours: it keeps the answers and the layout, and editions hang on it.

    `about` is the uid of what it speaks of; `law` tells apart the registers of several laws.
    """
    links = () if about == holdings.operator.uid else (about,)
    return next(
        (
            one
            for one in holdings.all("paper")
            if one["document"] == kind
            and not one["made_elsewhere"]
            and (one["about"] or ()) == links
            and dict(one["options"] or ()).get("law", "") == law
        ),
        None,
    )


def answers(record: Plain | None, questions: Iterable[Question], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered, by key: remembered, else typed for this paper only."""
    kept = dict(record["answers"] or ()) if record else {}
    found = {
        one.field.key: _read(one.field, kept[one.field.key])
        for one in questions
        if one.field.key in kept and not one.personal
    }
    return found | {key: value for key, value in typed.items() if value is not None}


def _read(field: Field, spelled: str) -> Any:
    value = json.loads(spelled)
    return Words.of(value) if field.kind in IN_LANGUAGES else from_plain(field, value)


def kept(questions: Iterable[Question], given: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Answers as the record keeps them: those about a subject are left out."""
    pairs = {
        one.field.key: json.dumps(plain(given[one.field.key]), ensure_ascii=False, sort_keys=True)
        for one in questions
        if not one.personal and given.get(one.field.key) is not None
    }
    return tuple(sorted(pairs.items()))
