"""An operator with each fact that the papers of parties, transfers, trackers and data say, in all three languages."""

from __future__ import annotations

import copy
import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from ropa.actions.records import change
from ropa.actions.standing import approve
from ropa.documents.model import Document, Heading, Table, block_texts
from ropa.documents.papers import papers
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import AUTHOR, GOOD_BIN, new
from tests.core.one_language import check_language
from tests.core.reading_back import check_docx, check_pdf

DAY = dt.date(2026, 12, 31)


def words(name: str) -> dict[str, str]:
    """A text that tells itself from others in every language."""
    return {"kk": f"{name} мәтіні", "ru": f"{name} текст", "en": f"{name} text"}


class FullClient:
    """The sales give the bank data in Kazakhstan and the cloud abroad; a tracker of the cloud reads visitors."""

    def __init__(self, register: Register) -> None:
        self.register = register
        make = self.make
        self.operator = make("operator", {"name": words("Tumar"), "bin": GOOD_BIN, "languages": ["kk", "ru", "en"]})
        people = {"head_position": words("Director"), "head_name": words("Dana")}
        self.change(self.operator, people | {"list_order": "7-P", "list_order_date": "2026-02-03"})
        self.bank = make("party", {"name": words("Bank"), "nature": "company", "kinds": ["bank"], "country": "KZ"})
        more = {"aliases": ["Oblako"], "number": "HRB 1", "contacts": words("contacts"), "site": "cloud.example"}
        more |= {"policy_address": "cloud.example/p", "source": "cloud.example/terms", "as_of": "2026-10-01"}
        self.cloud = make("party", {"name": words("Cloud"), "country": "US", **more})
        where = {"country": "IE", "city": words("Dublin"), "source": "cloud.example/where", "as_of": "2026-10-02"}
        make("location", where, self.cloud)
        self.system = make("system", {"name": words("Base"), "host": self.cloud, "country": "KZ"}, self.operator)
        self.change(self.system, {"city": words("Astana")})
        told = {"means": "mixed", "channels": ["web_form"], "systems": [self.system], "department": words("Unit")}
        self.activity = make("activity", {"name": words("Sales"), **told}, self.operator)
        self.purpose = make("purpose", {"text": words("selling"), "consent_mode": "with_main"}, self.activity)
        self.basis = make("basis", {"law": "kz", "code": "KZ7-1", "source": words("byform")}, self.purpose)
        make("basis", {"law": "kz", "code": "KZC-contract", "claimed": True}, self.purpose)
        item = {"category": "phone", "groups": ["customer"], "access": "restricted", "identifier": True}
        item |= {"sources": ["subject"], "necessity": words("calling"), "condition": words("ifgiven")}
        self.item = make("item", item, self.activity)
        retention = make("retention", {"number": 3, "unit": "year", "start_event": "contract_end"}, self.activity)
        make("retention_end", {"event": "consent_withdrawn"}, retention)
        self._agreed()
        self._disclosed()
        self._tracked()
        form = {"name": words("Form"), "activities": [self.activity], "ways": ["checkbox"], "published": False}
        self.form = make("consent", {**form, "term_number": 2, "term_unit": "year"}, self.operator)
        route = {"rights": ["withdraw"], "channel": "email", "address": "data@tumar.example"}
        make("route", route, self.operator)
        for uid in (self.activity, self.form):
            register.do(approve, uid)

    def _agreed(self) -> None:
        self.sub = self.make("party", {"name": words("Subcontractor")})
        values = {"party": self.cloud, "contract": words("hosting"), "number": "45/2026", "date": "2026-01-12"}
        values |= {"contract_status": "signed", "valid_until": "2027-01-12", "confidentiality": words("secret")}
        values |= {"instruction": words("obey"), "subcontractors": [self.sub], "contact": words("Timur")}
        self.make("engagement", {**values, "members_listed": words("onsite")}, self.operator)

    def _disclosed(self) -> None:
        make = self.make
        self.to_bank = make("disclosure", {"party": self.bank, "items": [self.item]}, self.activity)
        make("disclosure_ground", {"law": "kz", "code": "KZ7-1", "source": words("bankform")}, self.to_bank)
        values = {"party": self.cloud, "items": [self.item], "purposes": [self.purpose], "note": words("storing")}
        values |= {"condition": words("ordered"), "certainty": "may_take_place", "since": "2026-03-01"}
        values |= {"until": "2027-03-01", "explicit_consent": True, "instruction_only": True, "technical_only": True}
        self.to_cloud = make("disclosure", values, self.activity)
        make("disclosure_ground", {"law": "kz", "code": "KZC-contract", "claimed": True}, self.to_cloud)
        make("party_role", {"law": "kz", "code": "third_party"}, self.to_cloud)
        values = {"country": "IE", "certainty": "takes_place", "since": "2026-03-02", "until": "2027-03-02"}
        values |= {"assessment_date": "2026-02-01", "assessment": words("assessed"), "safeguards": words("sealed")}
        self.transfer = make("transfer", values, self.to_cloud)
        make("transfer_ground", {"law": "kz", "code": "KZ16-3-1", "source": words("consented")}, self.transfer)
        make("transfer_ground", {"law": "kz", "code": "KZC-scc", "claimed": True}, self.transfer)

    def _tracked(self) -> None:
        values = {"name": words("Counter"), "site": "tumar.example", "activity": self.activity, "party": self.cloud}
        values |= {"purposes": [self.purpose], "technology": "script", "category": "analytics", "own": False}
        values |= {"does": words("counting"), "certainty": "takes_place", "categories": ["cookies"]}
        values |= {"reads": words("clicks"), "masking": "form_fields", "masking_text": words("hidden")}
        values |= {"after_consent": True, "ways": ["click_accept", "continued_use"], "refusing": words("refusing")}
        self.tracker = self.make("tracker", {**values, "policy_address": "cloud.example/c"}, self.operator)
        self.make("cookie", {"name": "_id", "number": 13, "unit": "month", "does": words("knowing")}, self.tracker)
        self.make("cookie", {"name": "_sid", "session": True}, self.tracker)
        self.abroad = self.make("transfer", {"country": "not_named", "certainty": "may_take_place"}, self.tracker)

    def make(self, kind: str, values: dict[str, Any], parent: str | None = None) -> str:
        """A new record."""
        return new(self.register, kind, values, parent)

    def change(self, uid: str, values: dict[str, Any]) -> None:
        """Other facts of a record."""
        self.register.do(change, uid, values)

    def every(self, kind: str, *languages: str, whole: bool = False, drafts: bool = False) -> list[Document]:
        """The papers of a kind."""
        held = self.register.ask(holdings, self.operator)
        scope = Scope(DAY, whole=whole, drafts=drafts)
        return [one.document(languages or ("en",)) for one in papers(held, (kind,), scope)]

    def paper(self, kind: str, *languages: str, whole: bool = False, drafts: bool = False) -> Document:
        """The only paper of a kind."""
        (one,) = self.every(kind, *languages, whole=whole, drafts=drafts)
        return one


