"""What there is to choose from for records of several operators at once."""

from __future__ import annotations

from collections.abc import Iterable

from ropa.actions.bulk import offered
from ropa.fields import Field
from ropa.holdings import Plain
from ropa.model import fields
from ropa.store.naming import own_names
from ropa.store.opened import Opened
from ui.desk import Desk
from ui.editors import Lookup, Option

PER_FILE = frozenset({"", "party"})
"""What records of several operators can link to: what all of them see."""


class SharedLookup(Lookup):
    """Nothing is added while one chooses: all that is done is the one act. `operator` is whose the records are, None
    where they are of several.
    """

    def __init__(self, desk: Desk, kind: str, operator: str | None) -> None:
        blank = Plain(kind, "", None, dict.fromkeys(fields(kind)), {})
        super().__init__(desk, Opened(blank, operator, {}, desk.workspace.ask(own_names), {}, None, binned=False))

    def offer(self, field: Field) -> str:  # noqa: ARG002
        return ""

    def _shipped(self, present: Iterable[Option]) -> list[Option]:  # noqa: ARG002
        return []


def shared_facts(kind: str, operator: str | None) -> dict[str, Field]:
    """The facts that records of a kind can share, where they are of one operator or of several."""
    return {one.key: one for one in offered(kind) if operator is not None or one.target in PER_FILE}
