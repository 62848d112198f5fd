"""ropa read TEXT: what a published text says."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from ropa.i18n import N_, Translator
from ropa.names import Names
from ropa.reading.files import bytes_of, text_of
from ropa.reading.result import Read, Recipient, Retention, Term, Withdrawal, plain
from ropa.reading.whole import read_text
from ropa.spoken import Spoken

_FIELDS = (
    ("operator_name", N_("Operator"), ""),
    ("bin", N_("BIN or IIN"), ""),
    ("address", N_("Address"), ""),
    ("email", N_("E-mail"), ""),
    ("phone", N_("Phone"), ""),
    ("website", N_("Web site"), ""),
    ("country_law", N_("Law of"), "countries"),
    ("effective_date", N_("In force from"), ""),
    ("data_categories", N_("Personal data"), "data_categories"),
    ("purposes", N_("Purposes"), "purposes"),
    ("legal_bases", N_("Legal bases"), ""),
    ("recipients", N_("Recipients"), "party_kinds"),
    ("cross_border", N_("Cross-border transfer"), ""),
    ("retention", N_("Retention"), "retention_events"),
    ("channels", N_("Channels of collection"), "channels"),
    ("rights", N_("Rights of the subject"), "law:rights"),
    ("response_term", N_("Term of answering"), ""),
    ("withdrawal", N_("Withdrawal of consent"), "withdrawal_ways"),
    ("minors", N_("Persons under age"), ""),
    ("measures", N_("Protection measures"), "measures"),
)
"""Each field of a reading with its label and the catalogue of its codes."""
_WORDED = {
    "consent": N_("consent of the data subject"),
    "contract": N_("a contract with the data subject"),
    "law": N_("a law"),
    "legitimate_interest": N_("legitimate interests of the operator"),
    "stated_yes": N_("the text says that there is one"),
    "stated_no": N_("the text says that there is none"),
}
_WIDTH = 110


def run(given: Namespace, translate: Translator) -> None:
    """Print what the text says, as a list with its sentences or as JSON. Raises RopaError where it cannot be read."""
    read = read_text(text_of(given.text.name, bytes_of(given.text)))
    if given.json:
        print(json.dumps(plain(read), ensure_ascii=False, indent=2))
        return
    for line in _lines(read, translate):
        print(line)


def _lines(read: Read, translate: Translator) -> Iterator[str]:
    """Each field with its values and the sentence of each; what is not said stands at the end."""
    silent = []
    for field, label, catalogue in _FIELDS:
        told = [said for said in read.evidence if said.field == field]
        if told:
            yield f"{translate(label)}:"
        else:
            silent.append(translate(label))
        for said in told:
            yield f"  {_worded(said.value, catalogue, translate)}"
            yield f"      “{shorten(said.text, _WIDTH, placeholder=' …')}”"
    if silent:
        yield translate(N_("Nothing was found about: {fields}")).format(fields="; ".join(silent))


def _worded(value: Any, catalogue: str, translate: Translator) -> str:
    """One value in the language of the interface."""
    language = translate.language
    match value:
        case Recipient():
            kind = Names()(catalogue, value.kind, language) if value.kind else ""
            country = Names()("countries", value.country, language) if value.country else ""
            return ", ".join(part for part in (value.name, kind, country) if part)
        case Retention():
            events = [Names()(catalogue, code, language) for code in value.until]
            term = [Spoken(language).term(*_years(value.months))] if value.months else []
            return "; ".join(term + [translate(N_("until: {event}")).format(event=event) for event in events]) or "—"
        case Term():
            return Spoken(language).term(value.number, value.unit)
        case Withdrawal():
            return "; ".join(Names()(catalogue, code, language) for code in value.via) or translate(
                N_("no way is named")
            )
        case _:
            return translate(_WORDED[value]) if value in _WORDED else _named(value, catalogue, language)


def _named(value: str, catalogue: str, language: str) -> str:
    return Names()(catalogue, value, language) if catalogue else value


def _years(months: int) -> tuple[int, str]:
    return (months // 12, "year") if months % 12 == 0 else (months, "month")
