"""The bill of materials of the packaged Ropa, as CycloneDX 1.6 JSON on standard output: what is installed and needed,
the libraries that came compiled into sqlcipher3, PyInstaller, and what was taken from the system of the machine
(`sbom.py FILE` with a path a line, as `ropa.spec` leaves them).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement


def needed(name: str, found: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """Names of packages, each with those that it needs here itself."""
    found = {} if found is None else found
    key = _key(name)
    if key in found:
        return found
    found[key] = []
    for line in distribution(name).requires or ():
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate({**default_environment(), "extra": ""}):
            try:
                needed(one.name, found)
            except PackageNotFoundError:
                found.pop(_key(one.name), None)
                continue
            found[key].append(_key(one.name))
    return found


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def component(name: str) -> dict[str, Any]:
    """One package."""
    about = distribution(name)
    told = about.metadata
    licence = told.get("License-Expression") or (told.get("License") or "").split("\n")[0]
    kind = "application" if name == "ropa" else "library"
    reference = f"pkg:pypi/{name}@{about.version}"
    made = {"type": kind, "bom-ref": reference, "name": name, "version": about.version, "purl": reference}
    return made | ({"licenses": [{"license": {"name": licence}}]} if licence else {})


def compiled_in() -> list[dict[str, Any]]:
    """What sqlcipher3 holds beside its own code."""
    import sqlcipher3

    asked = sqlcipher3.connect(":memory:")
    asked.execute("PRAGMA key='x'")  # only then it tells of its cipher

    def said(what: str) -> str:
        return str((asked.execute(f"PRAGMA {what}").fetchone() or ("unknown",))[0])

    versions = {
        "sqlite": sqlcipher3.sqlite_version,
        "sqlcipher": said("cipher_version").split()[0],
        said("cipher_provider").lower() or "openssl": said("cipher_provider_version"),
    }
    return [
        {"type": "library", "bom-ref": f"sqlcipher3/{name}", "name": name, "version": one}
        for name, one in versions.items()
    ]


def of_system(collected: list[str]) -> list[dict[str, Any]]:
    """Packages of the system (Debian's, as far as it tells) out of which libraries were taken; one that no package
    owns is named by itself. Python's own files are Python.
    """
    found: dict[str, dict[str, Any]] = {}
    for path in collected:
        if Path(path).is_relative_to(sys.base_prefix):
            continue
        name, version = _owner(path) or (Path(path).name, "")
        made = {"type": "library", "bom-ref": f"system/{name}", "name": name}
        found[name] = made | ({"version": version, "purl": f"pkg:deb/{name}@{version}"} if version else {})
    return [found[name] for name in sorted(found)]


def _owner(path: str) -> tuple[str, str] | None:
    """Name and version of the Debian package that a file is of; it may know the file under /usr only."""
    for one in (path, f"/usr{path}"):
        try:
            owner = subprocess.run(["dpkg-query", "-S", one], capture_output=True, text=True)
        except OSError:
            return None
        if owner.returncode == 0:
            name = owner.stdout.split(": ")[0].split(", ")[0]
            shown = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True)
            return name.partition(":")[0], shown.stdout
    return None


def bill(collected: list[str]) -> dict[str, Any]:
    """All of it. No time and no number of its own: the same packages give the same bytes."""
    graph = needed("ropa")
    parts = {name: component(name) for name in sorted(graph)}
    inside, taken = compiled_in(), [component("pyinstaller"), *of_system(collected)]
    python = {"type": "platform", "bom-ref": "python", "name": "python", "version": sys.version.split()[0]}
    links = [
        {"ref": parts[name]["bom-ref"], "dependsOn": sorted(parts[one]["bom-ref"] for one in set(graph[name]))}
        for name in parts
    ]
    links += [{"ref": one["bom-ref"], "dependsOn": []} for one in (*inside, *taken)]
    for one in links:
        if one["ref"] == parts["sqlcipher3"]["bom-ref"]:
            one["dependsOn"] += [part["bom-ref"] for part in inside]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": parts.pop("ropa")},
        "components": [*parts.values(), *inside, *taken, python],
        "dependencies": links,
    }


if __name__ == "__main__":
    print(json.dumps(bill(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()), indent=2, ensure_ascii=False))
