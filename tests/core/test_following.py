"""Copies that follow what they were made of: three states of each fact, parts, links, one undo, nothing asked twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from ropa.actions.adopting import bring_up_to_date
from ropa.actions.copying_over import copy_to_operators
from ropa.actions.following import FEW, Behind, behind, copies_of, uncompared
from ropa.actions.merging import ADDED, CHANGED, REMOVED, merged
from ropa.actions.records import change, duplicate
from ropa.actions.standing import approve, bin, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_undo, redo, undo
from ropa.errors import RopaError
from ropa.holdings import Plain
from ropa.register import Register
from ropa.store.opened import opened
from ropa.store.reading import holdings
from ropa.store.told import told
from ropa.store.work import Work
from tests.conftest import House, check_whole, edits, facts_of, new, state

PROPOSED, CONFLICT = False, True


@dataclass(frozen=True)
class Pair:
    """The house as a template, and its copy at a client."""

    register: Register
    house: House
    client: str
    copy: str

    @property
    def record(self) -> Plain:
        """The copy as it is now."""
        return self.register.ask(opened, self.copy).record

    def of(self, kind: str) -> Plain:
        """Its only part of a kind."""
        (found,) = [one for one in self.record.below() if one.kind == kind]
        return found

    def behind(self) -> Behind | None:
        """What the copy has to decide."""
        found = self.register.ask(behind, [self.copy])
        return found[0] if found else None

    def asked(self) -> list[tuple[str, str, str, bool]]:
        """(what the template did, kind, key, conflict) of what the copy has to decide."""
        found = self.behind()
        return [(one.sort, one.kind, one.key, one.conflict) for one in found.offers] if found else []

    def decide(self, *, conflicts: bool = False, keys: set[str] | None = None) -> int:
        """Take over what is proposed (and what is in conflict; of keys, where some are given), keep the rest."""
        found = self.behind()
        offers = found.offers if found else ()
        taken = [one for one in offers if (conflicts or not one.conflict) and (keys is None or one.key in keys)]
        return self.register.do(bring_up_to_date, {self.copy: [(one.source, one.key) for one in taken]})


@pytest.fixture
def pair(register: Register, house: House) -> Pair:
    """A template with a term and a way to pass data on, copied to a client."""
    term = new(register, "retention", {"items": [house.item], "number": 5, "unit": "year"}, house.activity)
    new(register, "retention_end", {"event": "contract_end"}, term)
    register.do(change, house.activity, {"means": "mixed", "channels": ["web_form"], "notes": "of the firm"})
    client = new(register, "operator", {"name": {"en": "Saule"}})
    register.do(copy_to_operators, [house.activity], [client])
    (copy,) = register.ask(copies_of, [house.activity])
    return Pair(register, house, client, copy)


@pytest.mark.parametrize(
    ("base", "here", "there", "found"),
    [
        ("a", "a", "a", None),
        ("a", "b", "a", None),
        ("a", "a", "b", PROPOSED),
        ("a", "b", "b", None),
        ("a", "b", "c", CONFLICT),
        (None, None, "b", PROPOSED),
        (None, "c", "b", CONFLICT),
        ("a", None, "b", CONFLICT),
        ("a", "a", None, PROPOSED),
        ("a", None, None, None),
        ("a", "b", None, CONFLICT),
    ],
)
def test_three_states_of_a_fact(base: Any, here: Any, there: Any, found: bool | None) -> None:
    assert merged(base, here, there) is found


Facts = Mapping[str, Any]


@pytest.mark.parametrize(
    ("template", "client", "asked", "after"),
    [
        ({}, {"means": "manual"}, {}, {"means": "manual"}),
        ({"means": "manual"}, {}, {"means": PROPOSED}, {"means": "manual"}),
        ({"means": "manual"}, {"means": "manual"}, {}, {"means": "manual"}),
        ({"means": "manual"}, {"means": "automated"}, {"means": CONFLICT}, {"means": "automated"}),
        ({"means": None}, {}, {"means": PROPOSED}, {"means": None}),
        (
            {"means": "manual"},
            {"channels": ["email"]},
            {"means": PROPOSED},
            {"means": "manual", "channels": ("email",)},
        ),
        ({"channels": []}, {}, {"channels": PROPOSED}, {"channels": ()}),
        ({"channels": ["web_form"]}, {"channels": None}, {}, {"channels": None}),
        ({"published": False}, {}, {"published": PROPOSED}, {"published": False}),
        ({"notes": "internal", "started": "2026-01-01", "review_due": "2027-01-01"}, {}, {}, {"notes": None}),
        ({"none": ["transfer"]}, {}, {"none": PROPOSED}, {"none": ("transfer",)}),
        ({"none": ["disclosure", "transfer"]}, {}, {"none": PROPOSED}, {"none": ("transfer",)}),
    ],
)
def test_a_fact_that_changed_is_proposed_or_is_a_conflict(
    pair: Pair, template: Facts, client: Facts, asked: Mapping[str, bool], after: Facts
) -> None:
    pair.register.do(change, pair.house.activity, template)
    pair.register.do(change, pair.copy, client)
    assert {key: conflict for _, _, key, conflict in pair.asked()} == asked
    assert pair.decide() == sum(not conflict for conflict in asked.values())
    facts = facts_of(pair.register, pair.copy)
    assert {key: facts[key] for key in after} == after
    assert pair.asked() == [], "nothing is asked twice"
    check_whole(pair.register)


def test_languages_of_a_text_are_decided_apart(pair: Pair) -> None:
    pair.register.do(change, pair.house.activity, {"name": {"en": "Wages", "ru": "Зарплата"}})
    pair.register.do(change, pair.copy, {"name": {"en": "Pay", "kk": "Жалақы"}})
    assert pair.asked() == [(CHANGED, "activity", "name.ru", PROPOSED), (CHANGED, "activity", "name.en", CONFLICT)]
    found = pair.behind()
    assert found is not None
    assert [(one.base, one.here, one.there) for one in found.offers] == [
        (None, None, '"Зарплата"'),
        ('"Payroll of Tumar"', '"Pay"', '"Wages"'),
    ]
    assert pair.decide() == 1
    assert dict(pair.record["name"].texts) == {"kk": "Жалақы", "ru": "Зарплата", "en": "Pay"}


def test_a_new_copy_has_nothing_to_decide_whatever_its_template_went_through(pair: Pair) -> None:
    assert pair.asked() == []
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    pair.register.do(change, pair.house.activity, {"means": "mixed"})
    assert pair.asked() == [], "it says again what it said"
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    pair.register.do(undo, pair.house.operator)
    assert pair.asked() == []
    pair.register.do(approve, pair.house.activity)
    assert pair.asked() == [], "how a template stands is its own matter"


def test_what_was_kept_is_asked_again_only_when_it_changes_once_more(pair: Pair) -> None:
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    assert pair.decide(keys=set()) == 0
    assert pair.record["means"] == "mixed"
    assert pair.asked() == []
    pair.register.do(change, pair.house.activity, {"department": {"en": "Accounts"}})
    assert pair.asked() == [(CHANGED, "activity", "department.en", PROPOSED)]
    pair.register.do(change, pair.house.activity, {"means": "automated"})
    assert (CHANGED, "activity", "means", CONFLICT) in pair.asked(), "the copy says otherwise on purpose"


def test_facts_of_parts_at_every_depth_are_compared(pair: Pair) -> None:
    house, register = pair.house, pair.register
    term = register.ask(opened, house.activity).record.of("retention")[0]
    register.do(change, house.basis, {"code": "law"})
    register.do(change, house.item, {"mandatory": True})
    register.do(change, term.uid, {"number": 3})
    register.do(change, term.of("retention_end")[0].uid, {"event": "dismissal"})
    register.do(change, pair.of("retention").uid, {"number": 7})
    assert pair.asked() == [
        (CHANGED, "basis", "code", PROPOSED),
        (CHANGED, "item", "mandatory", PROPOSED),
        (CHANGED, "retention", "number", CONFLICT),
        (CHANGED, "retention_end", "event", PROPOSED),
    ]
    assert pair.decide() == 3
    assert (pair.of("basis")["code"], pair.of("item")["mandatory"], pair.of("retention")["number"]) == ("law", True, 7)
    assert pair.of("retention_end")["event"] == "dismissal"
    assert pair.asked() == []


def test_parts_that_came_are_proposed_whole_with_their_links(pair: Pair) -> None:
    house, register = pair.house, pair.register
    purpose = new(register, "purpose", {"text": {"en": "Taxes"}}, house.activity)
    new(register, "basis", {"law": "kz", "code": "law"}, purpose)
    new(register, "basis", {"law": "gdpr", "code": "consent"}, house.purpose)
    item = new(register, "item", {"category": "iin", "purposes": [purpose]}, house.activity)
    register.do(change, house.item, {"purposes": [house.purpose, purpose]})
    archive = new(register, "party", {"name": {"en": "Archive"}}, owner=house.operator)
    disclosure = new(register, "disclosure", {"party": archive, "items": [item]}, house.activity)
    new(register, "transfer", {"country": "DE", "since": "2026-01-01"}, disclosure)
    base = new(register, "system", {"name": {"en": "Tax base"}, "host": archive}, house.operator)
    register.do(change, house.activity, {"systems": [house.system, base]})
    assert pair.asked() == [
        (CHANGED, "activity", "systems", PROPOSED),
        (ADDED, "basis", "", PROPOSED),
        (ADDED, "purpose", "", PROPOSED),
        (CHANGED, "item", "purposes", PROPOSED),
        (ADDED, "item", "", PROPOSED),
        (ADDED, "disclosure", "", PROPOSED),
    ]
    before = state(register)
    assert pair.decide() == 6
    record, held = pair.record, register.ask(holdings, pair.client)
    old, made = sorted(record.of("purpose"), key=lambda one: one["origin"] == purpose)
    assert (made["origin"], made["status"], made.of("basis")[0]["code"]) == (purpose, "draft", "law")
    assert {one["law"] for one in old.of("basis")} == {"kz", "gdpr"}
    assert {one["purposes"] for one in record.of("item")} == {tuple(sorted((old.uid, made.uid))), (made.uid,)}
    given = next(one for one in record.of("disclosure") if one["origin"] == disclosure)
    assert given.of("transfer")[0]["since"] is None
    party = held.find(given["party"])
    assert party is not None
    assert (party["origin"], party.uid != archive) == (archive, True), "an own party comes along"
    systems = [held.find(uid) for uid in record["systems"]]
    assert {one["origin"]: one["host"] for one in systems if one} == {house.system: None, base: party.uid}
    assert pair.asked() == []
    after = state(register)
    register.do(undo, pair.client)
    assert state(register) == before
    assert len(pair.asked()) == 6, "what was undone is asked again"
    assert pair.decide() == 6
    assert len(pair.of("transfer").facts) > 0
    assert {one["law"] for one in pair.record.of("purpose")[0].of("basis")} == {"kz", "gdpr"}
    register.do(undo, pair.client)
    register.do(redo, pair.client)
    assert len(state(register)) >= len(after)
    check_whole(register)


def test_a_part_that_came_and_was_not_taken_over_stays_away(pair: Pair) -> None:
    purpose = new(pair.register, "purpose", {"text": {"en": "Taxes"}}, pair.house.activity)
    pair.register.do(change, pair.house.item, {"purposes": [pair.house.purpose, purpose]})
    assert pair.decide(keys={"purposes"}) == 1
    assert len(pair.record.of("purpose")) == 1
    assert pair.of("item")["purposes"] == (pair.of("purpose").uid,), "nothing leads to what is not there"
    assert pair.asked() == []
    pair.register.do(change, purpose, {"code": "marketing"})
    assert pair.asked() == []


def test_parts_that_went_are_proposed_to_go_unless_they_were_changed_here(pair: Pair) -> None:
    house, register = pair.house, pair.register
    register.do(change, house.item, {"purposes": []})
    register.do(bin, house.purpose, house.disclosure)
    assert pair.asked() == [
        (REMOVED, "purpose", "", PROPOSED),
        (CHANGED, "item", "purposes", PROPOSED),
        (REMOVED, "disclosure", "", PROPOSED),
    ]
    register.do(change, pair.of("disclosure").uid, {"technical_only": True})
    assert pair.asked()[2] == (REMOVED, "disclosure", "", CONFLICT)
    assert pair.decide() == 2
    assert pair.record.of("purpose") == ()
    assert len(pair.record.of("disclosure")) == 1
    assert pair.asked() == []
    register.do(restore, house.purpose)
    assert pair.asked() == [], "what went here too stays away"
    check_whole(register)


def test_what_is_still_used_does_not_go_by_itself(pair: Pair) -> None:
    house, register = pair.house, pair.register
    form = new(register, "consent", {"purposes": [pair.of("purpose").uid]}, pair.client)
    register.do(change, house.item, {"purposes": []})
    register.do(bin, house.purpose)
    found = pair.behind()
    assert found is not None
    gone = found.offers[0]
    assert (gone.sort, gone.conflict, gone.users) == (REMOVED, True, (form,))
    before = state(register)
    with pytest.raises(RopaError, match="still used by"):
        pair.decide(conflicts=True)
    assert state(register) == before
    assert pair.decide() == 1
    assert len(pair.record.of("purpose")) == 1


def test_what_was_removed_here_stays_removed(pair: Pair) -> None:
    house, register = pair.house, pair.register
    register.do(bin, pair.of("disclosure").uid)
    register.do(change, house.disclosure, {"technical_only": True})
    register.do(bin, house.disclosure)
    assert pair.asked() == []


def test_there_are_none_is_taken_over_once_they_are_gone(pair: Pair) -> None:
    register, house = pair.register, pair.house
    register.do(bin, house.disclosure)
    register.do(change, house.activity, {"none": ["disclosure"]})
    assert pair.asked() == [(CHANGED, "activity", "none", PROPOSED), (REMOVED, "disclosure", "", PROPOSED)]
    pair.decide(keys={"none"})
    assert pair.record["none"] is None, "not while there is one"
    register.do(undo, pair.client)
    assert pair.decide() == 2
    assert pair.record["none"] == ("disclosure",)


def test_all_copies_are_one_act_and_one_undo(pair: Pair) -> None:
    register, house = pair.register, pair.house
    other = new(register, "operator", {"name": {"en": "Aqniet"}})
    register.do(copy_to_operators, [house.activity], [other])
    copies = register.ask(copies_of, [house.activity])
    register.do(approve, pair.copy)
    register.do(change, house.activity, {"means": "manual", "automated": False})
    register.do(change, copies[1], {"means": "automated"})
    before = state(register)
    found = register.ask(behind, copies)
    assert [(one.uid, one.operator, len(one.offers)) for one in found] == [
        (copies[0], pair.client, 2),
        (copies[1], other, 2),
    ]
    chosen = {one.uid: [(offer.source, offer.key) for offer in one.offers if not offer.conflict] for one in found}
    assert register.do(bring_up_to_date, chosen) == 3
    made = edits(register)[-2:]
    assert [(one.operator_uid, one.action, one.subject_uid) for one in made] == [
        (pair.client, "bring_up_to_date", copies[0]),
        (other, "bring_up_to_date", copies[1]),
    ]
    assert len({one.act for one in made}) == 1
    assert facts_of(register, pair.copy)["status"] == "approved"
    approval = register.ask(opened, pair.copy).approval
    assert approval is not None
    assert approval.changed, "what was approved says something else now"
    assert register.ask(behind, copies) == []
    step = register.ask(next_undo, other, None)
    assert step is not None
    assert (step.action, step.operators) == ("bring_up_to_date", 2)
    register.do(undo, other)
    assert state(register) == before
    assert len(register.ask(behind, copies)) == 2
    check_whole(register)


def test_a_template_knows_how_many_copies_have_something_to_decide(pair: Pair) -> None:
    def waiting() -> int:
        return pair.register.ask(uncompared, pair.house.activity)

    assert waiting() == 0
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    assert waiting() == 1
    pair.register.do(change, pair.copy, {"means": "manual"})
    assert waiting() == 0, "it says the same already"
    pair.register.do(change, pair.copy, {"means": "mixed"})
    clients = [new(pair.register, "operator", {"name": {"en": f"Client {n}"}}) for n in range(FEW)]
    pair.register.do(copy_to_operators, [pair.house.activity], clients)
    assert waiting() == 1, "new copies have it"
    pair.register.do(change, pair.house.activity, {"means": "automated"})
    assert waiting() == FEW + 1
    pair.decide()
    assert waiting() == FEW
    pair.register.do(bin, clients[0])
    assert waiting() == FEW - 1


def test_a_copy_left_for_later_is_asked_again(pair: Pair) -> None:
    other = new(pair.register, "operator", {"name": {"en": "Aqniet"}})
    pair.register.do(copy_to_operators, [pair.house.activity], [other])
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    pair.register.do(bring_up_to_date, {pair.copy: []})
    found = pair.register.ask(behind, pair.register.ask(copies_of, [pair.house.activity]))
    assert [one.operator for one in found] == [other]
    assert told_last(pair.register, pair.client) == "bring_up_to_date", "that it was compared is in the history"


def told_last(register: Register, operator: str) -> str:
    return register.ask(told, operator)[0].action


def test_a_duplicate_and_a_copy_of_what_is_in_the_bin_follow_nobody(pair: Pair) -> None:
    register, house = pair.register, pair.house
    twin = register.do(duplicate, house.activity).uid
    register.do(change, house.activity, {"means": "manual"})
    assert register.ask(copies_of, [house.activity]) == [pair.copy]
    assert register.ask(behind, [twin]) == []
    assert len(pair.asked()) == 1
    register.do(bin, house.activity)
    assert pair.asked() == []
    register.do(restore, house.activity)
    register.do(bin, pair.copy)
    assert register.ask(behind, [pair.copy]) == []
    assert register.ask(copies_of, [house.activity]) == []


def forget(work: Work, uid: str) -> None:
    """As taking a record in from another register does."""
    work.put(work.row(uid), {"origin_edit": None})


def test_a_copy_of_which_nobody_knows_as_of_when_it_is_is_asked_nothing(pair: Pair) -> None:
    pair.register.do(change, pair.house.activity, {"means": "manual"})
    assert len(pair.asked()) == 1
    pair.register.do(forget, pair.copy)
    assert pair.asked() == []


def test_records_that_came_along_are_compared_too(pair: Pair) -> None:
    register, house = pair.register, pair.house
    (system,) = pair.record["systems"]
    register.do(change, house.system, {"country": "KZ", "name": {"en": "Base of all"}})
    assert register.ask(copies_of, [house.system]) == [system]
    (found,) = register.ask(behind, [system])
    assert [one.key for one in found.offers] == ["name.en", "country"]
    register.do(bring_up_to_date, {system: [(house.system, "country")]})
    facts = facts_of(register, system)
    assert (facts["country"], dict(facts["name"].texts)) == ("KZ", {"en": "Base of Tumar"})
    assert register.ask(behind, [system]) == []
