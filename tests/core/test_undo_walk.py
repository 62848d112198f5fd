"""Undo and redo: a random walk comes back to every earlier state step by step, and forth again; what is passed by,
what is refused, what a visit does field by field.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, put_back, reopen, restore  # noqa: A004
from ropa.actions.undo import next_redo, next_undo, redo, undo
from ropa.errors import RopaError
from ropa.fields import IN_LANGUAGES, Kind
from ropa.i18n import LANGUAGES, translator
from ropa.model import KINDS, ROOTS, fields, is_record, parents
from ropa.register import Register, VisitDoor
from ropa.store.engine import PRAGMAS
from ropa.store.tables import Edit, Registered
from tests.conftest import (
    AUTHOR,
    GOOD_BIN,
    House,
    State,
    build_house,
    change_all,
    changes,
    check_whole,
    count,
    differences,
    edits,
    facts_of,
    new,
    same,
    state,
)

# ---------------------------------------------------------------------------------------------------- the walk


@dataclass
class Step:
    """One act that undo takes back: the chains it stands in, the state before and after it, and the one record whose
    standing alone it changed, if it changed nothing else.
    """

    chains: list[str | None]
    before: State
    after: State
    stands: str | None = None


class Walk:
    """A person at work on several operators at once, and what must be remembered to check the way back."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.random = random.Random(seed)  # noqa: S311 (a walk that can be walked again)
        self.register = Register(path, AUTHOR)
        self.texts: dict[str, str] = {}
        self.back: list[Step] = []
        self.forth: list[Step] = []
        self.state = self.seen()

    def seen(self) -> State:
        """The state now; equal texts are kept once."""
        keep = self.texts.setdefault
        found = state(self.register)
        self.known: dict[str, Any] | None = None
        return {
            uid: (lives, keep(facts, facts), keep(standing, standing))
            for uid, (lives, facts, standing) in found.items()
        }

    @property
    def lines(self) -> dict[str, Any]:
        """The registry's line of every row that ever was."""
        if self.known is None:
            self.known = {line.uid: line for line in self.register.ask(_registered) if line.uid in self.state}
        return self.known

    def go(self, steps: int) -> None:
        """Take so many steps, with a little undoing and redoing among them."""
        for _ in range(3):
            self.act(["operator"], create, "operator", {"name": {"en": f"Operator {self.random.random()}"}})
        taken = 0
        while taken < steps:
            taken += self.one_step()

    def one_step(self) -> bool:
        """Whether a step was taken: some acts find nothing to act on."""
        kinds: list[tuple[int, Callable[[], bool]]] = [
            (30, self.edit), (12, self.link), (16, self.create), (7, self.bin), (5, self.restore), (3, self.duplicate),
            (6, self.approve), (3, self.put_back), (4, self.archive), (3, self.reopen), (5, self.several),
            (6, self.visit), (1, self.restart), (4, self.some_back_and_forth),
        ]  # fmt: skip
        (chosen,) = self.random.choices([step for _, step in kinds], [weight for weight, _ in kinds])
        return chosen()

    # what a person does

    def act(self, chains: Any, action: Callable[..., Any], *args: Any, stands: str | None = None, **more: Any) -> bool:
        """Do it, and remember it if anything differs after it. What is refused changes nothing."""
        before, known = self.state, count(self.register, Edit)
        try:
            made = self.register.do(action, *args, **more)
        except RopaError:
            assert self.seen() == before
            assert count(self.register, Edit) == known
            return False
        self.state = self.seen()
        if chains == ["operator"]:
            chains = [made.uid]
        self.remember(Step(list(chains), before, self.state, stands))
        return True

    def remember(self, step: Step) -> None:
        if step.before != step.after:
            self.back.append(step)
            self.forth.clear()

    def pick(self, fits: Callable[[Any], bool] | None = None, *, live: bool = True) -> Any:
        """A row that fits, or None."""
        found = [line for line in self.lines.values() if line.live == live and (fits is None or fits(line))]
        return self.random.choice(found) if found else None

    def edit(self) -> bool:
        line = self.pick()
        if line is None:
            return False
        key = self.random.choice(
            [key for key, one in fields(line.kind).items() if typed(key) and one.kind not in (Kind.LINK, Kind.LINKS)]
        )
        return self.act([line.operator_uid], change, line.uid, {key: self.value(line, key)})

    def value(self, line: Any, key: str) -> Any:
        """Any value of a field: unanswered, none, or something."""
        known, chance = fields(line.kind)[key], self.random
        if chance.random() < 0.15:
            return None
        some = f"{chance.choice(['ақша', 'оклад', 'pay'])} {chance.randrange(1000)}"
        match known.kind:
            case _ if known.kind in IN_LANGUAGES:
                return {language: some + language for language in LANGUAGES if chance.random() < 0.6}
            case Kind.CODES | Kind.LINES:
                return chance.sample(["one", "two", "three", "purpose", "disclosure"], chance.randrange(3))
            case Kind.FLAG:
                return chance.random() < 0.5
            case Kind.NUMBER:
                return chance.randrange(100)
            case Kind.DATE:
                return f"20{chance.randrange(10, 30)}-0{chance.randrange(1, 9)}-11"
            case Kind.BIN:
                return chance.choice([GOOD_BIN, "not a BIN", ""])
            case Kind.PAIRS:
                return {some: "x"} if chance.random() < 0.7 else {}
            case Kind.FILE:
                return f"{chance.randrange(10**9):064x}"
            case _:
                return some

    def link(self) -> bool:
        line = self.pick(
            lambda line: any(
                typed(key) and one.kind in (Kind.LINK, Kind.LINKS) for key, one in fields(line.kind).items()
            )
        )
        if line is None:
            return False
        key = self.random.choice(
            [key for key, one in fields(line.kind).items() if typed(key) and one.kind in (Kind.LINK, Kind.LINKS)]
        )
        known = fields(line.kind)[key]
        near = [
            one.uid
            for one in self.lines.values()
            if one.live
            and one.kind == (known.target or "activity")
            and one.operator_uid in (line.operator_uid, None)
            and one.uid != line.uid
        ]
        chosen = self.random.sample(near, min(len(near), self.random.randrange(4)))
        return self.act(
            [line.operator_uid], change, line.uid, {key: chosen if known.kind is Kind.LINKS else (chosen or [None])[0]}
        )

    def create(self) -> bool:
        if len(self.lines) > 260:
            return False
        kind = self.random.choice([kind for kind in KINDS if kind != "operator"])
        if not parents(kind):
            owner = (
                self.pick(lambda line: line.kind == "operator")
                if kind == "party" and self.random.random() < 0.4
                else None
            )
            return self.act([owner and owner.uid], create, kind, {"notes": "new"}, owner=owner and owner.uid)
        above = self.pick(lambda line: line.kind in parents(kind))
        return above is not None and self.act(
            [above.operator_uid], create, kind, {"place": self.random.randrange(9)}, above.uid
        )

    def bin(self) -> bool:
        line = self.pick(lambda line: line.kind != "operator" or self.random.random() < 0.1)
        return line is not None and self.act([line.operator_uid], bin, line.uid)

    def restore(self) -> bool:
        line = self.pick(live=False)
        return line is not None and self.act([line.operator_uid], restore, line.uid)

    def duplicate(self) -> bool:
        line = self.pick(lambda line: line.kind != "operator")
        if line is None or len(self.lines) > 220:
            return False
        return self.act([line.operator_uid], duplicate, line.uid)

    def approve(self) -> bool:
        line = self.pick(lambda line: is_record(line.kind))
        if line is None:
            return False
        before = self.state
        self.register.do(approve, line.uid, order=self.random.choice([None, "7"]))
        self.state = self.seen()
        assert same(before, self.state)
        if '"status":"approved"' not in before[line.uid][2]:
            self.back = [step for step in self.back if step.stands != line.uid]
            self.forth = [step for step in self.forth if step.stands != line.uid]
        return True

    def put_back(self) -> bool:
        line = self.pick(lambda line: '"approved":null' not in self.state[line.uid][2] and is_record(line.kind))
        return line is not None and self.act([line.operator_uid], put_back, line.uid)

    def archive(self) -> bool:
        line = self.pick(lambda line: is_record(line.kind))
        return line is not None and self.act([line.operator_uid], archive, line.uid, stands=line.uid)

    def reopen(self) -> bool:
        line = self.pick(lambda line: '"status":"archived"' in self.state[line.uid][2])
        return line is not None and self.act([line.operator_uid], reopen, line.uid, stands=line.uid)

    def several(self) -> bool:
        """One act over records of several operators and a shared one."""
        lines = {
            line.operator_uid: line
            for line in self.random.sample(list(self.lines.values()), len(self.lines))
            if line.live and is_record(line.kind)
        }
        uids = [line.uid for line in lines.values()]
        text = f"everywhere {self.random.randrange(1000)}"
        touched = [line.operator_uid for line in lines.values() if f'"{text}"' not in self.state[line.uid][1]]
        return self.act(touched, change_all, uids, {"notes": text})

    def restart(self) -> bool:
        self.register.close()
        self.register = Register(self.path, AUTHOR)
        assert self.seen() == self.state
        return True

    def visit(self) -> bool:
        """The form of one record: fields, parts, undo and redo in it; after it, one Edit or none."""
        root = self.pick(lambda line: line.kind in ROOTS)
        if root is None:
            return False
        door, before, known = self.register.visit(root.uid), self.state, count(self.register, Edit)
        if self.random.random() < 0.7:
            self.form_once(door, root)
        else:
            self.form_again(door, root)
        if self.random.random() < 0.1:
            self.restart()
        self.register.leave()
        self.state = self.seen()
        assert count(self.register, Edit) - known == (before != self.state)
        self.remember(Step([root.operator_uid], before, self.state))
        return True

    def form_once(self, door: VisitDoor, root: Any) -> None:
        """Every fact touched once: each undo is exactly one step back."""
        marks, touched = [self.state], set()
        for _ in range(self.random.randrange(1, 6)):
            line = self.pick(lambda line: line.root_uid == root.uid and line.uid in marks[0])
            plain = [
                key
                for key, one in fields(line.kind).items()
                if typed(key) and one.kind in (Kind.LINE, Kind.NUMBER, Kind.FLAG, Kind.CODES)
            ]
            key = self.random.choice(plain)
            part = self.random.choice(
                [kind for kind in KINDS if line.kind in parents(kind) and kind not in ROOTS] or [None]
            )
            if part and self.random.random() < 0.3 and '"none":null' in self.state[root.uid][1]:
                door.do(create, part, {"place": 3}, line.uid)
            elif (line.uid, key) not in touched:
                touched.add((line.uid, key))
                door.do(change, line.uid, {key: self.value(line, key)})
            self.state = self.seen()
            if self.state != marks[-1]:
                marks.append(self.state)
        at = len(marks) - 1
        for _ in range(self.random.randrange(6)):
            back = self.random.random() < 0.6
            if (at == 0 and back) or (at == len(marks) - 1 and not back):
                continue
            at += -1 if back else 1
            door.do(undo if back else redo, root.operator_uid)
            assert not differences(self.seen(), marks[at])
        self.state = self.seen()

    def form_again(self, door: VisitDoor, root: Any) -> None:
        """Facts touched again and again, parts binned: undone to the end, the form says what it said at first."""
        begin = self.state
        for _ in range(self.random.randrange(1, 6)):
            line = self.pick(lambda line: line.root_uid == root.uid and line.uid in begin)
            if line.uid != root.uid and self.random.random() < 0.2:
                try:
                    door.do(bin, line.uid)
                except RopaError:
                    continue
            else:
                for text in ("one", "two"):
                    door.do(change, line.uid, {"place": None if text == "one" else self.random.randrange(9)})
            self.state = self.seen()
        end = self.state
        for action, goal in ((undo, begin), (redo, end)):
            for _ in range(60):
                if not differences(self.state, goal):
                    break
                door.do(action, root.operator_uid)
                self.state = self.seen()
            assert not differences(self.state, goal)

    # the way back

    def some_back_and_forth(self) -> bool:
        for _ in range(self.random.randrange(1, 6)):
            self.one_back()
        for _ in range(self.random.randrange(6)):
            self.one_forth()
        return True

    def one_back(self) -> None:
        if self.back:
            step = self.back.pop()
            self.turn(undo, step, step.before)
            self.forth.append(step)

    def one_forth(self) -> None:
        if self.forth:
            step = self.forth.pop()
            self.turn(redo, step, step.after)
            self.back.append(step)

    def turn(self, action: Callable[..., Any], step: Step, goal: State) -> None:
        self.register.do(action, self.random.choice(step.chains))
        self.state = self.seen()
        assert not differences(self.state, goal)

    def there_and_back(self) -> None:
        """Back to the empty register, and forth to where the walk ended, each state on the way as it was."""
        end, last = self.state, len(self.back)
        while self.back:
            self.one_back()
        chains = {line.operator_uid for line in self.register.ask(_registered)}
        assert self.state == {}
        assert [self.register.ask(next_undo, chain, self.register.visiting) for chain in chains] == [None] * len(chains)
        check_whole(self.register)
        self.restart()
        while len(self.back) < last:
            self.one_forth()
        assert not differences(self.state, end)
        check_whole(self.register)


