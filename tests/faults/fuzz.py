"""Chance at the doors by which strange bytes and words come in: opening, reading, composing. Only a refusal with a
sentence (RopaError) may come of it, within seconds.

`python -m tests.faults.fuzz --minutes 60 [--seed N]`; what it finds is printed with the seed that finds it again.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3

from ropa.actions.records import change
from ropa.documents.papers import KINDS_OF_PAPER, papers
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.errors import RopaError
from ropa.fields import Kind
from ropa.model import KINDS, fields, parents
from ropa.reading.files import text_of
from ropa.reading.whole import read_text
from ropa.register import Register
from ropa.store.reading import holdings, operators
from ropa.store.searching import search
from tests.conftest import AUTHOR, new
from tests.core.full_client import DAY, FullClient

LONGEST = 30.0
"""Seconds of the processor that one try may take."""
SIGNS = "\x00\x01\x0b\x1b\u200b\u202e\ufeff\ud83d\U0001f600ӘғқңөұүһІ№₸«»<>&\"'\\/=+-@{}[]()%$#\n\r\t\u2028 .,:;1980aZяё"
WORDS = (
    "<b>", "&amp;", "<img src='\\\\evil\\a.png'>", "=1+1", "{name}", "%s", "[[1]]", "ТОО «Ромашка»", "БИН 230940001116",
    "5 лет", "Мы не передаём данные", "1.", "•", "http://a.example", "a@b.kz", "null", "[]", "{}", "2026-13-45",
    "-1", "1e999",
)  # fmt: skip


@cache
def client() -> tuple[bytes, str]:
    """A register with each fact that papers say, and its operator."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "client.ropa"
        made = FullClient(Register.create(path, AUTHOR))
        made.register.close()
        return path.read_bytes(), made.operator


@cache
def texts() -> tuple[tuple[str, bytes], ...]:
    """Published texts in every format that is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "client.ropa"
        path.write_bytes(client()[0])
        with closing(Register(path, AUTHOR)) as register:
            held = register.ask(holdings, client()[1])
        (paper,) = papers(held, ("policy",), Scope(DAY, drafts=True))
        return tuple((f"a.{name}", draw(paper.document(("ru",)))) for name, draw in FORMATS.items())


def strange(chance: random.Random, most: int = 60) -> str:
    """A text that no keyboard gives."""
    count = chance.randint(0, most)
    text = "".join(chance.choice(WORDS if chance.random() < 0.3 else tuple(SIGNS)) for _ in range(count))
    return text * chance.choice((1, 1, 1, 50)) if chance.random() < 0.1 else text


def storable(chance: random.Random) -> str:
    """A strange text that SQLite takes: halves of pairs are none."""
    return strange(chance).encode("utf-8", "replace").decode()


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """Bytes with some of them changed, left out, doubled, or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        place = chance.randrange(max(len(made), 1))
        end = place + chance.choice((1, 4, 100, 4096))
        match chance.randrange(6):
            case 0 | 1:
                made[place : place + 1] = bytes([chance.randrange(256)])
            case 2:
                made[place:end] = chance.randbytes(end - place)
            case 3:
                del made[place:end]
            case 4:
                made[place:place] = made[place:end]
            case _:
                made[place:] = made[place:] if chance.random() < 0.8 else b""
    return bytes(made)


def _used(register: Register) -> None:
    """What a person does first with a file."""
    for one in register.ask(operators)[:3]:
        held = register.ask(holdings, one.uid)
        register.ask(search, "sales", one.uid)
        for paper in papers(held, ("register", "consent"), Scope(DAY, drafts=True)):
            FORMATS["txt"](paper.document(("ru",)))


def opening(chance: random.Random, folder: Path) -> None:
    """A register whose bytes were spoiled."""
    path = folder / "spoiled.ropa"
    path.write_bytes(spoiled(client()[0], chance))
    with closing(Register(path, AUTHOR)) as register:
        _used(register)


def rows(chance: random.Random, folder: Path) -> None:
    """A sound database in whose cells stands what our program never writes."""
    path = folder / "strange.ropa"
    path.write_bytes(client()[0])
    raw = sqlcipher3.connect(str(path), isolation_level=None)
    raw.execute("PRAGMA foreign_keys=OFF")
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for _ in range(chance.choice((1, 1, 2, 6))):
        one = chance.choice(tables)
        columns = [line[1] for line in raw.execute("SELECT * FROM pragma_table_info(?)", (one,))]
        values = (None, 0, -1, 2**62, 1.5, b"\xff\x00", "", storable(chance), "[1]", '{"ru": 5}', '"x"')
        update = f'UPDATE "{one}" SET "{chance.choice(columns)}" = ? WHERE rowid % 3 = ?'  # noqa: S608
        try:
            raw.execute(update, (chance.choice(values), chance.randrange(3)))
        except sqlcipher3.DatabaseError:
            continue
    raw.close()
    with closing(Register(path, AUTHOR)) as register:
        _used(register)


