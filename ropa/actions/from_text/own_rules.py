"""What the operator lays down: clauses of its own, rules for changes and transfers, to whom a law applies."""

from __future__ import annotations

from ropa.actions.from_text.making import PLAIN, Making, words_of
from ropa.actions.from_text.people import ABROAD
from ropa.actions.importing.proposals import Certainty
from ropa.comparing.scope import kind_of
from ropa.i18n import LANGUAGES
from ropa.reading.operators import laws_in
from ropa.reading.rules import changes_announced, transfer_rules
from ropa.reference import catalogue

_OF_OTHERS = frozenset({"definitions", "rights", "withdrawal"})
_UNION = "EU"


def own_rules(making: Making, operator: str) -> None:
    """Facts of the operator and its clauses."""
    seen = making.reading.seen
    for key, telling in (("changes_announced", changes_announced), ("transfer_rule", transfer_rules)):
        for said in telling(seen):
            one = making.of(said)
            making.add("operator", operator, {key: words_of(one, said.value)}, one, Certainty.LIKELY, PLAIN)
    _for_whom(making)
    _clauses(making, operator)


def _for_whom(making: Making) -> None:
    """Visitors from the Union, where a sentence says that its law applies to them."""
    law = next(
        (one for one in making.made.values() if one.kind == "operator_law" and one.values["law"] == "gdpr"), None
    )
    where = next(
        (
            one
            for one in making.reading.seen
            if any(hit.code == ABROAD for hit in one.hits) and _UNION in laws_in(one.text)
        ),
        None,
    )
    if law is not None and where is not None:
        names = {language: catalogue("subject_groups")[ABROAD].names[language] for language in LANGUAGES}
        making.add("operator_law", law.uid, {"for_whom": names}, where, Certainty.CERTAIN, PLAIN)


def _clauses(making: Making, operator: str) -> None:
    """The first sentence of each kind, word for word."""
    told: set[str] = set()
    papers = (kind_of(making.reading.seen),)
    for one in making.reading.seen:
        if one.section in _OF_OTHERS or one.sentence.is_heading:
            continue
        for hit in one.hits:
            if hit.catalogue == "clauses" and hit.code not in told:
                told.add(hit.code)
                values = {"code": hit.code, "text": words_of(one), "papers": papers}
                making.add("clause", operator, values, one, Certainty.CERTAIN, PLAIN)
