"""Two hundred generated registers, each written as a workbook and put back into an empty register, say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ropa.i18n import LANGUAGES
from tests.core.generated_register import plans
from tests.core.test_workbook_reading import put_back_whole
from tests.faults.conftest import times


@settings(max_examples=times(200, 20), deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans(), language=st.sampled_from(LANGUAGES))
def test_generated_registers_are_put_back_whole(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, plan: Any, language: str
) -> None:
    put_back_whole(tmp_path_factory.mktemp("generated"), empty, plan, language)
