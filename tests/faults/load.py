"""A mixed load on one register: edits, issued papers, exports, backups. Run as a program it makes children that do
nothing else, each until it is killed; what a child has done it says on a line of its own.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ropa.actions.records import change, create
from ropa.documents.papers import papers
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.exchange.files import folder_for, write_new, write_over
from ropa.register import Register
from ropa.store.backups import make_backup
from tests.conftest import change_all
from tests.core.issued import ALL, DAY, WHY, Club
from tests.faults.children import serve

SIGN = b"\n%% number "


@dataclasses.dataclass
class Load:
    """The register under load, the folder of its papers, and how many papers were issued."""

    club: Club
    papers: Path

    def edit(self, n: int) -> None:
        """One act over several records."""
        club = self.club
        club.register.do(change_all, [club.activity, club.party], {"notes": f"save {n} " * 50})

    def make(self, n: int) -> None:
        """A new row."""
        self.club.register.do(create, "basis", {"place": n}, self.club.purpose)

    def fill_in(self, n: int) -> None:
        """Two saves in an open form."""
        door = self.club.register.visit(self.club.activity)
        door.do(change, self.club.activity, {"place": n})
        door.do(change, self.club.purpose, {"place": n})

    def issue(self, n: int) -> None:  # noqa: ARG002 (all deeds are called alike)
        """The next edition of the consent text, in three languages."""
        number = len(self.club.editions()) + 1 if self.club.held.all("paper") else 1
        self.club.issue(number, languages=ALL, reason=WHY)

    def export(self, n: int) -> dict[str, str]:
        """A paper under a new name, and over the one that was written last."""
        (paper, *_) = papers(self.club.held, ("consent",), Scope(DAY))
        data = FORMATS["pdf"](paper.document(("ru",))) + SIGN + str(n).encode()
        folder_for(self.papers)
        write_new(self.papers, f"paper {n}.pdf", data)
        write_over(self.papers / "last.pdf", data)
        return {"sha256": sha256(data).hexdigest()}

    def back_up(self, n: int) -> dict[str, str]:  # noqa: ARG002 (all deeds are called alike)
        """A backup of the open register."""
        return {"backup": make_backup(self.club.register.source()).path.name}

    def deeds(self) -> list[tuple[str, Callable[[int], dict[str, str] | None]]]:
        """What is done in turn."""
        return [
            ("edit", self.edit),
            ("issue", self.issue),
            ("make", self.make),
            ("export", self.export),
            ("fill_in", self.fill_in),
            ("back_up", self.back_up),
        ]


def loaded(given: Mapping[str, Any]) -> Load:
    """The load on the register of a job."""
    register = Register(Path(given["path"]), "Saver", given["key"])
    return Load(Club(register, **given["club"]), Path(given["papers"]))


def run(given: Mapping[str, Any]) -> None:
    """Do one thing after the other, for ever."""
    load = loaded(given)
    deeds = load.deeds()
    n = given["start"]
    while True:
        name, deed = deeds[n % len(deeds)]
        told = deed(n) or {}
        print(json.dumps({"n": n, "did": name, **told}), flush=True)
        n += 1


if __name__ == "__main__":
    serve(run)
