"""The command line: sample, export, info, verify, check. What it says is in the language of the system, if it is ours.

Exit 0 done, 1 findings of severity error, 2 wrong usage, 3 refused (broken, held, protected, newer file).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ropa.cli.arguments import language_of_system, parser
from ropa.errors import Fault, RopaError
from ropa.i18n import translator
from ropa.memory import NoMemory

EXIT = {Fault.FOUND: 1, Fault.USAGE: 2, Fault.REFUSED: 3}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    translate = translator(language_of_system())
    try:
        given = parser(translate).parse_args(arguments)
        given.run(given, translate)
    except RopaError as error:
        print(f"ropa: {error.says(translate)}", file=sys.stderr)
        return EXIT[error.fault]
    except MemoryError:
        print(f"ropa: {NoMemory().says(translate)}", file=sys.stderr)
        return EXIT[Fault.REFUSED]
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        return 130
    return 0
