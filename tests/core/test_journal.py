"""The journal of actions: what the register knows and what was entered by hand, in order of date, for a period."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.i18n import LANGUAGES
from ropa.register import Register
from tests.core.journal_client import BANK_DETAILS, NAMES, Client, heads, tables
from tests.core.one_language import check_language

DAY = dt.date(2026, 12, 31)


ACTIONS = {
    "kk": ("келісімнің қолданылу мерзімі", "үшінші тұлғаға беру", "трансшекаралық беру", "жою"),
    "ru": ("срок действия согласия", "передача третьему лицу", "трансграничная передача", "уничтожение"),
    "en": ("term of consent", "transfer to a third party", "cross-border transfer", "destruction"),
}
"""Of a consent, a disclosure, a transfer, and of an entry by hand."""


@pytest.fixture
def client(register: Register) -> Client:
    return Client(register)


@pytest.mark.parametrize("language", LANGUAGES)
def test_actions_stand_in_order_of_date_and_say_who_what_whom_and_why(client: Client, language: str):
    dated, undated = tables(client.paper((language,)))
    consent, disclosure, transfer, by_hand = ACTIONS[language]
    assert [row[0] for row in dated] == ["1", "2", "3", "4"]
    assert [row[2].split("\n")[0] for row in dated] == [consent, disclosure, by_hand, transfer]
    assert NAMES["bank"][language] in dated[1]
    assert all(NAMES["payroll"][language] in dated[n][2] for n in (0, 1, 3))
    assert all(NAMES["form"][language] in dated[n] for n in (0, 1, 3))
    assert len(undated) == 2
    assert NAMES["cloud"][language] in undated[0]
    for row in (*dated, *undated):
        for cell in row:
            check_language(cell.replace("Dana", "").replace("Tumar", ""), language)


@pytest.mark.parametrize("languages", [*((one,) for one in LANGUAGES), ("kk", "ru")])
def test_an_action_that_was_entered_too_stands_once(client: Client, languages: tuple[str, ...]):
    before = tables(client.paper(languages))
    line = {"action": "third_party", "party": client.bank, "date": "2026-03-03", "groups": ["employee"]}
    line |= {
        "categories": ["bank_details"],
        "country": "KZ",
        "subjects": 45,
        "document": "17/26",
        "consent": client.form,
    }
    uid = client.make("journal_line", line, client.operator)
    joined = tables(client.paper(languages))
    assert [len(one) for one in joined] == [len(one) for one in before]
    (was,), (row,) = ([one for one in dated if "17" in one[0] or one[0] == "2"] for dated in (before[0], joined[0]))
    assert row[3] != was[3]
    assert "45" in row[3]
    assert row[8] == f"{was[8]}\n17/26"
    assert [row[n] for n in (1, 2, 4, 5, 6, 7)] == [was[n] for n in (1, 2, 4, 5, 6, 7)], "nothing is said twice"
    more = {"groups": ["client"], "categories": ["phone"], "country": "DE"}
    client.register.do(change, uid, {**more, "text": dict.fromkeys(LANGUAGES, "17/26"), "consent": None})
    (row,) = (one for one in tables(client.paper(languages))[0] if one[0] == "2")
    assert all(row[n] != was[n] and was[n].split("\n")[0] in row[n] for n in (2, 3, 4, 6))


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2026-03-04"},
        {"until": "2026-03-05"},
        {"action": "cross_border"},
        {"party": "cloud"},
        {"activity": "other"},
    ],
)
def test_another_action_stands_by_itself(client: Client, other: dict[str, str]):
    before = len(tables(client.paper())[0])
    line = {"action": "third_party", "party": client.bank, "date": "2026-03-03"}
    if "activity" in other:
        other = {"activity": client.make("activity", {"name": {"en": "Sales"}}, client.operator)}
    if "party" in other:
        other = {"party": client.cloud}
    client.make("journal_line", line | other, client.operator)
    assert len(tables(client.paper())[0]) == before + 1


def test_a_transfer_that_was_entered_takes_place(client: Client):
    client.register.do(change, client.transfer, {"certainty": "may_take_place"})
    assert "possible" in tables(client.paper())[0][3][2]
    line = {"action": "cross_border", "party": client.cloud, "date": "2026-05-01", "country": "IE"}
    uid = client.make("journal_line", line, client.operator)
    dated = tables(client.paper())[0]
    assert len(dated) == 4
    assert dated[3][2].split("\n")[0] == "cross-border transfer"
    client.register.do(change, uid, {"country": "DE"})
    assert len(tables(client.paper())[0]) == 5, "another country is another transfer"


def test_a_row_says_each_fact_in_its_column(client: Client):
    paper = client.paper()
    columns = ["No.", "Date", "Action", "Subjects", "Data", "Recipient", "Country", "Ground", "Consent form, document"]
    assert heads(paper)[0] == columns
    assert heads(paper)[1] == [one for one in columns[:-1] if one != "Date"], "nor columns that say nothing"
    of_consent, disclosed, destroyed, abroad = tables(paper)[0]
    assert of_consent[1] == "form in force since 10 January 2026"
    assert (
        of_consent[2].split("\n")[1].startswith("for each consent: 1 year from the day on which it is given; until: ")
    )
    assert disclosed[1] == "3 March 2026 – 30 September 2026"
    assert disclosed[3:7] == ["employees", BANK_DETAILS, "Altyn Bank", "Kazakhstan"]
    assert "Art. 7(1)" in disclosed[7]
    assert destroyed[1] == "4 April 2026"
    assert destroyed[3] == "employees\nnumber of subjects: 45"
    assert abroad[1] == "since 1 May 2026"
    assert abroad[5:7] == ["Cloud", "Ireland"]
    assert "16(3)(1)" in abroad[7]
    assert tables(paper)[1][0][5] == "Ireland", "where the data lie, and not where the party is registered"


def test_names_of_categories_stand_there_and_no_data_of_a_subject(client: Client):
    assert not any("KZ86" in said.text for language in LANGUAGES for said in client.paper((language,)).said())


def test_what_is_only_claimed_is_a_gap(client: Client):
    paper = client.paper()
    (ground,) = [one for one in paper.said() if one.key == "gap.ground"]
    assert ground.sources == ((client.to_cloud, "disclosure_ground"),)
    assert not any("contract" in row[6] for row in tables(paper)[1])
    unlimited = [one.text for one in paper.said() if one.key == "journal.term_of_form"]
    assert len(unlimited) == 1
    assert "indefinite" not in unlimited[0]


def test_a_form_is_named_only_where_the_action_rests_on_consent(client: Client):
    body = client.make("disclosure", {"party": client.bank, "since": "2026-06-06"}, client.activity)
    client.make("disclosure_ground", {"law": "kz", "code": "KZ9-1"}, body)
    by_law = tables(client.paper())[0][4]
    assert by_law[1:3] == ["since 6 June 2026", "transfer to a third party\nprocessing activity: Payroll"]
    assert by_law[7]
    assert by_law[8] == ""
    assert len(tables(client.paper())[1][0]) == 7, "nor where nobody has said on what it rests"


def test_what_is_issued_has_no_gaps(client: Client):
    assert any(one.gap for one in client.paper().said())
    whole = client.paper(whole=True)
    assert not any(one.gap for one in whole.said())
    assert [len(one) for one in tables(whole)] == [4, 2]


PERIODS = (
    ({}, [1, 2, 3, 4]),
    ({"from": dt.date(2026, 4, 1)}, [1, 2, 3, 4]),
    ({"from": dt.date(2026, 5, 1)}, [1, 2, 4]),
    ({"from": dt.date(2026, 10, 1)}, [1, 4]),
    ({"until": dt.date(2026, 4, 4)}, [1, 2, 3]),
    ({"until": dt.date(2026, 4, 3)}, [1, 2]),
    ({"from": dt.date(2026, 4, 4), "until": dt.date(2026, 4, 4)}, [1, 2, 3]),
    ({"until": dt.date(2025, 12, 31)}, []),
)
"""What was asked for, and which of the four actions have a day in it: those that go on have every day since."""


@pytest.mark.parametrize(("period", "wanted"), PERIODS)
def test_a_period_has_the_actions_with_a_day_in_it(client: Client, period: dict[str, dt.date], wanted: list[int]):
    every = tables(client.paper())[0]
    paper = client.paper(**period)
    found = [row[1:] for row in tables(paper)[0]] if wanted else []
    assert found == [every[n - 1][1:] for n in wanted]
    assert [row[1:] for row in tables(paper)[-1]] == [row[1:] for row in tables(client.paper())[1]]
    assert ("journal.nothing_dated" in {one.key for one in paper.said()}) is not bool(wanted)


def test_what_is_archived_stands_in_no_journal(client: Client):
    for uid in (client.line, client.to_bank, client.form):
        client.register.do(archive, uid)
    dated, undated = tables(client.paper())
    assert [row[5] for row in dated] == ["Cloud"]
    assert len(undated) == 2


def test_publication_stands_there_with_what_is_published_and_where(client: Client):
    where = {"kk": "Сайт", "ru": "Сайт", "en": "Our site"}
    published = {"published": True, "published_where": where, "published_items": [client.item]}
    client.register.do(change, client.activity, published)
    (row,) = [one for one in tables(client.paper())[1] if one[1].startswith("dissemination")]
    assert row[2:5] == ["employees", BANK_DETAILS, "an indefinite circle of persons\nOur site"]
    client.make("publication_ground", {"law": "kz", "code": "KZ7-3"}, client.activity)
    grounds = [one for one in client.paper().said() if one.key == "gap.ground"]
    assert len(grounds) == 1


def test_a_tracker_of_a_party_is_a_transfer_of_data_to_it(client: Client):
    facts = {"name": {"en": "Counter"}, "party": client.cloud, "categories": ["cookies"]}
    tracker = client.make("tracker", facts, client.operator)
    rows = tables(client.paper())[1]
    assert [row[4] for row in rows].count("Cloud") == 2
    client.register.do(change, tracker, {"activity": client.activity})
    assert [row[4] for row in tables(client.paper())[1]].count("Cloud") == 2
