"""Which copies follow: all of them in one act and one undo, or left for later."""

from __future__ import annotations

from ropa.actions.adopting import bring_up_to_date
from ropa.actions.copying_over import copy_to_operators
from ropa.actions.following import FEW, behind, copies_of, uncompared
from ropa.actions.records import change, duplicate
from ropa.actions.standing import approve, bin, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_undo, undo
from ropa.register import Register
from ropa.store.opened import opened
from ropa.store.told import told
from ropa.store.work import Work
from tests.conftest import check_whole, edits, facts_of, new, state
from tests.core.following.conftest import Pair


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
