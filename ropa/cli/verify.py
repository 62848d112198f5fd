"""ropa verify PAPER FILE: whether a file is a paper that was issued from a register."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from ropa.actions.verifying import SENTENCES, Match, Verdict, verify
from ropa.cli.opening import opened
from ropa.errors import RopaError
from ropa.i18n import N_, Translator
from ropa.reading.files import bytes_of
from ropa.reference import catalogue


def run(given: Namespace, translate: Translator) -> None:
    """Say what the file is. Raises RopaError where it is not what was issued."""
    data = bytes_of(given.paper)
    with opened(given, translate) as register:
        found = register.ask(verify, given.paper.name, data, dt.datetime.now().astimezone().date())
    if found.match in (Match.CHANGED, Match.UNKNOWN):
        raise RopaError(SENTENCES[found.match], differs=found.differs)
    print(translate(SENTENCES[found.match]))
    print(told(found, translate))


def told(found: Verdict, translate: Translator) -> str:
    """Which edition it is, and whether it is in force."""
    title = catalogue("documents")[found.document].names[translate.language]
    operator = found.operator.best(translate.language)[0] if found.operator else ""
    line = translate(N_("{operator}: {title}. Number {number}")).format(
        operator=operator, title=title, number=found.number
    )
    if found.withdrawn:
        stands = translate(N_("Withdrawn on {day}.")).format(day=found.withdrawn.isoformat())
    else:
        stands = translate(N_("In force today.") if found.in_force else N_("Not in force today."))
    return f"{line}. {stands}"
