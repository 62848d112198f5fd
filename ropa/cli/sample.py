"""ropa sample FILE."""

from __future__ import annotations

from argparse import Namespace

from ropa.actions.sample import build_sample
from ropa.cli.opening import password_from
from ropa.i18n import N_, Translator
from ropa.register import Register


def run(given: Namespace, translate: Translator) -> None:
    """Write the sample register to a new file."""
    register = Register.create(given.file, given.author, password_from(given.password_fd))
    try:
        build_sample(register)
    except BaseException:
        register.close()
        given.file.unlink(missing_ok=True)
        raise
    register.close()
    print(translate(N_("The sample register is in {path}.")).format(path=given.file))
