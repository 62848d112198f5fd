"""A record opened with its parts, and what stands around it: targets of links, users, the bin, gaps."""

from __future__ import annotations

from typing import Any

import pytest

from ropa.actions.codes import add_code
from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.actions.standing import approve, archive, bin, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import undo
from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.model import ROOTS
from ropa.register import Register
from ropa.store.gaps import INSTEAD, NOT_ASKED, ONLY_WHERE, asked
from ropa.store.opened import (
    binned,
    opened,
    operator_card,
    since_approval,
    targets,
    unanswered,
    users,
)
from ropa.store.reading import holdings
from ropa.words import Words
from tests.conftest import AUTHOR, House, build_house, new


def names(found: list[Any]) -> list[str]:
    return [one.name.best("en")[0] for one in found]


# ------------------------------------------------------------------------------------------------------- the record


@pytest.mark.parametrize("client", ["tumar", "qurylys", "aqniet", "soltustik", "baga"])
def test_what_is_opened_is_what_the_holdings_hold(sample: Register, client: str) -> None:
    held = sample.ask(holdings, sample_uid(client, "operator"))
    for kind in ROOTS:
        for record in held.all(kind):
            whole = sample.ask(opened, record.uid)
            assert whole.record == record
            assert whole.approval == held.approvals.get(record.uid)
            assert not whole.binned


def test_any_row_opens_its_record(register: Register, house: House) -> None:
    whole = register.ask(opened, house.activity)
    for uid in (house.purpose, house.basis, house.item, house.disclosure):
        assert register.ask(opened, uid) == whole
    assert whole.operator == house.operator
    assert register.ask(opened, house.party).operator is None
    assert {one.uid for one in whole.record.below()} == {house.purpose, house.basis, house.item, house.disclosure}


def test_linked_names_are_there_from_the_bin_too(register: Register, house: House) -> None:
    register.do(change, house.activity, {"joint_with": [house.party]})
    linked = register.ask(opened, house.activity).linked
    assert linked[house.system] == Words.of(en="Base of Tumar")
    assert linked[house.party] == Words.of(en="Bank of Tumar")
    assert linked[house.purpose] == Words.of(en="Paying wages")
    register.do(bin, house.activity)
    register.do(bin, house.party)
    again = register.ask(opened, house.activity)
    assert again.binned
    assert again.linked == linked
    assert {one.uid for one in again.record.below()} == {house.purpose, house.basis, house.item, house.disclosure}


def test_a_part_in_the_bin_is_not_opened_with_its_record(register: Register, house: House) -> None:
    register.do(bin, house.disclosure)
    assert house.disclosure not in {one.uid for one in register.ask(opened, house.activity).record.below()}
    register.do(bin, house.activity)
    assert house.disclosure not in {one.uid for one in register.ask(opened, house.activity).record.below()}


def test_codes_of_the_users_own_have_their_names(register: Register, house: House) -> None:
    code = register.do(add_code, "purposes", {"en": "Raffle"})
    register.do(change, house.purpose, {"text": None, "code": code})
    whole = register.ask(opened, house.activity)
    assert whole.names("purposes", code, "en") == "Raffle"
    assert whole.linked[house.purpose] == Words.of(en="Raffle")


def test_what_waits_is_told_with_a_sentence_for_the_present(register: Register, house: House) -> None:
    register.do(change, house.activity, {"started": "not a day", "review_due": "31.02.2026"})
    register.do(change, house.activity, {"ended": "2026-01-01"})
    register.do(change, house.activity, {"started": "2026-05-01"})
    register.do(change, house.disclosure, {"since": "soon"})
    waiting = register.ask(opened, house.activity).waiting
    assert set(waiting) == {
        (house.activity, "started"),
        (house.activity, "review_due"),
        (house.disclosure, "since"),
    }
    late = waiting[house.activity, "started"]
    assert (late.typed, late.author) == ("2026-05-01", AUTHOR)
    assert "lies before" in late.refusal.says(translator("en"))
    assert "is no date" in waiting[house.disclosure, "since"].refusal.says(translator("en"))
    register.do(change, house.activity, {"ended": None})
    assert (house.activity, "started") not in register.ask(opened, house.activity).waiting


