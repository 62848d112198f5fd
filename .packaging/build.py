"""Build the packaged program for this system, start it, and say how large and how quick it is.

`python .packaging/build.py [--keep]`: an environment of its own in build/, PyInstaller by `.packaging/ropa.spec`, the
program in dist/ropa with its bill of materials. Linux only was tried; the window is started where there is Xvfb.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE, BUILT, DIST = ROOT / ".packaging", ROOT / "build", ROOT / "dist"
PYTHON = BUILT / "environment" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ENDING = ".exe" if os.name == "nt" else ""
PROGRAM, TRIAL = (DIST / "ropa" / f"{name}{ENDING}" for name in ("ropa", "tried"))
SHOWN = 180
"""Seconds within which the window has to show the sample, on a machine that has other work."""


def run(*command: str | Path, **more: str) -> str:
    """Run a command; what it printed. Ends the script where it fails."""
    done = subprocess.run([*map(str, command)], cwd=ROOT, env={**os.environ, **more}, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stdout[-2000:]}")
    return done.stdout


def build(*, keep: bool) -> None:
    """The environment, then the program and its bill of materials."""
    if not keep or not PYTHON.exists():
        shutil.rmtree(BUILT, ignore_errors=True)
        venv.create(BUILT / "environment", with_pip=True)
    run(PYTHON, "-m", "pip", "install", "-q", "--upgrade", ".[package]", PIP_CONSTRAINT="requirements.lock")
    run(PYTHON, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", ".")
    command = (PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR")
    run(*command, "--distpath", DIST, "--workpath", BUILT / "work", HERE / "ropa.spec")
    told = run(PYTHON, HERE / "sbom.py", BUILT / "collected.txt")
    (DIST / "ropa" / "sbom.cdx.json").write_text(told, encoding="utf-8")
    print(f"bill of materials: {len(json.loads(told)['components'])} components")


def try_it() -> None:
    """Every door of the program once, on a new home folder."""
    with tempfile.TemporaryDirectory() as folder:
        home, file, papers = {"HOME": folder, "LC_ALL": "C.UTF-8"}, Path(folder) / "my.ropa", Path(folder) / "papers"
        began = time.monotonic()
        print(run(PROGRAM, "--version", **home).strip(), f"in {time.monotonic() - began:.2f} s")
        run(PROGRAM, "sample", file, **home)
        print(run(PROGRAM, "info", file, **home).splitlines()[0])
        more = ("--format", "pdf", "--format", "docx", "--format", "html", "--format", "txt", "--format", "xlsx")
        print(run(PROGRAM, "export", file, "--out", papers, *more, "--processes", "2", **home).splitlines()[-1])
        page = next(papers.glob("*policy*ru.html"))
        print("read:", run(PROGRAM, "read", page, **home).splitlines()[1].strip())
        paper = next(papers.glob("*policy*ru.pdf"))
        checked = subprocess.run(
            [PROGRAM, "check", file], env={**os.environ, **home}, stdout=subprocess.PIPE, text=True
        )
        if checked.returncode not in (0, 1):
            sys.exit("check failed")
        print("check:", checked.stdout.splitlines()[-1], "; pages of a policy:", paper.stat().st_size, "bytes")
        _from_inside(Path(folder), home)
        if xvfb := shutil.which("xvfb-run"):
            _window(xvfb, Path(folder), home)


def _from_inside(folder: Path, home: dict[str, str]) -> None:
    """Every module, page and kind of file, by a program of the same modules; it is no part of what is shipped."""
    sources = [one.relative_to(ROOT) for top in ("ropa", "ui") for one in sorted((ROOT / top).rglob("*.py"))]
    modules = [".".join(one.with_suffix("").parts).removesuffix(".__init__") for one in sources]
    wanted = [one for one in modules if not one.endswith("__main__") and ".migrations" not in one]
    table = ROOT / "tests/files/tables/merged_heads.xlsx"
    print("from inside:", run(TRIAL, folder, table, *wanted, QT_QPA_PLATFORM="offscreen", **home).replace("\n", "; "))
    TRIAL.unlink()


def _window(xvfb: str, folder: Path, home: dict[str, str]) -> None:
    """The window on the sample, on a virtual screen: shown, and without a fault."""
    shot = f"""
        "{PROGRAM}" --sample & SECONDS=0
        until xwininfo -root -tree | grep -q "Sample, thrown away"
        do [ $SECONDS -lt {SHOWN} ] || exit 1; sleep 0.1; done
        echo shown after $SECONDS s; sleep 5; import -window root "{BUILT / "window.png"}"; kill %1 && echo alive
    """
    command = [xvfb, "-a", "bash", "-c", shot]
    done = subprocess.run(command, env={**os.environ, **home, "TMPDIR": str(folder)}, stdout=subprocess.PIPE, text=True)
    faults = [*folder.rglob("fault *.txt")]
    if "alive" not in done.stdout or faults:
        sys.exit(f"the window did not show the sample: {[one.read_text() for one in faults]}")
    print("window:", done.stdout.replace("alive", f"without a fault; see {BUILT / 'window.png'}").replace("\n", " "))


def main() -> None:
    """Build, try, and say how large it is."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--keep", action="store_true", help="go on with the environment that is in build/")
    began = time.monotonic()
    build(keep=asked.parse_args().keep)
    print(f"built in {time.monotonic() - began:.0f} s")
    try_it()
    files = [one for one in (DIST / "ropa").rglob("*") if one.is_file() and not one.is_symlink()]
    packed = shutil.make_archive(str(BUILT / "ropa"), "xztar", DIST, "ropa")
    print(f"{sum(one.stat().st_size for one in files) / 2**20:.0f} MiB in {len(files)} files,", end=" ")
    print(f"{Path(packed).stat().st_size / 2**20:.0f} MiB packed")


if __name__ == "__main__":
    main()
