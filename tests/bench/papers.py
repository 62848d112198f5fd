"""Papers a second: consent texts of 200 operators in three languages against LibreOffice, the other kinds, growth with
operators and with processes, memory; the preview beside a form; and whether issued papers are still true after a save.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from subprocess import DEVNULL
from typing import TYPE_CHECKING

from ropa.actions.batches import Request, Share, write_all, written_of
from ropa.actions.issuing import issue
from ropa.actions.records import change
from ropa.actions.sample import OPERATORS, build_sample, sample_uid
from ropa.documents.issuing import Order, Which, ready
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.scope import Scope
from ropa.holdings import Holdings, Plain
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.bench.figures import Line, show, texts

if TYPE_CHECKING:
    from ui.workspace import Workspace

CLIENTS, FEWER = 200, 50
OFFICE = 40
"""DOCX files that one start of LibreOffice converts."""
FASTER = 1 / 5
FLAT = 1.15
DAY = dt.date(2026, 11, 26)
SCOPE = Scope(DAY, drafts=True)
PATIENCE = 300
WHY = Words.of({"ru": "замер"})


def sample(folder: Path) -> Register:
    """The sample register in a file of its own."""
    register = Register.create(folder / "sample.ropa", "bench")
    build_sample(register)
    return register


def clients(register: Register, count: int) -> Iterator[Holdings]:
    """So many operators: those of the sample again and again, each with a number and a name of its own."""
    several = [register.ask(holdings, sample_uid(name, "operator")) for name in OPERATORS]
    names = texts(7)
    for ref, held in enumerate(islice(cycle(several), count), start=1):
        named = {"ref": ref, "name": Words.of(dict.fromkeys(LANGUAGES, next(names)))}
        operator = replace(held.operator, facts={**held.operator.facts, **named})
        yield replace(held, operator=operator, index={**held.index, operator.uid: operator})


def shares(every: Iterator[Holdings], kind: str, folder: Path, form: str = "pdf") -> Iterator[Share]:
    """The papers of a kind in three languages."""
    for held in every:
        papers = tuple(KINDS_OF_PAPER[kind](held, SCOPE))
        requests = tuple(Request(kind, one.about, (language,)) for language in LANGUAGES for one in papers)
        yield Share(held, requests, SCOPE, (form,), folder)


def consents(register: Register, count: int, processes: int) -> tuple[float, int]:
    """(seconds, papers) for the consent texts of so many operators."""
    with tempfile.TemporaryDirectory() as folder:
        every = list(shares(clients(register, count), "consent", Path(folder)))
        start = time.perf_counter()
        written = sum(1 for _ in write_all(iter(every), processes))
        return time.perf_counter() - start, written


def by_office(register: Register) -> float | None:
    """Seconds a paper for one start of LibreOffice; None where there is none."""
    if not shutil.which("soffice"):
        return None
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        share = next(shares(clients(register, 1), "consent", Path(folder), "docx"))
        while len(list(Path(folder).iterdir())) < OFFICE:
            written_of(share)
            for n, path in enumerate([*Path(folder).iterdir()]):
                shutil.copy(path, path.with_name(f"{time.monotonic_ns()} {n}.docx"))
        files = [str(one) for one in islice(sorted(Path(folder).iterdir()), OFFICE)]
        command = ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "pdf", "--outdir"]
        start = time.perf_counter()
        started = subprocess.Popen([*command, home, *files], stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
        try:
            started.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()
            return None
        taken, done = time.perf_counter() - start, len(list(Path(home).glob("*.pdf")))
        return taken / done if done else None


def lines() -> Iterator[Line]:
    """All figures, the consent texts first."""
    with tempfile.TemporaryDirectory() as folder:
        register = sample(Path(folder))
        yield from _consents(register)
        yield from _kinds(register, Path(folder))
        yield from _memory()
        yield from _outdated(register)
        yield from _preview(register)
        register.close()


def _consents(register: Register) -> Iterator[Line]:
    many, papers = consents(register, CLIENTS, 1)
    office = by_office(register)
    what = f"a consent text, of {papers} of {CLIENTS} operators, one process"
    note = "" if office else "no LibreOffice here"
    rival = f"one start of LibreOffice, {OFFICE} DOCX"
    yield Line(what, many / papers * 1000, rival, office * 1000 if office else None, goal=FASTER, note=note)
    few, less = consents(register, FEWER, 1)
    yield Line(what, many / papers * 1000, f"of {FEWER} operators", few / less * 1000, goal=FLAT)
    both, same = consents(register, CLIENTS, 2)
    yield Line("the same, two processes", both / same * 1000, "one process", many / papers * 1000)


def _kinds(register: Register, folder: Path) -> Iterator[Line]:
    for kind in KINDS_OF_PAPER:
        into = folder / kind
        into.mkdir()
        every = [one for one in shares(clients(register, 10), kind, into) if one.requests]
        start = time.perf_counter()
        written = sum(len(written_of(one)) for one in every)
        if written:
            yield Line(f"{kind}: a paper, composed, as PDF, written", (time.perf_counter() - start) / written * 1000)


def _memory() -> Iterator[Line]:
    peaks = {}
    for count in (FEWER, CLIENTS):
        child = [sys.executable, "-m", "tests.bench.papers", "--peak", str(count)]
        ran = subprocess.run(child, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
        peaks[count] = json.loads(ran.stdout)
    what = f"peak memory, consent texts of {CLIENTS} operators"
    yield Line(what, peaks[CLIENTS], f"of {FEWER} operators", peaks[FEWER], unit="MB", goal=FLAT)


def peak(count: int) -> float:
    """The most memory that the process held while it wrote, in MB; operators are read as they are needed."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as out:
        register = sample(Path(folder))
        for _ in write_all(shares(clients(register, count), "consent", Path(out)), 1):
            pass
        register.close()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _outdated(register: Register) -> Iterator[Line]:
    """Every paper of one operator issued in three languages; then saves of different facts in the window's own way, and
    from the end of each until the marks of all papers are known.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.workspace import Workspace

    uid = sample_uid("tumar", "operator")
    held = register.ask(holdings, uid)
    order = Order(tuple((one,) for one in LANGUAGES), DAY, reason=WHY)
    issued = 0
    for kind, papers in KINDS_OF_PAPER.items():
        for paper in () if papers.once or papers.records else papers(held, SCOPE):
            register.do(issue, uid, ready(held, Which(kind, paper.record), order, 1))
            issued += 1
    workspace = Workspace(register)
    what = f"outdated or not, {issued} papers in 3 languages"
    yield Line(f"{what}: all looked at anew", _marked(workspace, uid)[0])
    for fact, (row, key) in _facts(held).items():
        taken: list[float] = []
        others = dict(row[key].texts) if row[key] else {}
        for n in range(8):
            workspace.do(change, row.uid, {key: {**others, "ru": f"{fact} {n}"}})
            spent, outdated = _marked(workspace, uid)
            taken.append(spent)
        usual = median(taken)
        note = f"{'met' if usual < 100 else 'NOT MET'}; the slowest of 8 {max(taken):.0f} ms"
        yield Line(f"{what}: after {fact} was saved, {outdated} outdated (goal 100 ms)", usual, note=note)


def _facts(held: Holdings) -> dict[str, tuple[Plain, str]]:
    """Words that few papers, some and all of an operator say, in one language of three: (record, key)."""
    activity = held.all("activity")[0]
    return {
        "the handling of an item of data": (activity.of("item")[0], "handling"),
        "a purpose": (activity.of("purpose")[0], "text"),
        "the name of an activity": (activity, "name"),
        "the name of the operator": (held.operator, "name"),
    }


def _marked(workspace: Workspace, operator: str) -> tuple[float, int]:
    """(milliseconds until it is known of every issued paper whether it is outdated, how many are)."""
    start = time.perf_counter()
    stands = [one for _, one in workspace.check_papers(workspace.holdings(operator), DAY)]
    return (time.perf_counter() - start) * 1000, sum(one.outdated for one in stands)


def _preview(register: Register) -> Iterator[Line]:
    """A consent text beside the form: read, composed and written into the view."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QTextDocument

    from ui.papers.paper_text import PaperText

    application = QGuiApplication.instance() or QGuiApplication([])
    uid, taken = sample_uid("tumar", "operator"), []
    for _ in range(8):
        start = time.perf_counter()
        held = register.ask(holdings, uid)
        document = next(iter(KINDS_OF_PAPER["consent"](held, SCOPE))).document(("ru",))
        shown = QTextDocument()
        PaperText(shown, QGuiApplication.palette(), frozenset()).write(document)
        taken.append((time.perf_counter() - start) * 1000)
    warm = median(taken[1:])
    yield Line(
        "preview of a consent text, the first (goal 200 ms)", taken[0], note="met" if taken[0] < 200 else "NOT MET"
    )
    yield Line("preview of a consent text, later (goal 80 ms)", warm, note="met" if warm < 80 else "NOT MET")
    del application


if __name__ == "__main__":
    if "--peak" in sys.argv:
        print(json.dumps(peak(int(sys.argv[-1]))))
    else:
        show(lines())
