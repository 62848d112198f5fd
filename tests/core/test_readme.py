"""README is true: its Python example runs, its table of options is the command line's, its commands are CI's."""

import re
from pathlib import Path

from ropa.cli.arguments import parser
from ropa.cli.export import WHOLE
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.i18n import translator

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_in_python_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    facts: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), facts)  # noqa: S102 (our own README)
    assert facts["held"].all("activity")[0]["means"] is None
    assert (tmp_path / "clients.ropa").is_file()


def test_every_option_is_in_the_table():
    listed = set(re.findall(r"^\| `(--[a-z-]+)`", README, re.MULTILINE))
    commands = next(action for action in parser(translator("en"))._actions if action.dest == "command")
    export = commands.choices["export"]
    options = {name for action in export._actions for name in action.option_strings if name.startswith("--")}
    assert listed == options - {"--help", "--out"}


def test_kinds_and_formats_are_named():
    rows = dict(re.findall(r"^\| `(--[a-z-]+)` \| (.*?) \|$", README, re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", rows["--document"])) == set(KINDS_OF_PAPER)
    assert set(re.findall(r"`(\w+)`", rows["--format"])) == {*FORMATS, *WHOLE}


def test_pictures_of_readme_are_in_the_repo():
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).stat().st_size > 10_000, path


def test_ci_finds_the_test_command():
    command = README.split("<!-- test command -->\n```sh\n")[1].split("\n```")[0]
    assert command.endswith("python -m pytest -q")
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
