"""The register of one operator with 10, 100 and 1,000 activities: milliseconds a sheet, and memory.

Each size is measured in a process of its own, which holds nothing else, with the peak the system has counted for it.
The activities are those of the sample, copied again and again, each with words that no other has.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from ropa.actions.sample import build_sample
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.registers.register import compose
from ropa.documents.render import FORMATS
from ropa.documents.render.fonts import face
from ropa.documents.scope import Scope
from ropa.holdings import Holdings, Plain
from ropa.register import Register
from ropa.store.reading import find_operator, holdings
from ropa.words import Words
from tests.bench.figures import Line, show, texts

SIZES = (10, 100, 1_000)
ROUNDS, TURNS = 2, 2
FLAT = 1.1
"""By how much a sheet of many may cost more than a sheet of few."""


def sample_holdings() -> Holdings:
    """The first operator of the sample, by way of a file."""
    with tempfile.TemporaryDirectory() as folder:
        register = Register.create(Path(folder) / "sample.ropa", "bench")
        build_sample(register)
        held = register.ask(holdings, register.ask(find_operator, "1"))
        register.close()
    return held


def grown(held: Holdings, count: int) -> Holdings:
    """The same operator with so many activities."""
    source, index = texts(5), dict(held.index)
    approved = [one for one in held.all("activity") if one["status"] == "approved"]
    copies = tuple(
        _copied(one, None, {row.uid: uuid.uuid4().hex for row in (one, *one.below())}, source, index, ref)
        for ref, one in enumerate(islice(cycle(approved), count), start=1)
    )
    approval = next(iter(held.approvals.values()))
    approvals = {**held.approvals, **dict.fromkeys((one.uid for one in copies), approval)}
    return replace(held, records={**held.records, "activity": copies}, index=index, approvals=approvals)


def _copied(
    row: Plain, parent: str | None, copies: Mapping[str, str], source: Iterator[str], index: dict[str, Plain], ref: int
) -> Plain:
    facts = {key: _said_anew(value, copies, source) for key, value in row.facts.items()}
    if parent is None:
        facts["ref"] = ref
    uid = copies[row.uid]
    parts = {
        kind: tuple(_copied(one, uid, copies, source, index, ref) for one in several)
        for kind, several in row.parts.items()
    }
    index[uid] = made = Plain(row.kind, uid, parent or row.parent_uid, facts, parts)
    return made


def _said_anew(value: Any, copies: Mapping[str, str], source: Iterator[str]) -> Any:
    """Words get a text more, links among the copied rows lead to the copies."""
    if isinstance(value, Words):
        more = next(source)
        return Words.of({language: f"{text} {more}" for language, text in value.texts})
    if isinstance(value, tuple):
        return tuple(copies.get(one, one) if isinstance(one, str) else one for one in value)
    return copies.get(value, value) if isinstance(value, str) else value


def measured(count: int) -> dict[str, float]:
    """Milliseconds of processor time a sheet, and megabytes; run in a process of its own."""
    first = sample_holdings()
    held, scope = grown(first, count), Scope(dt.date(2026, 1, 1))
    FORMATS["pdf"](compose(first, "kk", scope))
    before, made, times = _peak(), b"", []
    for _ in range(TURNS):
        for bold in (False, True):
            face(bold).words.clear()
        start = time.process_time()
        (paper,) = (one for one in KINDS_OF_PAPER["register"](held, scope) if one.about == "kz")
        document = paper.document(("kk",))
        composed = time.process_time()
        made = FORMATS["pdf"](document)
        times.append((composed - start, time.process_time() - composed))
        del document
    compose_s, render_s = (min(several) for several in zip(*times, strict=True))
    return {
        "compose": compose_s * 1000 / count,
        "render": render_s * 1000 / count,
        "before": before,
        "peak": _peak(),
        "file": len(made) / 2**20,
    }


def _peak() -> float:
    """The most memory that this process ever held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def lines() -> Iterator[Line]:
    """Figures of each size, then each against the one before."""
    found: dict[int, dict[str, float]] = {}
    for count in SIZES * ROUNDS:
        child = [sys.executable, "-m", "tests.bench.sheets", "--measure", str(count)]
        ran = subprocess.run(child, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
        now = json.loads(ran.stdout)
        found[count] = {key: min(value, found.get(count, now)[key]) for key, value in now.items()}
    for count, figures in found.items():
        what = f"register of {count:,} activities"
        yield Line(f"{what}: compose, a sheet", figures["compose"])
        yield Line(f"{what}: render, a sheet", figures["render"])
        note = f"{figures['before']:.0f} MB before it began; the file has {figures['file']:.1f} MB"
        yield Line(f"{what}: peak memory", figures["peak"], unit="MB", note=note)
    few, some, many = SIZES
    for more, less in ((some, few), (many, some)):
        a_sheet = [found[count]["compose"] + found[count]["render"] for count in (more, less)]
        yield Line(f"a sheet of {more:,}", a_sheet[0], f"a sheet of {less:,}", a_sheet[1], goal=FLAT)


if __name__ == "__main__":
    if "--measure" in sys.argv:
        print(json.dumps(measured(int(sys.argv[-1]))))
    else:
        show(lines())
