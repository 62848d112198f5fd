"""What a list holds while one types: asked whole once, then narrowed by each letter."""

from __future__ import annotations

from dataclasses import replace

from ropa.model import ROOTS
from ropa.register import Register
from ropa.store.filters import words_typed
from ropa.store.rows import Wanted, found, narrowed
from ui.desk import Desk


class Narrowing:
    """Remembers the records of one list in their order until something is saved, so that a letter neither sorts nor
    filters anew.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._whole: list[str] = []
        self._stands: tuple[Wanted, Register, int] | None = None

    def ask(self, wanted: Wanted) -> list[str]:
        """What `found` finds."""
        ask, register = self._desk.workspace.ask, self._desk.workspace.register
        if wanted.kind not in ROOTS:
            return ask(found, wanted)
        typed, stands = words_typed(wanted.typed), (replace(wanted, typed=""), register, register.saves)
        if not typed or self._stands != stands:
            self._whole = ask(found, stands[0])
            self._stands = stands
        return ask(narrowed, wanted, self._whole) if typed else self._whole
