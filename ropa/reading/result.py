"""What a text says, as plain values; what it does not say is None or empty."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any


@dataclass(frozen=True)
class Recipient:
    """Who receives data. `country`: ISO code, of the text or as known; `party`: code of the well-known party.

    `named`: by name, else only by kind ("partner banks").
    """

    name: str
    country: str | None
    kind: str | None
    named: bool
    party: str | None = None


@dataclass(frozen=True)
class Retention:
    """How long data are kept: the sentence, the term in months, the events it runs from and ends with."""

    text: str
    months: int | None = None
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A number of units of time; units are codes of the catalogue."""

    number: int
    unit: str


@dataclass(frozen=True)
class Withdrawal:
    """That consent can be withdrawn, and by which ways."""

    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A value with the sentence that says it. `field`: of Read."""

    field: str
    value: Any
    sentence: int
    text: str


@dataclass(frozen=True)
class Read:
    """All that was read out of a text. Codes are those of the catalogues and law packs."""

    language: str
    operator_name: str | None = None
    bin: str | None = None
    address: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    website: str | None = None
    country_law: str | None = None
    data_categories: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    cross_border: str = "unstated"
    retention: Retention | None = None
    channels: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    response_term: Term | None = None
    withdrawal: Withdrawal | None = None
    effective_date: str | None = None
    minors: str | None = None
    measures: tuple[str, ...] = ()
    evidence: tuple[Said, ...] = ()


def plain(read: Read) -> dict[str, Any]:
    """As JSON holds it; under `evidence`, by field, each value with its sentence and the number of that."""
    told = {one.name: _plain(getattr(read, one.name)) for one in fields(read) if one.name != "evidence"}
    evidence: dict[str, list[dict[str, Any]]] = {}
    for said in read.evidence:
        line = {"value": _plain(said.value), "sentence": said.sentence, "text": said.text}
        evidence.setdefault(said.field, []).append(line)
    return {**told, "evidence": evidence}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(inner) for key, inner in asdict(value).items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
