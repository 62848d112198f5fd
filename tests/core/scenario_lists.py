"""What the scenario looks at: every read and list, a record in its form, findings; what it does to several records."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ropa.actions import links
from ropa.actions.adopting import bring_up_to_date
from ropa.actions.bulk import change_many, offered, proposed
from ropa.actions.checked import count_findings, findings_counted
from ropa.actions.checking import accept_finding, findings, withdraw_acceptance
from ropa.actions.copying_over import copy_to_operators, planned
from ropa.actions.following import behind, copies_of, uncompared
from ropa.actions.records import change, create
from ropa.actions.standing import bin  # noqa: A004 (the word of the field)
from ropa.actions.undo import undo
from ropa.deadlines.days import working_days
from ropa.register import Register
from ropa.store import across, around, choices, columns, due, history, opened, reading, rows, told
from ropa.store.searching import search
from ropa.words import Words
from tests.core.issued import DAY


def checks(register: Register, operator: str, day: dt.date) -> None:
    """What is found, accepted, and open again."""
    known = register.ask(findings, operator, day)
    accepted = register.do(accept_finding, known[1][0], Words.of({"ru": "учтено"}), day)
    assert register.ask(findings, operator, day, known)[0].kinds
    register.do(withdraw_acceptance, accepted)
    counts = register.do(count_findings, operator, day)
    assert register.ask(findings_counted, day) == {operator: counts}


def questions(register: Register, uids: tuple[str, str, str], then: dt.datetime) -> None:
    """Every read."""
    operator, activity, party = uids
    assert [one.uid for one in register.ask(reading.operators)] == [operator]
    assert register.ask(reading.shared).find(party)
    assert register.ask(reading.find_operator, "O-001") == operator
    register.ask(reading.holdings, operator)
    register.ask(reading.holdings, operator, dt.datetime.now(dt.UTC))
    register.ask(reading.holdings, operator, then)
    register.ask(search, "зарплата", operator, "activity")
    register.ask(search, "слово " + " ".join(f"сөз{n}" for n in range(200)))
    register.ask(search, "ә" * 2000)
    register.ask(reading.counts)
    register.ask(reading.counts, operator)
    register.ask(reading.content, "ab" * 32)
    register.ask(due.named, register.ask(due.due, working_days(), operator, dt.date(2027, 1, 1)))
    register.ask(reading.row, activity)
    register.ask(reading.about_file)
    assert register.ask(history.broken_links) == []
    register.ask(history.whole_chain, operator, then)
    assert register.ask(lambda connection: links.called_then(connection, reading.row(connection, activity)))
    register.ask(history.history_of, [activity])
    register.ask(history.last_edit, operator)


def lists(register: Register, operator: str) -> None:
    """Every list, sorted by each of its columns and filtered by all that occurs there."""
    for kind in columns.LISTED:
        for owner, typed in ((operator, "а"), (None, "")):
            want = rows.Wanted(kind, owner, "kk", typed)
            uids = register.ask(rows.found, want)
            register.ask(rows.cells, kind, uids, list(rows.columns(kind)), "ru")
            register.ask(rows.narrowed, replace(want, typed="а б"), uids)
            every = replace(want, typed="")
            assert sum(register.ask(rows.by_status, every).values()) == len(register.ask(rows.found, every))
            for key in rows.columns(kind):
                register.ask(rows.found, replace(want, sort=key, descending=True, archived=owner is None))
                for value, _ in register.ask(rows.present, want, key):
                    assert register.ask(choices.called, kind, key, value, "kk") is not None
                    register.ask(rows.found, replace(want, filters=(rows.Filter(key, (value, "*", "")),)))
    together(register)
    register.ask(rows.operators_found, "аќниет", "ru")
    register.ask(rows.operators_found, "", "ru")


def together(register: Register) -> None:
    """The same facts for several records."""
    activities = register.ask(rows.found, rows.Wanted("activity", None, "kk"))
    party = register.ask(rows.found, rows.Wanted("party", None, "kk"))[0]
    assert offered("activity")
    assert register.ask(around.owners, activities)
    register.ask(proposed, activities, {"means": "manual"})
    tracker = register.ask(rows.found, rows.Wanted("tracker", None, "kk"))[0]
    assert register.ask(across.tracker_value, tracker, "kk")
    for question in across.QUESTIONS:
        values = register.ask(across.occurring, question, "kk")
        register.ask(across.across, question, list(values) or ["none"], "kk", DAY)
    register.do(change_many, activities, {"review_due": "2027-01-31", "on_instruction_of": party})
    other = register.do(create, "operator", {"name": {"ru": "Другой"}}).uid
    assert register.ask(planned, activities, [other])
    assert register.do(copy_to_operators, activities, [other])
    follow(register, activities[0])
    register.do(undo, other)
    register.do(bin, other)


def follow(register: Register, activity: str) -> None:
    """A copy takes over what came with what it needs, what changed, and what went."""
    (copy,) = register.ask(copies_of, [activity])
    purpose = register.do(create, "purpose", {"text": {"ru": "Новая"}}, activity).uid
    own = register.do(
        create, "party", {"name": {"ru": "Архив"}}, owner=register.ask(reading.row, activity).operator_uid
    )
    register.do(change, activity, {"joint_with": [own.uid]})
    assert register.ask(uncompared, activity) == 1
    take_over(register, copy)
    register.do(bin, purpose)
    take_over(register, copy)


def take_over(register: Register, copy: str) -> None:
    """All that is offered."""
    (found,) = register.ask(behind, [copy])
    assert register.do(bring_up_to_date, {copy: [(one.source, one.key) for one in found.offers]})
    assert not register.ask(behind, [copy])


def opening(register: Register, uids: tuple[str, str, str]) -> None:
    """A record in its form, with what stands around it and what was done to it."""
    operator, activity, party = uids
    register.ask(opened.opened, activity)
    register.ask(opened.since_approval, activity)
    register.ask(opened.operator_card, operator)
    for kind in ("party", "system", "purpose", "item"):
        register.ask(opened.targets, kind, operator, "kk")
        register.ask(opened.targets, kind, operator, "kk", activity)
    register.ask(opened.binned, operator)
    register.ask(opened.users, party)
    register.ask(opened.unanswered, operator)
    for record, before in ((None, None), (activity, 10_000)):
        found = register.ask(told.told, operator, record, before)
        register.ask(told.spoken_for, found, "kk")
