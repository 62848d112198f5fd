"""Acts that are remembered by the states before and after them, so that the way back through them can be checked."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ropa.actions.undo import next_undo, redo, undo
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.tables import Edit, Registered
from tests.conftest import AUTHOR, State, check_whole, count, differences, state


@dataclass
class Step:
    """One act that undo takes back: the chains it stands in, the state before and after it, and the one record whose
    standing alone it changed, if it changed nothing else.
    """

    chains: list[str | None]
    before: State
    after: State
    stands: str | None = None


class WayBack:
    """What must be remembered of acts on several operators to go back through them, and the way back and forth."""

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

    def restart(self) -> bool:
        self.register.close()
        self.register = Register(self.path, AUTHOR)
        assert self.seen() == self.state
        return True

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


def _registered(connection: Any) -> list[Any]:
    return list(connection.execute(select(Registered.__table__)))
