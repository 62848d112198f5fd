"""Undo and redo of the operator in view, with the words for what they would take back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from ropa.actions.named import ACTS
from ropa.actions.undo import Step, next_redo, next_undo, redo, undo
from ropa.i18n import N_
from ropa.spoken import Spoken
from ui.desk import Desk
from ui.lasting import do_lasting

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LONGEST = 40
"""As many letters of a name as a menu shows."""


def words_of(desk: Desk, step: Step) -> str:
    """What a step is about: "Retention of «Payroll»", or the act and the record."""
    name = step.name.best(desk.language, desk.languages)[0] or desk.tr(N_("(no name yet)"))
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    if step.action == "change" and len(step.keys) == 1 and step.kind:
        label = Spoken(desk.language).label(step.kind, step.keys[0])
        words = desk.tr(N_("{field}: “{name}”")).format(field=label, name=short)
    else:
        words = desk.tr(N_("{act}: “{name}”")).format(act=desk.tr(ACTS.get(step.action, ACTS["change"])), name=short)
    if step.operators > 1:
        words += " " + desk.tr.count("({n} operator)", "({n} operators)", step.operators)
    return words


def chain_of(window: MainWindow) -> str | None:
    """Whose history undo works on: that of the act which the strip at the foot offers to undo, as long as it does;
    else that of what is in view.
    """
    if window.room is None or window.done.undo.isVisible():
        return window.done.chain
    return window.room.chain


def menu_words(desk: Desk, chain: str | None) -> tuple[str | None, str | None]:
    """What undo and redo would do now in the history of one operator (None: of the shared records); None where there
    is nothing.
    """
    visiting = desk.workspace.register.visiting
    steps = [desk.workspace.ask(ask, chain, visiting) for ask in (next_undo, next_redo)]
    back, forth = (words_of(desk, step) if step else None for step in steps)
    return back, forth


def take_back(desk: Desk, chain: str | None) -> None:
    """Undo, inside the open visit where there is one."""
    _turn(desk, undo, chain)


def do_again(desk: Desk, chain: str | None) -> None:
    """Redo likewise."""
    _turn(desk, redo, chain)


def _turn(desk: Desk, act: Callable[..., Any], chain: str | None) -> None:
    visiting = desk.workspace.register.visiting
    within = partial(desk.workspace.do_in, visiting.root_uid) if visiting is not None else desk.workspace.do
    sentence = N_("Undoing…") if act is undo else N_("Doing it again…")
    do_lasting(desk, desk.tr(sentence), partial(within, act, chain))