@cache
def _made() -> tuple[FullClient, bytes]:
    """The client and the file that holds it: made once, for making takes longer than all that a test asks of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.ropa"
        made = FullClient(Register.create(path, AUTHOR))
        made.register.close()
        return made, path.read_bytes()


@contextmanager
def full_client(folder: Path) -> Iterator[FullClient]:
    """The client in a file of its own, for a test to change."""
    made, file = _made()
    path = folder / "client.ropa"
    path.write_bytes(file)
    client = copy.copy(made)
    client.register = Register(path, AUTHOR)
    yield client
    client.register.close()


def texts(paper: Document) -> str:
    """All that a paper says, as one string."""
    return "\n".join(said.text for said in paper.said())


def keys(paper: Document) -> list[str]:
    """The keys of what it says."""
    return [said.key for said in paper.said()]


def gaps(paper: Document) -> set[str]:
    """The keys of what is wanted and not answered."""
    return {said.key for said in paper.said() if said.gap}


def sections(paper: Document) -> dict[str, str]:
    """What stands below each heading, by the key of the heading."""
    found: dict[str, list[str]] = {}
    here = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            here = block.said.key
        found.setdefault(here, []).extend(said.text for said in block_texts(block))
    return {key: "\n".join(several) for key, several in found.items()}


def check_paper(paper: Document, names: Iterable[str]) -> None:
    """It says all these names, in its language, has no empty column, and stands so in PDF and DOCX."""
    said = texts(paper)
    assert [one for one in names if one not in said] == []
    for one in paper.said():
        assert one.language == paper.languages[0], one
        check_language(one.text, paper.languages[0])
    for block in paper.blocks:
        if isinstance(block, Table) and block.header:
            assert all(any(row[n] for row in block.rows) for n in range(len(block.header)))
    check_pdf(FORMATS["pdf"](paper), paper)
    check_docx(FORMATS["docx"](paper), paper)