def test_what_waits_and_could_be_read_by_now_says_so(register: Register, house: House) -> None:
    register.do(change, house.activity, {"ended": "2026-01-01"})
    register.do(change, house.activity, {"started": "2026-05-01"})
    for _ in range(2):
        register.do(undo, house.operator)
        waits = register.ask(opened, house.activity).waiting.get((house.activity, "started"))
        if waits and register.ask(opened, house.activity).record["ended"] is None:
            assert "save it again" in waits.refusal.says(translator("en"))
            return
    pytest.fail("the end was not taken back")


def test_a_record_that_is_not_there_is_refused(register: Register) -> None:
    with pytest.raises(RopaError, match="no record"):
        register.ask(opened, "nowhere")
    with pytest.raises(RopaError, match="no operator"):
        register.ask(operator_card, "nowhere")


# ------------------------------------------------------------------------------------------------- changed since then


def test_since_approval_tells_old_and_new_of_the_record_and_its_parts(register: Register, house: House) -> None:
    assert register.ask(since_approval, house.activity) == []
    register.do(approve, house.activity, order="12")
    assert register.ask(since_approval, house.activity) == []
    register.do(change, house.basis, {"covers": {"en": "all"}})
    register.do(change, house.activity, {"notes": "x", "means": "mixed"})
    register.do(change, house.activity, {"notes": None})
    register.do(bin, house.disclosure)
    found = register.ask(since_approval, house.activity)
    assert found[0] == (house.activity, "activity", "means", None, '"mixed"')
    assert (house.basis, "basis", "covers.en", None, '"all"') in found
    assert [one[2] for one in found if one[0] == house.disclosure] == ["binned"]
    assert len(found) == 3
    assert register.ask(opened, house.activity).approval.changed  # type: ignore[union-attr]


# ---------------------------------------------------------------------------------------------------------- around it


def test_the_card_of_an_operator(register: Register, house: House) -> None:
    card = register.ask(operator_card, house.operator)
    assert (card.ref, card.name, card.laws, card.none) == ("O-001", Words.of(en="Tumar"), ("kz",), ())
    assert card.languages == ("kk", "ru", "en")
    register.do(change, house.operator, {"languages": ["ru", "kk"], "none": ["tracker"], "short_name": {"en": "T"}})
    register.do(create, "operator_law", {"law": "gdpr"}, house.operator)
    card = register.ask(operator_card, house.operator)
    assert (card.languages, card.laws, card.none, card.short) == (
        ("ru", "kk"),
        ("gdpr",),
        ("tracker",),
        Words.of(en="T"),
    )
    assert register.ask(operator_card, new(register, "operator")).name == Words.of(kk="O-002", ru="O-002", en="O-002")