def typed(key: str) -> bool:
    """Whether people answer it, not acts."""
    return key not in ("status", "approved", "approval_order", "origin", "origin_edit", "none")


def _registered(connection: Any) -> list[Any]:
    return list(connection.execute(select(Registered.__table__)))


@contextmanager
def walking(empty: Path, seed: int) -> Iterator[Walk]:
    """A walk in a new file. Power is not lost here, so the disk need not be waited for."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setitem(PRAGMAS, "synchronous", "OFF")
        walk = Walk(Path(copy(empty, Path(folder) / "walk.ropa")), seed)
        try:
            yield walk
        finally:
            walk.register.close()


def walked(empty: Path, seed: int, steps: int) -> None:
    """Walk so far, then there and back."""
    with walking(empty, seed) as walk:
        walk.go(steps)
        check_whole(walk.register)
        walk.there_and_back()


def test_a_walk_comes_back_and_forth(empty: Path) -> None:
    """tests/faults walks a thousand steps."""
    walked(empty, 94, 120)


@settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(min_value=0, max_value=2**32), steps=st.integers(min_value=1, max_value=40))
def test_short_walks_come_back_and_forth(empty: Path, seed: int, steps: int) -> None:
    walked(empty, seed, steps)


# ------------------------------------------------------------------------------------------- what is passed by


def test_an_approval_is_passed_by_and_stands(register: Register, house: House) -> None:
    other = new(register, "activity", {"name": {"en": "Guests"}}, house.operator)
    register.do(change, other, {"notes": "first"})
    register.do(approve, other, order="12")
    register.do(undo, house.operator)
    assert (facts_of(register, other)["notes"], facts_of(register, other)["status"]) == (None, "approved")
    register.do(undo, house.operator)
    assert other not in state(register)
    register.do(redo, house.operator)
    register.do(redo, house.operator)
    facts = facts_of(register, other)
    assert (facts["notes"], facts["status"], facts["approval_order"]) == ("first", "approved", "12")
    check_whole(register)


def test_what_an_approval_decided_anew_is_no_step(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "first"})
    register.do(archive, house.activity)
    register.do(approve, house.activity)
    assert register.ask(next_undo, house.operator, register.visiting).action == "change"
    register.do(undo, house.operator)
    assert (facts_of(register, house.activity)["notes"], facts_of(register, house.activity)["status"]) == (
        None,
        "approved",
    )
    register.do(redo, house.operator)
    assert facts_of(register, house.activity)["notes"] == "first"
    assert register.ask(next_redo, house.operator, register.visiting) is None


def test_archiving_an_approved_record_is_undone_to_approved(register: Register, house: House) -> None:
    register.do(approve, house.activity)
    register.do(archive, house.activity)
    register.do(undo, house.operator)
    assert facts_of(register, house.activity)["status"] == "approved"
    register.do(redo, house.operator)
    assert facts_of(register, house.activity)["status"] == "archived"
    register.do(approve, house.activity)
    with pytest.raises(RopaError, match="nothing to redo"):
        register.do(redo, house.operator)


def test_an_approval_within_a_visit_is_an_edit_of_its_own(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "before"})
    door.do(approve, house.activity)
    door.do(change, house.activity, {"notes": "after"})
    register.leave()
    assert [edit.action for edit in edits(register, house.operator)][-3:] == ["change", "approve", "change"]
    register.do(undo, house.operator)
    register.do(undo, house.operator)
    facts = facts_of(register, house.activity)
    assert (facts["notes"], facts["status"]) == (None, "approved")
    check_whole(register)


# --------------------------------------------------------------------------------------------- what is refused


def test_a_refusal_names_the_later_change_and_changes_nothing(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change_all, [house.system, other.system], {"city": {"en": "Almaty"}, "notes": "bulk"})
    register.author = "Bolat"
    register.do(change, other.system, {"city": {"en": "Astana"}})
    before, known = state(register), edits(register)
    with pytest.raises(RopaError, match="changed later") as refusal:
        register.do(undo, house.operator)
    said = refusal.value.says(translator("en"))
    assert re.search("“City of the primary storage” of “Base of Qurylys” was changed later, by Bolat on 20", said)
    assert (state(register), edits(register)) == (before, known)
    register.do(undo, other.operator)
    register.do(undo, house.operator)
    assert facts_of(register, other.system)["notes"] is None
    check_whole(register)


def test_redo_is_refused_where_the_record_says_something_else(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change_all, [house.system, other.system], {"notes": "bulk"})
    register.do(undo, house.operator)
    register.do(change, other.system, {"notes": "own"})
    before = state(register)
    with pytest.raises(RopaError, match="Internal notes"):
        register.do(redo, house.operator)
    assert state(register) == before


def test_a_refusal_in_a_visit_keeps_the_visit_open(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change_all, [house.activity, other.activity], {"notes": "bulk"})
    register.do(change, other.activity, {"notes": "own"})
    door = register.visit(house.activity)
    door.do(change, house.activity, {"place": 4})
    door.do(undo, house.operator)
    before = state(register)
    with pytest.raises(RopaError, match="Internal notes"):
        door.do(undo, house.operator)
    assert state(register) == before
    door.do(redo, house.operator)
    assert facts_of(register, house.activity)["place"] == 4


def test_a_created_record_that_others_use_is_not_undone(register: Register, house: House) -> None:
    party = new(register, "party", {"name": {"en": "Courier"}})
    register.do(change, house.disclosure, {"party": party})
    before = state(register)
    with pytest.raises(RopaError, match="is still used by") as refusal:
        register.do(undo, None)
    assert "“Courier” is still used by: «Payroll of Tumar»" in refusal.value.says(translator("en"))
    assert state(register) == before
    register.do(undo, house.operator)
    register.do(undo, None)
    assert party not in state(register)


def test_a_record_and_what_links_to_it_go_together_when_one_act_made_them(register: Register, house: House) -> None:
    before = state(register)
    register.do(linked_pair, house.operator)
    register.do(undo, house.operator)
    assert same(state(register), before)
    register.do(redo, house.operator)
    check_whole(register)


def linked_pair(work: Any, operator: str) -> None:
    """A system, and an activity that uses it."""
    system = create(work, "system", {}, operator).uid
    create(work, "activity", {"systems": [system]}, operator)


# ------------------------------------------------------------------------------------------- how steps are named


def test_steps_are_named_by_act_record_operators_and_fields(register: Register, house: House) -> None:
    other = build_house(register, "Qurylys")
    register.do(change, house.activity, {"notes": "a", "name": {"en": "Wages"}})
    step = register.ask(next_undo, house.operator, register.visiting)
    assert (step.action, step.subject_uid, step.operators, set(step.keys)) == (
        "change",
        house.activity,
        1,
        {"notes", "name.en"},
    )
    register.do(change_all, [house.system, other.system], {"notes": "x"})
    assert register.ask(next_undo, other.operator, register.visiting).operators == 2
    register.do(undo, other.operator)
    step = register.ask(next_redo, house.operator, register.visiting)
    assert (step.action, step.subject_uid, step.operators) == ("change_all", house.system, 2)


def test_binning_an_operator_is_named_after_it(register: Register, house: House) -> None:
    register.do(bin, house.operator)
    assert register.ask(next_undo, house.operator, register.visiting).subject_uid == house.operator


def test_nothing_to_undo_or_redo_is_said(register: Register) -> None:
    with pytest.raises(RopaError, match="nothing to undo"):
        register.do(undo, None)
    with pytest.raises(RopaError, match="nothing to redo"):
        register.do(redo, None)


# ------------------------------------------------------------------------------------------- field by field in a visit


def test_a_visit_is_undone_field_by_field_and_then_act_by_act(register: Register, house: House) -> None:
    register.do(change, house.activity, {"notes": "one"})
    register.do(change, house.activity, {"notes": "two"})
    door = register.visit(house.activity)
    door.do(change, house.activity, {"place": 1})
    door.do(change, house.activity, {"published": True})
    said = []
    for _ in range(4):
        step = register.ask(next_undo, house.operator, register.visiting)
        door.do(undo, house.operator)
        facts = facts_of(register, house.activity)
        said.append((step.keys, facts["published"], facts["place"], facts["notes"]))
    assert said == [
        (("published",), None, 1, "two"),
        (("place",), None, None, "two"),
        (("notes",), None, None, "one"),
        (("notes",), None, None, None),
    ]
    door.do(redo, house.operator)
    assert facts_of(register, house.activity)["notes"] == "one"
    check_whole(register)


def test_saving_what_stands_there_does_not_end_redo_but_typing_does(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"notes": "typed"})
    door.do(undo, house.operator)
    door.do(change, house.activity, {"notes": None, "place": None})
    door.do(redo, house.operator)
    assert facts_of(register, house.activity)["notes"] == "typed"
    door.do(undo, house.operator)
    door.do(change, house.activity, {"place": 2})
    assert register.ask(next_redo, house.operator, register.visiting) is None


def test_a_value_typed_back_is_no_step(register: Register, house: House) -> None:
    door = register.visit(house.activity)
    door.do(change, house.activity, {"place": 1})
    door.do(change, house.activity, {"notes": "typed"})
    door.do(change, house.activity, {"notes": None})
    assert register.ask(next_undo, house.operator, register.visiting).keys == ("place",)
    door.do(undo, house.operator)
    assert facts_of(register, house.activity)["place"] is None


def test_a_part_created_in_a_visit_goes_and_comes_whole(register: Register, house: House) -> None:
    before = state(register)
    door = register.visit(house.activity)
    part = door.do(create, "purpose", {"text": {"en": "Tax", "kk": "Салық"}, "notes": "n"}, house.activity).uid
    made = state(register)
    door.do(change, part, {"place": 3})
    door.do(undo, house.operator)
    door.do(undo, house.operator)
    assert state(register) == before
    door.do(redo, house.operator)
    assert state(register) == made
    door.do(redo, house.operator)
    assert facts_of(register, part)["place"] == 3
    for _ in range(2):
        door.do(undo, house.operator)
    register.leave()
    assert state(register) == before
    check_whole(register)


def test_what_was_binned_or_restored_at_once_in_a_visit_is_one_step(register: Register, house: House) -> None:
    register.do(change, house.item, {"purposes": None})
    door = register.visit(house.activity)
    before = state(register)
    door.do(bin, house.purpose)
    gone = state(register)
    assert not gone[house.basis][0]
    door.do(undo, house.operator)
    assert state(register) == before
    door.do(redo, house.operator)
    assert state(register) == gone
    register.leave()
    door = register.visit(house.activity)
    door.do(restore, house.purpose)
    door.do(undo, house.operator)
    assert state(register) == gone
    door.do(redo, house.operator)
    assert state(register) == before


def test_several_things_of_other_operators_in_a_visit_keep_its_order(register: Register, house: House) -> None:
    """An act that first writes elsewhere does not mix up the turns of the visit."""
    other = build_house(register, "Qurylys")
    door = register.visit(house.activity)
    for n in range(3):
        door.do(change, house.activity, {("place", "review_due", "means")[n]: (1, "2027-01-01", "both")[n]})
    door.do(change_all, [other.system, house.activity], {"notes": "x"})
    assert register.ask(next_undo, house.operator, register.visiting).keys == ("notes",)
    (edit,) = [edit for edit in edits(register) if edit.closed_at is None]
    assert [line.key for line in changes(register, edit.id)] == ["place", "review_due", "means", "notes"]


def test_undo_that_a_restart_follows(register: Register, house: House) -> None:
    register.do(put_back_after_duplicating, house.activity)
    before = state(register)
    register.do(undo, house.operator)
    register.close()
    again = Register(register.path, AUTHOR)
    assert again.ask(next_redo, house.operator, again.visiting).action == "put_back_after_duplicating"
    again.do(redo, house.operator)
    assert same(state(again), before)
    again.close()
    register._engine = Register(register.path, AUTHOR)._engine


def put_back_after_duplicating(work: Any, uid: str) -> None:
    """Two acts as one: a copy, and the record itself renamed."""
    duplicate(work, uid)
    change(work, uid, {"name": {"en": "Old payroll"}})
