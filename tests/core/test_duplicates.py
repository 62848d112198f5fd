"""A duplicate is a draft of its own with all that the record has."""

from __future__ import annotations

from ropa.actions.records import change, duplicate
from ropa.actions.standing import approve, bin  # noqa: A004
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.conftest import House, check_whole, edits, facts_of, new
from tests.core.acting import line_of


def test_a_duplicate_is_a_draft_with_everything_and_its_links_lead_to_the_copies(
    register: Register, house: House
) -> None:
    end = new(register, "retention", {"number": 5, "items": [house.item], "purposes": [house.purpose]}, house.activity)
    new(register, "retention_end", {"event": "other"}, end)
    gone = new(register, "purpose", {}, house.activity)
    register.do(bin, gone)
    register.do(change, house.activity, {"published_items": [house.item]})
    register.do(approve, house.activity, order="12")
    seen = edits(register)[-1].id
    copy = register.do(duplicate, house.activity).uid
    whole = register.ask(holdings, house.operator)
    source, copied = whole.find(house.activity), whole.find(copy)
    assert source is not None
    assert copied is not None
    assert [(kind, len(parts)) for kind, parts in copied.parts.items()] == [
        (kind, len(parts)) for kind, parts in source.parts.items()
    ]
    (item,), (purpose,), (disclosure,), (retention,) = (
        copied.of(kind) for kind in ("item", "purpose", "disclosure", "retention")
    )
    assert item["purposes"] == (purpose.uid,)
    assert disclosure["items"] == copied["published_items"] == retention["items"] == (item.uid,)
    assert (disclosure["party"], copied["systems"]) == (house.party, (house.system,))
    assert purpose.of("basis")[0]["code"] == "consent"
    assert retention.of("retention_end")[0]["event"] == "other"
    assert (copied["status"], copied["approved"], copied["approval_order"]) == ("draft", None, None)
    assert (copied["origin"], copied["origin_edit"], item["origin"]) == (house.activity, seen, house.item)
    assert copied["name"] == source["name"]
    assert not {one.uid for one in (copied, *copied.below())} & {one.uid for one in (source, *source.below())}
    check_whole(register)


def test_a_second_duplicate_is_independent(register: Register, house: House) -> None:
    first = register.do(duplicate, house.activity).uid
    second = register.do(duplicate, house.activity).uid
    third = register.do(duplicate, first).uid
    kept = register.ask(holdings, house.operator).find(second)
    register.do(change, first, {"name": {"en": "Changed"}})
    register.do(bin, third)
    register.do(change, house.item, {"text": {"en": "Surname"}})
    whole = register.ask(holdings, house.operator)
    assert whole.find(second) == kept
    assert (facts_of(register, third)["origin"], whole.find(first)["name"]) == (first, Words.of(en="Changed"))


def test_a_duplicated_party_of_one_operator_stays_its_own(register: Register, house: House) -> None:
    own = new(register, "party", {"name": {"en": "Own"}}, owner=house.operator)
    assert line_of(register, register.do(duplicate, own).uid).operator_uid == house.operator
    assert line_of(register, register.do(duplicate, house.party).uid).operator_uid is None
