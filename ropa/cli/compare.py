"""ropa compare TEXT FILE: a published text against the register of one operator."""

from __future__ import annotations

import datetime as dt
import json
from argparse import Namespace
from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from ropa.cli.opening import opened
from ropa.comparing.result import SUBJECTS, Comparison, Line, Mention
from ropa.comparing.whole import compare
from ropa.comparing.wording import KINDS, fact_said, mention_said, subject
from ropa.errors import Fault, RopaError
from ropa.holdings import Holdings
from ropa.i18n import N_, Translator
from ropa.reading.files import bytes_of, text_of
from ropa.store.reading import find_operator, holdings

_WIDTH = 110


def run(given: Namespace, translate: Translator) -> None:
    """Print what differs, as text or as JSON. Raises RopaError where anything does."""
    text = text_of(given.text.name, bytes_of(given.text))
    with opened(given, translate) as register:
        held = register.ask(holdings, register.ask(find_operator, given.operator))
    told = compare(held, text, dt.datetime.now().astimezone().date())
    if given.json:
        print(json.dumps(plain(held, told, translate.language), ensure_ascii=False, indent=2))
    else:
        for line in _lines(held, told, translate):
            print(line)
    if told.differs:
        number = len(told.missing) + len(told.foreign)
        raise RopaError(N_("Differences between the text and the register: {n}."), Fault.FOUND, n=number)


def plain(held: Holdings, told: Comparison, language: str) -> dict[str, Any]:
    """As JSON holds it: every fact with its state, every mention with whether the register has it."""
    form = held.find(told.form)
    return {
        "operator": held.operator.ref,
        "language": told.language,
        "kind": told.kind,
        "form": form.ref if form else None,
        "differs": told.differs,
        "facts": [_fact(held, one, language) for one in told.lines],
        "mentions": [_mention(held, one, language) for one in told.mentions],
    }


def _fact(held: Holdings, one: Line, language: str) -> dict[str, Any]:
    root = held.find(one.fact.root)
    return {
        "subject": one.fact.subject,
        "value": one.fact.value,
        "said": fact_said(held, one.fact, language),
        "state": one.state,
        "record": root.ref if root else None,
        "uid": one.fact.root,
        "row": one.fact.row,
        "key": one.fact.key,
        "sentence": one.sentence if one.text else None,
        "text": one.text or None,
    }


def _mention(held: Holdings, one: Mention, language: str) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "value": one.value,
        "said": mention_said(held, one, language),
        "in_register": one.held,
        "sentence": one.sentence,
        "text": one.text,
    }


def _lines(held: Holdings, told: Comparison, translate: Translator) -> Iterator[str]:
    """What differs or is in doubt, each with its sentence; of what agrees the number."""
    language = translate.language
    name = held.name(held.operator, language)[0]
    yield f"{held.operator.ref} {name}. {translate(KINDS[told.kind])}"
    for heading, lines in (
        (N_("In the register, not in the text:"), told.missing),
        (N_("Perhaps in the text, please look:"), told.doubtful),
    ):
        if lines:
            yield translate(heading)
        for one in sorted(lines, key=lambda one: SUBJECTS.index(one.fact.subject)):
            root = held.find(one.fact.root)
            at = f" ({root.ref})" if root and root.ref else ""
            yield f"  {subject(one.fact, language)}: {fact_said(held, one.fact, language)}{at}"
            if one.text:
                yield _quoted(one.text)
    if told.foreign:
        yield translate(N_("In the text, not in the register:"))
    for mention in told.foreign:
        yield f"  {subject(mention, language)}: {mention_said(held, mention, language)}"
        yield _quoted(mention.text)
    agree = sum(one.state == "said" for one in told.lines)
    yield translate(N_("Said as the register has it: {n}.")).format(n=agree)


def _quoted(text: str) -> str:
    return f"      “{shorten(text, _WIDTH, placeholder=' …')}”"