def reading(chance: random.Random, folder: Path) -> None:  # noqa: ARG001 (all are called alike)
    """A published text whose bytes were spoiled, or that says strange things."""
    name, data = chance.choice(texts())
    if name.endswith(("txt", "html")) and chance.random() < 0.5:
        place = chance.randrange(len(data))
        data = data[:place] + strange(chance, 300).encode("utf-8", "replace") + data[place:]
    else:
        data = spoiled(data, chance)
    read_text(text_of(name, data)[:60_000])


def composing(chance: random.Random, folder: Path) -> None:
    """A client whose facts were overwritten with strange ones, and all papers of it."""
    path = folder / "typed.ropa"
    path.write_bytes(client()[0])
    with closing(Register(path, AUTHOR)) as register:
        held = register.ask(holdings, client()[1])
        every = [(kind, one) for kind in KINDS for one in held.all(kind)]
        for kind, row in chance.sample(every, min(len(every), 6)):
            key, known = chance.choice(list(fields(kind).items()))
            if key in ("status", "approved", "approval_order") or known.kind in (Kind.LINK, Kind.LINKS, Kind.FILE):
                continue
            _typed(register, row.uid, key, known.kind, chance)
        if chance.random() < 0.3:
            kind = chance.choice([one for one in KINDS if "operator" in parents(one)])
            new(register, kind, {}, client()[1])
        held = register.ask(holdings, client()[1])
        kind = chance.choice(list(KINDS_OF_PAPER))
        languages = chance.choice((("kk",), ("ru",), ("en",), ("kk", "ru")))
        for paper in papers(held, (kind,), Scope(DAY, drafts=True)):
            document = paper.document(languages)
            FORMATS[chance.choice(list(FORMATS))](document)


def _typed(register: Register, uid: str, key: str, kind: Kind, chance: random.Random) -> None:
    """Something typed into one fact; what cannot be read waits."""
    typed: Any = strange(chance)
    if kind in (Kind.WORDS, Kind.PROSE):
        typed = {chance.choice(("kk", "ru", "en")): typed}
    elif kind in (Kind.CODES, Kind.LINES):
        typed = [typed, strange(chance)]
    elif kind is Kind.PAIRS:
        typed = {strange(chance, 5): strange(chance, 5)}
    with suppress(RopaError):  # what no field can hold at all
        register.do(change, uid, {key: typed})


DOORS: dict[str, Callable[[random.Random, Path], None]] = {
    one.__name__: one for one in (opening, rows, reading, composing)
}


def attempt(door: str, seed: int) -> str:
    """One try: "good", "refused", or what was raised and where."""
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        try:
            DOORS[door](random.Random(f"{door} {seed}"), Path(folder))
            how = "good"
        except RopaError:
            how = "refused"
        except Exception as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
            place = traceback.extract_tb(error.__traceback__)[-1]
            ours = [one for one in traceback.extract_tb(error.__traceback__) if "/ropa/" in one.filename]
            own = ours[-1] if ours else place
            how = f"{type(error).__name__} at {Path(own.filename).name}:{own.lineno} {str(error)[:100]!r}"
    return how if (took := time.process_time() - began) < LONGEST else f"took {took:.0f} s"


def main() -> int:
    """Try until so many minutes of the processor are used, or Ctrl+C; 1 where anything but a refusal came of it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=float, default=60)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--door", choices=list(DOORS), action="append")
    given = asked.parse_args()
    client(), texts()
    logging.disable()  # the library of PDFs tells of each thing that it mends
    end, seed, told, found = time.process_time() + 60 * given.minutes, given.seed, Counter[str](), Counter[str]()
    with suppress(KeyboardInterrupt):
        while time.process_time() < end:
            for door in given.door or DOORS:
                how = attempt(door, seed)
                told[f"{door} {how if how in ('good', 'refused') else 'broke'}"] += 1
                if how not in ("good", "refused"):
                    if not found[how]:
                        print(f"{door} {seed}: {how}", flush=True)
                    found[how] += 1
            seed += 1
    print(f"{(time.process_time() - end) / 60 + given.minutes:.1f} minutes of the processor", end=": ")
    print(", ".join(f"{what}: {count}" for what, count in sorted(told.items())))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
