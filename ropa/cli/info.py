"""ropa info FILE."""

from __future__ import annotations

import datetime as dt
import json
from argparse import Namespace
from typing import Any

from ropa.actions.overview import overview
from ropa.cli.opening import opened
from ropa.i18n import N_, Translator
from ropa.reference import many
from ropa.register import Register
from ropa.store.listing import name_words
from ropa.store.reading import about_file, counts, operators


def run(given: Namespace, translate: Translator) -> None:
    """Say what a register holds, in words or as JSON."""
    with opened(given, translate) as register:
        facts = _facts(register, translate.language)
    if given.json:
        print(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    print(facts["path"])
    print(
        translate(N_("Format {schema}, written by Ropa {writer}")).format(
            schema=facts["schema"], writer=facts["last_writer"]
        )
    )
    for operator in facts["operators"]:
        print(f"\n{operator['ref']} {operator['name']}")
        for kind, figures in operator["records"].items():
            print(_line(translate, kind, figures))


def _line(translate: Translator, kind: str, figures: dict[str, int]) -> str:
    name = many(kind, translate.language)
    shown = translate(
        N_("approved {approved}, drafts {draft}, archived {archived}, changed since approval {changed}")
    ).format(**figures)
    return f"  {name}: {figures['records']} ({shown})"


def _facts(register: Register, language: str) -> dict[str, Any]:
    about = register.ask(about_file)
    listed = []
    for operator in register.ask(operators):
        name = register.ask(name_words, operator.uid)
        listed.append(
            {
                "ref": operator.ref,
                "uid": operator.uid,
                "name": name.best(language, operator["languages"] or ())[0] or operator.ref,
                "records": register.do(overview, operator.uid, dt.datetime.now(dt.UTC).date()),
            }
        )
    return {"path": str(register.path), **about, "records": register.ask(counts), "operators": listed}
