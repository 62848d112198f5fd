"""ropa verify PAPER FILE: whether a file is a paper that was issued from a register. ropa verify FILE: whether the
history of a register is as it was written.
"""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from ropa.actions.verifying import SENTENCES, Match, Verdict, verify
from ropa.cli.opening import opened
from ropa.errors import RopaError
from ropa.i18n import N_, Translator
from ropa.reading.files import bytes_of
from ropa.reference import catalogue
from ropa.store.chains import verify_chains
from ropa.store.erasing import gaps
from ropa.store.listing import name_words


def run(given: Namespace, translate: Translator) -> None:
    """Say what the file is. Raises RopaError where it is not what was issued, or not what was written."""
    if given.file is None:
        given.file = given.paper
        _verify_history(given, translate)
        return
    data = bytes_of(given.paper)
    with opened(given, translate) as register:
        found = register.ask(verify, given.paper.name, data, dt.datetime.now().astimezone().date())
    if found.match in (Match.CHANGED, Match.UNKNOWN):
        raise RopaError(SENTENCES[found.match], differs=found.differs)
    print(translate(SENTENCES[found.match]))
    print(told(found, translate))


def _verify_history(given: Namespace, translate: Translator) -> None:
    with opened(given, translate) as register:
        found, erased = register.ask(verify_chains), register.ask(gaps)
        if found.breaks:
            first = found.breaks[0]
            name = register.ask(name_words, first.operator) if first.operator else None
            raise RopaError(
                N_(
                    "The history was tampered with or damaged. Operator: {operator}. The first place: edit No. {edit}, "
                    "{at}, {author}. Compare with a backup."
                ),
                operator=name or "–",
                edit=first.edit,
                at=f"{first.at.astimezone():%Y-%m-%d %H:%M}",
                author=first.author,
            )
    print(translate.count("The history is intact: {n} edit", "The history is intact: {n} edits", found.edits))
    if erased:
        print(translate(N_("Operators erased for good, with their history: {n}")).format(n=erased))


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
