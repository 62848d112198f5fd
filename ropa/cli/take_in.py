"""ropa take-in FILE FROM [--keep ours|theirs]: an operator from a file of its own, merged into a register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ropa.actions.taking_in.comparing import compare
from ropa.actions.taking_in.doing import take_in_operator
from ropa.actions.taking_in.plan import Plan
from ropa.actions.taking_in.saying import Said, counted, said
from ropa.cli.opening import key_of, opened
from ropa.errors import Fault, RopaError
from ropa.i18n import N_, Translator
from ropa.register import Register
from ropa.store.bringing import bring
from ropa.store.parting import By

SIDES = ("ours", "theirs")


def run(given: Namespace, translate: Translator) -> None:
    """Say what the file brings and what is to be chosen, then take it in, unless only a look was asked for."""
    if given.keep not in (None, *SIDES):
        raise RopaError(N_("--keep is ours or theirs."), Fault.USAGE)
    with opened(given, translate) as register:
        brought = bring(given.source, key_of(given.source, given.from_password_fd, translate))
        plan = register.ask(compare, brought)
        choices = {one.place: given.keep == "theirs" for one in plan.conflicts}
        if plan.is_empty:
            print(translate(N_("There is nothing to take in: the register has all that the file says.")))
            return
        for line in counted(plan, choices if given.keep else {}, translate):
            print(line)
        for line in _conflicts(register, plan, translate):
            print(line)
        if given.dry_run:
            return
        if plan.conflicts and given.keep is None:
            raise RopaError(
                N_("Nothing was taken in: some facts were changed in both. Choose with --keep ours or --keep theirs.")
            )
        register.do(take_in_operator, brought, choices)


def _conflicts(register: Register, plan: Plan, translate: Translator) -> Iterator[str]:
    for one in register.ask(said, plan, translate):
        yield f"  ? {_place(one)}"
        for words, value, by in (
            (N_("in the register: {value}"), one.ours, one.ours_by),
            (N_("in the file: {value}"), one.theirs, one.theirs_by),
        ):
            yield f"      {translate(words).format(value=value)}{_by(by)}"


def _place(one: Said) -> str:
    return " · ".join(filter(None, (one.record, one.part, one.fact)))


def _by(by: By | None) -> str:
    return f" ({by.author}, {by.at.astimezone():%Y-%m-%d %H:%M})" if by is not None else ""
