"""Codes of the user's own, added where a catalogue lacks one."""

from __future__ import annotations

from collections.abc import Mapping

from ropa.actions.records import create, new_code
from ropa.errors import Fault, RopaError
from ropa.i18n import N_
from ropa.model import KINDS, fields
from ropa.store.work import Work


def add_code(work: Work, catalogue: str, name: Mapping[str, str]) -> str:
    """A new code of a catalogue with its name in some languages; the code. It is never used again for another."""
    known = {field.catalogue for kind in KINDS for field in fields(kind).values() if field.catalogue}
    if catalogue not in known - {"laws", "languages"}:
        raise RopaError(N_("There is no catalogue “{catalogue}”."), Fault.USAGE, catalogue=catalogue)
    code = new_code()
    create(work, "catalogue_entry", {"catalogue": catalogue, "code": code, "name": name})
    return code
