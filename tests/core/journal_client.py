"""An operator with one action of each kind, and its journal read as rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.documents.model import Document, Table
from ropa.documents.papers import papers
from ropa.documents.scope import Scope
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new

DAY = dt.date(2026, 12, 31)
NAMES = {
    "bank": {"kk": "«Алтын» банкі", "ru": "Банк «Алтын»", "en": "Altyn Bank"},
    "cloud": {"kk": "Бұлт", "ru": "Облако", "en": "Cloud"},
    "payroll": {"kk": "Жалақы есептеу", "ru": "Расчёт зарплаты", "en": "Payroll"},
    "form": {"kk": "Жұмыскердің келісімі", "ru": "Согласие работника", "en": "Consent of an employee"},
}
BANK_DETAILS = "bank details (account or payment card number)"


class Client:
    """An operator with one action of each kind, all in three languages."""

    def __init__(self, register: Register) -> None:
        self.register = register
        make = self.make
        responsible = dict.fromkeys(LANGUAGES, "Dana")
        self.operator = make("operator", {"name": dict.fromkeys(LANGUAGES, "Tumar"), "bin": "990140001233"}, None)
        register.do(change, self.operator, {"responsible_name": responsible})
        self.bank = make("party", {"name": NAMES["bank"], "country": "KZ"}, None)
        self.cloud = make("party", {"name": NAMES["cloud"], "country": "US"}, None)
        make("location", {"country": "IE"}, self.cloud)
        self.activity = make("activity", {"name": NAMES["payroll"]}, self.operator)
        purpose = make("purpose", {"code": "accounting_tax"}, self.activity)
        make("basis", {"law": "kz", "code": "KZ7-1"}, purpose)
        item = {"category": "bank_details", "groups": ["employee"], "text": dict.fromkeys(LANGUAGES, "KZ86 125K")}
        self.item = make("item", item, self.activity)
        dates = {"since": "2026-03-03", "until": "2026-09-30"}
        self.to_bank = make("disclosure", {"party": self.bank, "items": [self.item], **dates}, self.activity)
        make("disclosure_ground", {"law": "kz", "code": "KZ7-1"}, self.to_bank)
        self.to_cloud = make("disclosure", {"party": self.cloud, "certainty": "may_take_place"}, self.activity)
        make("disclosure_ground", {"law": "kz", "code": "KZC-contract", "claimed": True}, self.to_cloud)
        form = {"name": NAMES["form"], "activities": [self.activity], "term_number": 1, "term_unit": "year"}
        self.form = make("consent", {**form, "term_events": ["contract_end", "indefinite"]}, self.operator)
        paper = make("paper", {"document": "consent", "about": [self.form]}, self.operator)
        make("edition", {"number": 1, "in_force_from": "2026-01-10"}, paper)
        self.transfer = make("transfer", {"country": "IE", "since": "2026-05-01", "consent": self.form}, self.to_cloud)
        make("transfer_ground", {"law": "kz", "code": "KZ16-3-1"}, self.transfer)
        by_hand = {"date": "2026-04-04", "action": "destruction", "groups": ["employee"], "subjects": 45}
        self.line = make("journal_line", by_hand, self.operator)
        self.undated = make("journal_line", {"action": "other", "party": self.bank}, self.operator)
        for uid in (self.activity, self.form):
            register.do(approve, uid)

    def make(self, kind: str, values: dict[str, Any], parent: str | None) -> str:
        return new(self.register, kind, values, parent)

    def paper(self, languages: tuple[str, ...] = ("en",), *, whole: bool = False, **typed: Any) -> Document:
        scope = Scope(DAY, typed=typed, whole=whole)
        (paper,) = papers(self.register.ask(holdings, self.operator), ("journal",), scope)
        return paper.document(languages)


def tables(paper: Document) -> list[list[list[str]]]:
    """The rows of the tables of actions, each cell as lines."""
    found = [one for one in paper.blocks if isinstance(one, Table) and one.header]
    return [[["\n".join(said.text for said in cell) for cell in row] for row in one.rows] for one in found]


def heads(paper: Document) -> list[list[str]]:
    found = [one for one in paper.blocks if isinstance(one, Table) and one.header]
    return [[cell[0].text for cell in one.header] for one in found]
