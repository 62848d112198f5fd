"""A small operator whose consent text has no gap, and how its papers are issued in tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ropa.actions.issuing import issue
from ropa.actions.outdated import Stands, how_it_stands, in_question, said_then, which_of
from ropa.actions.standing import approve
from ropa.documents.issuing import Order, Ready, Which, ready
from ropa.holdings import Holdings, Plain
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.conftest import new

DAY = dt.date(2026, 11, 26)
WHY = Words.of({"ru": "клиент ждёт"})
ALL = (("kk",), ("ru",), ("en",))


def words(text: str) -> dict[str, str]:
    """A text in each language, none of which could be taken for another's sentence."""
    return {"kk": f"{text} кк", "ru": f"{text} ру", "en": f"{text} en"}


@dataclass(frozen=True)
class Club:
    """Uids of the rows of a club that asks for consent."""

    register: Register
    operator: str
    activity: str
    purpose: str
    item: str
    party: str
    disclosure: str
    transfer: str
    form: str

    @property
    def held(self) -> Holdings:
        """What the register holds of it now."""
        return self.register.ask(holdings, self.operator)

    @property
    def which(self) -> Which:
        """Its consent text."""
        return Which("consent", self.form)

    def made(self, number: int = 1, which: Which | None = None, **order: Any) -> Ready:
        """An edition ready to be issued."""
        wish = Order(**{"languages": ALL, "day": DAY, **order})
        return ready(self.held, which or self.which, wish, number)

    def issue(self, number: int = 1, which: Which | None = None, **order: Any) -> str:
        """Issue an edition; its uid."""
        return self.register.do(issue, self.operator, self.made(number, which, **order))

    def stands(self, kind: str = "consent") -> Stands:
        """How the paper of a kind stands."""
        held, ask = self.held, self.register.ask
        ((paper, edition),) = (one for one in in_question(held) if one[0]["document"] == kind)
        return ask(how_it_stands, held, paper, edition, DAY, ask(said_then, edition))

    def paper(self, which: Which | None = None) -> Plain:
        """The record of a paper."""
        held = self.held
        wanted = which or self.which
        return next(one for one in held.all("paper") if which_of(held.operator, one) == wanted)

    def editions(self, which: Which | None = None) -> tuple[Plain, ...]:
        """Its editions, the first first."""
        return tuple(sorted(self.paper(which).of("edition"), key=lambda one: one["number"]))


def club(register: Register) -> Club:
    """The club."""
    operator = new(
        register,
        "operator",
        {"name": words("Tumar"), "bin": "230940001116", "address": words("Almaty"), "email": "data@tumar.example",
         "languages": ["kk", "ru", "en"]},
    )  # fmt: skip
    new(register, "operator_law", {"law": "kz", "code": "owner_and_operator"}, operator)
    activity = new(
        register, "activity", {"name": words("Club"), "operations": ["collection"], "means": "manual"}, operator
    )
    purpose = new(register, "purpose", {"text": words("running the club")}, activity)
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, purpose)
    item = new(register, "item", {"category": "full_name", "groups": ["client"]}, activity)
    party = new(register, "party", {"name": words("Cloud"), "country": "DE", "nature": "company"})
    disclosure = new(
        register,
        "disclosure",
        {"party": party, "items": [item], "purposes": [purpose], "certainty": "takes_place"},
        activity,
    )
    transfer = new(register, "transfer", {"country": "DE", "certainty": "takes_place"}, disclosure)
    new(register, "transfer_ground", {"law": "kz", "code": "KZ16-3-1"}, transfer)
    new(register, "route", {"rights": ["withdraw"], "channel": "email", "address": "data@tumar.example"}, operator)
    form = new(
        register,
        "consent",
        {
            "name": words("Form"),
            "activities": [activity],
            "published": False,
            "ways": ["signature"],
            "groups": ["client"],
        },
        operator,
    )
    register.do(approve, activity, form)
    return Club(register, operator, activity, purpose, item, party, disclosure, transfer, form)
