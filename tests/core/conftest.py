"""What modules beside these tests assert is told with its values, as in tests."""

from __future__ import annotations

import pytest

for _beside in (
    "acting",
    "asked_papers",
    "full_client",
    "inside_papers",
    "laid_out",
    "one_language",
    "pdf_papers",
    "scenario",
    "scenario_lists",
    "taking_in.taking",
    "token_register",
    "walking",
    "way_back",
):
    pytest.register_assert_rewrite(f"tests.core.{_beside}")
