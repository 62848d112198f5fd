"""Build the packaged program for this system, start it, and say how large and how quick it is.

`python .packaging/build.py [--keep]`: an environment of its own in build/, PyInstaller by `.packaging/ropa.spec`, the
program in dist/ropa with its bill of materials. Linux only was tried; the window is started where there is Xvfb.
"""

from __future__ import annotations

import argparse
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
PROGRAM = DIST / "ropa" / ("ropa.exe" if os.name == "nt" else "ropa")


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
    (DIST / "ropa" / "sbom.cdx.json").write_text(run(PYTHON, HERE / "sbom.py"), encoding="utf-8")


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
        if xvfb := shutil.which("xvfb-run"):
            _window(xvfb, Path(folder), home)


def _window(xvfb: str, folder: Path, home: dict[str, str]) -> None:
    """The window on the sample, on a virtual screen; it has to stay open, and to report no fault."""
    shot = f'"{PROGRAM}" --sample & sleep 15; import -window root "{BUILT / "window.png"}"; kill %1 && echo alive'
    command = [xvfb, "-a", "bash", "-c", shot]
    done = subprocess.run(command, env={**os.environ, **home}, stdout=subprocess.PIPE, text=True)
    faults = [*folder.rglob("fault *.txt")]
    if "alive" not in done.stdout or faults:
        sys.exit(f"the window did not stay: {[one.read_text() for one in faults]}")
    print("window: open for 15 s without a fault; see", BUILT / "window.png")


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
