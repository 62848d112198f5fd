"""The same facts are the same bytes in every format: at another hour, in another place, with another seed."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.exchange.workbook import workbook
from ropa.holdings import Approval, Holdings, Plain
from ropa.i18n import LANGUAGES
from ropa.model import fields
from ropa.names import Names
from ropa.words import Words
from tests.core.dressed_papers import dressed, twofold
from tests.core.pdf_papers import every_block
from tests.core.sample_papers import SCOPE, document, sample, whiches

ROOT = Path(__file__).parents[2]


def held() -> Holdings:
    """An operator with an activity, approved at an hour that no clock of the machine says."""
    name = Words.of(kk="Тұмар", ru="Тумар", en="Tumar")
    client = {
        "name": name,
        "sites": ("b.example", "a.example"),
        "languages": (),
        "responsible_order_date": dt.date(2026, 1, 2),
    }
    operator = Plain("operator", "o", None, {**dict.fromkeys(fields("operator")), **client, "ref": 1})
    facts = {"name": name, "means": "mixed", "description": Words.of(kk="ұ" * 40_000), "ref": 1}
    activity = Plain("activity", "a", "o", {**dict.fromkeys(fields("activity")), **facts})
    approvals = {"a": Approval("Aliya", dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC), changed=True)}
    index = {one.uid: one for one in (operator, activity)}
    return Holdings(operator, {"operator": (operator,), "activity": (activity,)}, approvals, Names(), index)


def digests() -> str:
    papers = (every_block(), dressed(every_block()), twofold())
    files = [FORMATS[form](paper) for form in FORMATS for paper in papers]
    files += [workbook(held(), language) for language in LANGUAGES]
    return " ".join(sha256(file).hexdigest() for file in files)


@pytest.mark.parametrize(("zone", "seed", "locale"), [("Pacific/Kiritimati", "7", "tr_TR.UTF-8"), ("UTC", "0", "C")])
def test_papers_know_no_hour_no_place_and_no_seed(zone: str, seed: str, locale: str) -> None:
    code = f"import runpy; print(runpy.run_path({__file__!r})['digests']())"
    world = {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    world |= {"SOURCE_DATE_EPOCH": "1700000000"}
    found = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **world}, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert digests() == digests() == found.stdout.strip()


RENDER = """
import hashlib, pickle, sys
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
held, scope, languages = pickle.load(sys.stdin.buffer)
for kind, papers in KINDS_OF_PAPER.items():
    for paper in papers(held, scope):
        for some in languages:
            for name, render in FORMATS.items():
                print(kind, paper.about, "+".join(some), name, hashlib.sha256(render(paper.document(some))).hexdigest())
"""


WORLDS = (("Pacific/Kiritimati", "kk_KZ.UTF-8", "1"), ("America/New_York", "C", "77"))
"""Zone, locale and the seed of Python's hashes."""


@pytest.mark.parametrize(("world", "languages"), [(WORLDS[0], ("kk",)), (WORLDS[1], ("ru", "en"))], ids=str)
def test_the_same_holdings_give_the_same_bytes_anywhere(world: tuple[str, str, str], languages: tuple[str, ...]):
    same_bytes_in(world, languages)


def same_bytes_in(world: tuple[str, str, str], *languages: tuple[str, ...]) -> None:
    """Another process, somewhere else, makes the same files of all papers; tests/faults tries all languages there."""
    zone, language, seed = world
    name = "qurylys"
    surroundings = {**os.environ, "TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
    given = pickle.dumps((sample()[name], SCOPE, languages))
    told = subprocess.run(
        [sys.executable, "-c", RENDER], input=given, env=surroundings, capture_output=True, check=True
    )
    assert sorted(told.stdout.decode().splitlines()) == sorted(_rendered_here(name, languages))


@cache
def _rendered_here(name: str, languages: tuple[tuple[str, ...], ...]) -> list[str]:
    return [
        f"{one.kind} {one.about} {'+'.join(several)} {form} {sha256(FORMATS[form](one.document(several))).hexdigest()}"
        for papers in KINDS_OF_PAPER.values()
        for one in papers(sample()[name], SCOPE)
        for several in languages
        for form in FORMATS
    ]


def test_a_paper_composed_twice_is_the_same():
    for which in whiches():
        if which.operator == "aqniet":
            paper = next(
                one for one in KINDS_OF_PAPER[which.kind](sample()["aqniet"], SCOPE) if one.about == which.about
            )
            assert paper.document(which.languages) == document(which)
