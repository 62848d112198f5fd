"""Everything a person can do and every question the program asks, once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from shutil import copyfile

import pytest

from ropa.actions import issuing, outdated, sample, verifying
from ropa.actions.answers import arrange, keep_answered_none, restore_value
from ropa.actions.as_of import restore_record
from ropa.actions.checked import keep_outdated, outdated_counted
from ropa.actions.codes import add_code
from ropa.actions.conflict_copy import apart, last_edited
from ropa.actions.deeds import said_edits
from ropa.actions.erasing import erase_operator
from ropa.actions.known import add_known_party, add_known_tracker
from ropa.actions.overview import overview
from ropa.actions.packing import pack
from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, put_back, reopen, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.documents.issuing import Which
from ropa.documents.layout import Layout
from ropa.errors import RopaError
from ropa.progress import at_once
from ropa.register import Register
from ropa.store import history, reading, told
from tests.core.issued import DAY, WHY, club
from tests.core.scenario_lists import checks, lists, opening, questions

CLIENT = "aqniet"
"""One client of the sample is enough here."""


def scenario(path: Path) -> None:
    """Everything a person can do, and every question the program asks, once."""
    register = Register.create(path, "Айгүл")
    sample.build_sample(register)
    client = sample.sample_uid(CLIENT, "operator")
    shared = register.do(create, "party", {"name": {"ru": "Банк"}, "country": "KZ"}).uid
    own = register.do(create, "party", {"name": {"ru": "Свой"}}, owner=client).uid
    activity = register.do(create, "activity", {"name": {"kk": "Жалақы"}, "none": ["disclosure"]}, client).uid
    item = register.do(create, "item", {"category": "email"}, activity).uid
    disclosure = register.do(create, "disclosure", {"party": shared, "items": [item]}, activity).uid
    register.do(create, "transfer", {"country": "US"}, disclosure)
    register.do(change, activity, {"started": "не дата", "ended": "2026-01-01"})
    register.do(change, activity, {"started": "2025-01-01", "name": {"ru": "Зарплата"}}, {"started": None})
    register.do(approve, activity, order="№ 1")
    then = dt.datetime.now(dt.UTC)
    register.do(change, item, {"category": "phone", "identifier": True})
    register.do(put_back, activity)
    register.do(archive, activity)
    register.do(reopen, activity)
    copy = register.do(duplicate, activity).uid
    with pytest.raises(RopaError):
        register.do(bin, shared)
    register.do(bin, copy)
    register.do(restore, copy)
    register.do(arrange, [item])
    register.do(restore_value, activity, "name.ru", '"Оклады"')
    register.do(keep_answered_none, activity, "retention", on=True)
    register.do(add_known_tracker, "google_analytics", client)
    register.do(add_known_party, "google")
    register.do(bin, own)
    register.do(undo, client)
    register.ask(next_redo, client, register.visiting)
    register.do(redo, client)
    register.ask(next_undo, client, register.visiting)
    door = register.visit(activity)
    door.do(change, activity, {"review_due": "2027-01-01"})
    door.do(change, activity, {"department": {"ru": "Отдел"}})
    door.do(undo, client)
    for look in (next_redo, next_undo):
        register.ask(look, client, register.visiting)
    door.do(redo, client)
    door.do(change, activity, {"review_due": None})
    register.leave()
    register.do(add_code, "purposes", {"ru": "розыгрыш призов"})
    for _ in range(2):
        register.do(overview, client, dt.date(2026, 11, 21))
    checks(register, client, dt.date(2026, 11, 21))
    questions(register, (client, activity, shared), then)
    lists(register, client)
    opening(register, (client, activity, shared))
    leaving(register, client)
    register.close()
    Register(path, "Асель").close()


def beside(register: Register, path: Path) -> None:
    """A copy of a conflict beside the file, in which a record was renamed meanwhile."""
    copyfile(register.path, path)
    copy = Register(path, "Дана")
    copy.do(change, copy.ask(reading.operators)[0].uid, {"name": {"ru": "Иначе"}})
    assert [tuple(one.found[0].keys) for one in at_once(apart(register, copy))] == [("name",)]
    assert copy.ask(last_edited) is not None
    copy.close()


def leaving(register: Register, client: str) -> None:
    """Papers issued, the history in words, a record as it was, all of it packed, and an operator that goes for good."""
    papers(register)
    beside(register, register.path.with_name("beside.ropa"))
    day = dt.datetime.now().astimezone().date()
    edits = register.ask(told.told, client)
    assert register.ask(said_edits, edits, "kk")
    activity = register.do(create, "activity", {"name": {"ru": "До"}}, client).uid
    then = register.ask(history.last_edit, client)
    register.do(change, activity, {"name": {"ru": "После"}})
    register.do(restore_record, activity, then)
    assert register.do(keep_outdated, client, 2, day) == 2
    assert register.ask(outdated_counted, day)[client] == 2
    steps = pack(register.ask, client, day)
    assert sum(1 for _ in steps) > 10
    lone = register.do(create, "operator", {"name": {"ru": "Уходит"}}).uid
    register.do(bin, lone)
    assert register.do(erase_operator, lone).rows == 1


def papers(register: Register) -> None:
    """A paper filled in, laid out, issued, looked at again, withdrawn; one taken in; one made once and erased."""
    made = club(register)
    operator = made.operator
    register.do(issuing.answer_paper, operator, Which("policy", operator), {"in_force_from": DAY})
    register.do(issuing.lay_out_paper, operator, made.which, Layout(landscape=True))
    register.do(issuing.set_logo, operator, None)
    edition = made.issue(languages=(("ru",),), reason=WHY)
    register.do(change, made.item, {"category": "phone"})
    held = register.ask(reading.holdings, operator)
    assert made.stands().outdated
    since = register.ask(outdated.changes_since, held, [None])
    for paper, one in outdated.in_question(held):
        known = register.ask(outdated.check_paper, held, paper, one, DAY, None, since)
        register.do(change, made.item, {"category": "email"})
        since = register.ask(outdated.changes_since, held, [known])
        register.ask(outdated.check_paper, held, paper, one, DAY, known, since)
    (file,) = made.editions()[0].of("edition_file")
    data = register.ask(reading.content, file["file"])
    assert data is not None
    register.ask(verifying.verify, "paper.pdf", data, DAY)
    register.ask(verifying.verify, "paper.pdf", data + b"\n", DAY)
    register.do(issuing.withdraw, edition, WHY, DAY)
    register.do(issuing.take_in, operator, "policy", None, [(("ru",), "txt", b"policy")], {"in_force_from": DAY})
    answer = made.issue(which=Which("answer", operator), languages=(("ru",),), reason=WHY, keep_text=True)
    register.do(issuing.erase_text, answer)
