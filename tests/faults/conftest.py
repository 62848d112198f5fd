"""How long the faults are looked for: `ROPA_FAULTS=short` for a glance, else as long as the promise says."""

from __future__ import annotations

import os

import pytest

from tests.conftest import empty, house, register

__all__ = ["empty", "house", "register"]

SHORT = os.environ.get("ROPA_FAULTS") == "short"


def times(long: int, short: int) -> int:
    """How often something is tried."""
    return short if SHORT else long


def pytest_report_header() -> str:
    return f"faults: {'short' if SHORT else 'long'}"


@pytest.fixture(scope="session")
def chance_seed() -> int:
    """The seed of all moments and places that are chosen by chance, so that what is found is found again."""
    return int(os.environ.get("ROPA_FAULTS_SEED", "94"))
