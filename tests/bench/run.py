"""All benchmarks, or those named on the command line, and one table of their ratios.

    python tests/bench/run.py [layout] [sheets] [saving] [searching] [password] [papers] [checking] [comparing] [bulk]
        [importing] [across] [flows] [overview] [keeping] [window] [--json]

Each runs in a process of its own, so that none inherits what another filled. The exit code is 1 where a goal is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    "layout",
    "sheets",
    "saving",
    "searching",
    "password",
    "papers",
    "checking",
    "comparing",
    "bulk",
    "importing",
    "across",
    "flows",
    "overview",
    "keeping",
    "window",
)


def main() -> int:
    """Print the table as it grows, then what was missed."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.figures import Line, show

    names = [one for one in sys.argv[1:] if not one.startswith("-")]
    if unknown := sorted(set(names) - set(NAMES)):
        print(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(NAMES)}")
        return 2
    found: list[Line] = []

    def measured() -> Iterator[Line]:
        for name in names or NAMES:
            for facts in _lines_of(name):
                found.append(Line(**facts))
                yield found[-1]

    show(measured())
    missed = sum(line.verdict == "NOT MET" for line in found)
    print(f"{len(found)} lines, {missed} goals missed", file=sys.stderr)
    return 1 if missed else 0


def _lines_of(name: str) -> Iterator[dict[str, object]]:
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.{name}", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        yield from map(json.loads, child.stdout or ())
    if child.returncode:
        raise SystemExit(f"{name} failed with {child.returncode}")


if __name__ == "__main__":
    raise SystemExit(main())
