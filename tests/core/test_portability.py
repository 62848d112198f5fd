"""The same program can keep its records in PostgreSQL one day: every table and every statement compiles for it."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
import re
from cProfile import Profile
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.sql.elements import TextClause

import ropa.actions
from ropa.actions import issuing, links, outdated, sample, verifying
from ropa.actions.adopting import bring_up_to_date
from ropa.actions.answers import arrange, keep_answered_none, restore_value
from ropa.actions.as_of import restore_record
from ropa.actions.bulk import change_many, offered, proposed
from ropa.actions.checked import count_findings, findings_counted, keep_outdated, outdated_counted
from ropa.actions.checking import accept_finding, findings, withdraw_acceptance
from ropa.actions.codes import add_code
from ropa.actions.conflict_copy import apart, last_edited
from ropa.actions.copying_over import copy_to_operators, planned
from ropa.actions.deeds import said_edits
from ropa.actions.erasing import erase_operator
from ropa.actions.following import behind, copies_of, uncompared
from ropa.actions.known import add_known_party, add_known_tracker
from ropa.actions.overview import overview
from ropa.actions.packing import pack
from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, put_back, reopen, restore  # noqa: A004 (the word of the field)
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.deadlines.days import working_days
from ropa.documents.issuing import Which
from ropa.documents.layout import Layout
from ropa.errors import RopaError
from ropa.model.columns import Base
from ropa.progress import at_once
from ropa.register import Register
from ropa.store import (
    across,
    around,
    cells,
    changed,
    choices,
    columns,
    derived,
    due,
    filters,
    gaps,
    history,
    lying,
    naming,
    opened,
    reading,
    rows,
    switcher,
    told,
)
from ropa.words import Words
from tests.core.issued import DAY, WHY, club

if TYPE_CHECKING:
    from types import CodeType, ModuleType

POSTGRES = postgresql.dialect()
ROOT = Path(ropa.actions.__file__).parents[2]


@pytest.mark.parametrize("name", Base.metadata.tables)
def test_every_table_compiles(name: str) -> None:
    table = Base.metadata.tables[name]
    assert f"CREATE TABLE {POSTGRES.identifier_preparer.format_table(table)} (" in str(
        CreateTable(table).compile(dialect=POSTGRES)
    )
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=POSTGRES)).startswith(f"CREATE INDEX {index.name} ON ")


def test_names_fit_postgresql() -> None:
    """It cuts names off at 63 bytes, and reads bare names in lower case."""
    tables = Base.metadata.tables.values()
    names = [str(one.name) for table in tables for one in (table, *table.columns, *table.indexes, *table.constraints)]
    assert all(len(name) <= 63 and re.fullmatch("[a-z][a-z0-9_]*", name) for name in names)
    of_the_schema = [str(one.name) for table in tables for one in (table, *table.indexes)]
    assert len(of_the_schema) == len(set(of_the_schema))


def public(module: ModuleType) -> dict[str, CodeType]:
    """The module's own functions that others may call."""
    return {
        f"{module.__name__}.{name}": found.__code__
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
    }


ACTIONS = [
    importlib.import_module(f"ropa.actions.{one.name}")
    for one in pkgutil.iter_modules(ropa.actions.__path__)
    if one.name not in ("batches", "deeds", "taking_over")  # they are given plain values, or files
]
READS = [
    across,
    reading,
    derived,
    history,
    naming,
    changed,
    cells,
    filters,
    choices,
    columns,
    rows,
    switcher,
    opened,
    around,
    lying,
    gaps,
]
FUNCTIONS = {name: code for module in (*ACTIONS, *READS, told) for name, code in public(module).items()}


class Heard:
    """What the program said to the file, and which functions it went through."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = {}
        self.raw: set[str] = set()
        self.profile = Profile(subcalls=False, builtins=False)

    def cursor(self, _: Any, __: Any, statement: str, ___: Any, context: Any, ____: Any) -> None:
        compiled = context and context.compiled
        if compiled is None or isinstance(compiled.statement, TextClause):
            self.raw.add(statement)
        else:
            self.said.setdefault(statement, compiled)

    def called(self) -> set[str | CodeType]:
        """What was gone through."""
        return {one.code for one in self.profile.getstats()}


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """All that the scenario says to its file."""
    noted = Heard()
    event.listen(Engine, "before_cursor_execute", noted.cursor)
    noted.profile.enable()
    try:
        with pytest.MonkeyPatch.context() as smaller:
            smaller.setattr(sample, "FILES", ("parties", CLIENT))
            scenario(tmp_path_factory.mktemp("heard") / "heard.ropa")
    finally:
        noted.profile.disable()
        event.remove(Engine, "before_cursor_execute", noted.cursor)
    return noted


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
    register.ask(reading.search, "зарплата", operator, "activity")
    register.ask(reading.search, "слово " + " ".join(f"сөз{n}" for n in range(200)))
    register.ask(reading.search, "ә" * 2000)
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


def test_the_scenario_goes_through_every_function(heard: Heard) -> None:
    called = heard.called()
    missing = sorted(name for name, code in FUNCTIONS.items() if code not in called)
    assert not missing, "call them in scenario() or questions()"
    assert len(heard.said) > 300


def test_every_statement_compiles(heard: Heard) -> None:
    for statement, compiled in heard.said.items():
        more = {} if isinstance(compiled, DDLCompiler) else {"column_keys": compiled.column_keys}
        assert compiled.statement.compile(dialect=POSTGRES, **more).string, statement


SPEAK_SQLITE = (
    "engine", "opening", "upgrade", "reading", "versions", "copying", "hashes", "examining", "backups", "recovering",
    "protecting", "locking", "extracting",
)  # fmt: skip
"""Modules of the store about the file itself: how it is opened, copied, proven, mended, encrypted."""

ONLY_IN_THE_STORE = [
    r"BEGIN IMMEDIATE",
    r"PRAGMA \w+(=\w+|\(\w+\))?",
    r"\s*SELECT type, name FROM sqlite_master\s.* JOIN pragma_table_info\(made\.name\) AS info\s.*",
    r"SELECT key, value FROM meta",
]
"""What is said in SQLite's own words: the lock, the file's header, its schema."""


def test_sqlite_is_spoken_only_for_the_lock_and_the_header(heard: Heard) -> None:
    own = re.compile("|".join(ONLY_IN_THE_STORE), re.DOTALL)
    assert {one for one in heard.raw if not own.fullmatch(one) and "alembic_version" not in one} == set()


def test_text_is_made_into_sql_only_in_the_store() -> None:
    said = set()
    for file in sorted(ROOT.joinpath("ropa").rglob("*.py")):
        if "versions" in file.parts:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy"]
        takes_text = any(name.name in ("text", "literal_column") for node in imports for name in node.names)
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        names = {one.attr for one in calls if isinstance(one, ast.Attribute)}
        if takes_text or names & {"exec_driver_sql", "literal_column"}:
            said.add(file.relative_to(ROOT).as_posix())
    assert said <= {f"ropa/store/{name}.py" for name in SPEAK_SQLITE}
