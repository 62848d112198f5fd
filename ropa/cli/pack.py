"""ropa pack FILE --operator REF --out ZIP: the inspection pack of an operator as of a day."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from ropa.actions.packing import pack
from ropa.cli.export import day_given
from ropa.cli.opening import opened
from ropa.exchange.files import folder_for, write_new
from ropa.i18n import Translator
from ropa.progress import at_once
from ropa.store.reading import find_operator


def run(given: Namespace, translate: Translator) -> None:
    """Write the ZIP and say where it lies."""
    day = day_given(given.as_of) if given.as_of else dt.datetime.now().astimezone().date()
    with opened(given, translate) as register:
        data = at_once(pack(register.ask, register.ask(find_operator, given.operator), day))
    name = given.out.name if given.out.suffix.lower() == ".zip" else f"{given.out.name}.zip"
    print(write_new(folder_for(given.out.parent), name, data))
