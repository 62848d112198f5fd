"""The command check: what it prints, its exit codes, and what an acceptance does to both."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from shutil import copy

import pytest

from ropa.actions.checking import accept_finding, findings, withdraw_acceptance
from ropa.actions.records import change
from ropa.actions.sample import IN_ORDER, OPERATORS, sample_uid
from ropa.cli import main
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.rules.checking import acceptance_of
from ropa.words import Words

DAY = dt.datetime.now().astimezone().date()
WHY = Words.of({"ru": "проверено юристом"})


@pytest.fixture
def file(sample_file: Path, tmp_path: Path) -> Path:
    """The sample in a file."""
    return copy(sample_file, tmp_path / "clients.ropa")


def _told(file: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["check", str(file), *more])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_said_in_the_language_of_the_system(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    code, out = _told(file, capsys, "--operator", "O-003", "--json")
    (operator,) = json.loads(out)
    assert (code, operator["ref"]) == (1, "O-003")
    register = Register(file, "Aliya")
    _, found = register.ask(findings, operator["uid"], DAY)
    register.close()
    assert [(one["law"], one["rule"], one["row"], one["key"]) for one in operator["findings"]] == [
        (one.law, one.rule, one.row, one.key) for one in found
    ]
    assert all(one["sentence"] and one["article"] and not one["accepted"] for one in operator["findings"])


def test_an_operator_in_order_gives_no_error(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = Register(file, "Aliya")
    reading, found = register.ask(findings, sample_uid(IN_ORDER, "operator"), DAY)
    register.close()
    assert found == ()
    assert _told(file, capsys, "--operator", reading.held.operator.ref)[0] == 0


def test_an_accepted_finding_stays_and_is_no_error_until_its_values_change(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = Register(file, "Aliya")
    uid = sample_uid(OPERATORS[0], "operator")
    _, found = register.ask(findings, uid, DAY)
    for one in found:
        register.do(accept_finding, one, WHY, DAY)
    held = register.ask(findings, uid, DAY)[0].held
    accepted = [acceptance_of(held, one) for one in found]
    assert all(one is not None and (one["author"], one["date"]) == ("Aliya", DAY) for one in accepted)
    register.close()
    code, out = _told(file, capsys, "--operator", "O-001", "--json")
    told = json.loads(out)[0]["findings"]
    assert (code, len(told)) == (0, len(found))
    assert all(one["accepted"] == {"by": "Aliya", "on": str(DAY), "reason": "проверено юристом"} for one in told)

    register = Register(file, "Aliya")
    register.do(change, uid, {"policy_order": "1/26"})  # the values for which R28 was accepted are others now
    reading, again = register.ask(findings, uid, DAY)
    lapsed = {one.rule for one in again if acceptance_of(reading.held, one) is None}
    first = acceptance_of(reading.held, next(one for one in again if one.rule not in lapsed))
    assert first is not None
    register.do(withdraw_acceptance, first.uid)
    reading, again = register.ask(findings, uid, DAY)
    register.close()
    assert {"R28"} <= lapsed <= {"R28", "K20"}, "and the operator says something else since it was approved"
    assert first.uid not in reading.held.index
    assert _told(file, capsys, "--operator", "O-001", "--json")[1].count('"accepted": null') == 1 + len(lapsed)


def test_what_changed_is_judged_as_if_all_were(file: Path) -> None:
    register = Register(file, "Aliya")
    uid = sample_uid(OPERATORS[0], "operator")
    known = register.ask(findings, uid, DAY)
    item = known[0].held.all("activity")[0].of("item")[0]
    several = (
        (item.uid, {"category": "biometric"}),
        (uid, {"subjects": 600_000}),
        (uid, {"name": {"ru": "ТОО «Новое»"}}),
    )
    for row, values in several:
        register.do(change, row, values)
        known = register.ask(findings, uid, DAY, known)
        assert known[1] == register.ask(findings, uid, DAY)[1]
    register.close()
