"""ropa check FILE: what the law still wants of the operators."""

from __future__ import annotations

import datetime as dt
import json
from argparse import Namespace
from collections import Counter
from typing import Any

from ropa.actions.checking import findings
from ropa.cli.opening import opened
from ropa.errors import Fault, RopaError
from ropa.holdings import Holdings
from ropa.i18n import N_, Translator
from ropa.register import Register
from ropa.rules.checking import acceptance_of
from ropa.rules.finding import SEVERITIES, VERIFY, Finding, said
from ropa.store.reading import find_operator, operators

_SAID = {"error": N_("error"), "warning": N_("warning"), "info": N_("note")}


def run(given: Namespace, translate: Translator) -> None:
    """Print the findings, as text or as JSON. Raises RopaError where one of severity error is open."""
    with opened(given, translate) as register:
        uids = [register.ask(find_operator, ref) for ref in given.operator or ()]
        uids = uids or [one.uid for one in register.ask(operators)]
        told = [_of_operator(register, uid, translate) for uid in dict.fromkeys(uids)]
    if given.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for one in told:
            _print(one, translate)
    errors = sum(not each["accepted"] and each["severity"] == "error" for one in told for each in one["findings"])
    if errors:
        raise RopaError(N_("Errors that are open: {n}."), Fault.FOUND, n=errors)


def _of_operator(register: Register, uid: str, translate: Translator) -> dict[str, Any]:
    reading, found = register.ask(findings, uid, dt.datetime.now().astimezone().date())
    held = reading.held
    return {
        "ref": held.operator.ref,
        "uid": uid,
        "name": held.name(held.operator, translate.language)[0],
        "findings": [_plain(held, one, translate) for one in found],
    }


def _plain(held: Holdings, one: Finding, translate: Translator) -> dict[str, Any]:
    sentence, root = said(one, held, translate.language), held.index[one.root]
    accepted = acceptance_of(held, one)
    reason = accepted["reason"].best(translate.language)[0] if accepted and accepted["reason"] else ""
    return {
        "law": one.law,
        "rule": one.rule,
        "severity": one.severity,
        "kind": one.kind,
        "record": root.ref,
        "uid": one.root,
        "row": one.row,
        "key": one.key,
        "sentence": sentence.text,
        "article": sentence.cited,
        "verify": sentence.verify,
        "accepted": {"by": accepted["author"], "on": str(accepted["date"]), "reason": reason} if accepted else None,
    }


def _print(told: dict[str, Any], translate: Translator) -> None:
    open_ones = [one for one in told["findings"] if not one["accepted"]]
    counted = Counter(one["severity"] for one in open_ones)
    figures = ", ".join(f"{translate(_SAID[grave])}: {counted[grave]}" for grave in SEVERITIES if counted[grave])
    nothing = translate(N_("nothing was found"))
    print(f"{told['ref']} {told['name']}: {figures or nothing}")
    for one in told["findings"]:
        grave = translate(N_("accepted")) if one["accepted"] else translate(_SAID[one["severity"]])
        verify = f" {translate(VERIFY)}" if one["verify"] else ""
        print(f"  {grave} {one['rule']} {one['record']}: {one['sentence']} ({one['article']}){verify}")
