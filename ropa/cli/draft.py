"""ropa draft TEXT FILE: a published policy or consent as the draft of a new operator."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from textwrap import shorten

from ropa.actions.from_text.choosing import likely
from ropa.actions.from_text.making import EVERY, EVERY_ITEM
from ropa.actions.from_text.proposing import proposals, shared_parties
from ropa.actions.from_text.taking import draft_operator
from ropa.actions.from_text.wording import SURE, wordings
from ropa.actions.importing.proposals import Proposal, Proposed
from ropa.cli.opening import opened
from ropa.i18n import N_, Translator
from ropa.model import ref_text
from ropa.names import Names
from ropa.reading.files import bytes_of, text_of
from ropa.reading.whole import Reading, read_closely
from ropa.store.reading import row

_WIDTH = 110


def run(given: Namespace, translate: Translator) -> None:
    """Say what the text proposes, then take in all that is more than a guess, unless only a look was asked for."""
    reading = read_closely(text_of(given.text.name, bytes_of(given.text)))
    with opened(given, translate) as register:
        proposed = proposals(reading, register.ask(shared_parties))
        for line in _lines(proposed, reading, translate):
            print(line)
        if not given.dry_run:
            drafted = register.do(draft_operator, proposed, likely(proposed))
            made = register.ask(row, drafted.uid)
            print(translate(N_("Added as {number}.")).format(number=ref_text("operator", made["ref"])))


def _lines(proposed: Proposed, reading: Reading, translate: Translator) -> Iterator[str]:
    """Each proposal under what it belongs to, with its certainty and its sentence."""
    said = wordings(proposed, Names(), translate)

    def told(one: Proposal, depth: int) -> Iterator[str]:
        about, value = said[one.uid]
        indent = "  " * depth
        sure = f" [{translate(SURE[one.certainty])}]" if one.source.text else ""
        yield f"{indent}{about}: {value}{sure}"
        if one.source.text:
            yield f"{indent}    “{shorten(one.source.text, _WIDTH, placeholder=' …')}”"
        for part in proposed.below.get(one.uid, ()):
            yield from told(part, depth + 1)

    for one in proposed.proposals:
        if one.parent is None:
            yield from told(one, 0)
    of_all = [one for every in (EVERY, EVERY_ITEM) for one in proposed.below.get(every, ())]
    if of_all:
        yield translate(N_("Said of every activity")) + ":"
    for one in of_all:
        yield from told(one, 1)
    for left in proposed.left:
        yield f"! {left.refusal.says(translate)}"
        yield f"    “{shorten(reading.seen[int(left.place)].text, _WIDTH, placeholder=' …')}”"
