"""What can be done to records chosen in a list: one act, however many records it takes, that is told of after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ropa.actions.records import duplicate
from ropa.actions.standing import approve, archive, put_back, reopen
from ropa.actions.standing import bin as to_bin
from ropa.i18n import N_, Translator
from ropa.store.rows import cells
from ui.desk import Desk
from ui.lasting import do_lasting


@dataclass(frozen=True)
class Act:
    """`text` is its name in menus; `named` tells of one record, `plural` of several. `undone`: whether undo takes
    it back; `several`: whether it takes many at once.
    """

    action: Callable[..., Any]
    text: str
    picture: str
    named: str
    plural: Callable[[Translator, int], str]
    undone: bool = True
    several: bool = True


ACTS: Mapping[str, Act] = {
    "duplicate": Act(
        duplicate,
        N_("Duplicate"),
        "duplicate",
        N_("Duplicated: “{name}”"),
        lambda tr, n: tr.count("{n} record duplicated", "{n} records duplicated", n),
    ),
    "approve": Act(
        approve,
        N_("Approve"),
        "approve",
        N_("Approved: “{name}”"),
        lambda tr, n: tr.count("{n} record approved", "{n} records approved", n),
        undone=False,
    ),
    "put_back": Act(
        put_back,
        N_("Put back what was approved"),
        "put_back",
        N_("Put back as it was approved: “{name}”"),
        lambda tr, n: tr.count("{n} record put back", "{n} records put back", n),
        several=False,
    ),
    "archive": Act(
        archive,
        N_("Archive"),
        "archive",
        N_("Into the archive: “{name}”"),
        lambda tr, n: tr.count("{n} record archived", "{n} records archived", n),
    ),
    "reopen": Act(
        reopen,
        N_("Reopen"),
        "reopen",
        N_("Out of the archive: “{name}”"),
        lambda tr, n: tr.count("{n} record taken out of the archive", "{n} records taken out of the archive", n),
    ),
    "to_bin": Act(
        to_bin,
        N_("Into the bin"),
        "bin",
        N_("Into the bin: “{name}”"),
        lambda tr, n: tr.count("{n} record put into the bin", "{n} records put into the bin", n),
    ),
}
"""By the name that the menus of the window know them by, in the order of the menu of a list."""


def carry_out(
    desk: Desk, name: str, kind: str, uids: Sequence[str], then: Callable[[Any], object] = lambda _result: None
) -> None:
    """Do it, say so at the foot of the window, then something with what the action gives back."""
    act = ACTS[name]
    number, called = desk.workspace.ask(cells, kind, uids[:1], ("ref", "name"), desk.language)[uids[0]]

    def tell(done: Any) -> None:
        single = desk.tr(act.named).format(name=called or number)
        desk.say(single if len(uids) == 1 else act.plural(desk.tr, len(uids)), undo=act.undone)
        then(done)

    do_lasting(desk, desk.tr(act.text), partial(desk.workspace.do, act.action, *uids), tell)
