"""What is due: of one operator and of all, why, until settled."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ropa.actions.standing import archive
from ropa.actions.standing import bin as to_bin
from ropa.deadlines.listed import LATER, OVERDUE, SOON, TODAY, UNKNOWN, DueLine
from ropa.i18n import LANGUAGES, translator
from ropa.model import fields
from ropa.register import Register
from ropa.words import Words
from tests.core.due_desk import EN, Desk, day


@pytest.fixture
def desk(register: Register) -> Desk:
    return Desk(register)


@pytest.mark.parametrize(
    ("law", "right", "last", "cited"),
    [
        ("kz", "access", "2026-12-01", "cl. 16 of the Rules"),
        ("kz", "rectification", "2026-11-27", "Art. 25(2)(8)"),
        ("kz", "erasure", "2026-11-27", "Art. 25(2)(8)"),
        ("kz", "block_restrict", "2026-11-27", "Art. 25(2)(8)"),
        ("kz", "withdraw", "2026-12-18", "Art. 8(7)"),
        ("kz", "object", "2026-12-01", "Art. 19-1(3)"),
        ("gdpr", "access", "2026-12-26", "Art. 12(3)"),
        ("gdpr", "portability", "2026-12-26", "Art. 12(3)"),
    ],
)
def test_the_term_of_a_request_follows_from_its_right(desk: Desk, law: str, right: str, last: str, cited: str):
    desk.make("request", {"law": law, "code": right, "received": "2026-11-26"})
    line = desk.one()
    assert (line.sort, line.date, line.key) == ("request", day(last), "answered")
    assert cited in line.rule(EN)
    assert line.why(EN)[-1] == "The date is computed: verify it."


def test_a_request_that_names_no_law_is_of_the_first_law_of_its_operator(desk: Desk):
    desk.make("operator_law", {"law": "gdpr"})
    desk.make("request", {"code": "access", "received": "2026-11-26"})
    assert desk.one().date == day("2026-12-26")


def test_what_is_second_hand_is_said_to_be(desk: Desk):
    desk.make("request", {"law": "kz", "code": "access", "received": "2026-11-26"})
    assert any("verify with counsel" in one for one in desk.one().why(EN))


@pytest.mark.parametrize(
    ("kind", "facts", "rule", "told"),
    [
        (
            "request",
            {"law": "kz", "code": "complaint", "received": "2026-11-26"},
            "no term found in the law",
            "The law was not found to set a term for this.",
        ),
        (
            "request",
            {"law": "kz", "code": "access"},
            "3 working days, cl. 16 of the Rules approved by Order No. 395/NK",
            "The day from which the term runs is not answered.",
        ),
        (
            "request",
            {"received": "2026-11-26"},
            "not known yet",
            "What is asked for is not answered: the term follows from it.",
        ),
        ("request", {}, "not known yet", "What is asked for is not answered: the term follows from it."),
        (
            "incident",
            {},
            "not known yet",
            "The day on which the breach was detected is not answered: the term runs from it.",
        ),
    ],
)
def test_what_has_no_day_says_why_and_that_nothing_was_computed(
    desk: Desk, kind: str, facts: dict[str, Any], rule: str, told: str
):
    desk.make(kind, facts)
    desk.make("request", {"law": "kz", "code": "withdraw", "received": "2026-11-26"})
    first, other = desk.due()
    assert first.date == day("2026-12-18")
    assert (other.date, other.standing(day("2026-11-26"))) == (None, UNKNOWN)
    assert (other.rule(EN), other.why(EN)[-1], other.brief(EN)[-1]) == (rule, told, told)


def test_pauses_move_a_request_and_the_day_without_them_is_told(desk: Desk):
    asked = desk.make("request", {"law": "kz", "code": "access", "received": "2026-11-23"})
    pause = desk.make("pause", {"since": "2026-11-24", "reason": {"en": "proof"}}, asked)
    assert desk.one().date is None
    stands = ("The clock stands: a pause has no last day yet.", "Without the pauses it would be 26.11.2026.")
    assert set(stands) < set(desk.one().why(EN))
    assert desk.one().brief(EN)[1:] == stands
    desk.put(pause, until="2026-11-25")
    line = desk.one()
    assert line.date == day("2026-11-30")
    assert "Without the pauses it would be 26.11.2026." in line.why(EN)
    assert line.brief(EN)[1:] == (
        "Days of pause: 2.",
        "Without the pauses it would be 26.11.2026.",
        "The date is computed: verify it.",
    )


def test_another_anchor_extension_and_own_date_each_count_with_their_reason(desk: Desk):
    asked = desk.make("request", {"law": "kz", "code": "rectification", "received": "2026-11-20"})
    desk.put(asked, runs_from="2026-11-26")
    assert desk.one().date == day("2026-11-27")
    desk.put(asked, extended_to="2026-12-10")
    assert desk.one().date == day("2026-11-27")
    assert desk.one().brief(EN)[0] == desk.one().why(EN)[0] == "“Extended to” counts only once its reason is given."
    desk.put(asked, extension={"en": "much to read"})
    assert desk.one().date == day("2026-12-10")
    desk.put(asked, due="2026-12-05")
    assert desk.one().date == day("2026-12-10")
    ignored = "“Own date of the answer” counts only once its reason is given."
    assert desk.one().brief(EN) == (ignored, "This date was set by hand, with a reason.")
    assert desk.one().why(EN)[0] == ignored
    desk.put(asked, due_reason={"en": "promised"})
    line = desk.one()
    assert (line.date, line.rule(EN)) == (day("2026-12-05"), "own date")
    assert "By the clock it would be 27.11.2026." in line.why(EN)
    assert line.brief(EN) == ("This date was set by hand, with a reason.",)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "key"), [("request", "due"), ("request", "extended_to"), ("incident", "due")])
def test_a_date_set_by_hand_without_a_reason_is_said_not_to_count(desk: Desk, kind: str, key: str, language: str):
    tr = translator(language)
    uid = desk.make(kind, {key: "2026-12-05"})
    line = desk.one()
    ignored = tr("“{field}” counts only once its reason is given.").format(field=tr(fields(kind)[key].label))
    assert line.date is None
    assert line.brief(tr)[0] == line.why(tr)[0] == ignored
    reason = {"due": "due_reason", "extended_to": "extension"}[key]
    desk.put(uid, **{reason: {"en": "promised"}})
    assert desk.one().date == day("2026-12-05")
    assert ignored not in (*desk.one().brief(tr), *desk.one().why(tr))


def test_a_request_is_due_until_it_is_answered_archived_or_binned(desk: Desk):
    asked = [desk.make("request", {"law": "kz", "code": "access", "received": "2026-11-26"}) for _ in range(4)]
    assert len(desk.due()) == 4
    desk.put(asked[0], answered="2026-11-27")
    desk.register.do(archive, asked[1])
    desk.register.do(to_bin, asked[2])
    assert [one.record for one in desk.due()] == [asked[3]]
    desk.register.do(archive, desk.operator)
    assert desk.due() == []


def test_a_breach_is_notified_by_the_first_of_the_laws(desk: Desk):
    leak = desk.make("incident", {"detected": "2026-11-27", "detected_at": "19:40 Astana time"})
    line = desk.one()
    assert (line.date, line.key) == (day("2026-11-30"), "notified")
    assert "The law counts from the very moment of detection; do not wait for the last day." in line.why(EN)
    for law in ("kz", "gdpr"):
        desk.make("operator_law", {"law": law})
    line = desk.one()
    assert line.due is not None
    assert (line.date, line.due.at, line.due.code) == (day("2026-11-30"), dt.time(19, 40), "A33")
    desk.put(leak, detected="2026-11-26")
    line = desk.one()
    assert (line.date, line.rule(EN)) == (day("2026-11-27"), "1 working day, Law No. 94-V, Art. 25(2)(8)")
    desk.put(leak, notified="2026-11-27")
    assert desk.due() == []


def test_reviews_contracts_consents_and_retention(desk: Desk):
    bank = desk.make("party", {"name": {"en": "Bank"}})
    goes_on = desk.make("activity", {"name": {"en": "Payroll"}, "review_due": "2027-01-12"})
    over = desk.make("activity", {"name": {"en": "Shop"}, "ended": "2024-02-29", "review_due": "2025-01-01"})
    kept = desk.make("retention", {"number": 3, "unit": "year"}, over)
    desk.make("retention", {"number": 1, "unit": "year"}, goes_on)
    ends = desk.make("engagement", {"party": bank, "valid_until": "2026-12-31", "contract_status": "signed"})
    desk.make("engagement", {"party": bank, "valid_until": "2025-12-31", "contract_status": "expired"})
    seen = desk.make("access", {"position": {"en": "Accountant"}, "reviewed": "2025-10-01"})
    form = desk.make("consent", {"name": {"en": "Form"}})
    begun = {"action": "consent_start", "date": "2026-01-12", "until": "2027-01-11", "consent": form}
    line = desk.make("journal_line", begun)
    found = [(one.sort, one.record, one.row, one.key, one.date) for one in desk.due()]
    assert found == [
        ("review", seen, seen, "reviewed", day("2026-10-01")),
        ("contract", ends, ends, "valid_until", day("2026-12-31")),
        ("consent", line, line, "until", day("2027-01-11")),
        ("review", goes_on, goes_on, "review_due", day("2027-01-12")),
        ("retention", over, kept, "number", day("2027-02-28")),
    ]
    assert [one.name.best("en")[0] for one in desk.due()][:2] == ["Accountant", "Bank"]
    assert [one.sort for one in desk.due(until=day("2026-12-31"))] == ["review", "contract"]
    desk.make("journal_line", {"action": "consent_end", "date": "2026-11-01", "consent": form})
    desk.make("journal_line", {"action": "destruction", "date": "2026-11-01", "activity": over})
    assert [one.sort for one in desk.due()] == ["review", "contract", "review"]


def test_an_act_of_destruction_ends_a_retention(desk: Desk):
    over = desk.make("activity", {"name": {"en": "Shop"}, "ended": "2024-02-29"})
    desk.make("retention", {"number": 3, "unit": "year"}, over)
    assert len(desk.due()) == 1
    desk.make("paper", {"document": "destruction_act", "about": [over]})
    assert desk.due() == []


def test_of_one_operator_or_of_all(desk: Desk):
    desk.make("request", {"law": "kz", "code": "access", "received": "2026-11-26"})
    other = desk.make("operator", {"name": {"en": "Other"}})
    desk.make("request", {"law": "kz", "code": "access", "received": "2026-11-20"}, other)
    assert [one.operator for one in desk.due()] == [other, desk.operator]
    assert [one.operator for one in desk.due(operator=desk.operator)] == [desk.operator]


def test_how_a_day_stands_to_another():
    def line(date: dt.date | None) -> DueLine:
        return DueLine("review", "o", "a", "a", "activity", "review_due", Words(), date)

    today = day("2026-11-26")
    lasts = ("2026-11-25", "2026-11-26", "2026-12-03", "2026-12-04")
    assert [line(day(one)).standing(today) for one in lasts] == [OVERDUE, TODAY, SOON, LATER]
