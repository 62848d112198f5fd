"""ropa backup, restore, examine, recover: what keeps a register from being lost."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from ropa.cli.arguments import Add
from ropa.cli.opening import key_for, opened
from ropa.errors import Fault, RopaError
from ropa.i18n import N_, Translator
from ropa.reference import catalogue
from ropa.store.backup_names import Why
from ropa.store.backups import keep_as_it_is, make_backup
from ropa.store.examining import PARTS, REMADE, examine
from ropa.store.recovering import recover
from ropa.store.repairing import repair
from ropa.store.restoring import restore
from ropa.store.unclean import note_whole


def run_backup(given: Namespace, translate: Translator) -> None:
    """Make a backup; say where it lies."""
    with opened(given, translate) as register:
        made = make_backup(register.source(), given.to, Why.POINT)
    print(translate(N_("A backup, proven whole, is in {path}.")).format(path=made.path))


def run_restore(given: Namespace, translate: Translator) -> None:
    """Put a backup in the place of a register; what lay there is kept."""
    kept = restore(given.backup, given.file, key_for(given, given.backup, translate))
    print(translate(N_("{path} is as it was in the backup.")).format(path=given.file))
    if kept is not None:
        print(translate(N_("What was there before is kept in {path}.")).format(path=kept))


def run_examine(given: Namespace, translate: Translator) -> None:
    """Say whether a register is whole; mend it where that is asked for, after a backup. Raises RopaError where not."""
    with opened(given, translate) as register:
        parts = examine(register.source())
        if given.repair and any(part.wrong for part in parts):
            kept = keep_as_it_is(register.source())
            print(translate(N_("As it was it is kept in {path}.")).format(path=kept.path))
            register.do(repair)
            parts = examine(register.source())
        if not any(part.wrong for part in parts) and not register.read_only:
            register.do(note_whole)
    wrong = sum(part.wrong for part in parts if part.what != REMADE)
    if given.json:
        facts = {part.what: {"checked": part.checked, "wrong": part.wrong, "which": part.which} for part in parts}
        print(json.dumps({"path": str(given.file), "whole": not wrong, "parts": facts}, ensure_ascii=False, indent=2))
    else:
        for part in parts:
            said = translate(N_("{what}: {checked} looked at, {wrong} wrong"))
            print(said.format(what=translate(PARTS[part.what]), checked=part.checked, wrong=part.wrong))
    if wrong:
        raise RopaError(
            N_("{path} is not whole. “ropa examine --repair” mends what can be mended, after a backup."),
            Fault.FOUND,
            path=given.file,
        )


def run_recover(given: Namespace, translate: Translator) -> None:
    """Write what can be read of a damaged register into a new one; say how much."""
    done = recover(given.file, given.new, key_for(given, given.file, translate), given.author)
    print(
        translate(N_("What could be read is in {path}; {file} was not touched.")).format(
            path=given.new, file=given.file
        )
    )
    names = catalogue("record_kinds")
    for kind, count in done.records.items():
        if kind in names:
            print(f"  {names[kind].more[f'{translate.language}_many']}: {count}")
    print(translate(N_("Edits of the history: {count}")).format(count=done.edits))
    print(
        translate(N_("Records lost: {lost}; put back from history: {mended}")).format(
            lost=done.lost, mended=done.mended
        )
    )


def add_commands(add: Add, translate: Translator) -> None:
    """What keeps a register from being lost."""
    one = add("backup", translate(N_("make a backup that is never thinned out")), run_backup, file="FILE")
    one.add_argument("--to", metavar="DIR", type=Path, help=translate(N_("the folder; beside the register if none")))

    add(
        "restore",
        translate(N_("put a backup in the place of a register, which is kept")),
        run_restore,
        backup="BACKUP",
        file="FILE",
    )

    one = add("examine", translate(N_("say whether a register is whole")), run_examine, file="FILE")
    one.add_argument("--repair", action="store_true", help=translate(N_("mend what can be mended, after a backup")))
    one.add_argument("--json", action="store_true", help=translate(N_("as JSON")))

    add(
        "recover",
        translate(N_("write what can be read of a damaged register into a new one")),
        run_recover,
        file="FILE",
        new="NEW",
    )