def test_targets_are_those_a_link_may_lead_to(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    own = new(register, "party", {"name": {"en": "Own"}, "country": "KZ"}, owner=house.operator)
    gone = new(register, "party", {"name": {"en": "Gone"}})
    register.do(archive, gone)
    found = register.ask(targets, "party", house.operator, "en")
    assert names(found) == ["Bank of Qurylys", "Bank of Tumar", "Own"]
    assert [one.detail for one in found] == ["", "", "Kazakhstan"]
    assert names(register.ask(targets, "party", None, "en")) == ["Bank of Qurylys", "Bank of Tumar"]
    assert [one.uid for one in register.ask(targets, "system", house.operator, "en")] == [house.system]
    assert [one.uid for one in register.ask(targets, "purpose", other.operator, "en", other.activity)] == [
        other.purpose
    ]
    assert [one.detail for one in register.ask(targets, "purpose", house.operator, "en")] == ["Payroll of Tumar"]
    assert names(register.ask(targets, "item", house.operator, "en", house.activity)) == ["Name"]
    register.do(change, house.item, {"purposes": None})
    register.do(bin, house.purpose)
    assert register.ask(targets, "purpose", house.operator, "en", house.activity) == []
    assert own in {one.uid for one in found}


def test_users_are_the_records_that_link_to_it_or_to_its_parts(register: Register, house: House) -> None:
    tracker = new(register, "tracker", {"purposes": [house.purpose], "party": house.party}, house.operator)
    found = register.ask(users, house.party)
    assert {(one.uid, one.kind) for one in found} == {(house.activity, "activity"), (tracker, "tracker")}
    assert {one.operator_name for one in found} == {Words.of(en="Tumar")}
    assert [one.uid for one in register.ask(users, house.activity)] == [tracker]
    assert register.ask(users, house.operator) == []
    register.do(bin, tracker)
    assert register.ask(users, house.activity) == []


# --------------------------------------------------------------------------------------------------------- in the bin


def test_the_bin_shows_tops_with_what_lies_there_with_them(register: Register, house: House) -> None:
    party = new(register, "party", {"name": {"en": "Courier"}})
    other = build_house(register, "Qurylys")
    register.do(bin, house.disclosure)
    register.author = "Bolat"
    register.do(bin, party)
    register.do(bin, house.activity)
    register.do(bin, other.activity)
    found = register.ask(binned, house.operator)
    assert [(one.uid, one.kind, one.author, one.with_it) for one in found] == [
        (house.activity, "activity", "Bolat", 3),
        (party, "party", "Bolat", 0),
    ]
    assert names(found) == ["Payroll of Tumar", "Courier"]
    assert found[0].operator == house.operator
    register.do(restore, house.activity)
    assert [one.uid for one in register.ask(binned, house.operator)] == [party, house.disclosure]
    assert [one.uid for one in register.ask(binned, None)] == [party]


def test_what_was_never_there_is_not_in_the_bin(register: Register, house: House) -> None:
    new(register, "activity", {}, house.operator)
    register.do(undo, house.operator)
    assert register.ask(binned, house.operator) == []


def test_an_operator_in_the_bin_is_one_top(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    register.do(bin, house.operator)
    (top,) = register.ask(binned, None)
    assert (top.uid, top.kind, top.with_it) == (house.operator, "operator", 7)
    assert register.ask(opened, own).binned


# ------------------------------------------------------------------------------------------------------------- gaps


def test_gaps_are_facts_with_an_article_that_nobody_answered(register: Register, house: House) -> None:
    found = register.ask(unanswered, house.operator)
    by_row = {(one.row_uid, one.key) for one in found}
    assert (house.operator, "bin") in by_row
    assert (house.operator, "name") not in by_row
    assert (house.activity, "measures") in by_row
    assert (house.activity, "automated") in by_row
    assert (house.activity, "automated_logic") not in by_row
    assert not [key for uid, key in by_row if uid == house.purpose]
    assert {one.root_name for one in found if one.row_uid == house.system} == {Words.of(en="Base of Tumar")}
    register.do(change, house.activity, {"measures": [], "automated": True})
    by_row = {(one.row_uid, one.key) for one in register.ask(unanswered, house.operator)}
    assert (house.activity, "measures") not in by_row
    assert (house.activity, "automated_logic") in by_row
    blank = new(register, "purpose", {}, house.activity)
    assert [one.key for one in register.ask(unanswered, house.operator) if one.row_uid == blank] == ["code"]


def test_gaps_leave_out_the_bin_and_the_archive(register: Register, house: House) -> None:
    register.do(archive, house.activity)
    register.do(bin, new(register, "activity", {}, house.operator))
    assert {one.root_uid for one in register.ask(unanswered, house.operator)} == {house.operator, house.system}


def test_what_stands_instead_of_an_answer_is_a_fact_of_the_same_row() -> None:
    from ropa.model import fields

    for kind, key in (*INSTEAD, *ONLY_WHERE, *NOT_ASKED):
        assert fields(kind)[key].article, (kind, key)
    assert all(set(keys) <= set(fields(kind)) for (kind, _), keys in INSTEAD.items())
    assert asked("basis") == ("code",)
