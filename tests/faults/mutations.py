"""Mutations of the guards: one sign of a module is altered at a time, and its tests have to notice.

`python -m tests.faults.mutations [GUARD ...] [--most N] [--seed N]`; what no test noticed is printed with its place.
UI-05 asks for nine of ten.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from copy import deepcopy
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import pytest

ROOT = Path(__file__).parents[2]
GUARDS = {
    "paragraphs": (
        ("ropa.documents.render.paragraph", "ropa.documents.render.letters"),
        ("core/test_paragraph.py", "core/test_pdf.py"),
    ),
    "clean": (("ropa.words",), ("core/test_words.py", "core/test_hostile_text.py")),
    "names": (("ropa.exchange.files",), ("core/test_file_names.py", "core/test_files.py")),
    "opening": (
        ("ropa.store.opening", "ropa.store.to_read", "ropa.store.left_behind"),
        (
            "core/test_left_behind.py",
            "core/test_to_read.py",
            "core/opening",
            "core/test_unclean.py",
            "core/test_locking.py",
            "core/test_password.py",
            "core/upgrade",
        ),
    ),
    "backups": (
        ("ropa.store.thinning", "ropa.store.backup_names", "ropa.store.backups"),
        ("core/test_thinning.py", "core/test_swapping.py", "core/test_left_behind.py", "core/backups"),
    ),
}
"""What guards, by the modules it stands in and the tests that hold it, the quickest first."""
LOADED = ("alembic.command", "hypothesis", "pypdf", "reportlab.pdfgen.canvas", "sqlalchemy.orm", "sqlcipher3")
"""Loaded once, for all children; nothing of ours is."""
LONGEST = 180
"""Seconds of the processor after which a mutant that never ends counts as noticed; one that sleeps, after ten times as
many by the clock.
"""
OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip


def altered(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """(place and what was altered, the module with it)."""
    for number, node in enumerate(ast.walk(tree)):
        for what in _alterations(node):
            copy = deepcopy(tree)
            twin = next(one for n, one in enumerate(ast.walk(copy)) if n == number)
            before = ast.unparse(twin)
            _alter(twin, what)
            yield f"{twin.lineno}: {before[:70]!r}, {what}", ast.fix_missing_locations(copy)  # type: ignore[attr-defined]


def _alterations(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(ops=[op]) | ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in OTHER:
            yield OTHER[type(op)].__name__
        case ast.UnaryOp(op=ast.Not()):
            yield "without not"
        case ast.Constant(value=bool() | int()):
            yield "another value"
        case ast.Expr(value=ast.Call()):
            yield "left out"


def _alter(node: ast.AST, what: str) -> None:
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [OTHER[type(op)]()]  # type: ignore[list-item]
        case ast.BoolOp(op=op) | ast.BinOp(op=op):
            node.op = OTHER[type(op)]()  # type: ignore[assignment]
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        case ast.Constant(value=value):
            node.value = not value if isinstance(value, bool) else value + 1  # type: ignore[operator]
        case ast.Expr():
            node.value = ast.Constant(what)


class Altered(SourceFileLoader):
    """Imports one module as it was altered."""

    def __init__(self, name: str, tree: ast.Module | None) -> None:
        super().__init__(name, str(ROOT / f"{name.replace('.', '/')}.py"))
        self._tree = tree

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The module, where it is this one."""
        return spec_from_file_location(name, self.path, loader=self) if name == self.name and self._tree else None

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 (given by the library)
        assert self._tree
        return compile(self._tree, self.path, "exec")


def noticed(module: str, tree: ast.Module | None, tests: tuple[str, ...]) -> bool:
    """Whether the tests fail with a module altered so, in a child of ours."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        sys.meta_path.insert(0, Altered(module, tree))  # type: ignore[arg-type]
        with tempfile.TemporaryDirectory() as folder:
            options = ["-n0", "-x", "-q", "-p", "no:cacheprovider", "--assert=plain", f"--basetemp={folder}/tests"]
            code = pytest.main([*options, *(f"tests/{one}" for one in tests)])
        os._exit(code)
    end = time.monotonic() + 10 * LONGEST
    while time.monotonic() < end:
        ended, how = os.waitpid(child, os.WNOHANG)
        if ended:
            return how != 0
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def main() -> int:
    """Try them; 1 where less than nine of ten were noticed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("guard", nargs="*", help=", ".join(GUARDS))
    asked.add_argument("--most", type=int, default=1000, help="of each guard, chosen by chance")
    asked.add_argument("--seed", type=int, default=94)
    given = asked.parse_args()
    for one in LOADED:
        importlib.import_module(one)
    whole, missed = 0, 0
    for guard in given.guard or GUARDS:
        modules, tests = GUARDS[guard]
        if noticed(modules[0], None, tests):
            print(f"{guard}: its tests fail as it is")
            return 1
        mutants = [
            (module, place, tree)
            for module in modules
            for place, tree in altered(ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text("utf-8")))
        ]
        chosen = random.Random(given.seed).sample(mutants, min(given.most, len(mutants)))
        left = 0
        for module, place, tree in chosen:
            if not noticed(module, tree, tests):
                left += 1
                print(f"  {module}:{place}", flush=True)
        whole, missed = whole + len(chosen), missed + left
        print(f"{guard}: {len(chosen) - left} of {len(chosen)} noticed, of {len(mutants)} that there are", flush=True)
    print(f"{whole - missed} of {whole} noticed")
    return int(missed > whole / 10)


if __name__ == "__main__":
    sys.exit(main())
