"""A random walk: any acts of a person at work on several operators at once, with a little undoing and redoing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from ropa.actions.records import change, create, duplicate
from ropa.actions.standing import approve, archive, bin, put_back, reopen, restore  # noqa: A004
from ropa.actions.undo import redo, undo
from ropa.errors import RopaError
from ropa.fields import IN_LANGUAGES, Kind
from ropa.i18n import LANGUAGES
from ropa.model import KINDS, ROOTS, fields, is_record, parents
from ropa.register import VisitDoor
from ropa.store.engine import PRAGMAS
from ropa.store.tables import Edit
from tests.conftest import GOOD_BIN, change_all, check_whole, count, differences, same
from tests.core.way_back import Step, WayBack


class Walk(WayBack):
    """A person at work on several operators at once."""

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


def typed(key: str) -> bool:
    """Whether people answer it, not acts."""
    return key not in ("status", "approved", "approval_order", "origin", "origin_edit", "none")


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
