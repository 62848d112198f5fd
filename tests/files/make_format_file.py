"""Writes `format-N.ropa` beside this file: a small register of today's format by the program's own actions.

A format that a migration starts from keeps its file for good: it is never written again, so that the test shows that a
register of that time still opens and says what it said.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from ropa.actions import standing
from ropa.actions.records import change, create
from ropa.actions.undo import undo
from ropa.register import Register
from ropa.store.versions import SCHEMA

AUTHOR = "Айгүл Сейтқали"
ORDER = "№ 7-П"
_NAMESPACE = uuid.UUID("a2f4a3c8-0d62-5d53-8b87-5f7d1c6f2f11")


def uid(key: str) -> str:
    """The uid of a row of the file, the same at each run."""
    return uuid.uuid5(_NAMESPACE, key).hex


Row = tuple[str, str, str | None, dict[str, Any]]

ROWS: list[Row] = [
    ("party", "bank", None, {
        "name": {"kk": "«Алтын» банкі", "ru": "Банк «Алтын»", "en": "Altyn Bank"},
        "aliases": ["Алтын"], "kinds": ["bank"], "country": "KZ", "nature": "company",
    }),
    ("party", "cloud", None, {"name": {"en": "Cloud Inc."}, "country": "US", "as_of": "2026-11-01"}),
    ("location", "cloud/place", "cloud", {"country": "IE", "city": {"en": "Dublin"}, "as_of": "2026-11-01"}),
    ("operator", "tumar", None, {
        "name": {"kk": "«Тұмар» ЖШС", "ru": "ТОО «Тумар» <&>", "en": "Tumar LLP"}, "bin": "230940001116",
        "address": {"ru": "Алматы,\nул. Абая, 1"}, "sites": ["tumar.kz", "shop.tumar.kz"], "subjects": 10001,
        "notified": False, "rights_beyond": [], "languages": ["kk", "ru"], "policy_order_date": "2026-03-15",
        "notes": 'Өз мәтіні: =1+1 "<b>"', "legal_form": "u_0123abcd",
    }),
    ("catalogue_entry", "own", None, {
        "catalogue": "legal_forms", "code": "u_0123abcd", "name": {"kk": "өз нысаны", "ru": "своя форма"},
    }),
    ("operator_law", "law/kz", "tumar", {"law": "kz", "code": "owner_and_operator"}),
    ("operator_law", "law/gdpr", "tumar", {"law": "gdpr", "for_whom": {"ru": "посетители из ЕЭЗ"}}),
    ("route", "mail", "tumar", {"rights": ["access", "withdraw"], "channel": "email", "address": "data@tumar.kz"}),
    ("promised_term", "mail/term", "mail", {"rights": ["access"], "number": 3, "unit": "working_day"}),
    ("clause", "no_sale", "tumar", {"code": "no_sale", "papers": ["policy"]}),
    ("engagement", "with_bank", "tumar", {"party": "bank", "number": "12/26", "date": "2026-01-10"}),
    ("system", "site", "tumar", {"name": {"ru": "Сайт"}, "kind": "site", "country": "KZ", "restricted": False}),
    ("activity", "payroll", "tumar", {
        "name": {"kk": "Жалақы есептеу", "ru": "Расчёт зарплаты"}, "operations": ["collection", "storage"],
        "channels": [], "systems": ["site"], "published": False, "started": "2024-02-29",
        "none": ["disclosure", "transfer"],
    }),
    ("activity_role", "payroll/role", "payroll", {"law": "kz", "code": "operator"}),
    ("publication_ground", "payroll/public", "payroll", {"law": "kz", "code": "KZ7-3"}),
    ("purpose", "pay", "payroll", {"code": "accounting_tax", "text": {"ru": "Выплата зарплаты"}}),
    ("basis", "pay/law", "pay", {"law": "kz", "code": "KZ9-10", "source": {"ru": "Трудовой кодекс, ст. 23"}}),
    ("basis", "pay/claim", "pay", {"law": "kz", "code": "KZC-contract", "claimed": True}),
    ("item", "name", "payroll", {"category": "full_name", "groups": ["employee"], "purposes": ["pay"]}),
    ("special_condition", "name/art9", "name", {"law": "gdpr", "code": "A9-2-a"}),
    ("retention", "kept", "payroll", {
        "number": 75, "unit": "year", "start_event": "employment_end", "items": ["name"],
    }),
    ("retention_end", "kept/end", "kept", {"event": "purpose_achieved"}),
    ("retention_fate", "kept/fate", "kept", {"fate": "destroy", "number": 1, "unit": "working_day"}),
    ("disclosure", "to_cloud", "payroll", {
        "party": "cloud", "items": ["name"], "certainty": "may_take_place", "until": "2027-12-31",
    }),
    ("disclosure_ground", "to_cloud/ground", "to_cloud", {"law": "kz", "code": "KZ7-1"}),
    ("party_role", "to_cloud/role", "to_cloud", {"law": "kz", "code": "third_party"}),
    ("consent", "form", "tumar", {
        "name": {"ru": "Согласие работника"}, "activities": ["payroll"], "ways": ["signature"],
        "term_events": ["contract_end"],
    }),
    ("transfer", "abroad", "to_cloud", {"country": "IE", "consent": "form", "safeguards": {"en": "Encryption"}}),
    ("transfer_ground", "abroad/ground", "abroad", {"law": "kz", "code": "KZ16-3-1"}),
    ("tracker", "counter", "tumar", {
        "name": {"en": "Counter"}, "activity": "payroll", "own": True, "categories": ["cookies"],
    }),
    ("cookie", "counter/one", "counter", {"name": "_c", "session": False, "number": 13, "unit": "month"}),
    ("access", "accountant", "tumar", {
        "position": {"ru": "Бухгалтер"}, "systems": ["site"], "order_date": "2026-02-01",
    }),
    ("journal_line", "handed_over", "tumar", {
        "date": "2026-03-03", "until": "2026-03-04", "action": "third_party", "groups": ["employee"], "subjects": 45,
        "categories": ["full_name", "bank_details"], "party": "bank", "country": "KZ", "consent": "form",
        "ground": {"ru": "Согласие работника"}, "activity": "payroll", "document": "Акт № 7",
        "text": {"kk": "Тізім берілді", "ru": "Передан список"},
    }),
    ("request", "asked", "tumar", {
        "law": "kz", "code": "access", "text": {"ru": "Просит сообщить, какие данные хранятся"}, "groups": ["customer"],
        "channel": "email", "incoming": "14/26", "received": "2026-03-18", "activities": ["payroll"],
        "runs_from": "2026-03-19", "due": "2026-03-30", "due_reason": {"kk": "Саясатта уәде етілген"},
        "answered": "2026-03-27", "decision": "partly", "refusals": ["KZ8-2-duty"], "outgoing": "01-15/48",
    }),
    ("pause", "asked/pause", "asked", {
        "since": "2026-03-20", "until": "2026-03-20", "reason": {"en": "Proof of authority"},
    }),
    ("incident", "leak", "tumar", {
        "name": {"kk": "Кесте көшіріліп алынды", "ru": "Скачана таблица"}, "detected": "2026-11-20",
        "detected_at": "19:40", "natures": ["confidentiality"], "categories": ["full_name", "phone"],
        "groups": ["customer"], "subjects": 340, "activities": ["payroll"], "systems": ["site"], "parties": ["cloud"],
        "measures": {"ru": "Доступ закрыт"}, "notified": "2026-11-23", "notice": "01-15/52",
    }),
    ("paper", "policy", "tumar", {
        "document": "policy", "about": ["payroll"], "options": {"size": "A4"}, "answers": {},
    }),
    ("edition", "policy/1", "policy", {
        "number": 1, "order_number": "5", "in_force_from": "2026-04-01", "said": "ab" * 32,
        "withdrawn": "2026-05-04", "withdrawal": {"kk": "Қате табылды", "ru": "Нашлась ошибка"},
    }),
    ("edition_file", "policy/1/pdf", "policy/1", {
        "languages": ["kk", "ru"], "format": "pdf", "file": "cd" * 32, "digest": "0123456789ab",
    }),
    ("acceptance", "fine", "tumar", {
        "rule": "R22", "record": "site", "accepted": {"country": "KZ"}, "date": "2026-05-05",
    }),
]  # fmt: skip
"""Kind, key, key of the parent, facts; a link is the key of another row."""

SINCE = {
    "edition.withdrawn": 2, "edition.withdrawal": 2, "edition_file.digest": 2,
    "journal_line": 3,
    "request": 4, "pause": 4, "incident": 4,
}  # fmt: skip
"""Kinds and facts that did not exist in format 1, and the format in which they came."""

LINKS = ("party", "parties", "systems", "purposes", "items", "activities", "activity", "consent", "about", "record")
BINNED = "old"
RENAMED = {"ru": "Расчёт заработной платы"}


def rows(schema: int) -> list[Row]:
    """The rows of the file of a format: what it did not know yet is left out."""
    return [
        (kind, key, parent, {name: value for name, value in facts.items() if _known(f"{kind}.{name}", schema)})
        for kind, key, parent, facts in ROWS
        if _known(kind, schema)
    ]


def _known(what: str, schema: int) -> bool:
    return SINCE.get(what, 1) <= schema


def values(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with uids in place of keys."""
    return {key: _linked(value) if key in LINKS else value for key, value in facts.items()}


def _linked(value: Any) -> Any:
    return uid(value) if isinstance(value, str) else [uid(one) for one in value]


def write(path: Path) -> None:
    """Write the register: its rows, one approved record, one changed since, one in the bin, one act undone."""
    register = Register.create(path, AUTHOR)
    for kind, key, parent, facts in rows(SCHEMA):
        register.do(create, kind, values(facts), parent and uid(parent), uid=uid(key))
    register.do(create, "activity", {"name": {"ru": "Старое"}}, uid("tumar"), uid=uid(BINNED))
    register.do(standing.bin, uid(BINNED))
    register.do(standing.approve, uid("payroll"), order=ORDER)
    register.do(standing.approve, uid("site"))
    register.do(change, uid("payroll"), {"department": RENAMED})
    register.do(change, uid("site"), {"name": {"ru": "Портал"}})
    register.do(undo, uid("tumar"))
    register.close()


if __name__ == "__main__":
    target = Path(__file__).with_name(f"format-{SCHEMA}.ropa")
    if target.exists():
        raise SystemExit(f"{target} is there already")
    write(target)
